// What /readyz and /metrics tell, read from the tables.
import { sql } from 'kysely';
import { wordsOf } from '../src/errors.ts';
import type { Check, Figure } from '../src/io/health.ts';
import { STAGES } from '../src/queues.ts';
import { countWaiting } from '../src/store/claims.ts';
import type { WorkerContext } from './context.ts';
import type { Poller } from './poll.ts';

/** A mailbox that was silent for longer than this is an alarm. */
const SILENCE = 180_000;

export async function checksOf(
  context: WorkerContext,
  pollers: readonly Poller[],
): Promise<Check[]> {
  return [await databaseCheck(context), ...pollers.map(poller => pollerCheck(context, poller))];
}

async function databaseCheck(context: WorkerContext): Promise<Check> {
  try {
    await sql`select 1`.execute(context.db);
    return { name: 'database', ok: true, words: '' };
  } catch (error) {
    return { name: 'database', ok: false, words: wordsOf(error) };
  }
}

function pollerCheck(context: WorkerContext, poller: Poller): Check {
  const { mailbox, folder, state, lastContactAt, lastError } = poller.health();
  const silent =
    lastContactAt === null || context.now().getTime() - lastContactAt.getTime() > SILENCE;
  const ok = state === 'standby' || !silent;
  return {
    name: `mailbox ${mailbox} ${folder}`,
    ok,
    words: ok ? state : `${state}${lastError ? `: ${lastError}` : ''}`,
  };
}

export async function figuresOf(context: WorkerContext): Promise<Figure[]> {
  const { db } = context;
  const waiting = await Promise.all(
    STAGES.map(async stage => ({ labels: { stage }, value: await countWaiting(db, stage) })),
  );
  const inbound = await db
    .selectFrom('inbound')
    .select(['status', eb => eb.fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute();
  const outbox = await db
    .selectFrom('outbox')
    .select(['kind', 'status', eb => eb.fn.countAll<number>().as('count')])
    .groupBy(['kind', 'status'])
    .execute();
  const tickets = await db
    .selectFrom('ticket')
    .select(['state', eb => eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return [
    {
      name: 'kulanz_waiting_rows',
      help: 'Rows that wait for a stage',
      labels: ['stage'],
      values: waiting,
    },
    {
      name: 'kulanz_inbound_mails',
      help: 'Mails stored, by what became of them',
      labels: ['status'],
      values: inbound.map(row => ({ labels: { status: row.status }, value: row.count })),
    },
    {
      name: 'kulanz_outbox_mails',
      help: 'Mails written, by kind and status',
      labels: ['kind', 'status'],
      values: outbox.map(row => ({
        labels: { kind: row.kind, status: row.status },
        value: row.count,
      })),
    },
    {
      name: 'kulanz_tickets',
      help: 'Tickets by state',
      labels: ['state'],
      values: tickets.map(row => ({ labels: { state: row.state }, value: row.count })),
    },
  ];
}
