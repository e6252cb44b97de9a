// Copies of answers that wait to be filed in a Sent folder: a column of the outbox, `sent_copy`.
import { sql } from 'kysely';
import type { Db } from './db.ts';
import type { Outbox } from './schema.ts';

/** Then the shop has got used to its absence. */
const GIVES_UP_AFTER = '3 days';

/** Support addresses with copies that are due. */
export async function mailboxesWithCopies(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('mailbox')
    .distinct()
    .where('sentCopy', '=', 'waiting')
    .where('copyDueAt', '<=', sql<Date>`now()`)
    .execute();
  return rows.map(row => row.mailbox);
}

/** Those that are due, first those that were never refused. */
export async function copiesWaiting(
  db: Db,
  mailboxes: readonly string[],
  limit: number,
): Promise<Outbox[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('sentCopy', '=', 'waiting')
    .where('mailbox', 'in', mailboxes)
    .where('copyDueAt', '<=', sql<Date>`now()`)
    .orderBy('copyAttempts')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Filed, or never to be. */
export async function settleCopy(db: Db, id: number, sentCopy: 'done' | 'failed'): Promise<void> {
  await db.updateTable('outbox').set({ sentCopy }).where('id', '=', id).execute();
}

/** Tried again after `delay` ms, unless it is too old. */
export async function putOffCopy(db: Db, id: number, delay: number): Promise<void> {
  await db
    .updateTable('outbox')
    .set(eb => ({
      copyAttempts: eb('copyAttempts', '+', 1),
      copyDueAt: sql<Date>`now() + ${delay} * interval '1 millisecond'`,
      sentCopy: sql<'waiting' | 'failed'>`case when ${OLD} then 'failed' else 'waiting' end`,
    }))
    .where('id', '=', id)
    .execute();
}

/** Whose server could not be reached in all that time. */
export async function giveUpOldCopies(db: Db, mailboxes: readonly string[]): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ sentCopy: 'failed' })
    .where('sentCopy', '=', 'waiting')
    .where('mailbox', 'in', mailboxes)
    .where(OLD)
    .execute();
}

const OLD = sql<boolean>`sent_at < now() - ${sql.raw(`interval '${GIVES_UP_AFTER}'`)}`;
