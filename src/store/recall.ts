// Mail that waits for somebody who is no longer to get it: a former colleague, a former address.
import { sql } from 'kysely';
import type { UiLanguage } from '../config.ts';
import { eventWords } from '../tickets/words.ts';
import { markUntold } from './digest-facts.ts';
import type { OutboxKind } from './schema.ts';
import { recordEvents, recordProblem, type Trx } from './tickets.ts';

interface Recalled {
  readonly id: number;
  readonly kind: OutboxKind;
  readonly ticketId: number | null;
  readonly articleId: number | null;
  readonly person: string | null;
  readonly address: string;
}

/**
 * Cancels what waits for nobody of today's, and lets triage look again at the customers' mails in it:
 * they go to the next human, or to the same one's new address. The table of people must be up to date.
 */
export async function recallMail(trx: Trx, language: UiLanguage, now: Date): Promise<void> {
  const rows = await cancel(trx);
  await triageAgain(trx, rows);
  await markUntold(
    trx,
    rows.flatMap(({ kind, id }) => (kind === 'digest' ? [id] : [])),
  );
  const words = eventWords(language);
  await recordEvents(
    trx,
    rows
      .filter(({ ticketId }) => ticketId !== null)
      .map(({ ticketId, address, person }) => ({
        ticketId,
        at: now,
        what: 'not-delivered',
        because: words.recalled(address),
        person,
      })),
  );
  // A handover, an alert and a digest are made anew; what a notice meant to say, nobody says again.
  for (const { id, kind, address } of rows.filter(row => row.kind === 'notice'))
    await recordProblem(trx, `recalled:${id}`, `${words.recalled(address)} (${kind})`, now);
}

/** Under another key, so that the same may be sent once more. */
async function cancel(trx: Trx): Promise<Recalled[]> {
  const rows = await sql<Recalled>`
    update outbox set status = 'cancelled', claimed_by = null, key = key || ':cancelled:' || id
    where status = 'waiting' and kind <> 'answer' and exists (
      select from unnest(recipients) r where not exists (
        select from person p where p.active and p.address = r
          and p.id = coalesce(outbox.person, p.id)))
    returning id, kind, ticket_id, article_id, person, recipients[1] as address`.execute(trx);
  return [...rows.rows].sort((a, b) => a.id - b.id);
}

/** Customers' mails that still want an answer; a handover's only while they are its human's. */
async function triageAgain(trx: Trx, rows: readonly Recalled[]): Promise<void> {
  const ids = rows
    .filter(row => row.kind === 'handover' || row.kind === 'alert')
    .map(({ id }) => id);
  await sql`
    update article set triage = 'waiting', attempts = 0, claimed_by = null, due_at = now()
    from outbox o join ticket t on t.id = o.ticket_id
    where o.id = any(${ids}::bigint[]) and article.id = o.article_id
      and article.triage = 'done' and article.direction = 'in' and article.author = 'customer'
      and t.state <> 'closed' and t.waiting_since is not null
      and (o.kind = 'alert' or t.assignee = o.person)`.execute(trx);
}
