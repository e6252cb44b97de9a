import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Arrival, rawStream, readRaw, storeBatch } from '../../src/store/arrivals.ts';
import { storeLarge, storeQuarantined } from '../../src/store/arrivals-odd.ts';
import { CHUNK } from '../../src/store/raw-chunks.ts';
import {
  advanceWatermark,
  type FolderKey,
  loadWatermark,
  startWatermark,
} from '../../src/store/watermark.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';

let base: TestDatabase;
let key: FolderKey;
let counter = 0;

beforeAll(async () => {
  base = await testDatabase();
});

afterAll(() => base.close());

beforeEach(async () => {
  counter += 1;
  key = { mailbox: `m${counter}@shop.example`, folder: 'INBOX', uidValidity: 7 };
  await startWatermark(base.db, key, 1, new Date(0));
});

const receivedAt = new Date('2026-11-20T10:00:00Z');

function arrival(uid: number, text = `${key.mailbox} ${uid}`): Arrival {
  const source = Buffer.from(text);
  return { uid, size: source.length, receivedAt, source };
}

const rows = (mailbox = key.mailbox) =>
  base.db.selectFrom('inbound').selectAll().where('mailbox', '=', mailbox).orderBy('uid').execute();

const lastUid = async (): Promise<number | undefined> =>
  (await loadWatermark(base.db, key.mailbox, key.folder))?.lastUid;

async function* pieces(source: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < source.length; at += size) yield source.subarray(at, at + size);
}

describe('a batch', () => {
  it('stores rows, bytes and watermark together', async () => {
    const big = randomBytes(CHUNK * 2 + 5);
    const mails = [arrival(3), { ...arrival(4), source: big }, arrival(9, '')];
    const ids = await storeBatch(base.db, key, mails, 9);
    expect(ids).toHaveLength(3);
    expect((await rows()).map(row => [row.uid, row.status, row.size])).toEqual([
      [3, 'stored', arrival(3).size],
      [4, 'stored', big.length],
      [9, 'stored', 0],
    ]);
    expect((await readRaw(base.db, ids[1] ?? 0)).equals(big)).toBe(true);
    expect((await buffer(rawStream(base.db, ids[1] ?? 0))).equals(big)).toBe(true);
    expect((await rows())[1]?.digest).toEqual(createHash('sha256').update(big).digest());
    expect(await lastUid()).toBe(9);
  });

  it('stores nothing at all when the watermark belongs to another life', async () => {
    await startWatermark(base.db, { ...key, uidValidity: 8 }, 1, new Date(0));
    await expect(storeBatch(base.db, key, [arrival(1)], 1)).rejects.toThrow(/new life/);
    expect(await rows()).toEqual([]);
    expect(await lastUid()).toBe(0);
  });

  it('takes the same UIDs again without storing them again', async () => {
    await storeBatch(base.db, key, [arrival(1), arrival(2)], 2);
    const ids = await storeBatch(base.db, key, [arrival(1), arrival(2), arrival(3)], 3);
    expect((await rows()).map(row => row.status)).toEqual(['stored', 'stored', 'stored']);
    expect(ids).toEqual([(await rows())[2]?.id]);
  });

  it('survives two pollers that store the same mails at the same time', async () => {
    const mails = Array.from({ length: 50 }, (_, at) => arrival(at + 1));
    const ids = await Promise.all([1, 2].map(() => storeBatch(base.db, key, mails, 50)));
    expect(ids.flat()).toHaveLength(50);
    expect(await rows()).toHaveLength(50);
  });

  it('never moves the watermark back', async () => {
    await storeBatch(base.db, key, [arrival(5)], 5);
    await storeBatch(base.db, key, [arrival(2)], 2);
    expect(await lastUid()).toBe(5);
  });
});

describe('the same bytes again', () => {
  it('are a duplicate without bytes, in the same batch, folder or another', async () => {
    const text = `twice ${key.mailbox}`;
    const [first] = await storeBatch(base.db, key, [arrival(1, text), arrival(2, text)], 2);
    const alias = { ...key, folder: 'Junk' };
    await startWatermark(base.db, alias, 1, new Date(0));
    expect(await storeBatch(base.db, alias, [arrival(1, text)], 1)).toEqual([]);
    const copies = (await rows()).filter(row => row.status === 'duplicate');
    expect(copies.map(row => row.duplicateOf)).toEqual([first, first]);
    for (const copy of copies) expect(await readRaw(base.db, copy.id)).toHaveLength(0);
  });

  it('are read when the first were only put aside', async () => {
    const text = `aside ${key.mailbox}`;
    const [first] = await storeBatch(base.db, key, [arrival(1, text)], 1);
    await base.db
      .updateTable('inbound')
      .set({ status: 'quarantined', reason: 'unreadable' })
      .where('id', '=', first ?? 0)
      .execute();
    expect(await storeBatch(base.db, key, [arrival(2, text)], 2)).toHaveLength(1);
  });

  it('are recognised when the folder is numbered anew', async () => {
    await storeBatch(base.db, key, [arrival(1), arrival(2)], 2);
    const anew = { ...key, uidValidity: 8 };
    await startWatermark(base.db, anew, 11, new Date(0));
    const ids = await storeBatch(
      base.db,
      anew,
      [arrival(11, `${key.mailbox} 2`), arrival(12, 'new'.concat(key.mailbox))],
      12,
    );
    expect(ids).toHaveLength(1);
    expect((await rows()).map(row => [row.uidValidity, row.uid, row.status])).toEqual([
      [7, 1, 'stored'],
      [7, 2, 'stored'],
      [8, 11, 'duplicate'],
      [8, 12, 'stored'],
    ]);
  });
});

describe('a large mail', () => {
  const limit = 10 * CHUNK;
  const meta = (uid: number, size: number) => ({ uid, size, receivedAt });

  it('is stored while it comes, whatever the pieces', async () => {
    for (const [uid, piece] of [7_001, CHUNK, CHUNK * 3 + 1].entries()) {
      const source = randomBytes(CHUNK * 4 + 99);
      const id = await storeLarge(
        base.db,
        key,
        meta(uid + 1, source.length),
        pieces(source, piece),
        limit,
      );
      expect((await readRaw(base.db, Number(id))).equals(source)).toBe(true);
      expect((await rows())[uid]).toMatchObject({
        size: source.length,
        digest: createHash('sha256').update(source).digest(),
      });
    }
    expect(await lastUid()).toBe(3);
  });

  it('leaves nothing behind when it breaks off', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield randomBytes(CHUNK * 2);
      throw new Error('connection lost');
    }
    const storing = storeLarge(base.db, key, meta(1, CHUNK * 3), broken(), limit);
    await expect(storing).rejects.toThrow('connection lost');
    expect(await rows()).toEqual([]);
    expect(await lastUid()).toBe(0);
  });

  it('is given up when it is larger than the server said', async () => {
    const endless = pieces(Buffer.alloc(limit * 2), 100_000);
    expect(await storeLarge(base.db, key, meta(1, 1), endless, limit)).toBe('too-large');
    expect(await rows()).toEqual([]);
  });

  it('is a duplicate when its bytes are here, and keeps none', async () => {
    const source = randomBytes(CHUNK * 2);
    const mail = { ...arrival(1), source };
    const [first] = await storeBatch(base.db, key, [mail], 1);
    const id = await storeLarge(base.db, key, meta(2, source.length), pieces(source, 999), limit);
    expect(id).toBeNull();
    expect((await rows())[1]).toMatchObject({ status: 'duplicate', duplicateOf: first });
    expect(await readRaw(base.db, (await rows())[1]?.id ?? 0)).toHaveLength(0);
  });

  it('is taken from its source only as fast as it is stored', async () => {
    let given = 0;
    let closed = false;
    async function* endless(): AsyncGenerator<Buffer> {
      try {
        for (;;) {
          given += CHUNK;
          yield Buffer.alloc(CHUNK);
        }
      } finally {
        closed = true;
      }
    }
    expect(await storeLarge(base.db, key, meta(1, 1), endless(), limit)).toBe('too-large');
    // What came beyond the limit is one piece, and the source was told to end.
    expect(given).toBe(limit + CHUNK);
    expect(closed).toBe(true);
  });
});

it('accounts for a mail that can not be taken in, and tells the owner once', async () => {
  const aside = {
    reason: 'too large',
    told: 'please read it there',
    header: Buffer.from('A: b\r\n'),
  };
  const meta = { uid: 4, size: 2 ** 31, receivedAt };
  await storeQuarantined(base.db, key, meta, aside);
  await storeQuarantined(base.db, key, meta, aside);
  const [row] = await rows();
  expect(row).toMatchObject({ status: 'quarantined', reason: 'too large', size: 2 ** 31 });
  expect((await readRaw(base.db, row?.id ?? 0)).toString()).toBe('A: b\r\n');
  expect(await lastUid()).toBe(4);
  const problems = await base.db.selectFrom('problem').selectAll().execute();
  expect(problems.map(({ key, what }) => [key, what])).toEqual([
    [`quarantine:${row?.id}`, 'please read it there'],
  ]);
});

describe('the watermark', () => {
  it('is not thrown back by a second start in the same life', async () => {
    await advanceWatermark(base.db, key, 30);
    const kept = await startWatermark(base.db, key, 1, new Date());
    expect(kept).toMatchObject({ firstUid: 1, lastUid: 30, sinceAt: new Date(0) });
  });

  it('begins anew with a new life', async () => {
    await advanceWatermark(base.db, key, 30);
    const anew = await startWatermark(base.db, { ...key, uidValidity: 8 }, 5, new Date(1));
    expect(anew).toMatchObject({ uidValidity: 8, firstUid: 5, lastUid: 4 });
    await expect(advanceWatermark(base.db, key, 31)).rejects.toThrow(/new life/);
  });
});
