import type { Db } from './db.ts';

/** The raw bytes of several small inbounds in one query; those without any are missing. */
export async function loadRaws(db: Db, ids: readonly number[]): Promise<Map<number, Buffer>> {
  const raws = new Map<number, Buffer>();
  if (ids.length === 0) return raws;
  const rows = await db
    .selectFrom('inboundRaw')
    .select(['inboundId', 'data'])
    .where('inboundId', 'in', ids)
    .orderBy('inboundId')
    .orderBy('seq')
    .execute();
  const chunks = new Map<number, Buffer[]>();
  for (const row of rows) {
    const known = chunks.get(row.inboundId);
    if (known) known.push(row.data);
    else chunks.set(row.inboundId, [row.data]);
  }
  for (const [id, parts] of chunks) {
    const [only] = parts;
    raws.set(id, parts.length === 1 && only ? only : Buffer.concat(parts));
  }
  return raws;
}
