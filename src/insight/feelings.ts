// Every word of a mail that shows a feeling, with the weight that its surroundings leave it.

import type { MoodBook } from './mood-book.ts';
import type { Hit } from './phrases.ts';
import { find, quoteOf, type Reading } from './reading.ts';
import { isCapital } from './shouting.ts';
import type { Word } from './words.ts';

export interface Feeling {
  /** Below 0 bad, above 0 good; 3 is fury or delight. */
  readonly weight: number;
  readonly quote: string;
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
}

/** A negator counts for so many words after it. */
const NEGATION_REACH = 3;
/** A negator at the end of a clause counts for so many words before it. */
const END_REACH = 8;
const CONDITIONS = new Set(['wenn', 'falls', 'sollte', 'sollten', 'if', 'ob', 'whether', 'case']);
/** Only these can be wished away by a condition; fury can't. */
const MILD = 1.5;

export function feelingsIn(reading: Reading, book: MoodBook): Feeling[] {
  const blameless = sentencesAboutOthers(reading, book);
  const feelings: Feeling[] = [];
  for (const hit of find(reading, book.mood)) {
    const word = reading.words[hit.from];
    if (!word || hit.value === 0 || word.quoted || word.joined) continue;
    let weight = hit.value * emphasis(reading, hit, book);
    if (isNegated(reading.words, hit, book)) weight *= weight > 0 ? -0.7 : -0.15;
    if (weight < 0 && blameless.has(word.sentence)) weight *= 0.5;
    if (weight < 0 && weight >= -MILD && isConditional(reading.words, hit)) weight *= 0.3;
    const { sentence } = word;
    feelings.push({ weight, quote: quoteOf(reading, hit), sentence, from: hit.from, to: hit.to });
  }
  return feelings;
}

/** Sentences that blame a parcel service and don't speak to the shop. */
function sentencesAboutOthers(reading: Reading, book: MoodBook): Set<number> {
  const sentences = new Set<number>();
  for (const hit of find(reading, book.carriers)) {
    const word = reading.words[hit.from];
    if (word) sentences.add(word.sentence);
  }
  for (const word of reading.words) {
    if (book.you.has(word.norm)) sentences.delete(word.sentence);
  }
  return sentences;
}

function emphasis(reading: Reading, hit: Hit<number>, book: MoodBook): number {
  const before = reading.words[hit.from - 1];
  const first = reading.words[hit.from];
  const intensified = before !== undefined && book.intensifiers.has(before.norm) ? 1.25 : 1;
  return first && isCapital(first, reading.text) ? intensified * 1.25 : intensified;
}

function isNegated(words: readonly Word[], hit: Hit<number>, book: MoodBook): boolean {
  const first = words[hit.from];
  if (!first) return false;
  for (let index = hit.from - 1; index >= Math.max(0, hit.from - NEGATION_REACH); index -= 1) {
    const word = words[index];
    if (!word || word.clause !== first.clause) break;
    if (!book.negators.has(word.norm)) continue;
    const next = words[index + 1];
    return !(next && book.negatorUndo.has(next.norm));
  }
  return hit.value > 0 && isNegatedAtTheEnd(words, hit);
}

/** German puts it last: "zufrieden bin ich damit nicht". */
function isNegatedAtTheEnd(words: readonly Word[], hit: Hit<number>): boolean {
  const last = words[hit.to];
  for (let index = hit.to + 1; index <= hit.to + END_REACH; index += 1) {
    const word = words[index];
    if (!word || word.clause !== last?.clause) return false;
    if (word.norm === 'nicht') return words[index + 1]?.clause !== word.clause;
  }
  return false;
}

function isConditional(words: readonly Word[], hit: Hit<number>): boolean {
  const sentence = words[hit.from]?.sentence;
  for (let index = hit.from - 1; index >= Math.max(0, hit.from - 12); index -= 1) {
    const word = words[index];
    if (word?.sentence !== sentence) return false;
    if (word && CONDITIONS.has(word.norm)) return true;
  }
  return false;
}
