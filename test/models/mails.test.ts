// The mails written for Kulanz: what the models learn from, and the fifth of them that is kept to test with.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readWrittenMails } from '../../models/examples.ts';
import { THREATS, TOPICS } from '../../src/insight/insight.ts';
import { sharedSentences } from './shared-sentences.ts';

const FOLDER = new URL('../../models/mails/', import.meta.url);
const LANGUAGES = ['de', 'en'] as const;
const FEWEST_MAILS = 700;
const FEWEST_VOICES = 60;

const MAIL = z.strictObject({
  voice: z.string().regex(/^(?:de|en)(?:\d+|t)-\d\d$/),
  text: z.string().trim().min(1),
  label: z.enum(['negative', 'neutral', 'positive']),
  level: z.enum(['extremely-unhappy', 'unhappy', 'neutral', 'happy']),
  topics: z.array(z.enum(TOPICS)).min(1),
  threats: z.array(z.enum(THREATS)),
  why: z.string().min(1).optional(),
  said: z.partialRecord(z.enum(THREATS), z.string().min(1)).optional(),
});

const LABEL_OF = {
  'extremely-unhappy': 'negative',
  unhappy: 'negative',
  neutral: 'neutral',
  happy: 'positive',
} as const;

interface Line {
  readonly place: string;
  readonly raw: string;
}

function linesOf(language: string): Line[] {
  const files = readdirSync(FOLDER).filter(file => file.startsWith(`${language}-`));
  return files.flatMap(file =>
    readFileSync(new URL(file, FOLDER), 'utf8')
      .split('\n')
      .map((raw, at) => ({ place: `${file}:${at + 1}`, raw }))
      .filter(({ raw }) => raw !== ''),
  );
}

describe.each(LANGUAGES)('written mails, %s', language => {
  const lines = linesOf(language);
  const mails = lines.map(({ place, raw }) => ({ place, mail: MAIL.parse(JSON.parse(raw)) }));
  const train = readWrittenMails(language, 'train');
  const plain = readWrittenMails(language, 'test');
  const hard = readWrittenMails(language, 'hard');
  const test = [...plain, ...hard];
  const voices = (some: readonly { readonly voice: string }[]) =>
    new Set(some.map(({ voice }) => voice));

  it('say the same with label and level', () => {
    const wrong = mails.filter(({ mail }) => LABEL_OF[mail.level] !== mail.label);
    expect(wrong.map(({ place }) => place)).toEqual([]);
  });

  it('name each topic and threat once', () => {
    const wrong = mails.filter(
      ({ mail }) =>
        new Set(mail.topics).size < mail.topics.length ||
        new Set(mail.threats).size < mail.threats.length,
    );
    expect(wrong.map(({ place }) => place)).toEqual([]);
  });

  it('are quoted word for word, and threaten with what is quoted as a threat', () => {
    const wrong = mails.filter(({ mail: { text, why = '', said = {}, threats } }) => {
      const quotes = [why, ...Object.values(said)];
      const named = THREATS.filter(threat => said[threat] !== undefined);
      return (
        quotes.some(quote => !text.includes(quote)) ||
        named.some(threat => !threats.includes(threat))
      );
    });
    expect(wrong.map(({ place }) => place)).toEqual([]);
  });

  it('are in the file of their language', () => {
    expect(mails.filter(({ mail }) => !mail.voice.startsWith(language))).toEqual([]);
  });

  it('are enough, by enough people, and all are used', () => {
    expect(mails.length).toBeGreaterThanOrEqual(FEWEST_MAILS);
    expect(voices(mails.map(({ mail }) => mail)).size).toBeGreaterThanOrEqual(FEWEST_VOICES);
    expect(train.length + test.length).toBe(mails.length);
  });

  it('are kept for testing, a fifth of them at least', () => {
    expect(test.length / mails.length).toBeGreaterThanOrEqual(0.2);
  });

  it('never test with a person that was trained on', () => {
    const known = voices(train);
    expect([...voices(test)].filter(voice => known.has(voice))).toEqual([]);
  });

  it('have every topic, threat and level on both sides', () => {
    for (const part of [train, plain]) {
      expect(new Set(part.flatMap(({ topics }) => topics)).size).toBe(TOPICS.length);
      expect(new Set(part.flatMap(({ threats }) => threats)).size).toBe(THREATS.length);
      expect(new Set(part.map(({ level }) => level)).size).toBe(4);
    }
  });

  it('share no sentence of five words or more', () => {
    expect(sharedSentences(mails.map(({ place, mail }) => ({ place, text: mail.text })))).toEqual(
      [],
    );
  });
});

describe('the search for shared sentences', () => {
  const shared = (...texts: readonly string[]) =>
    sharedSentences(texts.map((text, at) => ({ place: String(at + 1), text })));

  it('sees through case, umlauts and marks, and names both places', () => {
    expect(
      shared('Hallo.\nWo bleibt mein schönes Paket?', 'wo bleibt "mein SCHOENES paket"!'),
    ).toEqual(['2: wo bleibt mein schoenes paket (also 1)']);
  });

  it('lets short ones and usual salutations be', () => {
    expect(shared('Wo ist mein Paket?', 'Wo ist mein Paket?')).toEqual([]);
    expect(shared('Sehr geehrte Damen und Herren,', 'Sehr geehrte Damen und Herren!')).toEqual([]);
  });

  it('does not mind a person who repeats themselves within one mail', () => {
    expect(shared('Gebt mir mein Geld zurück. Gebt mir mein Geld zurück.')).toEqual([]);
  });
});
