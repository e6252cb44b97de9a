// Texts as rows of features for the trainer. Mails have their features twice: once shared with all texts,
// once of their own (Daumé III, "Frustratingly Easy Domain Adaptation", ACL 2007).

import { type Features, scaleOf } from '../src/insight/model/features.ts';
import { GENERAL_SIZE, MAIL_SIZE } from '../src/insight/model/heads.ts';
import { placeOf, SIGN_SCALE } from '../src/insight/model/score.ts';
import { sentenceRows, sentenceScales } from '../src/insight/model/sentences.ts';
import { readMail } from '../src/insight/reading.ts';
import { SIGN_COUNT } from '../src/insight/signs.ts';
import { type Eyes, viewOf } from '../src/insight/view.ts';
import type { Word } from '../src/insight/words.ts';
import type { Rows } from './svm.ts';

/** What is counted of a text: hashed features, and the signs of the phrase books as numbers. */
export interface Counted {
  /** So many features, the first, are looked at in every text; the others in mails only. */
  readonly shared: number;
  readonly hashes: Uint32Array;
  readonly values: Float32Array;
  readonly numbers: readonly number[];
}

export interface Seen extends Counted {
  /** Its words alone, all numbers the same. */
  readonly said: string;
  /** Index of the word that each feature begins with; -1: the whole text. */
  readonly words: Int32Array;
  /** All of it as if it were one sentence of a mail: without what is said of whole texts. */
  readonly alone: Counted;
  /** Each sentence as if it were all; none when there is only one. */
  readonly sentences: readonly SeenSentence[];
  /** Which of them has these words of the mail; -1: none. */
  readonly sentenceOf: (quote: string) => number;
}

export interface SeenSentence {
  /** Which of the mail's it is; 0: the subject. */
  readonly row: number;
  readonly said: string;
  readonly counted: Counted;
}

export function see(mail: { readonly subject?: string; readonly text: string }, eyes: Eyes): Seen {
  const reading = readMail({ subject: '', ...mail });
  const { features, numbers } = viewOf(reading, eyes);
  const sentences = sentencesOf(features, reading.words);
  return {
    said: saidIn(reading.words),
    ...{ hashes: features.hashes, values: features.values, words: features.words },
    shared: features.shared,
    numbers,
    alone: aloneOf(features),
    sentences,
    sentenceOf: quote => {
      const at = quote === '' ? -1 : reading.text.indexOf(quote.normalize('NFC'));
      const word = reading.words.find(({ end }) => at >= 0 && end > at);
      return sentences.findIndex(({ row }) => row === word?.sentence);
    },
  };
}

function aloneOf(features: Features): Counted {
  const ones = Array.from(features.words.keys()).filter(one => (features.words[one] ?? -1) >= 0);
  const square = ones.reduce((sum, one) => sum + (features.values[one] ?? 0) ** 2, 0);
  const scale = scaleOf(Math.sqrt(square) / features.scale) / features.scale;
  return countedOf(features, ones, scale);
}

function countedOf(features: Features, ones: readonly number[], scale: number): Counted {
  return {
    shared: ones.filter(one => one < features.shared).length,
    hashes: Uint32Array.from(ones, one => features.hashes[one] ?? 0),
    values: Float32Array.from(ones, one => (features.values[one] ?? 0) * scale),
    numbers: [],
  };
}

function sentencesOf(features: Features, words: readonly Word[]): SeenSentence[] {
  const scales = sentenceScales(features);
  const at = Array.from(scales, (): number[] => []);
  for (const [one, row] of sentenceRows(features, scales.length + 1).entries()) at[row]?.push(one);
  return at.flatMap((ones, row) => {
    if (ones.length === 0) return [];
    const said = saidIn(words.filter(({ sentence }) => sentence === row));
    return [{ row, said, counted: countedOf(features, ones, scales[row] ?? 0) }];
  });
}

function saidIn(words: readonly Word[]): string {
  return words
    .map(({ norm }) => norm)
    .join(' ')
    .replace(/\d[\d ]*/g, '0 ')
    .trim();
}

/** Where things stand in a row of both layers. */
export const GENERAL_SIGNS = GENERAL_SIZE;
export const MAIL_WORDS = GENERAL_SIGNS + SIGN_COUNT;
export const MAIL_SIGNS = MAIL_WORDS + MAIL_SIZE;
export const MAIL_BIAS = MAIL_SIGNS + SIGN_COUNT;
export const ROW_SIZE = MAIL_BIAS + 1;

type Parts = 'general' | 'mail' | 'both';

export function rowsOf(seen: readonly Counted[], partsOf: (row: number) => Parts): Rows {
  const builder = new RowBuilder(
    seen.reduce((all, { hashes }) => all + 2 * (hashes.length + SIGN_COUNT) + 1, 0),
    seen.length,
  );
  for (const [row, one] of seen.entries()) {
    const parts = partsOf(row);
    if (parts !== 'mail') builder.add(sharedOf(one), 0, GENERAL_SIZE, GENERAL_SIGNS);
    if (parts !== 'general') {
      builder.add(one, MAIL_WORDS, MAIL_SIZE, MAIL_SIGNS);
      builder.put(MAIL_BIAS, 1);
    }
    builder.end(row);
  }
  return builder.rows();
}

function sharedOf(one: Counted): Counted {
  return { ...one, hashes: one.hashes.subarray(0, one.shared) };
}

class RowBuilder {
  private readonly at: Int32Array;
  private readonly index: Uint32Array;
  private readonly value: Float32Array;
  private count = 0;

  constructor(most: number, rows: number) {
    this.at = new Int32Array(rows + 1);
    this.index = new Uint32Array(most);
    this.value = new Float32Array(most);
  }

  put(index: number, value: number): void {
    this.index[this.count] = index;
    this.value[this.count] = value;
    this.count += 1;
  }

  add(one: Counted, words: number, size: number, signs: number): void {
    for (const [at, hash] of one.hashes.entries()) {
      this.put(words + placeOf(hash, size), one.values[at] ?? 0);
    }
    for (const [at, number] of one.numbers.entries()) this.put(signs + at, number * SIGN_SCALE);
  }

  end(row: number): void {
    this.at[row + 1] = this.count;
  }

  rows(): Rows {
    return {
      at: this.at,
      index: this.index.subarray(0, this.count),
      value: this.value.subarray(0, this.count),
    };
  }
}
