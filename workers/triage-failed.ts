// An article whose triage failed: tried again for a while, then told to the owner.
import { wordsOf } from '../src/errors.ts';
import { backoffOf, POLICIES } from '../src/queues.ts';
import { giveBack } from '../src/store/claims.ts';
import { recordEvents, recordProblem } from '../src/store/tickets.ts';
import type { WorkerContext } from './context.ts';

const POLICY = POLICIES.triage;

export async function triageFailed(
  context: WorkerContext,
  id: number,
  error: unknown,
): Promise<void> {
  const row = await context.db
    .selectFrom('article')
    .innerJoin('ticket', 'ticket.id', 'article.ticketId')
    .select(['article.attempts', 'ticket.number', 'ticket.id as ticketId'])
    .where('article.id', '=', id)
    .executeTakeFirst();
  if (!row) return;
  const words = wordsOf(error);
  if (row.attempts < POLICY.attempts) {
    const delay = backoffOf(POLICY, row.attempts, Math.random());
    context.log.warn(
      { article: id, attempt: row.attempts, error: words, delay },
      'mail not triaged, trying again',
    );
    await giveBack(context.db, 'triage', [id], delay);
    return;
  }
  context.log.error({ article: id, error: words }, 'mail could not be triaged');
  await context.db.transaction().execute(async trx => {
    await trx
      .updateTable('article')
      .set({ triage: 'failed', claimedBy: null })
      .where('id', '=', id)
      .execute();
    await recordProblem(trx, `triage:${id}`, `${row.number}: ${words}`, context.now());
    await recordEvents(trx, [
      { ticketId: row.ticketId, at: context.now(), what: 'failed', because: words },
    ]);
  });
}
