// ingest: a stored mail becomes an article of a ticket, an answer to relay, or a note in the margin.
// Claims a batch, reads each mail, files all of them in one transaction. Idempotent: filing takes only
// rows that still wait.
import { PermanentError, wordsOf } from '../src/errors.ts';
import { readLargeMessage, readMessage } from '../src/mail/read-message.ts';
import { backoffOf, POLICIES } from '../src/queues.ts';
import { readAhead } from '../src/read-ahead.ts';
import { rawStream } from '../src/store/arrivals.ts';
import { claim, giveBack } from '../src/store/claims.ts';
import { bytesDone } from '../src/store/free-memory.ts';
import { isOutage } from '../src/store/outage.ts';
import { loadRaws } from '../src/store/raw.ts';
import { storable } from '../src/store/text.ts';
import { recordProblem } from '../src/store/tickets.ts';
import type { WorkerContext } from './context.ts';
import { file } from './filing.ts';
import { ingestWords } from './ingest-words.ts';
import { interpret, type Reading, withForward } from './reading.ts';

const POLICY = POLICIES.ingest;
/** Larger mails are parsed from a stream, one at a time. */
const LARGE = 2_000_000;
/** Small mails held in memory at once, bytes. */
const MEMORY = 8_000_000;

type Waiting = Reading['inbound'];

/** Works until nothing waits. */
export async function ingest(context: WorkerContext): Promise<void> {
  for (;;) {
    const ids = await claim(context.db, 'ingest', context.instance, POLICY.batch, 'wary');
    if (ids.length === 0) return;
    await ingestBatch(context, ids);
  }
}

async function ingestBatch(context: WorkerContext, ids: readonly number[]): Promise<void> {
  const waiting = await context.db
    .selectFrom('inbound')
    .select(['id', 'mailbox', 'receivedAt', 'size', 'attempts'])
    .where('id', 'in', ids)
    .where('status', '=', 'stored')
    .orderBy('id')
    .execute();
  for (const group of groupsOf(waiting)) await ingestGroup(context, group);
}

/** Groups that fit into memory; a large mail is a group of its own. */
function groupsOf(waiting: readonly Waiting[]): Waiting[][] {
  const groups: Waiting[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const inbound of waiting) {
    const last = groups.at(-1);
    if (last && bytes + inbound.size <= MEMORY) last.push(inbound);
    else {
      groups.push([inbound]);
      bytes = 0;
    }
    bytes += inbound.size;
  }
  return groups;
}

async function ingestGroup(context: WorkerContext, group: readonly Waiting[]): Promise<void> {
  const readings: Reading[] = [];
  const small = group.filter(inbound => inbound.size <= LARGE).map(inbound => inbound.id);
  try {
    const raws = await loadRaws(context.db, small, context.fresh);
    const work = (inbound: Waiting) => read(context, inbound, raws.get(inbound.id));
    for await (const reading of readAhead(group, ({ size }) => size, work)) {
      if (reading) readings.push(reading);
    }
  } catch (error) {
    // Not the mails' fault: the database. All of them wait again.
    return await waitForDatabase(context, group, error);
  }
  await fileAll(context, readings);
}

/** Reads one mail; null when it was put aside. Throws only for what isn't the mail's fault. */
async function read(
  context: WorkerContext,
  inbound: Waiting,
  raw: Buffer | undefined,
): Promise<Reading | null> {
  const words = ingestWords(context.config.business.language);
  if (inbound.attempts > POLICY.attempts) {
    await quarantine(context, inbound.id, words.gaveUp(POLICY.attempts));
    return null;
  }
  if (!raw && inbound.size <= LARGE) {
    await quarantine(context, inbound.id, words.noBytes);
    return null;
  }
  bytesDone(inbound.size);
  const stream = raw ? null : rawStream(context.db, inbound.id);
  try {
    const message = stream
      ? await readLargeMessage(stream)
      : await readMessage(raw ?? Buffer.alloc(0));
    bytesDone(inbound.size);
    const reading = interpret(inbound, message, context.config);
    if (reading) return await withForward(reading, context.config.people);
    await quarantine(context, inbound.id, words.noSender);
  } catch (error) {
    stream?.destroy();
    if (isOutage(error)) throw error;
    await failed(context, inbound, error);
  }
  return null;
}

/** One bad mail must not stop the others: when a batch can't be filed, each is filed alone. */
async function fileAll(context: WorkerContext, readings: readonly Reading[]): Promise<void> {
  if (readings.length === 0) return;
  try {
    await file(context, readings);
  } catch (error) {
    if (isOutage(error)) {
      const inbounds = readings.map(reading => reading.inbound);
      return await waitForDatabase(context, inbounds, error);
    }
    const [only] = readings;
    if (readings.length === 1 && only) {
      await failed(context, only.inbound, error);
      return;
    }
    context.log.warn(
      { mails: readings.length, error: wordsOf(error) },
      'batch not filed, filing one by one',
    );
    for (const reading of readings) await fileAll(context, [reading]);
  }
}

/** Tells of the outage by throwing on; what can't be given back now is freed by the sweep. */
async function waitForDatabase(
  context: WorkerContext,
  group: readonly Waiting[],
  error: unknown,
): Promise<never> {
  const ids = group.map(inbound => inbound.id);
  await giveBack(context.db, 'ingest', ids, POLICY.backoff, 'uncounted').catch(() => undefined);
  throw error;
}

async function failed(context: WorkerContext, inbound: Waiting, error: unknown): Promise<void> {
  const words = wordsOf(error);
  if (error instanceof PermanentError || inbound.attempts >= POLICY.attempts) {
    const said = ingestWords(context.config.business.language);
    await quarantine(context, inbound.id, said.failed(words));
    return;
  }
  const delay = backoffOf(POLICY, inbound.attempts, Math.random());
  context.log.warn(
    { inbound: inbound.id, attempt: inbound.attempts, error: words, delay },
    'mail not ingested, trying again',
  );
  await giveBack(context.db, 'ingest', [inbound.id], delay);
}

/** Puts a mail aside with its reason and tells the owner; it stays stored whole. */
async function quarantine(context: WorkerContext, id: number, reason: string): Promise<void> {
  context.log.error({ inbound: id, reason }, 'mail quarantined');
  await context.db.transaction().execute(async trx => {
    const row = await trx
      .updateTable('inbound')
      .set({ status: 'quarantined', reason: storable(reason, 500), claimedBy: null })
      .where('id', '=', id)
      .where('status', '=', 'stored')
      .returning(['mailbox', 'folder', 'uid'])
      .executeTakeFirst();
    if (!row) return;
    const words = ingestWords(context.config.business.language);
    const what = words.told({ id, ...row }, reason);
    await recordProblem(trx, `quarantine:${id}`, what, context.now());
  });
}
