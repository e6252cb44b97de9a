// deliver: a waiting outbox row leaves by SMTP, with the Message-ID that was stored before. Claims a
// batch, sends over pooled connections, stores each verdict at once: what was sent is never sent again
// unless the process died between the server's word and ours, and then under the same Message-ID.
import { setTimeout as pause } from 'node:timers/promises';
import { wordsOf } from '../src/errors.ts';
import type { Delivery, Sender } from '../src/io/sender.ts';
import type { SmtpVerdict } from '../src/mail/smtp-verdict.ts';
import { backoffOf, POLICIES } from '../src/queues.ts';
import { claim, giveBack } from '../src/store/claims.ts';
import { isOutage } from '../src/store/outage.ts';
import { answersTo } from '../src/store/outbox.ts';
import type { Outbox } from '../src/store/schema.ts';
import { storable } from '../src/store/text.ts';
import { type NewEvent, recordEvents } from '../src/store/tickets.ts';
import { eventWords } from '../src/tickets/words.ts';
import { sayDatabase, type WorkerContext } from './context.ts';
import { mailboxOf } from './outbound.ts';
import { tellOfRefusal, tellOfRejection } from './refusal.ts';

const POLICY = POLICIES.deliver;
const HOUR = 3_600_000;
/** To one customer's address; the configuration's people aren't capped. */
const ANSWERS_PER_HOUR = 20;
/** So long to wait when the hour's answers are on their way but not yet sent. */
const SOON = 5_000;
/** Between two tries to store a verdict (ms). */
const STORE_PAUSE = 2_000;
/** The longest delay before a server that was not there is tried again (ms). */
const UNREACHABLE = 300_000;

type Outlet = Pick<Sender, 'send' | 'fileSentCopies'>;

/** Works until nothing waits. */
export async function deliver(context: WorkerContext, sender: Outlet): Promise<void> {
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
    const sent = new SentBook(context);
    await Promise.all(rows.map(row => deliverOne(context, sender, sent, row)));
    if (ids.length < POLICY.batch) break;
  }
  await sender.fileSentCopies();
}

async function deliverOne(
  context: WorkerContext,
  sender: Outlet,
  sent: SentBook,
  row: Outbox,
): Promise<void> {
  try {
    const wait = row.kind === 'answer' ? await capOf(context, row) : 0;
    if (wait > 0) {
      context.log.warn({ outbox: row.id, wait }, 'too many mails an hour to one customer, waiting');
      await giveBack(context.db, 'deliver', [row.id], wait);
      return;
    }
    const verdict = await sender.send(row);
    await insist(context, () => record(context, sent, row, verdict));
  } catch (error) {
    // The sweep frees the row when the database is back.
    if (isOutage(error)) sayDatabase(context, error);
    else
      context.log.error({ outbox: row.id, error: wordsOf(error) }, 'outcome of a mail not stored');
  }
}

/** For the log. */
function serverOf(context: WorkerContext, row: Outbox): string {
  const { host, port } = mailboxOf(context, row.mailbox).smtp;
  return `the mail server ${host}:${port}`;
}

/** A server that could not be reached is asked again sooner than one that said "later". */
function delayOf(row: Outbox, verdict: SmtpVerdict): number {
  const delay = backoffOf(POLICY, row.attempts, Math.random());
  return verdict.code === null ? Math.min(delay, UNREACHABLE) : delay;
}

/**
 * What the mail server said must be stored, or the mail leaves twice. As long as it can't be, nothing
 * else could be stored either, so there is nothing better to do.
 */
async function insist(context: WorkerContext, store: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await store();
    } catch (error) {
      if (!isOutage(error)) throw error;
      sayDatabase(context, error);
      await pause(STORE_PAUSE, undefined, { ref: false });
    }
  }
}

/** Milliseconds until this answer may leave; those on their way count as sent. */
async function capOf(context: WorkerContext, row: Outbox): Promise<number> {
  const now = context.now().getTime();
  for (const address of row.recipients) {
    const since = new Date(now - HOUR);
    const { count, oldest } = await answersTo(context.db, address, since, row.id);
    if (count < ANSWERS_PER_HOUR) continue;
    return oldest ? Math.max(SOON, oldest.getTime() + HOUR - now) : SOON;
  }
  return 0;
}

async function record(
  context: WorkerContext,
  sent: SentBook,
  row: Outbox,
  verdict: Delivery,
): Promise<void> {
  const { log } = context;
  const about = { outbox: row.id, kind: row.kind, messageId: row.messageId, attempt: row.attempts };
  if (verdict.kind === 'sent') {
    context.outages.over(serverOf(context, row));
    await sent.enter(row);
    log.info({ ...about, ms: Date.now() - row.createdAt.getTime() }, 'mail sent');
    for (const { address, words } of verdict.rejected)
      await tellOfRejection(context, row, address, words);
    return;
  }
  const late = context.now() >= row.giveUpAt;
  if (verdict.kind === 'retry' && !late) {
    const delay = delayOf(row, verdict);
    // A server that is away refuses hundreds: that is one line, each mail's own is in its row.
    context.outages.say(serverOf(context, row), new Error(verdict.words));
    log.debug({ ...about, words: verdict.words, delay }, 'mail not accepted yet, trying again');
    await context.db
      .updateTable('outbox')
      .set({ lastError: storable(verdict.words, 1_000) })
      .where('id', '=', row.id)
      .execute();
    await giveBack(context.db, 'deliver', [row.id], delay);
    return;
  }
  log.error(
    { ...about, words: verdict.words },
    late ? 'mail given up after three days' : 'mail refused',
  );
  await tellOfRefusal(context, row, verdict.words);
}

/**
 * Enters what was sent: at once, and together with whatever was sent while the last entry was being
 * written, since each commit waits for the disk.
 */
class SentBook {
  private readonly context: WorkerContext;
  private waiting: Outbox[] = [];
  private writing: Promise<void> | null = null;

  constructor(context: WorkerContext) {
    this.context = context;
  }

  async enter(row: Outbox): Promise<void> {
    this.waiting.push(row);
    // The one that is being written began before this row came.
    await this.writing?.catch(() => undefined);
    if (!this.waiting.includes(row)) return this.writing ?? undefined;
    this.writing ??= this.write();
    return this.writing;
  }

  private async write(): Promise<void> {
    const rows = this.waiting.splice(0);
    try {
      await markSent(this.context, rows);
    } finally {
      this.writing = null;
    }
  }
}

async function markSent(context: WorkerContext, rows: readonly Outbox[]): Promise<void> {
  const now = context.now();
  await context.db.transaction().execute(async trx => {
    const updated = await trx
      .updateTable('outbox')
      .set(eb => ({
        status: 'sent',
        sentAt: now,
        claimedBy: null,
        lastError: '',
        sentCopy: eb
          .case()
          .when('kind', '=', 'answer')
          .then('waiting' as const)
          .else('none' as const)
          .end(),
      }))
      .where(
        'id',
        'in',
        rows.map(row => row.id),
      )
      .where('status', '=', 'waiting')
      .returning('id')
      .execute();
    const fresh = new Set(updated.map(({ id }) => id));
    await recordEvents(
      trx,
      rows.filter(({ id }) => fresh.has(id)).flatMap(row => sentEvent(context, row, now)),
    );
  });
}

function sentEvent(context: WorkerContext, row: Outbox, at: Date): NewEvent[] {
  if (row.ticketId === null || (row.kind !== 'handover' && row.kind !== 'answer')) return [];
  const { people, business } = context.config;
  const name = people.find(person => person.id === row.person)?.name ?? row.person ?? '';
  const { ticketId, person } = row;
  return row.kind === 'answer'
    ? [
        {
          ticketId,
          at,
          what: 'answered',
          because: eventWords(business.language).answered(name),
          person,
        },
      ]
    : [{ ticketId, at, what: 'handed-over', because: name, person }];
}
