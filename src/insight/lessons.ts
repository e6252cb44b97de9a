// From corrections of mails that are like this one to what is added to a model's answers: a passive-
// aggressive update (Crammer et al., Online Passive-Aggressive Algorithms, JMLR 7, 2006; PA-I), with the
// nearness of two mails as its kernel. It changes nothing where the answer is right already, and never
// more than `MOST`.
import { ALSO } from './decide-topics.ts';
import { type Example, levelOf, topicsOf } from './example.ts';
import { type Level, TOPICS } from './insight.ts';
import { indexOf, type Margins } from './margins.ts';
import { MAIL_HEADS, type MailHead } from './model/heads.ts';

/** No example, nor all together, moves an answer by more. */
export const MOST = 1;
/** So far on the right side an answer shall be. */
const CLEAR = 0.1;
/** Each example is looked at so often: the others have moved it meanwhile. */
const ROUNDS = 6;

/** One of the answers, or one above another, shall be so much at least. */
interface Wish {
  readonly plus: number | null;
  readonly minus: number | null;
  readonly least: number;
}

export interface Lesson {
  readonly example: Example;
  /** What the model says of it by itself. */
  readonly base: Margins;
}

/**
 * @param lessons oldest first: of two that can't both be had the later one is
 * @param near nearness of two of them, by index
 * @param here nearness of each to the mail in question
 */
export function amountsFrom(
  lessons: readonly Lesson[],
  near: (one: number, other: number) => number,
  here: readonly number[],
): Margins {
  const pushes = lessons.map(() => new Float64Array(MAIL_HEADS.length));
  const wishes = lessons.map(({ example }) => wishesOf(example));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, lesson] of lessons.entries()) {
      const added = sumOf(pushes, other => near(at, other));
      for (const wish of wishes[at] ?? []) grant(wish, lesson.base, added, pushes[at]);
    }
  }
  return sumOf(pushes, other => here[other] ?? 0).map(bounded);
}

function sumOf(pushes: readonly Margins[], near: (index: number) => number): Margins {
  const sum = new Float64Array(MAIL_HEADS.length);
  for (const [index, push] of pushes.entries()) {
    const weight = near(index);
    if (weight === 0) continue;
    for (let head = 0; head < sum.length; head += 1)
      sum[head] = (sum[head] ?? 0) + weight * (push[head] ?? 0);
  }
  return sum;
}

function bounded(amount: number): number {
  return Math.min(MOST, Math.max(-MOST, amount));
}

/** As little as it takes. */
function grant({ plus, minus, least }: Wish, base: Margins, added: Margins, push?: Margins): void {
  if (!push) return;
  const value = (head: number | null): number =>
    head === null ? 0 : (base[head] ?? 0) + bounded(added[head] ?? 0);
  const heads = Number(plus !== null) + Number(minus !== null);
  const step = (least - value(plus) + value(minus)) / heads;
  if (step <= 0) return;
  const move = (head: number | null, by: number): void => {
    if (head === null) return;
    const [before, sum] = [push[head] ?? 0, added[head] ?? 0];
    // Beyond the bound it would have no effect, and keep others from theirs.
    const after = bounded(before + bounded(sum + by) - sum);
    push[head] = after;
    added[head] = sum + after - before;
  };
  move(plus, step);
  move(minus, -step);
}

function wishesOf(example: Example): Wish[] {
  const level = levelOf(example);
  return level === null ? topicWishes(example) : moodWishes(level);
}

function above(plus: MailHead, minus: MailHead, least = CLEAR): Wish {
  return { plus: indexOf(plus), minus: indexOf(minus), least };
}

function atLeast(head: MailHead, least: number): Wish {
  return { plus: indexOf(head), minus: null, least };
}

function atMost(head: MailHead, most: number): Wish {
  return { plus: null, minus: indexOf(head), least: -most };
}

function moodWishes(level: Level): Wish[] {
  const feeling = FEELING[level];
  const rivals = (['negative', 'neutral', 'positive'] as const).filter(one => one !== feeling);
  const wishes = rivals.map(rival => above(feeling, rival));
  if (level === 'happy') return wishes;
  const extreme = level === 'extremely-unhappy';
  return [...wishes, extreme ? atLeast('extreme', CLEAR) : atMost('extreme', -CLEAR)];
}

const FEELING = {
  'extremely-unhappy': 'negative',
  unhappy: 'negative',
  neutral: 'neutral',
  happy: 'positive',
} as const satisfies Record<Level, MailHead>;

/** The main topic above all others; those that were named are said, those that weren't aren't. */
function topicWishes(example: Example): Wish[] {
  const topics = topicsOf(example);
  const [main] = topics;
  if (!main) return [];
  return [
    ...TOPICS.filter(topic => topic !== main).map(topic => above(main, topic)),
    ...topics.map(topic => atLeast(topic, ALSO + CLEAR)),
    ...TOPICS.filter(topic => !topics.includes(topic)).map(topic => atMost(topic, ALSO - CLEAR)),
  ];
}
