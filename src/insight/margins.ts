// What decides about a mood and its topics, as one row of numbers that corrections can be added to.
import { angerOf, feelingsOf } from './decide-mood.ts';
import { MAIL_HEADS, type MailHead } from './model/heads.ts';
import type { Model } from './model/model.ts';
import type { Answers } from './model/score.ts';

/** A number for each of `MAIL_HEADS`, in their order. */
export type Margins = Float64Array;

const INDEX = new Map(MAIL_HEADS.map((head, at) => [head, at]));

export function indexOf(head: MailHead): number {
  return INDEX.get(head) ?? 0;
}

/** Feelings as they are weighed against each other; anger and threats above their thresholds; topics. */
export function marginsOf(answers: Answers, thresholds: Model['thresholds']): Margins {
  const own: Partial<Record<MailHead, number>> = {
    ...feelingsOf(answers),
    extreme: angerOf(answers, thresholds),
  };
  return Float64Array.from(
    MAIL_HEADS,
    head => own[head] ?? answers.mail[head] - (thresholds[head] ?? 0),
  );
}

/** Answers whose margins are higher by `amounts`. */
export function addTo(answers: Answers, amounts: Margins): Answers {
  const general = { ...answers.general };
  const mail = { ...answers.mail };
  for (const [at, head] of MAIL_HEADS.entries()) {
    const amount = amounts[at] ?? 0;
    // To the general answer: what is added to the other counts only as far as a text reads like a mail.
    if (head === 'negative' || head === 'neutral' || head === 'positive') general[head] += amount;
    else mail[head] += amount;
  }
  return { ...answers, general, mail };
}
