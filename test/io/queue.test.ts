import { afterAll, expect, test } from 'vitest';
import { openQueues } from '../../src/io/queue.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';
import { queueSuite } from '../support/queue-suite.ts';

const databases: TestDatabase[] = [];
afterAll(async () => {
  for (const database of databases) await database.close();
});

queueSuite('PostgreSQL', async () => {
  const database = await testDatabase();
  databases.push(database);
  return database.url;
});

test.each(['postgres://kulanz@127.0.0.1:1/kulanz', 'redis://127.0.0.1:1'])(
  'a server that is not there is an error: %s',
  async url => {
    const silent = { warn: () => undefined, error: () => undefined };
    const began = performance.now();
    await expect(openQueues(url, silent)).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(12_000);
  },
);
