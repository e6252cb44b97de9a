// Where a head says yes: found on mails that the weights had not learnt from (turns.ts).
import { decideMood } from '../src/insight/decide-mood.ts';
import { NOTHING_KNOWN, THREATS } from '../src/insight/insight.ts';
import type { MailHead } from '../src/insight/model/heads.ts';
import type { WrittenMail } from './examples.ts';
import { says } from './parts.ts';
import type { Said } from './said.ts';

const FIRST = -0.9;
const LAST = 0.5;
const STEP = 0.02;
/** Whoever is called extremely unhappy is it in so many cases; as many as can be are found. */
const LEAST_PRECISION = 0.88;
/** Of those who are happy so many are called extremely unhappy at most. */
const MOST_ALARMS = 0.01;

/**
 * Mails that were written to be hard are left out: how much of what is heard is real hangs on how many threaten.
 * @param said of each mail, by weights that never saw its voice
 */
export function chooseThresholds(mails: readonly WrittenMail[], said: readonly Said[]): Thresholds {
  const chosen: Partial<Record<MailHead, number>> = {};
  const found = (head: MailHead, at: number) =>
    measure(mails, said, head, { ...chosen, [head]: at });
  for (const threat of THREATS) {
    // As many as can be are found, and as many of those found are real.
    chosen[threat] = best(at => {
      const { precision, recall } = found(threat, at);
      return Math.min(precision, recall);
    });
  }
  // After the threats: whoever threatens is the angrier for it.
  const extreme = best(at => {
    const { precision, recall, alarms } = found('extreme', at);
    return precision < LEAST_PRECISION || alarms > MOST_ALARMS ? precision - 1 : recall;
  });
  return { ...chosen, extreme };
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

type Thresholds = Readonly<Partial<Record<MailHead, number>>>;

interface Measured {
  readonly precision: number;
  readonly recall: number;
  /** Part of the happy mails for which it says yes. */
  readonly alarms: number;
}

function measure(
  mails: readonly WrittenMail[],
  said: readonly Said[],
  head: MailHead,
  thresholds: Thresholds,
): Measured {
  const counts = { right: 0, wrong: 0, missed: 0, happy: 0, alarms: 0 };
  for (const [at, mail] of mails.entries()) {
    const one = said[at];
    if (mail.hard) continue;
    const yes = one !== undefined && saysYes(one, head, thresholds);
    if (says(mail, head)) counts[yes ? 'right' : 'missed'] += 1;
    else if (yes) counts.wrong += 1;
    if (mail.level !== 'happy') continue;
    counts.happy += 1;
    if (yes) counts.alarms += 1;
  }
  const { right, wrong, missed, happy, alarms } = counts;
  return {
    precision: right / Math.max(1, right + wrong),
    recall: right / Math.max(1, right + missed),
    alarms: alarms / Math.max(1, happy),
  };
}

/** As the program decides, of a customer about whom nothing is known. */
function saysYes({ feelings, mail }: Said, head: MailHead, thresholds: Thresholds): boolean {
  // What mails add to the feelings is in them already.
  const added = { negative: 0, neutral: 0, positive: 0 };
  const answers = { general: { ...feelings, mail: 1 }, mail: { ...mail, ...added }, mailness: 1 };
  const verdict = decideMood(answers, thresholds, NOTHING_KNOWN);
  if (head === 'extreme') return verdict.level === 'extremely-unhappy';
  return verdict.threats.some(threat => threat === head);
}
