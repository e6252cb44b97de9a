// Ticket numbers that a customer must not read: those of other people's cases.
import { sql } from 'kysely';
import type { Trx } from './tickets.ts';

/** Those of `numbers` that are tickets in which the customer of ticket `ticketId` has no part. */
export async function foreignNumbers(
  trx: Trx,
  ticketId: number,
  numbers: readonly string[],
): Promise<string[]> {
  if (numbers.length === 0) return [];
  const found = await sql<{ number: string }>`
    select other.number from ticket other
    join ticket own on own.id = ${ticketId}
    join customer c on c.id = own.customer_id
    where other.number = any(${[...numbers]}::text[]) and other.id <> own.id
      and other.customer_id <> own.customer_id
      and not exists (select from participant p
        where p.ticket_id = other.id and p.address = c.address)
    order by other.id`.execute(trx);
  return found.rows.map(({ number }) => number);
}
