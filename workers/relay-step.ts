import { ownAddresses, type Person } from '../src/config.ts';
import type { Notice } from '../src/mail/notice.ts';
import type { Reply } from '../src/mail/read-reply.ts';
import type { SentHandover } from '../src/mail/sent-handover.ts';
import { noticesWithinHour } from '../src/store/outbox.ts';
import type { RelayCase } from '../src/store/relay-case.ts';
import { recordProblem, type Trx } from '../src/store/tickets.ts';
import type { CommandPlan } from '../src/tickets/command-plan.ts';
import { eventWords } from '../src/tickets/words.ts';
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
export function secretsOf(
  it: RelayCase,
  person: Person,
  { config, goodwill }: Pick<WorkerContext, 'config' | 'goodwill'>,
): SentHandover {
  const { people } = config;
  return {
    ticketNumber: it.ticket.number,
    card: [...it.cards, ...notesOf(it, people)].join('\n'),
    customerText: it.customerTexts.join('\n'),
    openWords: goodwill.gifts.map(({ gift }) => gift),
    sentText: it.sentText,
    sentHtml: it.sentHtml,
    tokens: it.tokens,
    messageIds: it.messageIds,
    internalAddresses: people.map(({ address }) => address),
    ownPersonAddress: person.address,
    ownPersonName: person.name,
    supportAddress: it.ticket.mailbox,
    ownAddresses: ownAddresses(config),
  };
}

/** What people noted for each other, without the history's words around it. */
function notesOf({ notes }: RelayCase, people: readonly Person[]): string[] {
  const heads = (['de', 'en'] as const).flatMap(language =>
    people.map(({ name }) => `${eventWords(language).note(name)}: `),
  );
  return notes.flatMap(note => {
    const head = heads.find(words => note.startsWith(words));
    return head === undefined ? [] : [note.slice(head.length)];
  });
}

/** Notices about one ticket to one human in an hour; more are two machines that talk. */
const MOST_NOTICES = 10;

/**
 * Tells the writer of the reply something about it, once.
 * @param about the reply's article where it waits; else the notice is about the mail that was answered
 */
export async function tell(step: Relay, notice: Notice, about?: number): Promise<void> {
  const { context, trx, it, person, reading, rings } = step;
  const { id: ticketId } = it.ticket;
  if ((await noticesWithinHour(trx, ticketId, person.id)) >= MOST_NOTICES) {
    const hour = context.now().toISOString().slice(0, 13);
    const what = eventWords(context.config.business.language).tooManyNotices(person.name);
    await recordProblem(
      trx,
      `notices:${ticketId}:${person.id}:${hour}`,
      `${it.ticket.number}: ${what}`,
      context.now(),
    );
    return;
  }
  const ticket = await noticeTicket(trx, ticketId);
  const key = String(reading.inbound.id);
  const id = await sendNotice(
    context,
    trx,
    notice,
    person,
    ticket,
    key,
    about ?? it.answered?.id ?? null,
  );
  if (id !== null) rings.set('deliver', id);
}
