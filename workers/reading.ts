// An inbound as it was read: what ingest decides by.
import { readAway } from '../src/mail/away.ts';
import { readBounce } from '../src/mail/bounce.ts';
import { contentKey } from '../src/mail/content-key.ts';
import { classifyKind } from '../src/mail/kind.ts';
import type { Address, Bounce, KindVerdict, Message, SplitText } from '../src/mail/message.ts';
import { splitText } from '../src/mail/split-text.ts';
import type { Named } from '../src/store/route-facts.ts';
import type { Inbound } from '../src/store/schema.ts';
import { ticketNumbersIn } from '../src/tickets/number.ts';
import { tokensIn } from '../src/tickets/token.ts';

export interface Reading extends Named {
  readonly inbound: Pick<Inbound, 'id' | 'mailbox' | 'receivedAt' | 'size' | 'attempts'>;
  readonly message: Message;
  readonly verdict: KindVerdict;
  readonly bounce: Bounce | null;
  readonly split: SplitText;
  readonly contentKey: string;
  /** The human behind the mail: From, or Reply-To where From takes no mail. */
  readonly sender: Address;
  /** For an out-of-office: until when. */
  readonly awayUntil: Date | null;
}

const NO_REPLY = /^(no-?_?reply|do-?not-?reply|noreply|nicht-?antworten)\b/;

/** Interprets a parsed message; null when nobody can be seen to have sent it. */
export function interpret(
  inbound: Reading['inbound'],
  message: Message,
  ownAddresses: readonly string[],
): Reading | null {
  const sender = senderOf(message);
  if (!sender) return null;
  const verdict = classifyKind(message, { addresses: ownAddresses });
  const bounce = verdict.kind === 'bounce' ? readBounce(message) : null;
  return {
    inbound,
    message,
    verdict,
    bounce,
    split: splitText(message.text),
    contentKey: contentKey(message),
    sender,
    awayUntil: verdict.kind === 'auto-reply' ? readAway(message, inbound.receivedAt).until : null,
    messageId: message.messageId,
    mentions: mentionsOf(message),
    numbers: ticketNumbersIn(message.subject),
    tokens: tokensIn(message.recipients),
    bouncedMessageId: bounce?.originalMessageId ?? null,
  };
}

/** RFC 5322 3.6.4: References, and In-Reply-To where it is missing there. Bounded, newest last. */
function mentionsOf(message: Message): string[] {
  const ids = new Set([...message.references, ...message.inReplyTo]);
  // In-Reply-To is the mail that was answered: the strongest, so it stands last.
  for (const id of message.inReplyTo) {
    ids.delete(id);
    ids.add(id);
  }
  if (message.messageId) ids.delete(message.messageId);
  return [...ids].slice(-30);
}

function senderOf(message: Message): Address | null {
  const from = message.from;
  const replyTo = message.replyTo[0];
  if (from && replyTo && NO_REPLY.test(from.address)) return replyTo;
  return from ?? replyTo ?? null;
}

/** Where an answer goes: Reply-To when the sender set it, else the sender (RFC 5322 3.6.2). */
export function answerTo(reading: Reading): Address[] {
  const replyTo = reading.message.replyTo.slice(0, 3);
  return replyTo.length > 0 ? replyTo : [reading.sender];
}
