import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { claim, firstWaiting, giveBack, releaseDead, releaseOwn } from '../../src/store/claims.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});
afterAll(() => base.close());

/** Four mails, the second and the third tried before. */
beforeEach(async () => {
  await base.db.deleteFrom('inbound').execute();
  const row = (uid: number, attempts: number) => ({
    ...{ mailbox: 'a@b.example', folder: 'INBOX', uidValidity: 1, uid, attempts },
    ...{ receivedAt: new Date(), size: 1 },
  });
  await base.db
    .insertInto('inbound')
    .values([row(1, 0), row(2, 2), row(3, 1), row(4, 0)])
    .execute();
});

async function uids(ids: readonly number[]): Promise<number[]> {
  const rows = await base.db.selectFrom('inbound').select(['id', 'uid']).orderBy('uid').execute();
  return rows.filter(({ id }) => ids.includes(id)).map(({ uid }) => uid);
}

async function attempts(): Promise<number[]> {
  const rows = await base.db.selectFrom('inbound').select('attempts').orderBy('uid').execute();
  return rows.map(row => row.attempts);
}

const MINE = 7;
const wary = () => claim(base.db, 'ingest', MINE, 50, 'wary');

it('takes the oldest, tried before or not', async () => {
  expect(await uids(await claim(base.db, 'ingest', MINE, 3))).toEqual([1, 2, 3]);
});

it('what was tried before comes last and alone: if it kills the process, it takes nothing along', async () => {
  expect(await uids(await wary())).toEqual([1, 4]);
  expect(await uids(await wary())).toEqual([2]);
  expect(await uids(await wary())).toEqual([3]);
  expect(await wary()).toEqual([]);
  expect(await attempts()).toEqual([1, 3, 2, 1]);
});

it('an outage does not count as a try', async () => {
  const ids = await claim(base.db, 'ingest', MINE, 2);
  await giveBack(base.db, 'ingest', ids, 0, 'uncounted');
  expect(await attempts()).toEqual([0, 2, 1, 0]);
  await giveBack(base.db, 'ingest', await claim(base.db, 'ingest', MINE, 2), 0);
  expect(await attempts()).toEqual([1, 3, 1, 0]);
});

it('frees what this process could not give back, and nobody else’s', async () => {
  const mine = await claim(base.db, 'ingest', MINE, 2);
  await claim(base.db, 'ingest', MINE + 1, 2);
  expect(await firstWaiting(base.db, 'ingest')).toBeNull();
  expect(await releaseOwn(base.db, 'ingest', MINE)).toBe(2);
  expect(await firstWaiting(base.db, 'ingest')).toBe(mine[0]);
  expect(await attempts()).toEqual([0, 2, 2, 1]);
  // Nobody holds the lock of either: both count as dead.
  expect(await releaseDead(base.db, 'ingest')).toBe(2);
});
