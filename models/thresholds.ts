// Where a head says yes: found on mails that the weights had not learnt from (by voices, in turns).
import { threatsOf } from '../src/insight/decide-mood.ts';
import { THREATS } from '../src/insight/insight.ts';
import type { MailHead } from '../src/insight/model/heads.ts';
import { type Lesson, learn, type Said, saidOfMails } from './learn.ts';
import { says } from './parts.ts';

const TURNS = 3;
const FIRST = -0.9;
const LAST = 0.5;
const STEP = 0.05;
/** Recall counts so many times as much as precision: a missed one hurts more than a look too many. */
const BETA = { extreme: 1.3, threat: 1 };

export function chooseThresholds(lesson: Lesson): Partial<Record<MailHead, number>> {
  const said = saidInTurns(lesson);
  const chosen: Partial<Record<MailHead, number>> = {
    extreme: best(lesson, said, 'extreme', BETA.extreme),
  };
  for (const threat of THREATS) chosen[threat] = best(lesson, said, threat, BETA.threat);
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

/** The threshold with the best F-measure; of equals the middle one. */
function best(lesson: Lesson, said: readonly Said[], head: MailHead, beta: number): number {
  let most = -1;
  let at: number[] = [];
  for (let step = 0; FIRST + step * STEP <= LAST; step += 1) {
    const threshold = Math.round((FIRST + step * STEP) * 100) / 100;
    const value = measure(lesson, said, head, threshold, beta);
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
  beta: number,
): number {
  const counts = { right: 0, wrong: 0, missed: 0 };
  for (const [at, mail] of lesson.mails.entries()) {
    const yes = saysYes(lesson, said, at, head, threshold);
    if (says(mail, head)) counts[yes ? 'right' : 'missed'] += 1;
    else if (yes) counts.wrong += 1;
  }
  const { right, wrong, missed } = counts;
  const weighed = (1 + beta * beta) * right;
  return right === 0 ? 0 : weighed / (weighed + beta * beta * missed + wrong);
}

/** As the program decides, which hears threats only from the unhappy, and only in words of threats. */
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
  if (!THREATS.some(threat => threat === head)) return one.mail[head] > threshold;
  const heard = { answers: one, feelings: one.feelings, spoken };
  return threatsOf(heard, { [head]: threshold }).some(threat => threat === head);
}
