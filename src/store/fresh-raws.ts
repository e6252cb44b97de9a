/**
 * Bytes of mails that this process has just stored and will most likely read next: they need not be
 * fetched back. A convenience only; what isn't here is in the database.
 */
export interface FreshRaws {
  keep(id: number, source: Buffer): void;
  /** The bytes, once; undefined: read them from the database. */
  take(id: number): Buffer | undefined;
}

/** Mails stored longer ago were read by another process, or wait for a reason (ms). */
const STALE = 10_000;

/** @param most bytes kept at once; more are not taken in, so that the oldest, read next, stay */
export function createFreshRaws(most: number, now: () => number = Date.now): FreshRaws {
  const kept = new Map<number, { readonly source: Buffer; readonly until: number }>();
  let bytes = 0;
  const drop = (id: number, source: Buffer): void => {
    kept.delete(id);
    bytes -= source.length;
  };
  return {
    keep(id, source) {
      for (const [old, { source: gone, until }] of kept) {
        if (until > now()) break;
        drop(old, gone);
      }
      if (kept.has(id) || bytes + source.length > most) return;
      kept.set(id, { source, until: now() + STALE });
      bytes += source.length;
    },
    take(id) {
      const found = kept.get(id);
      if (found) drop(id, found.source);
      return found?.source;
    },
  };
}
