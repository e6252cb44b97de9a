import { sql, type Transaction } from 'kysely';
import { ticketNumber } from '../tickets/number.ts';
import type { Db } from './db.ts';
import type { Schema } from './schema.ts';
import { storable } from './text.ts';

export type Trx = Transaction<Schema> | Db;

/** The next `count` valid ticket numbers; serials without a check digit are skipped. */
export async function nextTicketNumbers(trx: Trx, count: number): Promise<string[]> {
  const numbers: string[] = [];
  while (numbers.length < count) {
    const missing = count - numbers.length;
    const serials = await sql<{ serial: number }>`
      select nextval('ticket_number') as serial from generate_series(1, ${missing}::int)`.execute(
      trx,
    );
    for (const { serial } of serials.rows) {
      const number = ticketNumber(serial);
      if (number) numbers.push(number);
    }
  }
  return numbers;
}

export interface NewEvent {
  readonly ticketId: number | null;
  readonly inboundId?: number | null;
  readonly at: Date;
  readonly what: string;
  readonly because?: string;
  readonly person?: string | null;
}

/** Adds to the history, in order. */
export async function recordEvents(trx: Trx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await trx
    .insertInto('event')
    .values(
      events.map(event => ({
        ticketId: event.ticketId,
        inboundId: event.inboundId ?? null,
        at: event.at,
        what: event.what,
        because: storable(event.because ?? '', 1_000),
        person: event.person ?? null,
      })),
    )
    .execute();
}

/** What the owner must know although no ticket tells it; the same key is told once. */
export async function recordProblem(trx: Trx, key: string, what: string, at: Date): Promise<void> {
  await trx
    .insertInto('problem')
    .values({ key, what: storable(what, 2_000), at })
    .onConflict(conflict => conflict.column('key').doNothing())
    .execute();
}

/** Open tickets by assignee. */
export async function openTicketCounts(trx: Trx): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom('ticket')
    .select(['assignee', eb => eb.fn.countAll<number>().as('count')])
    .where('state', '<>', 'closed')
    .groupBy('assignee')
    .execute();
  return new Map(rows.map(row => [row.assignee, row.count]));
}

/** Who is away at `now`, and why. */
export async function awayPeople(trx: Trx, now: Date): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('away')
    .select(['person', 'because'])
    .where('until', '>', now)
    .execute();
  return new Map(rows.map(row => [row.person, row.because]));
}
