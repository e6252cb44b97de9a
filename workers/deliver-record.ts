// What a mail server said of a mail becomes what the tables say: for each recipient, taken, lost or to
// be tried again. In an order that loses nothing when the process dies in between: first who got it,
// then who must know who did not, and last that it is done with.
import { sql } from 'kysely';
import type { Delivery } from '../src/io/sender.ts';
import type { SmtpVerdict } from '../src/mail/smtp-verdict.ts';
import { backoffOf, POLICIES } from '../src/queues.ts';
import { giveBack } from '../src/store/claims.ts';
import type { Outbox } from '../src/store/schema.ts';
import { storable } from '../src/store/text.ts';
import { recordProblem } from '../src/store/tickets.ts';
import type { WorkerContext } from './context.ts';
import { DELIVER_WORDS } from './deliver-words.ts';
import { mailboxOf } from './outbound.ts';
import { tellOfRefusal, tellOfRejection } from './refusal.ts';
import type { SentBook } from './sent-book.ts';

const POLICY = POLICIES.deliver;
/** The longest delay before a server that was not there is tried again (ms). */
const UNREACHABLE = 300_000;
/** A row that was due so long ago was not looked at: machine or program were off (ms). */
const OVERSLEPT = 3_600_000;
/** What a row that slept past its end gets for some more tries: eight or so (ms). */
const EXTENSION = 6 * 3_600_000;

/** Those whom the mail must still reach. */
export function openRecipients({ recipients, taken, refused }: Outbox): string[] {
  return recipients.filter(address => !taken.includes(address) && !refused.includes(address));
}

/** Recipients that will not get it, for the same reason. */
interface Loss {
  readonly words: string;
  /** Nobody refused it: its time was over. */
  readonly late: boolean;
  readonly addresses: string[];
}

interface Outcome {
  readonly taken: string[];
  readonly lost: Loss[];
  readonly again: { readonly address: string; readonly verdict: SmtpVerdict }[];
}

export async function record(
  context: WorkerContext,
  sent: SentBook,
  row: Outbox,
  delivery: Delivery,
): Promise<void> {
  const outcome = outcomeOf(row, delivery, end(context, row));
  const { taken, lost, again } = outcome;
  if (taken.length > 0) context.outages.over(serverOf(context, row));
  const whole = lost.length === 0 && again.length === 0;
  if (taken.length > 0 && !whole) await sent.enterPart(row, taken);
  if (taken.length + row.taken.length === 0 && again.length === 0 && lost.length > 0)
    return giveUp(context, row, lost);
  for (const loss of lost) await tellOfLoss(context, row, loss);
  if (lost.length > 0) await storeRefused(context, row, lost);
  if (again.length > 0) return tryAgain(context, row, delivery, again);
  await sent.enter(row);
  context.log.info({ ...about(row), ms: Date.now() - row.createdAt.getTime() }, 'mail sent');
}

/** `slept`: its end came while nobody tried. */
type End = 'not-yet' | 'slept' | 'over';

function end(context: WorkerContext, row: Outbox): End {
  const now = context.now();
  if (now < row.giveUpAt) return 'not-yet';
  return now.getTime() - row.dueAt.getTime() > OVERSLEPT ? 'slept' : 'over';
}

function outcomeOf(row: Outbox, delivery: Delivery, ending: End): Outcome {
  const outcome: Outcome = { taken: [], lost: [], again: [] };
  for (const address of openRecipients(row)) {
    const verdict = verdictFor(delivery, address);
    if (verdict === null) outcome.taken.push(address);
    else if (mayStill(row, verdict, ending)) outcome.again.push({ address, verdict });
    else lose(outcome.lost, address, verdict);
  }
  return outcome;
}

function lose(lost: Loss[], address: string, { words, kind }: SmtpVerdict): void {
  const same = lost.find(loss => loss.words === words);
  if (same) same.addresses.push(address);
  else lost.push({ words, late: kind === 'retry', addresses: [address] });
}

function verdictFor(delivery: Delivery, address: string): SmtpVerdict | null {
  if (delivery.kind !== 'sent') return delivery;
  return delivery.rejected.find(({ recipient }) => recipient === address)?.verdict ?? null;
}

/**
 * Mail to our own people outlasts whatever is wrong with our own connection, login or sender address:
 * none of that says that their mailboxes can't be reached.
 */
function mayStill(row: Outbox, verdict: SmtpVerdict, ending: End): boolean {
  if (verdict.ours && row.kind !== 'answer') return true;
  return verdict.kind === 'retry' && ending !== 'over';
}

async function tryAgain(
  context: WorkerContext,
  row: Outbox,
  delivery: Delivery,
  again: Outcome['again'],
): Promise<void> {
  const [first] = again;
  if (!first) return;
  const { verdict } = first;
  const ending = end(context, row);
  // What slept begins anew, with short pauses.
  const attempts = ending === 'slept' ? 1 : row.attempts;
  const delay = delayOf(attempts, verdict);
  // A server that is away refuses hundreds: that is one line, each mail's own is in its row.
  if (delivery.kind !== 'sent')
    context.outages.say(serverOf(context, row), new Error(verdict.words));
  context.log.debug(
    { ...about(row), words: verdict.words, delay },
    'mail not accepted yet, trying again',
  );
  if (verdict.ours && (verdict.kind === 'refused' || ending === 'over'))
    await tellOfStuck(context, row, verdict);
  const extended = new Date(context.now().getTime() + EXTENSION);
  await context.db
    .updateTable('outbox')
    .set({
      lastError: storable(verdict.words, 1_000),
      ...(ending === 'slept' ? { attempts, giveUpAt: extended } : {}),
    })
    .where('id', '=', row.id)
    .execute();
  await giveBack(context.db, 'deliver', [row.id], delay);
}

/** A server that could not be reached is asked again sooner than one that said "later". */
function delayOf(attempts: number, verdict: SmtpVerdict): number {
  const delay = backoffOf(POLICY, attempts, Math.random());
  return verdict.code === null ? Math.min(delay, UNREACHABLE) : delay;
}

/** Once for as long as it lasts: the key is the oldest mail that could not leave, or is being tried. */
async function tellOfStuck(context: WorkerContext, row: Outbox, verdict: SmtpVerdict) {
  const { address } = mailboxOf(context, row.mailbox);
  const oldest = await context.db
    .selectFrom('outbox')
    .select(eb => eb.fn.min('id').as('id'))
    .where('mailbox', '=', row.mailbox)
    .where('status', '=', 'waiting')
    .where(eb => eb.or([eb('lastError', '<>', ''), eb('claimedBy', 'is not', null)]))
    .executeTakeFirst();
  const words = DELIVER_WORDS[context.config.business.language].stuck(address, verdict.words);
  const key = `stuck:${address}:${oldest?.id ?? row.id}`;
  await recordProblem(context.db, key, words, context.now());
}

/** Nobody has got it and nobody will. */
async function giveUp(context: WorkerContext, row: Outbox, lost: readonly Loss[]): Promise<void> {
  const [first, ...others] = lost;
  if (!first) return;
  const { words, late, addresses } = first;
  context.log.error(
    { ...about(row), words },
    late ? 'mail given up after three days' : 'mail refused',
  );
  for (const other of others) await tellOfLoss(context, row, other);
  const recipients = [addresses.join(', ')];
  await tellOfRefusal(context, { ...row, recipients }, words, late);
}

function tellOfLoss(context: WorkerContext, row: Outbox, loss: Loss): Promise<void> {
  return tellOfRejection(context, row, loss.addresses.join(', '), loss.words, loss.late);
}

async function storeRefused(
  context: WorkerContext,
  row: Outbox,
  lost: readonly Loss[],
): Promise<void> {
  const refused = lost.flatMap(({ addresses }) => addresses);
  await context.db
    .updateTable('outbox')
    .set({
      refused: sql<string[]>`array(select unnest(refused) union select unnest(${refused}::text[]))`,
    })
    .where('id', '=', row.id)
    .execute();
}

/** For the log. */
function serverOf(context: WorkerContext, row: Outbox): string {
  const { host, port } = mailboxOf(context, row.mailbox).smtp;
  return `the mail server ${host}:${port}`;
}

function about(row: Outbox) {
  return { outbox: row.id, kind: row.kind, messageId: row.messageId, attempt: row.attempts };
}
