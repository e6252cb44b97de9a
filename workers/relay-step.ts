import type { Person } from '../src/config.ts';
import type { Notice } from '../src/mail/notice.ts';
import type { Reply } from '../src/mail/read-reply.ts';
import type { SentHandover } from '../src/mail/sent-handover.ts';
import type { RelayCase } from '../src/store/relay-case.ts';
import type { Trx } from '../src/store/tickets.ts';
import type { CommandPlan } from '../src/tickets/command-plan.ts';
import type { WorkerContext } from './context.ts';
import type { Rings } from './filed.ts';
import { noticeTicket, sendNotice } from './notices.ts';
import type { Reading } from './reading.ts';

/** All that the steps of one relay share. */
export interface Relay {
  readonly context: WorkerContext;
  readonly trx: Trx;
  readonly reading: Reading;
  readonly person: Person;
  readonly it: RelayCase;
  readonly reply: Reply;
  readonly plan: CommandPlan;
  readonly sent: SentHandover;
  /** What proved the person. */
  readonly token: string;
  readonly rings: Rings;
}

/** What must never stand in an answer, and what the customer knows anyway. */
export function secretsOf(it: RelayCase, person: Person, people: readonly Person[]): SentHandover {
  return {
    ticketNumber: it.ticket.number,
    card: it.cards.join('\n'),
    customerText: it.customerTexts.join('\n'),
    sentText: it.sentText,
    sentHtml: it.sentHtml,
    tokens: it.tokens,
    messageIds: it.messageIds,
    internalAddresses: people.map(({ address }) => address),
    ownPersonAddress: person.address,
    supportAddress: it.ticket.mailbox,
  };
}

/** Tells the writer of the reply something about it, once. */
export async function tell(step: Relay, notice: Notice): Promise<void> {
  const { context, trx, it, person, reading, rings } = step;
  const ticket = await noticeTicket(trx, it.ticket.id);
  const id = await sendNotice(context, trx, notice, person, ticket, String(reading.inbound.id));
  if (id !== null) rings.set('deliver', id);
}
