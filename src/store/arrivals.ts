// Arrivals: a mail's bytes are durable here, and the watermark with them, before anything looks
// inside. `inbound.status` begins as `stored` (to be read), `duplicate` (the same bytes are here
// already) or `quarantined` (can't be read; says why).
import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
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
import { CHUNK, chunksOf, insertChunks } from './raw-chunks.ts';
import { advanceWatermark, type FolderKey } from './watermark.ts';

/** A mail with all of its bytes. */
export interface Arrival extends ArrivalMeta {
  readonly source: Buffer;
}

/**
 * Stores small mails and moves the watermark to `upTo`, in one transaction.
 * @param keep told of every mail that is to be read now, once it is durable
 * @returns ids of the rows that are to be read now: neither duplicates nor already stored ones
 */
export async function storeBatch(
  db: Db,
  key: FolderKey,
  mails: readonly Arrival[],
  upTo: number,
  keep?: (id: number, source: Buffer) => void,
): Promise<number[]> {
  const hashed = mails.map(mail => ({ mail, digest: digestOf(mail.source) }));
  const stored = await db.transaction().execute(async trx => {
    const known = await knownDigests(
      trx,
      hashed.map(({ digest }) => digest),
    );
    const fresh = new Map<string, (typeof hashed)[number]>();
    const copies: typeof hashed = [];
    for (const entry of hashed) {
      const hex = entry.digest.toString('hex');
      if (known.has(hex) || fresh.has(hex)) copies.push(entry);
      else fresh.set(hex, entry);
    }
    const ids = await insertFresh(trx, key, [...fresh.values()]);
    for (const [hex, id] of ids) known.set(hex, id);
    await insertCopies(trx, key, copies, known);
    await advanceWatermark(trx, key, upTo);
    return [...ids].map(([hex, id]) => ({ id, source: fresh.get(hex)?.mail.source }));
  });
  for (const { id, source } of stored) if (source) keep?.(id, source);
  return stored.map(({ id }) => id);
}

interface Hashed {
  readonly mail: Arrival;
  readonly digest: Buffer;
}

/** @returns digest (hex) -> id of the rows that are new */
async function insertFresh(
  trx: Trx,
  key: FolderKey,
  entries: readonly Hashed[],
): Promise<Map<string, number>> {
  const sources = new Map(entries.map(({ mail }) => [mail.uid, mail.source]));
  const rows = await insertRows(
    trx,
    entries.map(({ mail, digest }) => rowOf(key, mail, mail.source.length, digest)),
  );
  const chunks = rows.flatMap(({ id, uid }) => chunksOf(id, sources.get(uid) ?? Buffer.alloc(0)));
  await insertChunks(trx, chunks);
  const idOf = new Map(rows.map(({ id, uid }) => [uid, id]));
  return new Map(
    entries.flatMap(({ mail, digest }) => {
      const id = idOf.get(mail.uid);
      return id === undefined ? [] : [[digest.toString('hex'), id] as const];
    }),
  );
}

/** Mails whose bytes are here already, by whatever way they came: a row that says so, no bytes. */
async function insertCopies(
  trx: Trx,
  key: FolderKey,
  entries: readonly Hashed[],
  originals: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = entries.flatMap(({ mail, digest }) => {
    const duplicateOf = originals.get(digest.toString('hex'));
    // Its original is a row that another poller has just stored under the same UID.
    if (duplicateOf === undefined) return [];
    const row = rowOf(key, mail, mail.source.length, digest);
    return [{ ...row, status: 'duplicate' as const, duplicateOf, reason: SAME_BYTES }];
  });
  await insertRows(trx, rows);
}

function digestOf(source: Buffer): Buffer {
  return hash('sha256', source, 'buffer');
}

/** Chunks read by one statement, 1 MB: they come as text of twice the size. */
const READ_AT_ONCE = 2 ** 20 / CHUNK;

/** A mail with all of its bytes; empty when none were kept. */
export async function readRaw(db: Db, inboundId: number): Promise<Buffer> {
  const rows = await db
    .selectFrom('inboundRaw')
    .select('data')
    .where('inboundId', '=', inboundId)
    .orderBy('seq')
    .execute();
  const [only] = rows;
  return rows.length === 1 && only ? only.data : Buffer.concat(rows.map(row => row.data));
}

/** The bytes of a mail as a stream: about 1 MB of it is in memory at once. */
export function rawStream(db: Db, inboundId: number): Readable {
  return Readable.from(storedChunks(db, inboundId), { objectMode: false });
}

async function* storedChunks(db: Db, inboundId: number): AsyncGenerator<Buffer> {
  for (let from = 0; ; from += READ_AT_ONCE) {
    const rows = await db
      .selectFrom('inboundRaw')
      .select('data')
      .where('inboundId', '=', inboundId)
      .where('seq', '>=', from)
      .where('seq', '<', from + READ_AT_ONCE)
      .orderBy('seq')
      .execute();
    for (const row of rows) {
      yield row.data;
      bytesPassed(row.data.length);
    }
    if (rows.length < READ_AT_ONCE) return;
  }
}
