import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveWay } from '../../workers/give-way.ts';
import { storeInbound } from '../support/case.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';

describe('triage gives way to ingest', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  it('not at all in everyday life', async () => {
    for (let n = 0; n < 100; n++) await storeInbound(database.db);
    const start = performance.now();
    await giveWay(database);
    expect(performance.now() - start).toBeLessThan(150);
  });

  it('in a burst, until the burst has been taken in', async () => {
    await storeInbound(database.db);
    let passed = false;
    const waiting = giveWay(database).then(() => {
      passed = true;
    });
    await new Promise(resolve => setTimeout(resolve, 500));
    expect(passed).toBe(false);
    await database.db.updateTable('inbound').set({ status: 'done' }).execute();
    await waiting;
    expect(passed).toBe(true);
  });

  it('no longer than until the process is to stop', async () => {
    for (let n = 0; n < 101; n++) await storeInbound(database.db);
    const stop = new AbortController();
    const start = performance.now();
    const waiting = giveWay({ db: database.db, stopping: stop.signal });
    await new Promise(resolve => setTimeout(resolve, 300));
    stop.abort();
    await waiting;
    expect(performance.now() - start).toBeGreaterThan(290);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
