// Notices to the configuration's people, each sent once.
import { ownerOf, type Person } from '../src/config.ts';
import { composeNotice } from '../src/mail/compose-notice.ts';
import type { Notice } from '../src/mail/notice.ts';
import { enqueue } from '../src/store/outbox.ts';
import type { Trx } from '../src/store/tickets.ts';
import type { WorkerContext } from './context.ts';
import { freshMessageId, type LineFacts, linesOf, mailboxOf } from './outbound.ts';

export interface NoticeTicket {
  readonly id: number;
  readonly number: string;
  readonly mailbox: string;
  readonly customerName: string;
  readonly customerAddress: string;
}

/** Reads what a notice must know of its ticket. */
export async function noticeTicket(trx: Trx, ticketId: number): Promise<NoticeTicket> {
  return trx
    .selectFrom('ticket')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .select([
      'ticket.id',
      'ticket.number',
      'ticket.mailbox',
      'customer.name as customerName',
      'customer.address as customerAddress',
    ])
    .where('ticket.id', '=', ticketId)
    .executeTakeFirstOrThrow();
}

/**
 * Puts a notice into the outbox.
 * @param key makes it unique together with its kind and reader
 * @param about the article it tells of: a reply to it is about the same
 * @returns the outbox row, or null when it was sent already
 */
export async function sendNotice(
  context: WorkerContext,
  trx: Trx,
  notice: Notice,
  to: Person,
  ticket: NoticeTicket | null,
  key: string,
  about: number | null = null,
): Promise<number | null> {
  const { business } = context.config;
  const mailbox = ticket ? ticket.mailbox : mailboxOf(context, '').address;
  const line = ticket ? await lineTo(context, trx, ticket, to) : null;
  const { letter, card } = composeNotice(notice, {
    business,
    ui: business.language,
    supportAddress: mailbox,
    now: context.now(),
    to,
    ticket:
      ticket && line
        ? {
            number: ticket.number,
            customer: { name: ticket.customerName, address: ticket.customerAddress },
            replyAddress: line.replyAddress,
          }
        : null,
    ...(line?.threading ?? { inReplyTo: null, references: [] }),
  });
  const [row] = await enqueue(
    trx,
    [
      {
        kind: 'notice',
        key: `notice:${notice.kind}:${key}:${to.id}`,
        mailbox,
        ticketId: ticket?.id ?? null,
        articleId: ticket ? about : null,
        person: to.id,
        messageId: freshMessageId(context, mailbox),
        letter,
        card,
      },
    ],
    context.now(),
  );
  return row ?? null;
}

async function lineTo(
  context: WorkerContext,
  trx: Trx,
  { id, mailbox }: NoticeTicket,
  to: Person,
): Promise<LineFacts> {
  const line = { ticketId: id, mailbox, person: to.id };
  return (await linesOf(context, trx, [line]))(line);
}

/** The same to the owner. */
export async function tellOwner(
  context: WorkerContext,
  trx: Trx,
  notice: Notice,
  ticket: NoticeTicket | null,
  key: string,
): Promise<number | null> {
  return sendNotice(context, trx, notice, ownerOf(context.config), ticket, key);
}
