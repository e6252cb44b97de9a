// What judging costs: all of insight over a mail of 1 KB, beside natural's tokenizer and stemmer over the same
// text in the same run; the models' loading; hostile text. Absolute times vary by machine and hour.

import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import EnglishTokenizer from 'natural/lib/natural/tokenizers/aggressive_tokenizer.js';
import GermanTokenizer from 'natural/lib/natural/tokenizers/aggressive_tokenizer_de.js';
import { readWrittenMails } from '../../models/examples.ts';
import { NOTHING_KNOWN } from '../../src/insight/insight.ts';
import { customerValue } from '../../src/insight/value.ts';
import type { Figure, Section } from '../figure.ts';
import { median } from '../median.ts';
import { judgeText } from './judged.ts';
import { LANGUAGES, type Language } from './languages.ts';
import { measureLoading } from './load-program.ts';
import { percentile } from './scores.ts';

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;
const MAILS = 40;
const WARM_UP = 3;
const ROUNDS = 15;
const HOSTILE_ROUNDS = 5;

interface Mail {
  readonly language: Language;
  readonly text: string;
}

const NATURAL = {
  de: { tokenizer: new GermanTokenizer(), stemmer: german },
  en: { tokenizer: new EnglishTokenizer(), stemmer: english },
};

export async function insightSpeedSection(): Promise<Section> {
  const byLanguage = LANGUAGES.flatMap(mailFigures);
  return { figures: [...byLanguage, ...hostileFigures(), ...measureLoading()], failures: [] };
}

function mailFigures(language: Language): Figure[] {
  const mails = kilobyteMails(language);
  const ours: number[] = [];
  const ratios: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const [natural, insight] = [timesOf(mails, tokenizeAndStem), timesOf(mails, allOfInsight)];
    if (round < 0) continue;
    ours.push(...insight);
    ratios.push(sum(insight) / sum(natural));
  }
  const corpus = `mails of 1 KB, ${language}`;
  const p95 = percentile(ours, 95);
  return [
    { ...ms(corpus, 'all of insight, median', median(ours), '<= 2'), of: ours.length },
    { ...ms(corpus, 'all of insight, 95 of 100', p95), of: ours.length },
    {
      ...{ corpus, what: "all of insight to natural's tokenizer and stemmer", unit: 'ratio' },
      value: round2(median(ratios)),
    },
  ];
}

/** Written mails one after the other, each time until there is a kilobyte: mails of just that size are few. */
function kilobyteMails(language: Language): Mail[] {
  const mails: Mail[] = [];
  let text = '';
  for (const mail of readWrittenMails(language, 'test')) {
    text += `${mail.text}\n\n`;
    if (Buffer.byteLength(text) < KILOBYTE) continue;
    mails.push({ language, text: Buffer.from(text).subarray(0, KILOBYTE).toString() });
    text = '';
  }
  return mails.slice(0, MAILS);
}

function allOfInsight({ text }: Mail): void {
  customerValue({ text, insight: judgeText({ text, label: null }) }, NOTHING_KNOWN, 'en');
}

function tokenizeAndStem({ language, text }: Mail): void {
  const { tokenizer, stemmer } = NATURAL[language];
  for (const word of tokenizer.tokenize(text)) stemmer.stem(word);
}

function hostileFigures(): Figure[] {
  const texts = {
    'one word of 1 MB': 'a'.repeat(MEGABYTE),
    '1 MB of one word, again and again': 'Lieferung '.repeat(MEGABYTE / 10),
  };
  return Object.entries(texts).map(([what, text]) => {
    const times = timesOf(
      Array.from({ length: HOSTILE_ROUNDS }, (): Mail => ({ language: 'de', text })),
      allOfInsight,
    );
    return ms('hostile', what, median(times));
  });
}

/** Milliseconds each. */
function timesOf(mails: readonly Mail[], act: (mail: Mail) => void): number[] {
  return mails.map(mail => {
    const started = performance.now();
    act(mail);
    return performance.now() - started;
  });
}

function ms(corpus: string, what: string, value: number, wanted?: string): Figure {
  const figure = { corpus, what, value: round2(value), unit: 'ms' };
  return wanted === undefined ? figure : { ...figure, wanted };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}

function round2(value: number): number {
  return Math.round(100 * value) / 100;
}
