// Most places of hashed features hold next to nothing. Those that say most are kept: what no text of the training
// had falls on the empty ones, and a file of the same size holds more of what tells.
import { GENERAL_KEPT, GENERAL_SIZE, MAIL_KEPT, MAIL_SIZE } from '../src/insight/model/heads.ts';
import type { Learned } from './learned.ts';
import { MAIL_WORDS } from './rows.ts';
import type { Rows } from './svm.ts';

/** The same with zeros in all places but those kept, which are the same for all heads of a layer. */
export function pruned(
  learned: Learned,
  rows: { readonly general: Rows; readonly mail: Rows },
): Learned {
  const feelings = Object.values(learned.feelings);
  const general = [...feelings, learned.mailness];
  const mail = Object.values(learned.mail);
  prune(general, { from: 0, size: GENERAL_SIZE, kept: GENERAL_KEPT }, rows.general);
  // Of feelings, the part that mails add is among them.
  prune(mail, { from: MAIL_WORDS, size: MAIL_SIZE, kept: MAIL_KEPT }, rows.mail);
  return learned;
}

interface Range {
  readonly from: number;
  readonly size: number;
  readonly kept: number;
}

/** A place is worth how much its weights change the answers about all rows: their squares, as often as it is used. */
function prune(heads: readonly Float64Array[], { from, size, kept }: Range, rows: Rows): void {
  const uses = usesOf(rows, from, size);
  const worth = uses.map((count, place) => {
    const sum = heads.reduce((all, weights) => all + (weights[from + place] ?? 0) ** 2, 0);
    return count * sum;
  });
  const places = [...worth.keys()].sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b);
  for (const place of places.slice(kept)) for (const weights of heads) weights[from + place] = 0;
}

function usesOf(rows: Rows, from: number, size: number): Float64Array {
  const uses = new Float64Array(size);
  for (let at = 0; at < rows.index.length; at += 1) {
    const place = (rows.index[at] ?? 0) - from;
    if (place >= 0 && place < size && rows.value[at] !== 0) uses[place] = (uses[place] ?? 0) + 1;
  }
  return uses;
}
