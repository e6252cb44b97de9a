// Which words are of a kind: learnt from all texts of the training, whatever their labels.
import { squeeze } from '../src/insight/model/features.ts';
import { type KinWord, kinHash } from '../src/insight/model/kin.ts';
import { readMail } from '../src/insight/reading.ts';
import { pointsOf } from './axes.ts';
import { groupsOf } from './groups.ts';
import { neighboursOf } from './neighbours.ts';

/** Rarer words are known too little to find their kin. */
const FEWEST = 4;
const GROUPS = [150, 1000];

/** @param sizes groups of each level */
export function learnKin(texts: readonly string[], sizes: readonly number[] = GROUPS): KinWord[] {
  const sentences = texts.flatMap(sentencesOf);
  const counts = new Map<string, number>();
  for (const word of sentences.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= FEWEST);
  known.sort(([a, often], [b, other]) => other - often || (a < b ? -1 : 1));
  if (known.length === 0) return [];
  const numbers = new Map(known.map(([word], number) => [word, number]));
  const inNumbers = sentences.map(words => Int32Array.from(words, word => numbers.get(word) ?? -1));
  const points = pointsOf(neighboursOf(inNumbers, known.length));
  // A root: "the" shall not be a group's middle.
  const weights = Float64Array.from(known, ([, count]) => Math.sqrt(Math.sqrt(count)));
  const groups = sizes.map(some => groupsOf(points, weights, some));
  const words = known.map(([word], at) => ({
    hash: kinHash(word),
    groups: groups.map(group => group[at] ?? 0),
  }));
  return words.sort((a, b) => a.hash - b.hash);
}

function sentencesOf(text: string): string[][] {
  const sentences: string[][] = [];
  let before = -1;
  for (const { norm, sentence } of readMail({ subject: '', text }).words) {
    if (sentence !== before) sentences.push([]);
    before = sentence;
    sentences.at(-1)?.push(squeeze(norm));
  }
  return sentences;
}
