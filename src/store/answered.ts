// Which of the customer's mails a human's reply answers, which reply is held, and who still waits.
import { sql } from 'kysely';
import type { Command } from '../mail/commands.ts';
import type { Letter } from '../mail/letter.ts';
import type { Address } from '../mail/message.ts';
import type { Trx } from './tickets.ts';

/** The customer's mail that a reply answers. */
export interface Answered {
  readonly id: number;
  readonly subject: string;
  readonly messageId: string | null;
  readonly refs: readonly string[];
  readonly replyTo: readonly Address[];
  readonly cc: readonly Address[];
}

export interface HeldReply {
  readonly id: number;
  readonly letter: Letter;
  readonly commands: readonly Command[];
  readonly answers: number | null;
}

/** Mails looked at when a reply does not say which one it answers. */
const LATEST = 50;

/**
 * @param about the article that the answered internal mail was about; null when nothing tells it.
 *   Then it is the latest mail whose answers go where those of the ticket's first mail go: whoever
 *   came into the ticket later never gets what may have been meant for another.
 */
export async function loadAnswered(
  trx: Trx,
  ticketId: number,
  about: number | null,
): Promise<Answered | null> {
  const query = trx
    .selectFrom('article')
    .select(['id', 'subject', 'messageId', 'refs', 'replyTo', 'cc'])
    .where('ticketId', '=', ticketId)
    .where('direction', '=', 'in')
    .where('author', '=', 'customer')
    .where('kind', '=', 'human');
  const exact =
    about === null
      ? undefined
      : await query.where('id', '=', await theirs(trx, about)).executeTakeFirst();
  if (exact) return exact;
  const first = await query.orderBy('id').executeTakeFirst();
  if (!first) return null;
  const latest = await query.orderBy('id', 'desc').limit(LATEST).execute();
  return latest.find(one => goesNoFurther(one, first)) ?? first;
}

/** A reply of ours stands for the customer's mail that it answers. */
async function theirs(trx: Trx, articleId: number): Promise<number> {
  const row = await trx
    .selectFrom('article')
    .select('answers')
    .where('id', '=', articleId)
    .executeTakeFirst();
  return row?.answers ?? articleId;
}

/** Answers go to the same addresses, with nobody new in Cc. */
function goesNoFurther(one: Answered, first: Answered): boolean {
  const known = new Set(first.cc.map(({ address }) => address));
  return placeOf(one) === placeOf(first) && one.cc.every(({ address }) => known.has(address));
}

function placeOf({ replyTo }: Answered): string {
  return replyTo
    .map(({ address }) => address)
    .sort()
    .join();
}

interface Writer {
  readonly id: string;
  readonly address: string;
}

/**
 * The reply that `#send` means: the one that the answered notice told of, and no other; else the
 * latest of the person's own. What somebody else wrote leaves only when just that was answered.
 */
export async function loadHeld(
  trx: Trx,
  ticketId: number,
  person: Writer,
  about: number | null,
): Promise<HeldReply | null> {
  const query = trx
    .selectFrom('article')
    .select(['id', 'letter', 'heldCommands as commands', 'answers', 'hold'])
    .where('ticketId', '=', ticketId)
    .where('person', '=', person.id)
    .where('hold', 'is not', null);
  const told = about === null ? undefined : await query.where('id', '=', about).executeTakeFirst();
  const row =
    told ??
    (await query
      .where('hold', '=', 'held')
      .where('fromAddress', '=', person.address)
      .orderBy('id', 'desc')
      .executeTakeFirst());
  if (row?.hold !== 'held' || !row.letter) return null;
  const { id, letter, commands, answers } = row;
  return { id, letter, commands, answers };
}

/** Older held replies of a person's own give way to a new one. */
export async function dropHeld(trx: Trx, ticketId: number, person: Writer): Promise<void> {
  await trx
    .updateTable('article')
    .set({ hold: 'dropped', letter: null })
    .where('ticketId', '=', ticketId)
    .where('person', '=', person.id)
    .where('fromAddress', '=', person.address)
    .where('hold', '=', 'held')
    .execute();
}

/**
 * Since when somebody in the ticket waits although an answer leaves: who wrote after the mail that was
 * answered, or wrote too and isn't among those who get the answer. Null: nobody. Mails from before the
 * ticket was last closed are done with.
 */
export async function waitingSince(trx: Trx, ticketId: number): Promise<Date | null> {
  const rows = await sql<{ at: Date | null }>`
    select min(a.at) as at from article a
    join event e on e.ticket_id = a.ticket_id and e.inbound_id = a.inbound_id
      and e.what in ('opened', 'continued', 'reopened')
    where a.ticket_id = ${ticketId} and a.direction = 'in' and a.author = 'customer'
      and a.kind = 'human'
      and e.id > coalesce((select max(c.id) from event c
        where c.ticket_id = a.ticket_id and c.what = 'closed'), 0)
      and not exists (select 1 from outbox o join article r on r.id = o.article_id
        where o.ticket_id = a.ticket_id and o.kind = 'answer' and o.status <> 'failed'
          and r.answers >= a.id
          and exists (select 1 from jsonb_array_elements(a.reply_to) w
            where w ->> 'address' = any(o.recipients)))`.execute(trx);
  return rows.rows[0]?.at ?? null;
}

/** True when the customer wrote after the mail that was answered, and this person had not got it yet. */
export async function hasUnseen(
  trx: Trx,
  ticketId: number,
  person: string,
  answered: number,
): Promise<boolean> {
  const row = await trx
    .selectFrom('article')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('direction', '=', 'in')
    .where('author', '=', 'customer')
    .where('kind', '=', 'human')
    .where('id', '>', answered)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.articleId', '=', 'article.id')
            .where('outbox.kind', 'in', ['handover', 'alert'])
            .where('outbox.person', '=', person)
            .where('outbox.status', '=', 'sent'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The customer's latest mail in a ticket: what another human must get. */
export async function latestMail(trx: Trx, ticketId: number): Promise<number | null> {
  const row = await trx
    .selectFrom('article')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('direction', '=', 'in')
    .where('author', '=', 'customer')
    .where('kind', '=', 'human')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}
