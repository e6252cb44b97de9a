// Arrivals that are not like the others: large ones, stored while they come, and those that can't be
// taken in.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import {
  type ArrivalMeta,
  insertRows,
  knownDigests,
  rowOf,
  SAME_BYTES,
  type Trx,
} from './arrival-rows.ts';
import type { Db } from './db.ts';
import { bytesPassed } from './free-memory.ts';
import { chunksOf, insertChunks, rechunk } from './raw-chunks.ts';
import { advanceWatermark, type FolderKey } from './watermark.ts';

/** Thrown through the transaction: nothing of a mail that turns out too large is kept. */
class TooLarge extends Error {}

/**
 * Stores one large mail while it comes, and moves the watermark to it, in one transaction.
 * @param limit bytes; when more come, nothing is stored and the answer is `too-large`
 * @returns the id when it is to be read now; null for a duplicate or one that is there already
 */
export async function storeLarge(
  db: Db,
  key: FolderKey,
  meta: ArrivalMeta,
  source: AsyncIterable<Buffer>,
  limit: number,
): Promise<number | null | 'too-large'> {
  try {
    return await db.transaction().execute(async trx => {
      const [row] = await insertRows(trx, [rowOf(key, meta, meta.size, null)]);
      const id = row ? await fillLarge(trx, row.id, source, limit) : null;
      await advanceWatermark(trx, key, meta.uid);
      return id;
    });
  } catch (error) {
    if (error instanceof TooLarge) return 'too-large';
    throw error;
  }
}

async function fillLarge(
  trx: Trx,
  id: number,
  source: AsyncIterable<Buffer>,
  limit: number,
): Promise<number | null> {
  const hash = createHash('sha256');
  let size = 0;
  let seq = 0;
  for await (const data of rechunk(source)) {
    size += data.length;
    if (size > limit) throw new TooLarge();
    hash.update(data);
    // One statement a chunk: the next is fetched only when this one is with the database.
    await insertChunks(trx, [{ inboundId: id, seq, data }]);
    seq += 1;
    bytesPassed(data.length);
  }
  const digest = hash.digest();
  const original = (await knownDigests(trx, [digest])).get(digest.toString('hex'));
  const verdict =
    original === undefined
      ? { size, digest }
      : { size, digest, status: 'duplicate' as const, duplicateOf: original, reason: SAME_BYTES };
  await trx.updateTable('inbound').set(verdict).where('id', '=', id).execute();
  if (original === undefined) return id;
  await trx.deleteFrom('inboundRaw').where('inboundId', '=', id).execute();
  return null;
}

/** Why a mail can't be taken in, and what its owner is told. */
export interface Quarantine {
  readonly reason: string;
  /** For the owner; the reason in a sentence that says what to do. */
  readonly told: string;
  /** The header, where it could be had. */
  readonly header: Buffer;
}

/** Accounts for a mail that can't be taken in: a row with its reason, and the owner is told. */
export async function storeQuarantined(
  db: Db,
  key: FolderKey,
  meta: ArrivalMeta,
  quarantine: Quarantine,
): Promise<void> {
  await db.transaction().execute(async trx => {
    const row = rowOf(key, meta, meta.size, null);
    const { reason } = quarantine;
    const [kept] = await insertRows(trx, [{ ...row, status: 'quarantined', reason }]);
    if (kept) {
      if (quarantine.header.length > 0) {
        await insertChunks(trx, chunksOf(kept.id, quarantine.header));
      }
      await trx
        .insertInto('problem')
        .values({ key: `quarantine:${kept.id}`, at: sql<Date>`now()`, what: quarantine.told })
        .onConflict(conflict => conflict.column('key').doNothing())
        .execute();
    }
    await advanceWatermark(trx, key, meta.uid);
  });
}
