// From a model's answers, and from what is known of the customer, to mood, level and threats.
import { type CustomerHistory, type Label, type Level, THREATS, type Threat } from './insight.ts';
import type { Model } from './model/model.ts';
import type { Answers } from './model/score.ts';

export interface Verdict {
  /** -1 .. 1 */
  readonly score: number;
  readonly label: Label;
  readonly level: Level;
  readonly threats: readonly Threat[];
}

type Thresholds = Model['thresholds'];

/** Scores beyond it are negative or positive; beyond the second, extremely so. */
const CLEAR = 0.24;
const EXTREME = 0.7;
/** A lead of so much over the next feeling is as sure as it gets. */
const SURE = 1.5;
/** So far above its threshold extreme anger is believed against a neutral tone: ice-cold politeness. */
const ICE = 0.25;
/** A lead of so much of another feeling over being unhappy. */
const CALM = 0.4;
/** Anger counts for more the clearer a mail is unhappy and not glad: much praise has hard words in it. */
const CONTRAST = 0.2;
const MOST_CONTRAST = 2;
/** Whoever threatens is the angrier for it, however politely it is put. */
const THREATENING = 0.3;
/** What each unanswered mail adds, and having been unhappy before. */
const WAITING = 0.2;
const MOST_WAITING = 3;
const UNHAPPY_BEFORE = 0.15;

export function decideMood(
  answers: Answers,
  thresholds: Thresholds,
  history: CustomerHistory,
): Verdict {
  const feelings = feelingsOf(answers);
  const threats = threatsOf(answers, feelings, thresholds);
  const anger = angerOf(answers, thresholds) + pressure(history);
  const label = labelOf(feelings);
  if (label === 'positive') return { ...calm(label, feelings), threats: [] };
  const extreme = anger > (label === 'negative' ? 0 : ICE);
  if (extreme) {
    const score = -EXTREME - (1 - EXTREME) * Math.min(1, anger);
    return { score: round(score), label: 'negative', level: 'extremely-unhappy', threats };
  }
  return { ...calm(label, feelings), threats };
}

/** How extremely unhappy a mail reads by itself; above 0 it is. */
export function angerOf(answers: Answers, thresholds: Thresholds): number {
  const feelings = feelingsOf(answers);
  const contrast = Math.min(MOST_CONTRAST, feelings.negative - feelings.positive);
  const threatening = threatsOf(answers, feelings, thresholds).length > 0 ? THREATENING : 0;
  const said = answers.mail.extreme + CONTRAST * contrast + threatening;
  return said - (thresholds.extreme ?? 0);
}

/** The same without its mood. */
export function calmed(verdict: Verdict): Verdict {
  return { ...verdict, score: 0, label: 'neutral', level: 'neutral' };
}

export type Feelings = Readonly<Record<Label, number>>;

export function feelingsOf({ general, mail, mailness }: Answers): Feelings {
  return {
    negative: general.negative + mailness * mail.negative,
    neutral: general.neutral + mailness * mail.neutral,
    positive: general.positive + mailness * mail.positive,
  };
}

function labelOf({ negative, neutral, positive }: Feelings): Label {
  if (neutral >= negative && neutral >= positive) return 'neutral';
  return negative > positive ? 'negative' : 'positive';
}

function calm(label: Label, { negative, neutral, positive }: Feelings): Omit<Verdict, 'threats'> {
  const part = (lead: number): number => Math.min(1, Math.max(0, lead) / SURE);
  if (label === 'negative') {
    const score = -CLEAR - (EXTREME - CLEAR - 0.01) * part(negative - Math.max(neutral, positive));
    return { score: round(score), label, level: 'unhappy' };
  }
  if (label === 'positive') {
    const score = CLEAR + (1 - CLEAR) * part(positive - Math.max(neutral, negative));
    return { score: round(score), label, level: 'happy' };
  }
  const tilt = part(positive - negative + SURE / 2) - 0.5;
  return {
    score: round(Math.min(CLEAR - 0.01, Math.max(0.01 - CLEAR, tilt * 2 * CLEAR))),
    label,
    level: 'neutral',
  };
}

/** Waiting without an answer makes what is said weigh more. */
function pressure({ unanswered, unhappy }: CustomerHistory): number {
  return Math.min(unanswered, MOST_WAITING) * WAITING + (unhappy >= 2 ? UNHAPPY_BEFORE : 0);
}

/** Who asks calmly, or is glad, threatens nobody. */
function threatsOf(
  { mail }: Pick<Answers, 'mail'>,
  { negative, neutral, positive }: Feelings,
  thresholds: Thresholds,
): Threat[] {
  if (negative < Math.max(neutral, positive) - CALM) return [];
  return THREATS.filter(threat => mail[threat] > (thresholds[threat] ?? 0));
}

function round(score: number): number {
  return Math.round(score * 100) / 100 + 0;
}
