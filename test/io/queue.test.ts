import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openQueues } from '../../src/io/queue.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';
import { queueSuite } from '../support/queue-suite.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

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

test('a connection that breaks while a worker begins neither ends nor stops the process', async () => {
  const database = await testDatabase();
  databases.push(database);
  const { hostname, port } = new URL(database.url);
  const proxy = await startTcpProxy(hostname, Number(port));
  const url = new URL(database.url);
  url.port = String(proxy.port);
  const away: unknown[] = [];
  const log = { warn: () => undefined, error: () => undefined };
  const queues = await openQueues(String(url), { ...log, unreachable: error => away.push(error) });
  const got: number[] = [];
  queues.work('ingest', async ({ id }) => void got.push(id));
  // A worker that asks without a pause would let no timer run.
  const began = performance.now();
  for (let times = 0; times < 40; times++) {
    proxy.drop();
    await sleep(5);
  }
  expect(performance.now() - began).toBeLessThan(5_000);
  await expect
    .poll(() => queues.ring('ingest', 1).then(() => got), { timeout: 10_000 })
    .toEqual([1]);
  expect(away.length).toBeGreaterThan(0);
  expect(away.length).toBeLessThan(400);
  await queues.close(1_000);
  await proxy.close();
});
