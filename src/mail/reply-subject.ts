import type { Message } from './message.ts';
import { AUTO_REPLY_SUBJECTS, AWAY_SUBJECTS, UNMISTAKABLE_SUBJECTS } from './subject-words.ts';

/** Longer subjects are nobody's. */
const LOOKED_AT = 300;

/** The words of an automatic reply that a subject begins with, or is; '' when there are none. */
export function replySubject(message: Message): string {
  const subject = message.subject.slice(0, LOOKED_AT).toLowerCase();
  const answers = message.inReplyTo.length + message.references.length > 0;
  const words = AUTO_REPLY_SUBJECTS.find(
    one => subject.startsWith(one) && endsWord(subject, one) && (answers || !isCar(subject, one)),
  );
  if (words !== undefined) return words;
  return AWAY_SUBJECTS.map(one => one.exec(subject)?.[1] ?? '').find(found => found !== '') ?? '';
}

/** `Auto: Scheinwerfer`: a customer's car, unless it answers something. */
function isCar(subject: string, words: string): boolean {
  return words === 'auto' && !/^auto\s?:\s*(?:re|aw|fwd?|wg)\s?:|\[k-\d/.test(subject);
}

/** The words and then an end, a colon or what they announce; a question mark is a human's. */
function endsWord(subject: string, words: string): boolean {
  const rest = subject.slice(words.length);
  if (UNMISTAKABLE_SUBJECTS.includes(words)) return !/^[\p{L}?]/u.test(rest);
  if (words === 'auto' || words === 'ooo') return /^\s?:/.test(rest);
  return /^\s*(?:$|[:：([!]|[-–—|]\s|re:|aw:|until|bis |vom |ab |from \d|reply|message|notification)/.test(
    rest,
  );
}
