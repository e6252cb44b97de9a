import type { Business, Person, UiLanguage } from '../config.ts';
import { boundedReferences, headerSafe, nameSafe, soundMessageId } from './header-safe.ts';
import type { Letter, LetterAttachment } from './letter.ts';
import type { Address } from './message.ts';

/** Marks whatever Kulanz itself wrote: seen in an arriving mail, it is our own, come back. */
export const LOOP_HEADER = 'X-Kulanz-Loop';
export const TICKET_HEADER = 'X-Kulanz-Ticket';

/** A letter to one of the configuration's people, with the internal text that must never leave. */
export interface InternalMail {
  readonly letter: Letter;
  readonly card: string;
}

/** What every mail from Kulanz to one of the configuration's people is about. */
export interface InternalFacts {
  readonly business: Business;
  readonly ui: UiLanguage;
  readonly supportAddress: string;
  readonly now: Date;
}

/** Earlier Message-IDs of the same ticket to the same person, so that a mail client threads them. */
export interface Threading {
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
}

export interface InternalLetter {
  readonly fromName: string;
  readonly to: Person;
  /** The support address with the secret token; null: a reply has nowhere to go. */
  readonly replyAddress: string | null;
  readonly ticketNumber: string | null;
  readonly subject: string;
  readonly important: boolean;
  readonly threading: Threading;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly LetterAttachment[];
}

/** The envelope that handovers, alerts, digests and notices share (RFC 3834, docs: the contract). */
export function internalLetter(facts: InternalFacts, parts: InternalLetter): Letter {
  const fromName = headerSafe(parts.fromName, 120);
  return {
    from: { name: fromName, address: facts.supportAddress },
    replyTo: parts.replyAddress === null ? null : { name: fromName, address: parts.replyAddress },
    to: [{ name: nameSafe(parts.to.name), address: parts.to.address }],
    cc: [],
    subject: parts.subject,
    inReplyTo: soundMessageId(parts.threading.inReplyTo),
    references: boundedReferences(parts.threading.references),
    headers: {
      ...(parts.ticketNumber === null ? {} : { [TICKET_HEADER]: parts.ticketNumber }),
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      [LOOP_HEADER]: headerSafe(facts.supportAddress),
      ...(parts.important ? { Importance: 'high' } : {}),
    },
    text: parts.text,
    html: parts.html,
    attachments: parts.attachments,
  };
}

/** How a customer is called in one line; the address, when there is no name. */
export function customerName(customer: Address): string {
  return nameSafe(customer.name) || nameSafe(customer.address);
}
