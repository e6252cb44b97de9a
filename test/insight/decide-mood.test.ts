// What a model's answers decide: pure arithmetic, whatever the models of the day say.
import { expect, it } from 'vitest';
import { decideMood } from '../../src/insight/decide-mood.ts';
import { NOTHING_KNOWN } from '../../src/insight/insight.ts';
import { GENERAL_HEADS, MAIL_HEADS } from '../../src/insight/model/heads.ts';
import type { Answers } from '../../src/insight/model/score.ts';

function verdict(said: Readonly<Record<string, number>>, thresholds = {}) {
  const of = (heads: readonly string[], none: number) =>
    Object.fromEntries(heads.map(head => [head, said[head] ?? none]));
  const feelings = { negative: 0, neutral: 0, positive: 0 };
  const answers = {
    general: of(GENERAL_HEADS, -1),
    mail: { ...of(MAIL_HEADS, -2), ...feelings },
    mailness: 1,
  } as unknown as Answers;
  return decideMood(answers, thresholds, NOTHING_KNOWN);
}

const ANGRY = { negative: 0.5, positive: -0.5, extreme: -0.3 };

it('whoever threatens is angrier for it, however politely', () => {
  expect(verdict(ANGRY).level).toBe('unhappy');
  const sues = verdict({ ...ANGRY, legal: 0.1 });
  expect([sues.level, sues.threats]).toEqual(['extremely-unhappy', ['legal']]);
});

it('anger counts for less beside praise', () => {
  expect(verdict({ ...ANGRY, extreme: -0.15 }).level).toBe('extremely-unhappy');
  expect(verdict({ ...ANGRY, extreme: -0.15, positive: 0.4 }).level).toBe('unhappy');
});

it('the threshold of a head is what its answer has to pass', () => {
  expect(verdict({ ...ANGRY, public: -0.2 }, { public: -0.25 }).threats).toEqual(['public']);
  expect(verdict({ ...ANGRY, public: -0.2 }, { public: -0.15 }).threats).toEqual([]);
});

it('who is glad, or calm, threatens nobody', () => {
  const glad = verdict({ negative: -0.5, positive: 0.5, public: 1, extreme: 1 });
  expect([glad.level, glad.threats]).toEqual(['happy', []]);
  expect(verdict({ negative: -1, neutral: 0, public: 1 }).threats).toEqual([]);
});
