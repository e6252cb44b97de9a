import {
  HARD_WORDS,
  NEVER_HARD,
  type Permanence,
  SOFT_WORDS,
  STATUSES,
  UNPROVEN_WORDS,
} from './bounce-reasons.ts';
import type { Bounce } from './message.ts';

/** Characters of a report that are searched for words. */
const LOOKED_AT = 4_000;

/** What a report says of a failure. */
export interface Told {
  readonly status: string;
  readonly action: Bounce['action'];
  /** The server's words; '' when they aren't quoted. */
  readonly said: string;
  /** All of the report's own words. */
  readonly report: string;
}

/**
 * Whether the address is dead. Hard needs proof, because nobody writes to a dead address again: a
 * status that says so, else words that do.
 */
export function permanenceOf({ status, action, said, report }: Told): Permanence {
  const words = lower(said === '' ? report : said);
  const says = (list: readonly RegExp[]) => list.some(one => one.test(words));
  if (says(NEVER_HARD)) return 'soft';
  // "Try again" that was given up: after days the mailbox was still unknown.
  if (status === '4.1.1' && action === 'failed') return says(HARD_WORDS) ? 'hard' : 'soft';
  // RFC 3463 says it exactly; words beside it only explain.
  const known = STATUSES.find(([one]) => one.test(status))?.[1];
  if (known !== undefined) return known;
  const unproven = UNPROVEN_WORDS.some(([one, beside]) => one.test(words) && beside.test(status));
  if (says(SOFT_WORDS) || unproven || isThere(status, words, report)) return 'soft';
  return says(HARD_WORDS) ? 'hard' : 'soft';
}

/** 5.2.x and 5.7.x speak of a mailbox that is there, unless the refusal came at its name. */
function isThere(status: string, words: string, report: string): boolean {
  const atName = /in reply to rcpt|invalid recipient/.test(`${words} ${lower(report)}`);
  return /^5\.[27]\.[1-9]/.test(status) && !atName;
}

function lower(text: string): string {
  return text.slice(0, LOOKED_AT).toLowerCase().replace(/\s+/g, ' ');
}
