import { headerSafe } from './header-safe.ts';
import { PREFIXES } from './subject-prefixes.ts';

const TAG = /\[K-\d{5,}\]/gi;

const REPLIES = lowerCase(PREFIXES.flatMap(words => words.reply));
const FORWARDS = lowerCase(PREFIXES.flatMap(words => words.forward));
const ANY = [...new Set(PREFIXES.flatMap(words => [...words.reply, ...words.forward]))].sort(
  (a, b) => b.length - a.length,
);
/** With the counters of Outlook (`AW[2]:`), Eudora (`Re(2):`) and Lotus (`Re^2:`); dots as in `Redir.:`. */
const PREFIX = new RegExp(
  `^(${ANY.join('|')})\\.?\\s?(?:\\[\\d{1,3}\\]|\\(\\d{1,3}\\)|\\^\\d{1,3}|\\d{1,2})?\\s?[:：]\\s*`,
  'iu',
);
/** A subject has no more prefixes than this. */
const MOST_PREFIXES = 50;

/** What the outermost prefix says: `AW:` a reply, `WG:` a forward, `VS:` either, by language. */
export interface SubjectPrefix {
  readonly reply: boolean;
  readonly forward: boolean;
}

/** `[K-24813] <customer's subject>`; the number stands once, whatever the customer's client kept. */
export function handoverSubject(number: string, subject: string, none: string): string {
  const own = headerSafe(headerSafe(subject).replaceAll(`[${number}]`, ' '));
  return `[${number}] ${own || none}`;
}

/** `Re: <customer's subject> [K-24813]`, with one Re: and one number. */
export function answerSubject(number: string, subject: string, none: string): string {
  return `Re: ${plainSubject(subject) || none} [${number}]`;
}

/** The subject without ticket numbers and without any number of leading Re:/AW:/WG: in any language. */
export function plainSubject(subject: string): string {
  let rest = headerSafe(headerSafe(subject).replace(TAG, ' '));
  for (let count = 0; count < MOST_PREFIXES; count += 1) {
    const shorter = rest.replace(PREFIX, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest;
}

/** The prefix that the last mail program put there; neither for a subject of somebody's own. */
export function subjectPrefix(subject: string): SubjectPrefix {
  const own = headerSafe(headerSafe(subject.slice(0, 500).normalize('NFC')).replace(TAG, ' '));
  const word = PREFIX.exec(own)?.[1]?.toLowerCase() ?? '';
  return { reply: REPLIES.has(word), forward: FORWARDS.has(word) };
}

/** The subject without the prefix that the last mail program put there. */
export function withoutPrefix(subject: string): string {
  return headerSafe(subject).replace(PREFIX, '');
}

function lowerCase(words: readonly string[]): Set<string> {
  return new Set(words.map(word => word.toLowerCase()));
}
