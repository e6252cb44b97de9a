// The line between a human and a ticket: the secret token, and the mails that went before.
import { sql } from 'kysely';
import type { Trx } from './tickets.ts';

interface Pair {
  readonly ticketId: number;
  readonly person: string;
}

/** How tokens and mails are found again: `7 anna`. */
export function lineKey(ticketId: number, person: string): string {
  return `${ticketId} ${person}`;
}

/** The secret reply tokens of humans for tickets, made when they are first needed; by `lineKey`. */
export async function tokensFor(
  trx: Trx,
  pairs: readonly Pair[],
  fresh: () => string,
): Promise<Map<string, string>> {
  if (pairs.length === 0) return new Map();
  const once = new Map(pairs.map(pair => [lineKey(pair.ticketId, pair.person), pair]));
  await trx
    .insertInto('replyToken')
    .values(
      [...once.values()].map(({ ticketId, person }) => ({ token: fresh(), ticketId, person })),
    )
    .onConflict(conflict => conflict.columns(['ticketId', 'person']).doNothing())
    .execute();
  const rows = await trx
    .selectFrom('replyToken')
    .select(['token', 'ticketId', 'person'])
    .where(
      'ticketId',
      'in',
      [...once.values()].map(({ ticketId }) => ticketId),
    )
    .execute();
  return new Map(rows.map(row => [lineKey(row.ticketId, row.person), row.token]));
}

const SHOWN = 10;

/** Message-IDs of the latest internal mails about each ticket to each human, oldest first; by `lineKey`. */
export async function earlierMails(
  trx: Trx,
  pairs: readonly Pair[],
): Promise<Map<string, string[]>> {
  if (pairs.length === 0) return new Map();
  const rows = await sql<{ ticketId: number; person: string; ids: string[] }>`
    select p.ticket_id, p.person, array(
      select o.message_id from outbox o
      where o.ticket_id = p.ticket_id and o.person = p.person and o.kind <> 'answer'
      order by o.id desc limit ${SHOWN}) as ids
    from unnest(${pairs.map(pair => pair.ticketId)}::bigint[], ${pairs.map(pair => pair.person)}::text[])
      as p (ticket_id, person)`.execute(trx);
  return new Map(rows.rows.map(row => [lineKey(row.ticketId, row.person), row.ids.toReversed()]));
}
