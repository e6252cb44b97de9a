// A mail as the models see it: its words hashed, and the signs of the phrase books beside them.
import { BOOKS, type JudgedLanguage } from './books.ts';
import { type Features, featuresOf } from './model/features.ts';
import type { Kin } from './model/kin.ts';
import { STEMMERS } from './model/stem.ts';
import { startsIn } from './phrase-index.ts';
import { find, type Reading } from './reading.ts';
import { type Signs, signNumbers, signsIn } from './signs.ts';

export interface View {
  readonly features: Features;
  readonly signs: Signs;
  /** The same in numbers, in the order of the models. */
  readonly numbers: readonly number[];
}

/** Whose eyes: a model's. */
export interface Eyes {
  readonly language: JudgedLanguage;
  readonly kin: Kin;
}

export function viewOf(read: Reading, { language, kin }: Eyes): View {
  const books = BOOKS[language];
  const reading = { ...read, starts: startsIn(read.words, books.phrases) };
  const signs = signsIn(reading, books);
  const fixed = find(reading, books.mood.mood).filter(({ value }) => value === 0);
  return {
    features: featuresOf(reading, STEMMERS[language], books.concepts, fixed, kin),
    signs,
    numbers: signNumbers(signs),
  };
}
