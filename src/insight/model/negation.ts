// Words that turn what follows into its opposite, German and English, as `normalize` writes them.

import type { Word } from '../words.ts';

/** So many words after a negator, within its clause, are negated. */
export const NEGATION_REACH = 3;
/** German negates at the end of a clause as well, and then its whole: "Zufrieden bin ich mit der Jacke nicht." */
const REACH_BACK = 12;
/** What stands before it is said by itself: "Die Jacke ist toll aber passen tut sie nicht". */
const JOINING = new Set(['aber', 'und', 'sondern', 'doch', 'oder', 'but', 'and', 'or']);

const NEGATORS = new Set(
  `nicht nich net ned nit nichts nix kein keine keinen keinem keiner keines keinerlei nie niemals niemand ohne weder
  kaum not no never none nobody nothing without hardly barely cannot cant dont doesnt didnt isnt arent wasnt werent
  wont wouldnt couldnt shouldnt hasnt havent hadnt aint`.split(/\s+/),
);

export function isNegator(norm: string): boolean {
  return NEGATORS.has(norm);
}

/** A negator and the words that it negates, by index. */
export type Negation = readonly [negator: number, negated: number[]];

/** Each negator, by index, with the indices of the words that it negates. */
export function* negations(words: readonly Word[], norms: readonly string[]): Generator<Negation> {
  for (const [index, norm] of norms.entries()) {
    if (!isNegator(norm)) continue;
    const clause = words[index]?.clause;
    const isLast = words[index + 1]?.clause !== clause;
    const [step, reach] = isLast ? [-1, REACH_BACK] : [1, NEGATION_REACH];
    const negated: number[] = [];
    for (let at = index + step; Math.abs(at - index) <= reach; at += step) {
      if (norms[at] === undefined || words[at]?.clause !== clause) break;
      if (isLast && JOINING.has(norms[at] ?? '')) break;
      if (norms[at] !== '') negated.push(at);
    }
    yield [index, negated];
  }
}
