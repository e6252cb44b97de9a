// Which words stand beside which, and how much more often than by chance: positive pointwise mutual information
// (Church and Hanks, Computational Linguistics 1990), contexts smoothed as by Levy, Goldberg and Dagan (TACL 2015).
import { logarithm } from './arithmetic.ts';
import type { Rows } from './svm.ts';

/** The most frequent words say most beside others, and so few that their side and distance may count. */
const BESIDE = 2000;
/** Two words before and two after, each a context of its own. */
const STEPS = [1, 2, -1, -2];
/** Words that are near, whichever side. */
const NEAR = { words: 8, counts: 0.3 };

/** Rows: words; columns: contexts. */
export interface Neighbours {
  readonly rows: Rows;
  readonly width: number;
}

/**
 * @param sentences words by number, the most frequent 0; -1: one of no interest
 * @param words how many there are
 */
export function neighboursOf(sentences: readonly Int32Array[], words: number): Neighbours {
  const beside = BESIDE + 1;
  const width = STEPS.length * beside + words;
  const counts = countsOf(sentences, beside, width);
  const keys = Float64Array.from(counts.keys()).sort();
  const values = keys.map(key => counts.get(key) ?? 0);
  return { rows: informationOf(keys, values, { words, width }), width };
}

/** By `word * width + context`. */
function countsOf(sentences: readonly Int32Array[], beside: number, width: number) {
  const counts = new Map<number, number>();
  const count = (word: number, context: number, much: number): void => {
    const key = word * width + context;
    counts.set(key, (counts.get(key) ?? 0) + much);
  };
  for (const sentence of sentences) {
    for (const [at, word] of sentence.entries()) {
      if (word < 0) continue;
      for (const [way, step] of STEPS.entries()) {
        // Beginning and end of a sentence are neighbours too.
        const isEdge = at + step < 0 || at + step >= sentence.length;
        const other = isEdge ? BESIDE : (sentence[at + step] ?? -1);
        if (isEdge || (other >= 0 && other < BESIDE)) count(word, way * beside + other, 1);
      }
      const end = Math.min(sentence.length, at + NEAR.words + 1);
      for (let near = Math.max(0, at - NEAR.words); near < end; near += 1) {
        const other = sentence[near] ?? -1;
        if (near !== at && other >= 0) count(word, STEPS.length * beside + other, NEAR.counts);
      }
    }
  }
  return counts;
}

interface Shape {
  readonly words: number;
  readonly width: number;
}

function informationOf(keys: Float64Array, values: Float64Array, { words, width }: Shape): Rows {
  const ofWord = new Float64Array(words);
  const ofContext = new Float64Array(width);
  let all = 0;
  for (const [entry, key] of keys.entries()) {
    const value = values[entry] ?? 0;
    const word = Math.floor(key / width);
    ofWord[word] = (ofWord[word] ?? 0) + value;
    ofContext[key % width] = (ofContext[key % width] ?? 0) + value;
    all += value;
  }
  // To the power of 3/4: what is rare is no great news.
  const smooth = ofContext.map(count => Math.sqrt(count) * Math.sqrt(Math.sqrt(count)));
  const part = all / smooth.reduce((sum, count) => sum + count, 0);
  const at = new Int32Array(words + 1);
  const index = new Uint32Array(keys.length);
  const value = new Float32Array(keys.length);
  let kept = 0;
  for (const [entry, key] of keys.entries()) {
    const word = Math.floor(key / width);
    const chance = (ofWord[word] ?? 0) * (smooth[key % width] ?? 0) * part;
    const ratio = ((values[entry] ?? 0) * all) / chance;
    if (ratio > 1) {
      index[kept] = key % width;
      value[kept] = logarithm(ratio);
      kept += 1;
    }
    at[word + 1] = kept;
  }
  // A word without news has an empty row.
  for (let word = 0; word < words; word += 1)
    at[word + 1] = Math.max(at[word + 1] ?? 0, at[word] ?? 0);
  return { at, index: index.subarray(0, kept), value: value.subarray(0, kept) };
}
