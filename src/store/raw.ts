import type { Db } from './db.ts';
import type { FreshRaws } from './fresh-raws.ts';

/**
 * The raw bytes of several small inbounds in one query; those without any are missing.
 * @param fresh asked first
 */
export async function loadRaws(
  db: Db,
  all: readonly number[],
  fresh?: FreshRaws,
): Promise<Map<number, Buffer>> {
  const raws = new Map<number, Buffer>();
  for (const id of all) {
    const source = fresh?.take(id);
    if (source) raws.set(id, source);
  }
  const ids = all.filter(id => !raws.has(id));
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
