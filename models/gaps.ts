// Mails as they would be with words missing. Whoever learns from them too doesn't lean on one word where
// others tell as well: the next customer may not use it (Wager, Wang and Liang, "Dropout Training as Adaptive
// Regularization", NIPS 2013).
import type { Random } from './random.ts';
import type { Counted, Seen } from './rows.ts';

/** Copies of each mail, as it is and dressed. */
export const COPIES = 2;
/** Per cent of the words that a copy hasn't. */
const MISSING = 40;
/** What is left says as much as a text of its length would: (1 - 0.4) to the power of -1/4. */
const LOUDER = 1 / Math.sqrt(Math.sqrt(1 - MISSING / 100));

/** A copy without some of its words, and of the phrases found without some as well. */
export function withGaps(seen: Seen, random: Random): Counted {
  const isMissing = () => random.whole(100) < MISSING;
  const words = Array.from({ length: Math.max(0, ...seen.words) + 1 }, isMissing);
  const kept = [...seen.words.keys()].filter(at => {
    const word = seen.words[at] ?? -1;
    return word < 0 ? !isMissing() : !words[word];
  });
  return {
    shared: kept.filter(at => at < seen.shared).length,
    hashes: Uint32Array.from(kept, at => seen.hashes[at] ?? 0),
    values: Float32Array.from(kept, at => (seen.values[at] ?? 0) * LOUDER),
    numbers: seen.numbers.map(number => (isMissing() ? 0 : number)),
  };
}
