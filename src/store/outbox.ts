// The only way out. The table's trigger `guard_outbox` decides who may be written to (promise 1).
import { sql } from 'kysely';
import type { Letter } from '../mail/letter.ts';
import type { OutboxKind } from './schema.ts';
import { storable, storableJson } from './text.ts';
import type { Trx } from './tickets.ts';

/** RFC 5321 4.5.4.1: retry for days, not hours. */
const GIVE_UP_AFTER = 3 * 86_400_000;

export interface Outgoing {
  readonly kind: OutboxKind;
  /** What makes this mail unique: the same act never sends twice. */
  readonly key: string;
  /** The support address that sends it. */
  readonly mailbox: string;
  readonly ticketId: number | null;
  readonly articleId: number | null;
  /** For an internal mail: who gets it. For an answer: who wrote it. */
  readonly person: string;
  readonly messageId: string;
  readonly letter: Letter;
  readonly card: string;
}

/** Everybody a letter goes to, lower case, each once. */
export function recipientsOf(letter: Letter): string[] {
  return [...new Set([...letter.to, ...letter.cc].map(mailbox => mailbox.address.toLowerCase()))];
}

/**
 * Stores mails to be sent, and the Message-IDs that their answers will name. Those whose key is there
 * already are left out. Returns the ids of the new rows.
 * @throws with code KU001 or KU002 when a robot would write to a customer
 */
export async function enqueue(trx: Trx, mails: readonly Outgoing[], now: Date): Promise<number[]> {
  if (mails.length === 0) return [];
  const rows = await trx
    .insertInto('outbox')
    .values(
      mails.map(mail => ({
        kind: mail.kind,
        key: mail.key,
        mailbox: mail.mailbox,
        ticketId: mail.ticketId,
        articleId: mail.articleId,
        person: mail.person,
        recipients: recipientsOf(mail.letter),
        messageId: mail.messageId,
        letter: storableJson(mail.letter),
        card: storable(mail.card),
        giveUpAt: new Date(now.getTime() + GIVE_UP_AFTER),
      })),
    )
    .onConflict(conflict => conflict.column('key').doNothing())
    .returning(['id', 'key'])
    .execute();
  const fresh = new Set(rows.map(row => row.key));
  const refs = mails.filter(mail => mail.ticketId !== null && fresh.has(mail.key));
  if (refs.length > 0)
    await trx
      .insertInto('messageRef')
      .values(
        refs.map(mail => ({
          messageId: mail.messageId,
          ticketId: mail.ticketId ?? 0,
          role: mail.kind === 'answer' ? ('answer' as const) : ('handover' as const),
          articleId: mail.articleId,
          person: mail.kind === 'answer' ? null : mail.person,
        })),
      )
      .onConflict(conflict => conflict.doNothing())
      .execute();
  return rows.map(row => row.id);
}

/**
 * Answers to an address that left since `since`, or are leaving before row `before`; and when the oldest
 * of them left.
 */
export async function answersTo(
  trx: Trx,
  address: string,
  since: Date,
  before: number,
): Promise<{ count: number; oldest: Date | null }> {
  const row = await trx
    .selectFrom('outbox')
    .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.min('sentAt').as('oldest')])
    .where('kind', '=', 'answer')
    .where('id', '<>', before)
    .where(sql<boolean>`recipients @> array[${address}]`)
    .where(eb =>
      eb.or([
        eb('sentAt', '>', since),
        eb.and([
          eb('status', '=', 'waiting'),
          eb('claimedBy', 'is not', null),
          eb('id', '<', before),
        ]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return { count: row.count, oldest: row.oldest };
}

/** How many notices about a ticket a human got within the last hour. */
export async function noticesWithinHour(
  trx: Trx,
  ticketId: number,
  person: string,
): Promise<number> {
  const row = await trx
    .selectFrom('outbox')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('ticketId', '=', ticketId)
    .where('kind', '=', 'notice')
    .where('person', '=', person)
    .where('createdAt', '>', sql<Date>`now() - interval '1 hour'`)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** A human to whom a mail was handed over before, and who got rid of it since, gets it again. */
export async function forgetHandover(trx: Trx, articleId: number, person: string): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ key: sql<string>`key || ':' || id` })
    .where('key', '=', handoverKey(articleId, person))
    .where('status', '=', 'sent')
    .execute();
}

/** What makes a handover unique: one mail to one human, once. */
export function handoverKey(articleId: number, person: string): string {
  return `handover:${articleId}:${person}`;
}
