// deliver: a waiting outbox row leaves by SMTP, with the Message-ID that was stored before. Claims a
// batch, sends over pooled connections, writes each verdict at once: what was sent is never sent again
// unless the process died between the server's word and ours, and then under the same Message-ID.
import { wordsOf } from '../src/errors.ts';
import type { Delivery, Sender } from '../src/io/sender.ts';
import { backoffOf, POLICIES } from '../src/queues.ts';
import { claim, giveBack } from '../src/store/claims.ts';
import { answersTo } from '../src/store/outbox.ts';
import type { Outbox } from '../src/store/schema.ts';
import { storable } from '../src/store/text.ts';
import { recordEvents } from '../src/store/tickets.ts';
import { eventWords } from '../src/tickets/words.ts';
import type { WorkerContext } from './context.ts';
import { tellOfRefusal, tellOfRejection } from './refusal.ts';

const POLICY = POLICIES.deliver;
const HOUR = 3_600_000;
/** To one customer's address; the configuration's people aren't capped. */
const ANSWERS_PER_HOUR = 20;

/** Works until nothing waits. */
export async function deliver(context: WorkerContext, sender: Pick<Sender, 'send' | 'fileSentCopies'>): Promise<void> {
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
    await Promise.all(rows.map(row => deliverOne(context, sender, row)));
    if (ids.length < POLICY.batch) break;
  }
  await sender.fileSentCopies();
}

async function deliverOne(context: WorkerContext, sender: Pick<Sender, 'send' | 'fileSentCopies'>, row: Outbox): Promise<void> {
  try {
    const wait = row.kind === 'answer' ? await capOf(context, row) : 0;
    if (wait > 0) {
      context.log.warn({ outbox: row.id, wait }, 'too many mails an hour to one customer, waiting');
      await giveBack(context.db, 'deliver', [row.id], wait);
      return;
    }
    await record(context, row, await sender.send(row));
  } catch (error) {
    // The database is away: the claim ends with it, the sweep finds the row again.
    context.log.error({ outbox: row.id, error: wordsOf(error) }, 'outcome of a mail not stored');
  }
}

/** Milliseconds until this answer may leave. */
async function capOf(context: WorkerContext, row: Outbox): Promise<number> {
  const now = context.now().getTime();
  for (const address of row.recipients) {
    const { count, oldest } = await answersTo(context.db, address, new Date(now - HOUR));
    if (count >= ANSWERS_PER_HOUR && oldest) return Math.max(1_000, oldest.getTime() + HOUR - now);
  }
  return 0;
}

async function record(context: WorkerContext, row: Outbox, verdict: Delivery): Promise<void> {
  const { log } = context;
  const about = { outbox: row.id, kind: row.kind, messageId: row.messageId, attempt: row.attempts };
  if (verdict.kind === 'sent') {
    log.info({ ...about, ms: Date.now() - row.createdAt.getTime() }, 'mail sent');
    await markSent(context, row);
    for (const { address, words } of verdict.rejected) await tellOfRejection(context, row, address, words);
    return;
  }
  const late = context.now() >= row.giveUpAt;
  if (verdict.kind === 'retry' && !late) {
    const delay = backoffOf(POLICY, row.attempts, Math.random());
    log.warn({ ...about, words: verdict.words, delay }, 'mail not accepted yet, trying again');
    await context.db
      .updateTable('outbox')
      .set({ lastError: storable(verdict.words, 1_000) })
      .where('id', '=', row.id)
      .execute();
    await giveBack(context.db, 'deliver', [row.id], delay);
    return;
  }
  log.error({ ...about, words: verdict.words }, late ? 'mail given up after three days' : 'mail refused');
  await tellOfRefusal(context, row, verdict.words);
}

async function markSent(context: WorkerContext, row: Outbox): Promise<void> {
  const now = context.now();
  await context.db.transaction().execute(async trx => {
    const updated = await trx
      .updateTable('outbox')
      .set({
        status: 'sent',
        sentAt: now,
        claimedBy: null,
        lastError: '',
        sentCopy: row.kind === 'answer' ? 'waiting' : 'none',
      })
      .where('id', '=', row.id)
      .where('status', '=', 'waiting')
      .returning('id')
      .executeTakeFirst();
    if (!updated || row.ticketId === null) return;
    const what = { handover: 'handed-over', answer: 'answered' }[row.kind as string];
    if (!what) return;
    const name = context.config.people.find(person => person.id === row.person)?.name ?? row.person ?? '';
    const because = what === 'answered' ? eventWords(context.config.business.language).answered(name) : name;
    await recordEvents(trx, [{ ticketId: row.ticketId, at: now, what, because, person: row.person }]);
  });
}
