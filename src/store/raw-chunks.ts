// A mail's bytes as rows: in chunks, so that no large mail must be in memory at once.
import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** Bytes of a row. */
export const CHUNK = 256 * 1024;

interface RawChunk {
  readonly inboundId: number;
  readonly seq: number;
  readonly data: Buffer;
}

/** A mail as rows; an empty mail is one empty chunk, so that "kept" and "not kept" differ. */
export function chunksOf(inboundId: number, source: Buffer): RawChunk[] {
  const chunks: RawChunk[] = [];
  for (let at = 0; at < source.length || at === 0; at += CHUNK) {
    chunks.push({ inboundId, seq: chunks.length, data: source.subarray(at, at + CHUNK) });
  }
  return chunks;
}

/** PostgreSQL takes 65,535 parameters in a statement. */
const ROWS_AT_ONCE = 1_000;

export async function insertChunks(
  trx: Transaction<Schema>,
  chunks: readonly RawChunk[],
): Promise<void> {
  for (let at = 0; at < chunks.length; at += ROWS_AT_ONCE) {
    await trx
      .insertInto('inboundRaw')
      .values(chunks.slice(at, at + ROWS_AT_ONCE))
      .execute();
  }
}

/** Re-cuts a stream of any pieces into chunks of the stored size. */
export async function* rechunk(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const piece of source) {
    waiting.push(piece);
    bytes += piece.length;
    if (bytes < CHUNK) continue;
    const joined = Buffer.concat(waiting);
    let at = 0;
    for (; joined.length - at >= CHUNK; at += CHUNK) yield joined.subarray(at, at + CHUNK);
    waiting = [joined.subarray(at)];
    bytes = joined.length - at;
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}
