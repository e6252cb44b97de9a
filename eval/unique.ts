import { createHash } from 'node:crypto';
import type { CorpusCase } from './corpora.ts';

/** A case with the bytes of its file. */
export interface ReadCase {
  readonly one: CorpusCase;
  readonly bytes: Buffer;
}

/**
 * Suites copy from each other: of cases with the same text and the same expectation only the first is
 * kept. Line ends and white space at both ends make no difference.
 */
export function uniqueCases<T extends ReadCase>(cases: readonly T[]): T[] {
  const first = new Map<string, T>();
  for (const read of cases) {
    const key = keyOf(read);
    if (!first.has(key)) first.set(key, read);
  }
  return [...first.values()];
}

function keyOf({ one, bytes }: ReadCase): string {
  const text = bytes.toString('latin1').replace(/\r\n?/g, '\n').trim();
  const { input, expect, compare, sig } = one;
  const wanted = JSON.stringify([input, expect, compare, sig ?? '']);
  return createHash('sha256').update(`${text}\u0000${wanted}`).digest('hex');
}
