// Automatic replies without a header that says so, told by their words. Only sure ones: a human's mail
// that is taken for a machine's is read by nobody.
import { ABSENCES, type AbsenceWords, REQUESTS } from './absence-words.ts';
import { ANNOUNCEMENTS, CHALLENGE, SAYS_I } from './machine-words.ts';
import type { Message } from './message.ts';

/** Longer ones are no notes. Characters of what was newly written. */
const LONGEST_NOTE = 1_500;
const ENOUGH = 3;

/** Where a quotation or a forwarded mail begins. */
const QUOTED =
  /^(?:>|-{3,}[ -]?\S|_{8,}|(?:von|from|de|da|van|od|от|fra|från|lähettäjä|gönderen): ?\S|.{0,200}(?:schrieb|wrote|écrit|escribió|ha scritto|schreef|napisał|skrev).{0,60}:[ \t]{0,20}$)/im;

interface Compiled {
  readonly office: RegExp;
  readonly away: RegExp;
  readonly adds: readonly RegExp[];
  readonly language: string;
}

const NOTES: readonly Compiled[] = ABSENCES.map(compile);
const PROOFS_ASKED = CHALLENGE.map(wordsOf);
const ANNOUNCED = ANNOUNCEMENTS.map(([words, points]) => ({ words: wordsOf(words), points }));

/** The words of an out-of-office note; '' when the mail is none. */
export function absenceNote(message: Message): string {
  const own = ownTextOf(message);
  if (own === '') return '';
  const answers =
    message.inReplyTo.length + message.references.length > 0 ||
    /^\s*(?:re|aw|antw|sv|vs|odp|ynt|rv)\s?:/i.test(message.subject);
  // Who quotes what they answer is reading it.
  const bonus = answers && !QUOTED.test(message.text.slice(0, 20_000)) ? 1 : 0;
  for (const note of NOTES) {
    const found = note.office.exec(own) ?? note.away.exec(own);
    if (found && pointsOf(note, own) + bonus >= ENOUGH) return found[0].slice(0, 60);
  }
  return '';
}

function pointsOf({ office, adds, language }: Compiled, own: string): number {
  const away = office.test(own) ? 2 : 1;
  const added = adds.filter(one => one.test(own)).length;
  const knowsRequests = language === 'de' || language === 'en';
  const asks = (/[?？]/.test(own) ? 2 : 0) + (knowsRequests && REQUESTS.test(own) ? 2 : 0);
  // Elsewhere nothing tells a request from a note, so more must speak for it.
  return away + added - asks - (knowsRequests ? 0 : 1);
}

/** The words of an acknowledgement or a challenge; '' when the mail is none. */
export function announcement(message: Message): string {
  const own = ownTextOf(message);
  if (own === '') return '';
  if (PROOFS_ASKED.every(one => one.test(own))) return 'asks the sender to prove to be human';
  if (SAYS_I.test(own) || /[?？]/.test(own)) return '';
  const found = ANNOUNCED.flatMap(({ words, points }) => {
    const match = words.exec(own);
    return match ? [{ words: match[0], points }] : [];
  });
  const points = found.reduce((sum, one) => sum + one.points, 0);
  return points >= ENOUGH ? (found[0]?.words ?? '').slice(0, 60) : '';
}

/** Two rules look at it, one after the other. */
const OWN = new WeakMap<Message, string>();

function ownTextOf(message: Message): string {
  const known = OWN.get(message) ?? ownText(message.text);
  OWN.set(message, known);
  return known;
}

/** What was newly written, on one line, in lower case; '' when it is too long to be a note. */
function ownText(text: string): string {
  const seen = text.slice(0, 2 * LONGEST_NOTE);
  const own = seen.slice(0, QUOTED.exec(seen)?.index ?? seen.length).trim();
  if (own.length > LONGEST_NOTE) return '';
  return own.toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'");
}

function compile({ office, away, adds, language }: AbsenceWords): Compiled {
  return { office: wordsOf(office), away: wordsOf(away), adds: adds.map(wordsOf), language };
}

/** At the beginning of a word, in any script; scripts without blanks begin one anywhere. */
function wordsOf(source: string): RegExp {
  // The dot of "12. August" ends no sentence.
  const dated = source.replaceAll('[^.!?]', '(?:[^.!?]|(?<=\\d)\\.)');
  return new RegExp(
    `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}])(?:${dated})`,
    'u',
  );
}
