// An inbound as it was read: what ingest decides by.
import { type Config, ownAddresses } from '../src/config.ts';
import { isSendable } from '../src/mail/addresses.ts';
import { readAway } from '../src/mail/away.ts';
import { readBounce } from '../src/mail/bounce.ts';
import { contentKey } from '../src/mail/content-key.ts';
import type { Forward } from '../src/mail/forward.ts';
import type { Address, Bounce, KindVerdict, Message, SplitText } from '../src/mail/message.ts';
import { readForward } from '../src/mail/read-forward.ts';
import { readNewText } from '../src/mail/read-new-text.ts';
import { readSender, verdictOn } from '../src/mail/sender.ts';
import { conversationId } from '../src/mail/thread-index.ts';
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
  /** The mail that one of our people passes on; looked for in mails from their addresses only. */
  readonly forward: Forward | null;
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
  // A mail system may go without an address; anybody else may have to be answered.
  if (verdict.kind !== 'bounce' && !isSendable(sender)) return null;
  const bounce = verdict.kind === 'bounce' ? readBounce(message) : null;
  return {
    inbound,
    message,
    verdict,
    bounce,
    split: readNewText(message),
    contentKey: contentKey(message),
    sender,
    answerTo: outside.length > 0 ? outside.slice(0, MOST_ANSWERED) : [sender],
    forward: null,
    awayUntil: verdict.kind === 'auto-reply' ? readAway(message, inbound.receivedAt).until : null,
    messageId: message.messageId,
    mentions: mentionsOf(message, own),
    numbers: ticketNumbersIn(message.subject),
    tokens: tokensIn(message.recipients),
    bouncedMessageId: bounce?.originalMessageId ?? null,
  };
}

/**
 * The reading with the mail that one of our people passes on. What they forward must find the ticket
 * that it is in already: so its Message-ID counts as mentioned.
 */
export async function withForward(
  reading: Reading,
  people: readonly { readonly address: string }[],
): Promise<Reading> {
  const from = reading.message.from?.address;
  const isOurs = people.some(({ address }) => address === from);
  if (!isOurs || reading.verdict.kind !== 'human') return reading;
  const forward = await readForward(reading.message);
  if (!forward?.messageId) return { ...reading, forward };
  return { ...reading, forward, mentions: [forward.messageId, ...reading.mentions] };
}

/** RFC 5322 3.6.4: References, and In-Reply-To where it is missing there. Bounded, newest last. */
function mentionsOf(message: Message, own: readonly string[]): string[] {
  const ours = own.map(address => address.slice(address.lastIndexOf('@')));
  const mend = (id: string): string => mendOwnId(id, ours);
  const ids = new Set([...message.references, ...message.inReplyTo].map(mend));
  // In-Reply-To is the mail that was answered: the strongest, so it stands last.
  for (const id of message.inReplyTo.map(mend)) {
    ids.delete(id);
    ids.add(id);
  }
  if (message.messageId) ids.delete(message.messageId);
  const conversation = conversationId(message.headers);
  return [...(conversation ? [conversation] : []), ...[...ids].slice(-30)];
}

/** Ours are lower case; gateways have written them in capitals. */
function mendOwnId(id: string, ours: readonly string[]): string {
  const lower = id.toLowerCase();
  return ours.some(domain => lower.endsWith(`${domain}>`)) ? lower : id;
}
