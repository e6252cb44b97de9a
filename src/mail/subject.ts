import { headerSafe } from './header-safe.ts';

const TAG = /\[K-\d{5,}\]/gi;
/** "Re:" as mail clients of several languages write it, with Outlook's and Eudora's counters. */
const REPLY_PREFIX = /^(?:re|aw|antw|antwort|sv|vs|ref|rif)\s?(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?:\s*/i;

/** `[K-24813] <customer's subject>`; the number stands once, whatever the customer's client kept. */
export function handoverSubject(number: string, subject: string, none: string): string {
  const own = headerSafe(headerSafe(subject).replaceAll(`[${number}]`, ' '));
  return `[${number}] ${own || none}`;
}

/** `Re: <customer's subject> [K-24813]`, with one Re: and one number. */
export function answerSubject(number: string, subject: string, none: string): string {
  return `Re: ${plainSubject(subject) || none} [${number}]`;
}

/** The subject without ticket numbers and without any number of leading Re:/AW:. */
export function plainSubject(subject: string): string {
  let rest = headerSafe(headerSafe(subject).replace(TAG, ' '));
  for (let shorter = rest.replace(REPLY_PREFIX, ''); shorter !== rest; ) {
    rest = shorter;
    shorter = rest.replace(REPLY_PREFIX, '');
  }
  return rest;
}
