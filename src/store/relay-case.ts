// What relaying a human's reply must know of its ticket.
import { type Answered, type HeldReply, loadAnswered, loadHeld } from './answered.ts';
import type { Ticket } from './schema.ts';
import type { Trx } from './tickets.ts';

export interface RelayCase {
  readonly ticket: Ticket;
  /** Null: the ticket has no human's mail that could be answered. */
  readonly answered: Answered | null;
  /** Message-IDs of the customer's own mails. */
  readonly customerIds: ReadonlySet<string>;
  /** Internal texts that went to people about this ticket. */
  readonly cards: readonly string[];
  readonly messageIds: readonly string[];
  /** The bodies of the internal mails that are answered, as sent: what a mail program quotes. */
  readonly sentText: string;
  readonly sentHtml: string;
  readonly tokens: readonly string[];
  /** What the customer wrote, and what was answered: the customer knows it. */
  readonly customerTexts: readonly string[];
  /** What people noted about the ticket for each other, as the history has it. */
  readonly notes: readonly string[];
  /** This person's reply that `#send` means. */
  readonly held: HeldReply | null;
}

const INTERNAL_MAILS = 100;
const TEXTS = 30;
/** A reply quotes the mail that it answers, and what that one quoted. */
const QUOTED = 3;

/** @param mentions what the reply answers, the strongest last */
export async function loadRelayCase(
  trx: Trx,
  ticketId: number,
  person: { readonly id: string; readonly address: string },
  mentions: readonly string[],
): Promise<RelayCase> {
  const ticket = await trx
    .selectFrom('ticket')
    .selectAll()
    .where('id', '=', ticketId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const internal = await trx
    .selectFrom('outbox')
    .select(['id', 'card', 'messageId', 'articleId', 'person'])
    .where('ticketId', '=', ticketId)
    .where('kind', '<>', 'answer')
    .orderBy('id', 'desc')
    .limit(INTERNAL_MAILS)
    .execute();
  const tokens = await trx
    .selectFrom('replyToken')
    .select('token')
    .where('ticketId', '=', ticketId)
    .execute();
  const texts = await trx
    .selectFrom('article')
    .select(['direction', 'text', 'newText', 'subject'])
    .where('ticketId', '=', ticketId)
    .where('author', '<>', 'machine')
    .where('direction', 'in', ['in', 'out'])
    .where(eb => eb.or([eb('hold', 'is', null), eb('hold', '=', 'released')]))
    .orderBy('id', 'desc')
    .limit(TEXTS)
    .execute();
  const ids = await trx
    .selectFrom('messageRef')
    .select('messageId')
    .where('ticketId', '=', ticketId)
    .where('role', '=', 'article')
    .execute();
  const notes = await trx
    .selectFrom('event')
    .select('because')
    .where('ticketId', '=', ticketId)
    .where('what', '=', 'noted')
    .where('person', 'is not', null)
    .orderBy('id', 'desc')
    .limit(TEXTS)
    .execute();
  const named = mentions.toReversed().flatMap(id => internal.filter(row => row.messageId === id));
  const about = named.find(row => row.articleId !== null)?.articleId ?? null;
  const own = internal.filter(row => row.person === person.id);
  const quoted = [...new Set([...named, ...own])].slice(0, QUOTED);
  return {
    ticket,
    ...(await loadBodies(
      trx,
      quoted.map(row => row.id),
    )),
    answered: await loadAnswered(trx, ticketId, about),
    customerIds: new Set(ids.map(row => row.messageId)),
    cards: internal.map(row => row.card).filter(card => card !== ''),
    messageIds: internal.map(row => row.messageId),
    tokens: tokens.map(row => row.token),
    customerTexts: texts.map(row =>
      row.direction === 'in' ? `${row.subject}\n${row.text}` : row.newText,
    ),
    notes: notes.map(row => row.because),
    held: await loadHeld(trx, ticketId, person, about),
  };
}

async function loadBodies(
  trx: Trx,
  ids: readonly number[],
): Promise<{ sentText: string; sentHtml: string }> {
  const query = trx.selectFrom('outbox').select('letter').orderBy('id', 'desc');
  const rows = ids.length === 0 ? [] : await query.where('id', 'in', ids).execute();
  return {
    sentText: rows.map(({ letter }) => letter.text).join('\n'),
    sentHtml: rows.map(({ letter }) => letter.html ?? '').join('\n'),
  };
}

/** Message-IDs of the customer's mails alone: what an answer may name (promise 4). */
export function customerReferences(it: RelayCase, answered: Answered): string[] {
  const known = answered.refs.filter(id => it.customerIds.has(id));
  return [...new Set([...known, ...(answered.messageId ? [answered.messageId] : [])])].slice(-20);
}
