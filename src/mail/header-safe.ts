// What a stranger wrote, made fit for a header or for one line of a card.
import { cleanText } from './clean-text.ts';

/** Characters (code points) of a subject that reach a header. */
export const SUBJECT_LIMIT = 200;
/** Characters of a person's name that reach a header or a fence. */
export const NAME_LIMIT = 60;
/** References of one letter: the first and the latest ones thread it in every mail client. */
export const REFERENCE_LIMIT = 20;
/** Characters of all references together; some servers refuse a header beyond 8 KB. */
export const REFERENCES_LENGTH = 6000;

const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
const INVISIBLE = /[\p{Bidi_Control}\u00ad\u200b\u2060\ufeff]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const MESSAGE_ID = /^<[^<>\s]{1,900}>$/;

/**
 * One line without CR, LF, control, bidi or invisible characters, at most `limit` code points
 * (the last is '…' when something was cut).
 */
export function headerSafe(value: string, limit: number = SUBJECT_LIMIT): string {
  // Cut roughly first: the work stays bounded whatever was sent.
  const line = value
    .slice(0, limit * 20)
    .replace(BREAKS, ' ')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim();
  return cut(line, limit);
}

/** A display name: no quotes, brackets or backslashes that a mail client could misread. */
export function nameSafe(name: string, limit: number = NAME_LIMIT): string {
  return unfenced(headerSafe(name.slice(0, limit * 20).replace(/["<>\\]/g, ' '), limit));
}

/** One line of a card: as `headerSafe`, and it can't pass for a fence (see `marker.ts`). */
export function lineSafe(value: string, limit = 300): string {
  return unfenced(headerSafe(value, limit));
}

/** Several lines of text for a body: clean, bounded, and no line of it passes for a fence. */
export function textSafe(value: string, limit?: number): string {
  return defuseFences(cleanText(value, limit));
}

/** A fence that a stranger wrote stays readable, but doesn't fence. */
export function defuseFences(value: string): string {
  return value.replace(/===(?=(?:\s|&nbsp;)?K-\d)/g, '= = =');
}

/** Well-formed msg-ids, each once: the first and as many of the latest as a header can bear. */
export function boundedReferences(references: readonly string[]): string[] {
  const [first, ...rest] = new Set(references.filter(id => MESSAGE_ID.test(id)));
  if (first === undefined) return [];
  const latest: string[] = [];
  let room = REFERENCES_LENGTH - first.length;
  for (const id of rest.slice(1 - REFERENCE_LIMIT).reverse()) {
    room -= id.length + 1;
    if (room < 0) break;
    latest.unshift(id);
  }
  return [first, ...latest];
}

/** A well-formed msg-id, or null. */
export function soundMessageId(id: string | null): string | null {
  return id !== null && MESSAGE_ID.test(id) ? id : null;
}

function cut(line: string, limit: number): string {
  if (line.length <= limit) return line;
  const points = Array.from(line);
  if (points.length <= limit) return line;
  return `${points
    .slice(0, limit - 1)
    .join('')
    .trimEnd()}…`;
}

function unfenced(line: string): string {
  return line.replace(/={3,}/g, '==');
}
