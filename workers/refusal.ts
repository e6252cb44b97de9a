// What happens when a mail of ours can't be delivered: refused by SMTP, or bounced later.
import { sql } from 'kysely';
import { ownerOf } from '../src/config.ts';
import type { Notice } from '../src/mail/notice.ts';
import { markUntold } from '../src/store/digest-facts.ts';
import type { OutboxKind } from '../src/store/schema.ts';
import { storable } from '../src/store/text.ts';
import { recordEvents, recordProblem, type Trx } from '../src/store/tickets.ts';
import { addBusinessTime } from '../src/tickets/due.ts';
import { eventWords } from '../src/tickets/words.ts';
import { ringQuietly, type WorkerContext } from './context.ts';
import type { Rings } from './filed.ts';
import { noticeTicket, sendNotice, tellOwner } from './notices.ts';
import { personOf } from './outbound.ts';
import { passOn } from './pass-on.ts';

/** The row that could not be delivered. */
export interface Undelivered {
  readonly id: number;
  readonly kind: OutboxKind;
  readonly ticketId: number | null;
  readonly articleId: number | null;
  readonly person: string | null;
  readonly recipients: readonly string[];
}

/** Why, in the words of the server; `status` (RFC 3463) only where it bounced. */
export interface Why {
  readonly words: string;
  readonly bounce: { readonly recipient: string; readonly status: string } | null;
  /** Nobody refused it: it was tried until its end. */
  readonly late?: boolean;
}

/** After SMTP said no, or three days of "later". */
export async function tellOfRefusal(
  context: WorkerContext,
  row: Undelivered,
  words: string,
  late: boolean,
): Promise<void> {
  const rings: Rings = new Map();
  await context.db
    .transaction()
    .execute(trx => undelivered(context, trx, row, { words, bounce: null, late }, rings));
  for (const [stage, id] of rings) await ringQuietly(context, stage, id);
}

/** One of several recipients was refused while the others got the mail. */
export async function tellOfRejection(
  context: WorkerContext,
  row: Undelivered,
  address: string,
  words: string,
  late: boolean,
): Promise<void> {
  const rings: Rings = new Map();
  await context.db.transaction().execute(async trx => {
    if (row.kind === 'answer')
      await answerFailed(context, trx, row, { words, bounce: null, late }, rings, address);
  });
  for (const [stage, id] of rings) await ringQuietly(context, stage, id);
}

/** Marks the row failed and tells the human who must know; told once, however often it comes. */
export async function undelivered(
  context: WorkerContext,
  trx: Trx,
  row: Undelivered,
  why: Why,
  rings: Rings,
): Promise<void> {
  const failed = await trx
    .updateTable('outbox')
    .set({ status: 'failed', claimedBy: null, lastError: storable(why.words, 1_000) })
    .where('id', '=', row.id)
    // What has reached some waits for the others: a bounce of one is no end for them.
    .where(eb => eb.or([eb('status', '=', 'sent'), eb('taken', '=', sql<string[]>`'{}'`)]))
    .where('status', 'in', ['waiting', 'sent'])
    .returning('id')
    .executeTakeFirst();
  if (row.kind === 'answer') {
    const recipient = unreached(row, why);
    if (failed || (await isNews(trx, row, recipient)))
      await answerFailed(context, trx, row, why, rings, recipient);
    return;
  }
  if (!failed) return;
  if (row.kind === 'handover') await handoverFailed(context, trx, row, why, rings);
  else await internalFailed(context, trx, row, why);
}

/** Whom the answer did not reach; a bounce may name the address that it was passed on to. */
function unreached({ recipients }: Undelivered, { bounce }: Why): string {
  const named = bounce?.recipient ?? '';
  return recipients.includes(named) ? named : (recipients[0] ?? '');
}

/** One of several recipients bounced before; another one is another matter. */
async function isNews(trx: Trx, row: Undelivered, recipient: string): Promise<boolean> {
  const told = await trx
    .selectFrom('outbox')
    .select('id')
    .where('kind', '=', 'notice')
    .where('key', 'like', `notice:%-answer:${row.id}:${literal(recipient)}:%`)
    .executeTakeFirst();
  return row.recipients.length > 1 && told === undefined;
}

function literal(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&');
}

/** The customer has not got the answer: its author is told, the customer waits again. */
async function answerFailed(
  context: WorkerContext,
  trx: Trx,
  row: Undelivered,
  why: Why,
  rings: Rings,
  recipient: string,
): Promise<void> {
  if (row.ticketId === null || row.articleId === null) return;
  const now = context.now();
  const { business, responseTarget } = context.config;
  const due = addBusinessTime(now, responseTarget.default, context.calendar);
  const article = await trx
    .selectFrom('article')
    .select(['newText', 'person'])
    .where('id', '=', row.articleId)
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('ticket')
    .set({
      state: 'open',
      closedAt: null,
      waitingSince: sql`coalesce(waiting_since, ${now})`,
      nextAction: 'answer',
      nextActionAt: sql`case when next_action = 'answer' and waiting_since is not null
        then least(next_action_at, ${due}) else ${due} end`,
      updatedAt: now,
    })
    .where('id', '=', row.ticketId)
    .execute();
  const because = eventWords(business.language).bounced(recipient, why.words);
  await recordEvents(trx, [{ ticketId: row.ticketId, at: now, what: 'not-delivered', because }]);
  const notice: Notice = why.bounce
    ? { kind: 'bounced-answer', ...why.bounce, diagnostic: why.words, text: article.newText }
    : {
        kind: 'refused-answer',
        ...{ recipient, response: why.words, late: why.late ?? false, text: article.newText },
      };
  const author = personOf(context, row.person ?? article.person ?? '') ?? ownerOf(context.config);
  const ticket = await noticeTicket(trx, row.ticketId);
  const key = `${row.id}:${recipient}`;
  const id = await sendNotice(context, trx, notice, author, ticket, key, row.articleId);
  if (id !== null) rings.set('deliver', id);
}

/**
 * The human's mailbox refuses: the next human gets the case (triage leaves out who can't be reached),
 * and never again a handover of it goes to that address.
 */
async function handoverFailed(
  context: WorkerContext,
  trx: Trx,
  row: Undelivered,
  why: Why,
  rings: Rings,
): Promise<void> {
  const now = context.now();
  const person = personOf(context, row.person ?? '');
  const name = person?.name ?? row.person ?? '';
  const address = row.recipients[0] ?? '';
  const because = eventWords(context.config.business.language).bounced(
    `${name} <${address}>`,
    why.words,
  );
  await recordEvents(trx, [{ ticketId: row.ticketId, at: now, what: 'not-delivered', because }]);
  await recordProblem(trx, `unreachable:${row.id}`, because, now);
  const moved = await toNextHuman(context, trx, row);
  if (moved !== null) rings.set('triage', moved);
  if (person?.role === 'owner' || row.ticketId === null) {
    context.log.error({ outbox: row.id, words: why.words }, "the owner's mailbox refuses mail");
    return;
  }
  const ticket = await noticeTicket(trx, row.ticketId);
  const notice: Notice = {
    kind: 'undeliverable-handover',
    person: name,
    address,
    response: why.words,
  };
  const id = await tellOwner(context, trx, notice, ticket, String(row.id));
  if (id !== null) rings.set('deliver', id);
}

/** A bounce may come late: what was answered, closed, or moved on since stays as it is. */
async function toNextHuman(
  context: WorkerContext,
  trx: Trx,
  row: Undelivered,
): Promise<number | null> {
  if (row.ticketId === null || row.person === null) return null;
  return (await hasOthers(context, trx, row)) ? passOn(trx, row.ticketId, row.person) : null;
}

/** Is there a human left whose mailbox has not refused this ticket? */
async function hasOthers(context: WorkerContext, trx: Trx, row: Undelivered): Promise<boolean> {
  const refused = await trx
    .selectFrom('outbox')
    .select('person')
    .where('ticketId', '=', row.ticketId)
    .where('kind', '=', 'handover')
    .where('status', '=', 'failed')
    .execute();
  const names = new Set(refused.map(({ person }) => person));
  return context.config.people.some(person => !names.has(person.id));
}

/** Never a mail about a mail about a mail: the digest and the log tell it. */
async function internalFailed(
  context: WorkerContext,
  trx: Trx,
  row: Undelivered,
  why: Why,
): Promise<void> {
  const what = `${row.recipients[0] ?? ''} (${row.kind}): ${why.words}`;
  context.log.error(
    { outbox: row.id, kind: row.kind, words: why.words },
    'an internal mail was refused',
  );
  await recordProblem(trx, `refused:${row.id}`, what, context.now());
  if (row.kind === 'digest') await markUntold(trx, [row.id]);
}
