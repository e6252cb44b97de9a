// clock: what time brings about. Ticks in every process; each act has a unique key or a row lock, so
// however many tick, it happens once.
import { sql } from 'kysely';
import { ownerOf } from '../src/config.ts';
import { calmly } from '../src/io/calm-log.ts';
import type { Notice } from '../src/mail/notice.ts';
import { type OpenTicket, openTickets } from '../src/store/digest-facts.ts';
import { isOutage } from '../src/store/outage.ts';
import { recordEvents, type Trx } from '../src/store/tickets.ts';
import { dueDigest } from '../src/tickets/digest-times.ts';
import { addBusinessTime, formatDue } from '../src/tickets/due.ts';
import { eventWords } from '../src/tickets/words.ts';
import { ringQuietly, sayDatabase, type WorkerContext } from './context.ts';
import { queueDigest } from './digest.ts';
import { noticeTicket, sendNotice, tellOwner } from './notices.ts';
import { personOf } from './outbound.ts';
import { passOn } from './pass-on.ts';

const CLOCK_LOCK = 7_512_004;
const TICK = 15_000;
/** Business time between two reminders of the same overdue ticket. */
const REMIND_AGAIN = 8 * 3_600_000;

export interface Clock {
  stop(): Promise<void>;
}

type Say = ReturnType<typeof calmly>;

/** Ticks until it is stopped. What fails is logged; the next tick tries again. */
export function startClock(context: WorkerContext, every = TICK): Clock {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const say = calmly((details, words) => context.log.error(details, words));
  const again = (): void => {
    if (stopped) return;
    running = tick(context, say)
      .catch(error => sayDatabase(context, error))
      .then(() => {
        if (!stopped) timer = setTimeout(again, every);
      });
  };
  again();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

type Act = (context: WorkerContext, trx: Trx) => Promise<number | null>;

/** In this order: a digest tells what the others did. */
const ACTS: Readonly<Record<string, Act>> = {
  'to adopt cases': adoptOrphans,
  'to close what is answered': closeAnswered,
  'to end a wait': wakeWaiting,
  'to tell of what is overdue': tellOverdue,
  'to send the digest': sendDigest,
};

/**
 * Everything that is due by now. Each act is a transaction of its own: one that fails each time must not
 * stop the others. Throws only in an outage, which they all share.
 */
export async function tick(
  context: WorkerContext,
  say: Say = calmly((details, words) => context.log.error(details, words)),
): Promise<void> {
  for (const [name, act] of Object.entries(ACTS)) {
    try {
      const id = await alone(context, act);
      if (id !== null) await ringQuietly(context, 'deliver', id);
    } catch (error) {
      if (isOutage(error)) throw error;
      say({}, error, `the clock failed ${name}, trying again`);
    }
  }
}

/** By one process at a time; where another one is at it, nothing is left to do. */
async function alone(context: WorkerContext, act: Act): Promise<number | null> {
  return context.db.transaction().execute(async trx => {
    const lock = await sql<{
      got: boolean;
    }>`select pg_try_advisory_xact_lock(${CLOCK_LOCK}) as got`.execute(trx);
    return lock.rows[0]?.got ? act(context, trx) : null;
  });
}

/** Whose human is no longer in the configuration: the owner's, until triage finds the next one. */
async function adoptOrphans(context: WorkerContext, trx: Trx): Promise<null> {
  const now = context.now();
  const owner = ownerOf(context.config);
  const orphans = await trx
    .selectFrom('ticket')
    .innerJoin('person', 'person.id', 'ticket.assignee')
    .select(['ticket.id', 'person.id as person', 'person.name'])
    .where('ticket.state', '<>', 'closed')
    .where('person.active', '=', false)
    .orderBy('ticket.id')
    .limit(500)
    .execute();
  for (const orphan of orphans) {
    await passOn(trx, orphan.id, orphan.person);
    const because = eventWords(context.config.business.language).gone(orphan.name);
    await trx
      .updateTable('ticket')
      .set({ assignee: owner.id, because, pinned: false, updatedAt: now })
      .where('id', '=', orphan.id)
      .execute();
    await recordEvents(trx, [
      { ticketId: orphan.id, at: now, what: 'assigned', because, person: owner.id },
    ]);
  }
  return null;
}

/** Answered, and nothing heard for a week: closed without a word to anybody. */
async function closeAnswered(context: WorkerContext, trx: Trx): Promise<null> {
  const now = context.now();
  const closed = await trx
    .updateTable('ticket')
    .set({ state: 'closed', closedAt: now, updatedAt: now })
    .where('state', '<>', 'closed')
    .where('nextAction', '=', 'close')
    .where('nextActionAt', '<=', now)
    .returning('id')
    .execute();
  const because = eventWords(context.config.business.language).closedQuietly;
  await recordEvents(
    trx,
    closed.map(({ id }) => ({ ticketId: id, at: now, what: 'closed', because })),
  );
  return null;
}

/** `#wait 5d` is over: the ticket is open again, its human is reminded and has the usual time. */
async function wakeWaiting(context: WorkerContext, trx: Trx): Promise<number | null> {
  const now = context.now();
  const { business, responseTarget } = context.config;
  const until = addBusinessTime(now, responseTarget.default, context.calendar);
  const woken = await trx
    .updateTable('ticket')
    .set({
      state: 'open',
      nextAction: 'answer',
      nextActionAt: until,
      waitingSince: sql`coalesce(waiting_since, ${now})`,
      updatedAt: now,
    })
    .where('state', '=', 'waiting')
    .where('nextAction', '=', 'remind')
    .where('nextActionAt', '<=', now)
    .returning(['id', 'assignee', 'subject'])
    .execute();
  let rung: number | null = null;
  for (const { id, assignee, subject } of woken) {
    const because = eventWords(business.language).waitIsOver;
    await recordEvents(trx, [
      { ticketId: id, at: now, what: 'reminded', because, person: assignee },
    ]);
    const person = personOf(context, assignee) ?? ownerOf(context.config);
    const notice: Notice = { kind: 'wait-over', subject, until };
    const key = `${id}:${now.getTime()}`;
    rung =
      (await sendNotice(context, trx, notice, person, await noticeTicket(trx, id), key)) ?? rung;
  }
  return rung;
}

/** A date has passed: it climbs to the owner, all of this tick in one mail. */
async function tellOverdue(context: WorkerContext, trx: Trx): Promise<number | null> {
  const now = context.now();
  const { config, calendar } = context;
  const nameOf = (id: string): string => config.people.find(person => person.id === id)?.name ?? id;
  const late = (await openTickets(trx, now, nameOf)).filter(
    ticket => ticket.overdue && mayTell(ticket, now, calendar),
  );
  if (late.length === 0) return null;
  await trx
    .updateTable('ticket')
    .set({ overdueToldFor: now })
    .where(
      'id',
      'in',
      late.map(ticket => ticket.ticketId),
    )
    .execute();
  const { language, timezone } = config.business;
  await recordEvents(
    trx,
    late.map(ticket => ({
      ticketId: ticket.ticketId,
      at: now,
      what: 'overdue',
      because: eventWords(language).overdue(formatDue(ticket.nextActionAt, language, timezone)),
      person: ticket.assigneeId,
    })),
  );
  const key = `${now.getTime()}`;
  return tellOwner(context, trx, { kind: 'overdue', rows: late }, null, key);
}

function mayTell(ticket: OpenTicket, now: Date, calendar: WorkerContext['calendar']): boolean {
  const told = ticket.overdueToldFor;
  return (
    told === null ||
    told < ticket.nextActionAt ||
    addBusinessTime(told, REMIND_AGAIN, calendar) <= now
  );
}

async function sendDigest(context: WorkerContext, trx: Trx): Promise<number | null> {
  const { digest, business } = context.config;
  const due = dueDigest(digest.at, business.timezone, context.now());
  return due ? queueDigest(context, trx, due.key, due.since) : null;
}
