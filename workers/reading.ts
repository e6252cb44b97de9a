// An inbound as it was read: what ingest decides by.
import { type Config, ownAddresses } from '../src/config.ts';
import { readAway } from '../src/mail/away.ts';
import { readBounce } from '../src/mail/bounce.ts';
import { contentKey } from '../src/mail/content-key.ts';
import type { Address, Bounce, KindVerdict, Message, SplitText } from '../src/mail/message.ts';
import { readSender, verdictOn } from '../src/mail/sender.ts';
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
  /** The human behind the mail: From, or Reply-To where From takes no mail or is one of ours. */
  readonly sender: Address;
  /** Where an answer goes: Reply-To when the sender set it (RFC 5322 3.6.2), but never to us. */
  readonly answerTo: readonly Address[];
  /** For an out-of-office: until when. */
  readonly awayUntil: Date | null;
}

/** Addresses of a Reply-To that are answered. */
const MOST_ANSWERED = 3;

/** Interprets a parsed message; null when nobody can be seen to have sent it. */
export function interpret(
  inbound: Reading['inbound'],
  message: Message,
  config: Pick<Config, 'mailboxes' | 'people'>,
): Reading | null {
  const own = ownAddresses(config);
  const ours = [...own, ...config.people.map(({ address }) => address)];
  const { sender, outside } = readSender(message, ours);
  if (!sender) return null;
  const verdict = verdictOn(message, sender, own);
  const bounce = verdict.kind === 'bounce' ? readBounce(message) : null;
  return {
    inbound,
    message,
    verdict,
    bounce,
    split: splitText(message.text),
    contentKey: contentKey(message),
    sender,
    answerTo: outside.length > 0 ? outside.slice(0, MOST_ANSWERED) : [sender],
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
