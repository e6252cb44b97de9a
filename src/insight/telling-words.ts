// The customer's own words that moved a model most, to be quoted.
import type { GeneralHead, MailHead } from './model/heads.ts';
import type { Model } from './model/model.ts';
import { shareOfWords } from './model/score.ts';
import { isPlainWord, nameFrom } from './plain-words.ts';
import type { Reading } from './reading.ts';
import type { View } from './view.ts';
import { quoteFrom } from './words.ts';

export interface Telling {
  readonly quote: string;
  readonly weight: number;
  readonly from: number;
  readonly to: number;
}

/** A quote has at most so many words. */
const LONGEST = 5;
/** A neighbour belongs to a quote when it says so much of what the strongest word says. */
const PART = 0.25;
/** Weaker ones than this part of the strongest aren't quoted. */
const WEAKEST = 0.4;

/** The heads of both layers whose answers are added up; null: not asked. */
export interface AskedHeads {
  readonly general: GeneralHead | null;
  readonly mail: MailHead | null;
}

/** The most telling stretches, the strongest first, none within another. */
export function tellingWords(
  reading: Reading,
  view: View,
  model: Model,
  heads: AskedHeads,
  most: number,
): Telling[] {
  const shares = shareOfWords(model, view.features, heads, reading.words.length);
  const found: Telling[] = [];
  const taken = new Set<number>();
  while (found.length < most) {
    const peak = strongest(reading, shares, taken);
    const share = shares[peak] ?? 0;
    if (peak < 0 || share <= 0 || share < (found[0]?.weight ?? 0) * WEAKEST) break;
    const telling = stretch(reading, shares, peak, taken);
    for (let at = telling.from; at <= telling.to; at += 1) taken.add(at);
    found.push(telling);
  }
  return found;
}

function strongest(reading: Reading, shares: Float64Array, taken: ReadonlySet<number>): number {
  let best = -1;
  const end = nameFrom(reading.words);
  for (let at = 0; at < end; at += 1) {
    // Whether a word is plain takes longest to tell.
    if (best >= 0 && !((shares[at] ?? 0) > (shares[best] ?? 0))) continue;
    if (!taken.has(at) && !isPlainWord(reading.words[at]?.norm ?? '')) best = at;
  }
  return best;
}

/** The word with its neighbours that say the same, within its sentence. */
function stretch(
  reading: Reading,
  shares: Float64Array,
  peak: number,
  taken: ReadonlySet<number>,
): Telling {
  const least = (shares[peak] ?? 0) * PART;
  const sentence = reading.words[peak]?.sentence;
  const belongs = (at: number): boolean =>
    !taken.has(at) && reading.words[at]?.sentence === sentence && (shares[at] ?? 0) >= least;
  let [from, to] = [peak, peak];
  while (to - from + 1 < LONGEST) {
    if (belongs(to + 1)) to += 1;
    else if (belongs(from - 1)) from -= 1;
    else break;
  }
  while (from < peak && isPlainWord(reading.words[from]?.norm ?? '')) from += 1;
  while (to > peak && isPlainWord(reading.words[to]?.norm ?? '')) to -= 1;
  const [first, last] = [reading.words[from], reading.words[to]];
  const quote = first && last ? quoteFrom(reading.text, first.start, last.end) : '';
  return { quote, weight: shares[peak] ?? 0, from, to };
}
