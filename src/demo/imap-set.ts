// RFC 3501: sequence sets such as `1:5,9,12:*`.
import { BadCommand } from './imap-parser.ts';

export interface Range {
  readonly from: number;
  readonly to: number;
}

export function isSet(text: string): boolean {
  return /^[\d*][\d*:,]*$/.test(text);
}

/** `*` becomes `largest` (0 in an empty folder). */
export function parseSet(text: string, largest: number): Range[] {
  return text.split(',').map(part => {
    const found = /^(\d{1,10}|\*)(?::(\d{1,10}|\*))?$/.exec(part);
    if (!found) throw new BadCommand(`not a sequence set: ${text.slice(0, 40)}`);
    const ends = [found[1], found[2] ?? found[1]].map(end => (end === '*' ? largest : Number(end)));
    return { from: Math.min(...ends), to: Math.max(...ends) };
  });
}

/** Indexes into `uids` (ascending) of every UID in one of the ranges, ascending, each once. */
export function uidIndexes(ranges: readonly Range[], uids: readonly { uid: number }[]): number[] {
  const hits = new Set<number>();
  for (const range of ranges) {
    for (let at = lowerBound(uids, range.from); (uids[at]?.uid ?? Infinity) <= range.to; at += 1) {
      hits.add(at);
    }
  }
  return [...hits].sort((a, b) => a - b);
}

/** Indexes of sequence numbers: 1 is index 0. */
export function sequenceIndexes(ranges: readonly Range[], length: number): number[] {
  const hits = new Set<number>();
  for (const range of ranges) {
    const last = Math.min(range.to, length);
    for (let number = Math.max(1, range.from); number <= last; number += 1) hits.add(number - 1);
  }
  return [...hits].sort((a, b) => a - b);
}

/** The first index whose UID isn't below `uid`. */
export function lowerBound(items: readonly { uid: number }[], uid: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.uid ?? 0) < uid) low = middle + 1;
    else high = middle;
  }
  return low;
}
