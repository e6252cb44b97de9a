// deliver: a waiting outbox row leaves by SMTP, with the Message-ID that was stored before. Claims a
// batch, sends over pooled connections, stores each verdict at once: what was sent is never sent again
// unless the process died between the server's word and ours, and then under the same Message-ID.
import { setTimeout as pause } from 'node:timers/promises';
import { wordsOf } from '../src/errors.ts';
import type { Delivery, Sender } from '../src/io/sender.ts';
import { backoffOf, POLICIES } from '../src/queues.ts';
import { claim, giveBack } from '../src/store/claims.ts';
import { isOutage, mayPass } from '../src/store/outage.ts';
import { answersTo } from '../src/store/outbox.ts';
import type { Outbox } from '../src/store/schema.ts';
import { sayDatabase, type WorkerContext } from './context.ts';
import { openRecipients, record } from './deliver-record.ts';
import { SentBook } from './sent-book.ts';

const POLICY = POLICIES.deliver;
const HOUR = 3_600_000;
/** To one customer's address; the configuration's people aren't capped. */
const ANSWERS_PER_HOUR = 20;
/** So long to wait when the hour's answers are on their way but not yet sent. */
const SOON = 5_000;
/** Between two tries to store a verdict while the database is away (ms). */
const STORE_PAUSE = 2_000;
/** The first pause, doubled each time, when the database has another objection (ms). */
const STORE_AGAIN = 500;
/** Tries within one turn then; the verdict is kept, and the others' mail need not wait for it. */
const STORE_TRIES = 4;

/** Sends a row; what else there is to do after mails left (copies for Sent folders) is only rung for. */
export interface Outlet extends Pick<Sender, 'send'> {
  answersLeft(): void;
}

/** Servers' words that could not be stored yet, by row: such a row is entered, and never sent again. */
export type Unstored = Map<number, Delivery>;

/**
 * Works until nothing waits.
 * @param unstored lives as long as the process
 */
export async function deliver(
  context: WorkerContext,
  sender: Outlet,
  unstored: Unstored = new Map(),
): Promise<void> {
  const work = { context, sender, unstored, sent: new SentBook(context) };
  for (;;) {
    const ids = await claim(context.db, 'deliver', context.instance, POLICY.batch);
    if (ids.length === 0) break;
    const rows = await context.db
      .selectFrom('outbox')
      .selectAll()
      .where('id', 'in', ids)
      .where('status', '=', 'waiting')
      // An owner's alert overtakes what waits beside it.
      .orderBy(eb => eb.case().when('kind', '=', 'alert').then(0).else(1).end())
      .orderBy('id')
      .execute();
    await Promise.all(rows.map(row => deliverOne(work, row)));
    if (ids.length < POLICY.batch) break;
  }
  sender.answersLeft();
}

interface Work {
  readonly context: WorkerContext;
  readonly sender: Outlet;
  readonly sent: SentBook;
  readonly unstored: Unstored;
}

async function deliverOne({ context, sender, sent, unstored }: Work, row: Outbox): Promise<void> {
  try {
    const wait = row.kind === 'answer' && !unstored.has(row.id) ? await capOf(context, row) : 0;
    if (wait > 0) {
      context.log.warn({ outbox: row.id, wait }, 'too many mails an hour to one customer, waiting');
      await giveBack(context.db, 'deliver', [row.id], wait);
      return;
    }
    const delivery = unstored.get(row.id) ?? (await sender.send(row, openRecipients(row)));
    if (delivery.kind === 'sent') unstored.set(row.id, delivery);
    await insist(context, () => record(context, sent, row, delivery));
    unstored.delete(row.id);
  } catch (error) {
    // The sweep frees the row when the database is back.
    if (isOutage(error)) sayDatabase(context, error);
    else await putOff(context, row, error);
  }
}

/** Whatever the objection is, it is not sooner gone for being asked again at once. */
async function putOff(context: WorkerContext, row: Outbox, error: unknown): Promise<void> {
  const about = { outbox: row.id, error: wordsOf(error) };
  context.log.error(about, 'outcome of a mail not stored, trying again');
  const delay = backoffOf(POLICY, row.attempts, Math.random());
  try {
    await giveBack(context.db, 'deliver', [row.id], delay);
  } catch (other) {
    // The sweep frees it, after a while too.
    context.log.debug({ outbox: row.id, error: wordsOf(other) }, 'not given back either');
  }
}

/**
 * What the mail server said must be stored, or the mail leaves twice. As long as the database is away,
 * nothing else could be stored either, so there is nothing better to do.
 */
async function insist(context: WorkerContext, store: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await store();
    } catch (error) {
      if (mayPass(error)) sayDatabase(context, error);
      const away = isOutage(error);
      if (!away && tries >= STORE_TRIES) throw error;
      await pause(away ? STORE_PAUSE : STORE_AGAIN * 2 ** (tries - 1), undefined, { ref: false });
    }
  }
}

/** Milliseconds until this answer may leave; those on their way count as sent. */
async function capOf(context: WorkerContext, row: Outbox): Promise<number> {
  const now = context.now().getTime();
  for (const address of openRecipients(row)) {
    const since = new Date(now - HOUR);
    const { count, oldest } = await answersTo(context.db, address, since, row.id);
    if (count < ANSWERS_PER_HOUR) continue;
    return oldest ? Math.max(SOON, oldest.getTime() + HOUR - now) : SOON;
  }
  return 0;
}
