// The phrase books that the models learn from beside the mails.
import { describe, expect, it } from 'vitest';
import { readPhrases, readStatements, readWrittenMails } from '../../models/examples.ts';
import { THREATS, TOPICS } from '../../src/insight/insight.ts';
import { sharedSentences } from './shared-sentences.ts';

describe.each(['de', 'en'] as const)('phrases, %s', language => {
  const statements = readStatements(language);
  const moods = statements.map(({ label, text }) => ({ tells: label, text }));
  const phrases = [...readPhrases(language), ...moods];

  it('are there for every topic, threat and mood', () => {
    const told = new Set(phrases.map(({ tells }) => tells));
    expect([...TOPICS, ...THREATS, 'none'].filter(one => !told.has(one as never))).toEqual([]);
    expect(new Set(statements.map(({ label }) => label)).size).toBe(3);
  });

  it('stand in the book once', () => {
    const lines = phrases.map(({ tells, text }) => `${tells} ${text.toLowerCase()}`);
    expect(lines.filter((line, at) => lines.indexOf(line) < at)).toEqual([]);
  });

  it('never give away a sentence of the mails that are kept for testing', () => {
    const kept = (['test', 'hard'] as const).flatMap(part => readWrittenMails(language, part));
    const test = kept.map(({ voice, text }) => ({ place: voice, text }));
    const known = new Set(sharedSentences(test));
    const said = phrases.map(({ tells, text }) => ({ place: `phrase ${tells}`, text }));
    const shared = sharedSentences([...test, ...said]).filter(line => !known.has(line));
    expect(shared.filter(line => /\(also (?!phrase)/.test(line))).toEqual([]);
  });
});
