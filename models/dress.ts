// Mails as they come in an inbox: with a subject, an order number, thanks and a pleasantry, which tell nothing of mood
// or topic. Most mails written for training have none, and whoever learns from those alone takes every "Thank you." for
// joy.
import { withoutClosing } from '../src/mail/closing.ts';
import { withoutOpening } from '../src/mail/opening.ts';
import type { Phrase, Trimmings } from './examples.ts';
import type { Random } from './random.ts';

/** Of a hundred mails so many have each; references and wishes stand before or behind, at both places so often. */
const SHARE = { subjects: 40, reference: 20, wish: 10, requests: 25, thanks: 35 };
/** Digits: 9. */
const NUMBERS = ['99999', '9999999', '#9999', '99-99999', '2026-9999', 'A999999', '9999'];
const JOINS = [' ', ' ', '\n', '\n\n'];

/** Everything that mails are dressed with, one by one. */
export function idlePhrases(trimmings: Trimmings, random: Random): Phrase[] {
  const lines: readonly string[][] = Object.values(trimmings);
  return lines.flat().map(line => ({ tells: 'idle', text: numbered(line, random) }));
}

/** Another dress every time. */
export function dress(text: string, trimmings: Trimmings, random: Random) {
  const lines = [
    ...some('wishes', SHARE.wish),
    ...some('references', SHARE.reference),
    withoutOpening(withoutClosing(text)),
    ...some('references', SHARE.reference),
    ...some('wishes', SHARE.wish),
    ...some('requests', SHARE.requests),
    ...some('thanks', SHARE.thanks),
  ];
  const [subject = ''] = some('subjects', SHARE.subjects);
  return { subject, text: lines.reduce((all, line) => `${all}${one(JOINS, random)}${line}`) };

  function some(kind: keyof Trimmings, share: number): string[] {
    return random.whole(100) < share ? [numbered(one(trimmings[kind], random), random)] : [];
  }
}

function numbered(line: string, random: Random): string {
  return line.replace('{number}', () =>
    one(NUMBERS, random).replace(/9/g, () => String(random.whole(10))),
  );
}

function one(of: readonly string[], random: Random): string {
  return of[random.whole(of.length)] ?? '';
}
