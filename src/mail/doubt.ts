// Replies that may not be meant for the customer although nothing internal stands in them.
import { isCommandLine } from './commands.ts';
import type { Leak } from './leak.ts';
import type { Message } from './message.ts';
import type { Reply } from './read-reply.ts';
import { absenceNote } from './written-by-machine.ts';

/** forward: passed on, not replied to; absence: reads like an out-of-office without its headers. */
export type Doubt = 'forward' | 'absence';

/** "Fwd:" as mail clients of several languages write it. */
const FORWARD = /^\s*(?:fwd?|wg|wtr|weitergeleitet|tr|rv|enc|i|vb|doorst|pd|vl)\s?:/i;

/** What autoresponders say, in German and English; whole notes of other languages are told by their words. */
const ABSENCE =
  /(?<!\p{L})(?:nicht (?:im (?:büro|haus)|am (?:arbeits)?platz)|au(?:ß|ss)er haus|abwesend|abwesenheit|im urlaub|in elternzeit|wird nicht (?:automatisch )?weitergeleitet|automatische (?:antwort|benachrichtigung)|out of (?:the )?office|on (?:annual |sick |parental |maternity )?leave|on (?:vacation|holidays?)|away from (?:my|the) (?:desk|office|mail)|limited access to (?:my )?e?-?mails?|automat(?:ed|ic) (?:reply|response))(?!\p{L})/iu;
/** Characters of an out-of-office: it is short, and says at its beginning what it is. */
const LONGEST_ABSENCE = 1500;
const BEGINNING = 500;

/** Why a human should look at the reply once more; null: it is an answer like any other. */
export function doubtOf(message: Message, reply: Reply): Doubt | null {
  if (FORWARD.test(message.subject)) return 'forward';
  // A human's mail program quotes what it answers; who attaches or commands something is there.
  const bare = reply.commands.length === 0 && message.attachments.length === 0 && !reply.quoted;
  const short = bare && reply.text.length <= LONGEST_ABSENCE;
  if (!short) return null;
  const absent = ABSENCE.test(reply.text.slice(0, BEGINNING)) || absenceNote(message) !== '';
  return absent ? 'absence' : null;
}

/** Commands stand at the top. One that stands elsewhere was hardly written for the customer. */
export function strayCommands(text: string): Leak[] {
  return text
    .split('\n')
    .filter(isCommandLine)
    .map(line => ({ where: 'text', words: line.trim().slice(0, 200), because: 'command' }));
}
