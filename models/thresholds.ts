// Where a head says yes: found on mails that the weights had not learnt from (by voices, in turns).
import { decideMood } from '../src/insight/decide-mood.ts';
import { NOTHING_KNOWN, THREATS } from '../src/insight/insight.ts';
import type { MailHead } from '../src/insight/model/heads.ts';
import { learn, type Said, saidOfMails } from './learn.ts';
import type { Lesson } from './lesson.ts';
import { says } from './parts.ts';

const TURNS = 3;
const FIRST = -0.9;
const LAST = 0.5;
const STEP = 0.05;
/** Whoever is called extremely unhappy is it in so many cases; as many as can be are found. */
const LEAST_PRECISION = 0.88;
/** Of threats so many are found, and so many of those found are real; where that can be had, a missed one counts twice. */
const BOTH = 0.9;

export function chooseThresholds(lesson: Lesson): Partial<Record<MailHead, number>> {
  const said = saidInTurns(lesson);
  const found = (head: MailHead, threshold: number) => measure(lesson, said, head, threshold);
  const chosen: Partial<Record<MailHead, number>> = {
    extreme: best(at => {
      const { precision, recall } = found('extreme', at);
      return precision < LEAST_PRECISION ? precision - 1 : recall;
    }),
  };
  for (const threat of THREATS) {
    chosen[threat] = best(at => {
      const { precision, recall } = found(threat, at);
      const both = precision >= BOTH && recall >= BOTH;
      return both ? 1 + 2 * recall + precision : Math.min(precision, recall);
    });
  }
  return chosen;
}

/** What is said of each mail by weights that never saw its voice. */
export function saidInTurns(lesson: Lesson): Said[] {
  const voices = [...new Set(lesson.mails.map(({ voice }) => voice))];
  const turnOf = (mail: number): number => voices.indexOf(lesson.mails[mail]?.voice ?? '') % TURNS;
  const said: Said[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const learned = learn(lesson, mail => turnOf(mail) !== turn);
    const kept = lesson.mails.map((_, mail) => mail).filter(mail => turnOf(mail) === turn);
    const seen = kept.flatMap(mail => lesson.seen[lesson.texts.length + mail] ?? []);
    for (const [at, one] of saidOfMails(learned, seen).entries()) said[kept[at] ?? 0] = one;
  }
  return said;
}

/** The threshold of the greatest worth; of equals the middle one. */
function best(worth: (threshold: number) => number): number {
  let most = Number.NEGATIVE_INFINITY;
  let at: number[] = [];
  for (let step = 0; FIRST + step * STEP <= LAST; step += 1) {
    const threshold = Math.round((FIRST + step * STEP) * 100) / 100;
    const value = worth(threshold);
    if (value > most) [most, at] = [value, []];
    if (value === most) at.push(threshold);
  }
  return at[Math.floor(at.length / 2)] ?? 0;
}

function measure(
  lesson: Lesson,
  said: readonly Said[],
  head: MailHead,
  threshold: number,
): { readonly precision: number; readonly recall: number } {
  const counts = { right: 0, wrong: 0, missed: 0 };
  for (const [at, mail] of lesson.mails.entries()) {
    const yes = saysYes(lesson, said, at, head, threshold);
    if (says(mail, head)) counts[yes ? 'right' : 'missed'] += 1;
    else if (yes) counts.wrong += 1;
  }
  const { right, wrong, missed } = counts;
  return {
    precision: right / Math.max(1, right + wrong),
    recall: right / Math.max(1, right + missed),
  };
}

/** As the program decides, of a customer about whom nothing is known. */
function saysYes(
  lesson: Lesson,
  said: readonly Said[],
  at: number,
  head: MailHead,
  threshold: number,
): boolean {
  const one = said[at];
  const spoken = lesson.seen[lesson.texts.length + at]?.spoken;
  if (!one || !spoken) return false;
  const { feelings, mail } = one;
  // What mails add to the feelings is in them already.
  const added = { negative: 0, neutral: 0, positive: 0 };
  const answers = { general: { ...feelings, mail: 1 }, mail: { ...mail, ...added }, mailness: 1 };
  const verdict = decideMood(answers, { [head]: threshold }, spoken, NOTHING_KNOWN);
  if (head === 'extreme') return verdict.level === 'extremely-unhappy';
  return verdict.threats.some(threat => threat === head);
}
