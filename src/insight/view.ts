// A mail as the models see it: its words hashed, and the signs of the phrase books beside them.
import { BOOKS, type JudgedLanguage } from './books.ts';
import { type Features, featuresOf } from './model/features.ts';
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

export function viewOf(read: Reading, language: JudgedLanguage): View {
  const books = BOOKS[language];
  const reading = { ...read, starts: startsIn(read.words, books.phrases) };
  const signs = signsIn(reading, books);
  const fixed = find(reading, books.mood.mood).filter(({ value }) => value === 0);
  return {
    features: featuresOf(reading.text, reading.words, STEMMERS[language], books.concepts, fixed),
    signs,
    numbers: signNumbers(signs),
  };
}
