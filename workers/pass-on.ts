import type { Trx } from '../src/store/tickets.ts';

/** The ticket's open question goes to triage again, if it is still this person's and unanswered. */
export async function passOn(trx: Trx, ticketId: number, personId: string): Promise<number | null> {
  const open = await trx
    .selectFrom('article')
    .innerJoin('ticket', 'ticket.id', 'article.ticketId')
    .select('article.id')
    .where('ticket.id', '=', ticketId)
    .where('ticket.assignee', '=', personId)
    .where('ticket.state', '<>', 'closed')
    .where('ticket.waitingSince', 'is not', null)
    .where('article.direction', '=', 'in')
    .where('article.author', '=', 'customer')
    .where('article.triage', '=', 'done')
    .orderBy('article.id', 'desc')
    .executeTakeFirst();
  if (!open) return null;
  await trx
    .updateTable('article')
    .set({ triage: 'waiting', attempts: 0, claimedBy: null })
    .where('id', '=', open.id)
    .execute();
  return open.id;
}
