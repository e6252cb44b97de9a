// One sentence can say it all: the threat at the end of a long letter, the question after a long story. So
// each sentence is also looked at as if it were the whole mail.
import { THREATS } from '../insight.ts';
import { type Features, scaleOf } from './features.ts';
import type { MailHead } from './heads.ts';

/** Sentences beyond it count as one with the last. */
const MOST_SENTENCES = 60;

/** How much of a threat's answer is a single sentence's; the rest is the whole mail's. */
export interface SentenceParts {
  readonly clearest: number;
  /** Who threatens does so at the end. */
  readonly last: number;
}

const THREAT: SentenceParts = { clearest: 0.45, last: 0.2 };

/** null: the whole mail answers alone, or, for topics, its places together (weighed-topics.ts). */
export function sentenceParts(head: MailHead): SentenceParts | null {
  return THREATS.some(threat => threat === head) ? THREAT : null;
}

/** The sentences that say something, or all where none does. @param idle above 0: it says nothing */
export function saying<S>(sentences: readonly S[], idle: (sentence: S) => number): readonly S[] {
  const kept = sentences.filter(sentence => idle(sentence) <= 0);
  return kept.length > 0 ? kept : sentences;
}

/** Row of each feature among sums of sentences: its sentence's, and the last for what is of no sentence. */
export function sentenceRows({ count, sentences }: Features, rows: number): Uint8Array {
  const found = new Uint8Array(count);
  for (let at = 0; at < count; at += 1) {
    const sentence = sentences[at] ?? -1;
    found[at] = sentence < 0 || rows === 1 ? rows - 1 : Math.min(sentence, rows - 2);
  }
  return found;
}

/**
 * What the values of each sentence's features have to be multiplied by, so that the sentence is a text of its
 * own; 0: nothing in it. Empty when all is one sentence.
 */
export function sentenceScales(features: Features): Float64Array {
  const { count, sentences, values, scale } = features;
  const squares = new Float64Array(MOST_SENTENCES);
  let end = 0;
  for (let at = 0; at < count; at += 1) {
    const sentence = Math.min(sentences[at] ?? -1, MOST_SENTENCES - 1);
    if (sentence < 0) continue;
    if (sentence >= end) end = sentence + 1;
    squares[sentence] = (squares[sentence] ?? 0) + (values[at] ?? 0) ** 2;
  }
  const scales = new Float64Array(end);
  let spoken = 0;
  for (let sentence = 0; sentence < end; sentence += 1) {
    const square = squares[sentence] ?? 0;
    if (square > 0) spoken += 1;
    scales[sentence] = scaleOf(Math.sqrt(square) / scale) / scale;
  }
  return spoken < 2 ? new Float64Array(0) : scales;
}
