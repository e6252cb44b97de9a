// What the owner's digest tells, read from the tables.
import { sql } from 'kysely';
import type { DigestRow } from '../tickets/digest.ts';
import type { Trx } from './tickets.ts';

export interface OpenTicket extends DigestRow {
  readonly ticketId: number;
  readonly assigneeId: string;
  readonly overdueToldFor: Date | null;
}

/** Open tickets at most; a shop with more has another problem than a long mail. */
const LIMIT = 2_000;

/** Every ticket that is not closed, the longest waiting first. `nameOf`: a person's name by id. */
export async function openTickets(
  trx: Trx,
  now: Date,
  nameOf: (id: string) => string,
): Promise<OpenTicket[]> {
  const rows = await trx
    .selectFrom('ticket')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .select([
      'ticket.id',
      'ticket.number',
      'ticket.subject',
      'ticket.level',
      'ticket.priority',
      'ticket.labels',
      'ticket.waitingSince',
      'ticket.assignee',
      'ticket.nextAction',
      'ticket.nextActionAt',
      'ticket.overdueToldFor',
      'ticket.matters',
      'customer.name',
      'customer.address',
      'customer.value',
    ])
    .where('ticket.state', '<>', 'closed')
    .orderBy('ticket.waitingSince')
    .orderBy('ticket.id')
    .limit(LIMIT)
    .execute();
  return rows.map(row => ({
    ticketId: row.id,
    number: row.number,
    subject: row.subject,
    customer: row.name || row.address,
    level: row.level,
    priority: row.priority,
    labels: row.labels,
    super: row.value.super,
    waitingSince: row.waitingSince,
    assignee: nameOf(row.assignee),
    assigneeId: row.assignee,
    nextActionAt: row.nextActionAt,
    nextAction: row.nextAction,
    overdue: row.nextAction === 'answer' && row.nextActionAt < now,
    overdueToldFor: row.overdueToldFor,
    why: row.matters,
  }));
}

/** Answers sent and tickets opened since `since`. */
export async function countsSince(
  trx: Trx,
  since: Date,
): Promise<{ answeredSinceLast: number; newSinceLast: number }> {
  const answered = await trx
    .selectFrom('outbox')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('kind', '=', 'answer')
    .where('sentAt', '>', since)
    .executeTakeFirstOrThrow();
  const fresh = await trx
    .selectFrom('ticket')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('openedAt', '>', since)
    .executeTakeFirstOrThrow();
  return { answeredSinceLast: answered.count, newSinceLast: fresh.count };
}

/** What the owner has not been told yet: the oldest ones, and how many more there are. */
export async function untoldProblems(
  trx: Trx,
  limit: number,
): Promise<{ named: { id: number; what: string }[]; left: number }> {
  const named = await trx
    .selectFrom('problem')
    .select(['id', 'what'])
    .where('toldAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();
  const { count } = await trx
    .selectFrom('problem')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('toldAt', 'is', null)
    .executeTakeFirstOrThrow();
  return { named, left: Math.max(0, count - named.length) };
}

/** The digest `outboxId` names them. What came meanwhile is not among them. */
export async function markTold(trx: Trx, ids: readonly number[], outboxId: number): Promise<void> {
  await sql`
    update problem set told_at = o.created_at from outbox o
    where o.id = ${outboxId} and problem.id = any(${[...ids]}::bigint[])`.execute(trx);
}

/** These digests never arrived: the next one names their problems again. */
export async function markUntold(trx: Trx, outboxIds: readonly number[]): Promise<void> {
  await sql`
    update problem set told_at = null from outbox o
    where o.id = any(${[...outboxIds]}::bigint[]) and problem.told_at = o.created_at`.execute(trx);
}
