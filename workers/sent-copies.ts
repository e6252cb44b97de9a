// sent-copies: a copy of every answer goes into the Sent folder of its mailbox, so that the shop sees it
// in its own mail client. A job of its own beside the stages: an IMAP server that hangs or refuses keeps
// no mail from leaving, and one copy that is refused keeps no other one waiting.
import type { MailboxConfig } from '../src/config.ts';
import { wordsOf } from '../src/errors.ts';
import { tryLock } from '../src/io/advisory-lock.ts';
import { appendMail, findSentFolder, hasMessageId } from '../src/io/imap.ts';
import { closeImap, connectImap, type Imap } from '../src/io/imap-connect.ts';
import { buildMail } from '../src/io/mail-builder.ts';
import type { Tokens } from '../src/io/oauth2.ts';
import { isOutage } from '../src/store/outage.ts';
import type { Outbox } from '../src/store/schema.ts';
import {
  copiesWaiting,
  giveUpOldCopies,
  mailboxesWithCopies,
  putOffCopy,
  settleCopy,
} from '../src/store/sent-copies.ts';
import { sayDatabase, type WorkerContext } from './context.ts';
import { mailboxOf } from './outbound.ts';

export interface CopyTimings {
  /** Looks for copies that wait at least this often (ms). */
  readonly every: number;
  /** A mailbox whose server can't be reached is left alone for so long (ms). */
  readonly rest: number;
  /** A server that is silent for so long is cut off (ms). */
  readonly silence: number;
  /** A running copy gets so long to end (ms). */
  readonly stop: number;
}

export const COPY_TIMINGS: CopyTimings = {
  every: 30_000,
  rest: 60_000,
  silence: 45_000,
  stop: 2_000,
};

export interface CopyDeps {
  readonly databaseUrl: string;
  readonly tokens: Tokens;
  readonly timings?: Partial<CopyTimings>;
}

export interface SentCopies {
  /** Answers have left. Returns at once. */
  ring(): void;
  /** Lets what runs end, for a while; what is left waits in the table. */
  stop(): Promise<void>;
}

/** Among the advisory locks of the database, those of Sent folders. */
const COPY_LOCKS = 7_512_005;
const AT_ONCE = 20;
/** Delay of a copy that was refused, doubled each time (ms). */
const BACKOFF = 60_000;
const MAX_BACKOFF = 6 * 3_600_000;

interface Work extends CopyDeps {
  readonly context: WorkerContext;
  readonly limits: CopyTimings;
  /** Mailbox -> when it may be tried again (ms since 1970). */
  readonly resting: Map<string, number>;
  readonly end: AbortSignal;
}

/** Files copies until it is stopped: one run at a time in this process, all mailboxes side by side. */
export function startSentCopies(context: WorkerContext, deps: CopyDeps): SentCopies {
  const limits = { ...COPY_TIMINGS, ...deps.timings };
  const end = new AbortController();
  const work: Work = { ...deps, context, limits, resting: new Map(), end: end.signal };
  let running: Promise<void> | null = null;
  let rung = false;
  const ring = (): void => {
    rung = true;
    if (running || end.signal.aborted) return;
    rung = false;
    running = run(work).finally(() => {
      running = null;
      if (rung) ring();
    });
  };
  const timer = setInterval(ring, limits.every);
  ring();
  return {
    ring,
    async stop() {
      clearInterval(timer);
      rung = false;
      const cut = setTimeout(() => end.abort(), limits.stop);
      await running;
      clearTimeout(cut);
      end.abort();
    },
  };
}

async function run(work: Work): Promise<void> {
  try {
    const addresses = await mailboxesWithCopies(work.context.db);
    const mailboxes = new Set(addresses.map(address => mailboxOf(work.context, address)));
    await Promise.all([...mailboxes].map(mailbox => fileCopies(work, mailbox, addresses)));
  } catch (error) {
    if (isOutage(error)) sayDatabase(work.context, error);
    else work.context.log.error({ error: wordsOf(error) }, 'copies for Sent folders failed');
  }
}

/** @param addresses those with copies that wait; a mailbox that has gone is looked after by another */
async function fileCopies(
  work: Work,
  mailbox: MailboxConfig,
  addresses: readonly string[],
): Promise<void> {
  const { context, databaseUrl, resting, limits, end } = work;
  if ((resting.get(mailbox.address) ?? 0) > Date.now() || end.aborted) return;
  // Whoever looks whether a copy is there must be the only one to put it there.
  const lock = await tryLock(databaseUrl, COPY_LOCKS, mailbox.address);
  if (!lock) return;
  const own = addresses.filter(address => mailboxOf(context, address) === mailbox);
  try {
    await copyAll(work, mailbox, own, AbortSignal.any([end, lock.lost]));
  } catch (error) {
    if (isOutage(error)) throw error;
    if (end.aborted) return;
    resting.set(mailbox.address, Date.now() + limits.rest);
    context.log.warn(
      { mailbox: mailbox.address, error: wordsOf(error) },
      'copies for the Sent folder wait',
    );
    await giveUpOldCopies(context.db, own);
  } finally {
    await lock.release();
  }
}

async function copyAll(
  { context, tokens, limits }: Work,
  mailbox: MailboxConfig,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const { silence } = limits;
  const imap = await connectImap(mailbox.imap, { tokens, silence, signal });
  try {
    const folder = await findSentFolder(imap);
    for (;;) {
      const rows = await copiesWaiting(context.db, addresses, AT_ONCE);
      if (rows.length === 0) return;
      for (const row of rows) {
        signal.throwIfAborted();
        await copyOne(context, imap, folder, row, signal);
      }
    }
  } finally {
    await closeImap(imap);
  }
}

/** @throws what ends the connection; a copy that alone is refused is put off */
async function copyOne(
  context: WorkerContext,
  imap: Imap,
  folder: string | null,
  row: Outbox,
  signal: AbortSignal,
): Promise<void> {
  try {
    if (folder) await append(context, imap, folder, row);
    await settleCopy(context.db, row.id, folder ? 'done' : 'failed');
  } catch (error) {
    if (isOutage(error) || signal.aborted) throw error;
    const delay = Math.min(MAX_BACKOFF, BACKOFF * 2 ** row.copyAttempts);
    await putOffCopy(context.db, row.id, delay);
    if (!imap.client.usable) throw error;
    context.log.warn(
      { outbox: row.id, mailbox: row.mailbox, delay, error: wordsOf(error) },
      'a copy for the Sent folder was not taken, trying again later',
    );
  }
}

/** Some providers (Gmail) file what was sent by themselves, and a killed process may have. */
async function append(
  { db }: WorkerContext,
  imap: Imap,
  folder: string,
  row: Outbox,
): Promise<void> {
  if (await hasMessageId(imap, folder, row.messageId)) return;
  const { messageId, createdAt } = row;
  const raw = await buildMail(db, row.letter, { messageId, date: createdAt });
  await appendMail(imap, folder, raw, row.sentAt ?? createdAt);
}
