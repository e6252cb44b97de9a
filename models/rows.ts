// Texts as rows of features for the trainer. Mails have their features twice: once shared with all texts,
// once of their own (Daumé III, "Frustratingly Easy Domain Adaptation", ACL 2007).

import type { Spoken } from '../src/insight/decide-mood.ts';
import type { Features } from '../src/insight/model/features.ts';
import { GENERAL_SIZE, MAIL_SIZE } from '../src/insight/model/heads.ts';
import { placeOf, SIGN_SCALE } from '../src/insight/model/score.ts';
import { readMail } from '../src/insight/reading.ts';
import { SIGN_COUNT, spokenOf } from '../src/insight/signs.ts';
import { viewOf } from '../src/insight/view.ts';
import type { Lexicon } from './lexicons.ts';
import type { Rows } from './svm.ts';

export interface Seen {
  readonly hashes: Uint32Array;
  readonly values: Float32Array;
  readonly numbers: readonly number[];
  readonly spoken: Spoken;
  /** Of a lexicon's values, by how much each word says. */
  readonly valence: number;
}

export function see(text: string, language: 'de' | 'en', lexicon: Lexicon): Seen {
  const { features, numbers, signs } = viewOf(readMail({ subject: '', text }), language);
  return {
    hashes: features.hashes.slice(0, features.count),
    values: features.values.slice(0, features.count),
    numbers,
    spoken: spokenOf(signs),
    valence: valenceOf(features, lexicon),
  };
}

function valenceOf(features: Features, lexicon: Lexicon): number {
  let sum = 0;
  for (let at = 0; at < features.count; at += 1) {
    sum += (lexicon.get(features.hashes[at] ?? 0) ?? 0) * (features.values[at] ?? 0);
  }
  return sum;
}

/** Where things stand in a row of both layers. */
export const GENERAL_SIGNS = GENERAL_SIZE;
export const MAIL_WORDS = GENERAL_SIGNS + SIGN_COUNT;
export const MAIL_SIGNS = MAIL_WORDS + MAIL_SIZE;
export const MAIL_BIAS = MAIL_SIGNS + SIGN_COUNT;
/** What a lexicon says of the words all together (lexicons.ts). */
export const LEXICON = MAIL_BIAS + 1;
export const ROW_SIZE = LEXICON + 1;

/** How much a lexicon weighs beside the words themselves. */
export const LEXICON_SCALE = 2;

type Parts = 'general' | 'mail' | 'both';

export function rowsOf(seen: readonly Seen[], partsOf: (row: number) => Parts): Rows {
  const builder = new RowBuilder(
    seen.reduce((all, { hashes }) => all + 2 * (hashes.length + SIGN_COUNT) + 2, 0),
    seen.length,
  );
  for (const [row, one] of seen.entries()) {
    const parts = partsOf(row);
    if (parts !== 'mail') {
      builder.add(one, 0, GENERAL_SIZE, GENERAL_SIGNS);
      builder.put(LEXICON, one.valence * LEXICON_SCALE);
    }
    if (parts !== 'general') {
      builder.add(one, MAIL_WORDS, MAIL_SIZE, MAIL_SIGNS);
      builder.put(MAIL_BIAS, 1);
    }
    builder.end(row);
  }
  return builder.rows();
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

  add(one: Seen, words: number, size: number, signs: number): void {
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
