// The pure parts of `npm run eval -- insight`, against figures worked out by hand.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEXICONS } from '../../eval/insight/lexicons.ts';
import {
  f1Of,
  macroF1,
  mistakes,
  percent,
  percentile,
  recallAndPrecision,
} from '../../eval/insight/scores.ts';
import { readLabelled, readMailSets, readMoodSets } from '../../eval/insight/texts.ts';
import { plain } from '../../eval/insight/trained-on.ts';

const LABELS = ['negative', 'neutral', 'positive'] as const;

/** `+-`: positive, and negative was said. */
function told(...pairs: readonly string[]) {
  const names = { '-': 'negative', '0': 'neutral', '+': 'positive' } as const;
  const name = (sign = '') => names[sign as keyof typeof names];
  return pairs.map(pair => ({ right: name(pair[0]), said: name(pair[1]) }));
}

describe('macro-F1', () => {
  it('is 1 when all is right, whatever the labels', () => {
    expect(macroF1(LABELS, told('++', '--', '00', '++'))).toBe(1);
  });

  it('is the mean of the labels, so that a rare one counts as much as a common one', () => {
    // positive: 3 found of 3, 4 said: 6/7. negative: 0. neutral: 1.
    const all = told('++', '++', '++', '-+', '00');
    expect(f1Of('positive', all)).toBeCloseTo(6 / 7);
    expect(f1Of('negative', all)).toBe(0);
    expect(macroF1(LABELS, all)).toBeCloseTo((6 / 7 + 0 + 1) / 3);
  });

  it('counts what was said wrongly against the label that was said', () => {
    // neutral: found 1, right 1, said 3: 2/4.
    expect(f1Of('neutral', told('00', '+0', '-0'))).toBe(0.5);
  });

  it('leaves a label out that no text bears, and of nothing is 0', () => {
    expect(macroF1(LABELS, told('++', '--'))).toBe(1);
    expect(macroF1(LABELS, [])).toBe(0);
  });
});

describe('recall and precision', () => {
  const wanted = { recall: '>= 90', precision: '>= 80' };
  const yes = { is: true, said: true };
  const missed = { is: true, said: false };
  const alarm = { is: false, said: true };
  const quiet = { is: false, said: false };

  it('recall rests on what is so, precision on what was said', () => {
    expect(
      recallAndPrecision('a', 'x', [yes, yes, yes, missed, alarm, quiet, quiet], wanted),
    ).toEqual([
      { corpus: 'a', what: 'x, recall', value: 75, unit: '%', of: 4, wanted: '>= 90' },
      { corpus: 'a', what: 'x, precision', value: 75, unit: '%', of: 4, wanted: '>= 80' },
    ]);
  });

  it('says that nothing was called, instead of a precision of 100', () => {
    expect(recallAndPrecision('a', 'x', [missed], wanted)[1]).toMatchObject({ value: 0, of: 0 });
  });
});

it('names the commonest mistakes first, and none that was right', () => {
  expect(mistakes(told('+-', '0-', '+-', '++'), 5)).toEqual([
    '2 times positive taken for negative',
    '1 times neutral taken for negative',
  ]);
  expect(mistakes(told('+-', '0-'), 1)).toHaveLength(1);
});

it.each([
  [[], 95, 0],
  [[7], 95, 7],
  [Array.from({ length: 100 }, (_, at) => 100 - at), 95, 95],
  [[1, 2, 3, 4], 50, 2],
])('of %j so many hundredths (%d) are up to %d', (numbers, hundredth, value) => {
  expect(percentile(numbers, hundredth)).toBe(value);
});

it('shows shares in percent, to one decimal', () => {
  expect(percent(2 / 3)).toBe(66.7);
  expect(percent(-0.0421)).toBe(-4.2);
});

describe('the lexicons that are compared with', () => {
  const says = (name: string, text: string, language: 'de' | 'en') =>
    LEXICONS.find(one => one.name === name)?.label(text, language);

  it.each(LEXICONS.map(({ name }) => name))('%s tells good from bad in English', name => {
    expect(says(name, 'This is wonderful, I love it', 'en')).toBe('positive');
    expect(says(name, 'This is terrible, I hate it', 'en')).toBe('negative');
    expect(says(name, 'The parcel has four corners', 'en')).toBe('neutral');
  });

  it.each(['natural', 'AFINN'])('%s does in German too', name => {
    expect(says(name, 'Das ist wunderbar und schön', 'de')).toBe('positive');
    expect(says(name, 'Das ist schlecht und furchtbar', 'de')).toBe('negative');
    expect(says(name, '', 'de')).toBe('neutral');
  });
});

describe('texts to measure on', () => {
  let data: string;
  let folder: string;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'kulanz-texts-'));
    folder = join(data, 'eval');
    mkdirSync(folder);
  });
  afterEach(() => rmSync(data, { recursive: true, force: true }));
  const write = (name: string, ...lines: readonly object[]) =>
    writeFileSync(join(folder, name), lines.map(line => `${JSON.stringify(line)}\n`).join(''));
  const mood = (text: string) => ({ text, label: 'neutral', lang: 'de' });

  it('are the written mails and every file whose labels are moods', () => {
    write('tweets.jsonl', mood('a'), { ...mood('b'), lang: 'en' });
    write('bank.jsonl', { text: 'c', label: 'lost_card', lang: 'en' });
    expect(readMoodSets(folder).map(({ name, texts }) => [name, texts.length])).toEqual([
      ['written mails, de', expect.any(Number)],
      ['written mails in dress, de', expect.any(Number)],
      ['mails hard to tell, de', expect.any(Number)],
      ['written mails, en', expect.any(Number)],
      ['written mails in dress, en', expect.any(Number)],
      ['mails hard to tell, en', expect.any(Number)],
      ['tweets, de', 1],
      ['tweets, en', 1],
    ]);
  });

  it('are mails where a level, topics or threats are said; the file may name the language', () => {
    write('tweets_de.jsonl', { text: 'a', label: 'neutral' });
    write('shops_en.jsonl', { ...mood('b'), lang: undefined, topics: ['refund'], threats: [] });
    const [found] = readMailSets(folder).filter(({ name }) => !/^(?:written|mails)/.test(name));
    expect(found).toMatchObject({ name: 'shops_en', language: 'en', mails: true });
  });

  it('without those that the models were trained on, and saying how many', () => {
    mkdirSync(join(data, 'train'));
    for (const set of ['sb10k', 'potts', 'guhr_emotions', 'goemotions_en', 'uci_sentences_en']) {
      const line = { text: `@user Schöner Gruß von ${set} !`, label: 'neutral' };
      writeFileSync(join(data, 'train', `${set}.jsonl`), `${JSON.stringify(line)}\n`);
    }
    write('tweets.jsonl', mood('schöner Gruss von SB10k! http://t.co/x'), mood('a new one'));
    const [found] = readMoodSets(folder).filter(({ name }) => name === 'tweets');
    expect(found?.texts.map(({ text }) => text)).toEqual(['a new one']);
    expect(found?.leftOut).toBe(1);
  });

  it('name file and line of one that is none', () => {
    write('a.jsonl', mood('fine'), { text: 'x', label: 'neutral', topics: ['refunds'] });
    expect(() => readLabelled(folder, 'a')).toThrow(/a\.jsonl:2 is no labelled text: .*topics/s);
    writeFileSync(join(folder, 'b.jsonl'), '{');
    expect(() => readLabelled(folder, 'b')).toThrow(/b\.jsonl:1 is no labelled text/);
  });
});

it('texts are the same, however a set spaces them and blanks names', () => {
  expect(plain('RT @user: 20min, Spaß&amp;Co :)')).toBe(plain('RT @anna : 20 min , Spass Co'));
  expect(plain('nicht gut')).not.toBe(plain('gut'));
});
