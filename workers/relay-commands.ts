// What a reply's commands do to its ticket, once the words are on their way.
import { recordEvents } from '../src/store/tickets.ts';
import { addBusinessTime, formatDue } from '../src/tickets/due.ts';
import { eventWords } from '../src/tickets/words.ts';
import type { Relay } from './relay-step.ts';

export async function afterCommands(step: Relay): Promise<void> {
  const { plan } = step;
  if (plan.assignTo !== null) await passTo(step, plan.assignTo.id, plan.assignTo.name);
  if (plan.close) await close(step);
  else if (plan.wait !== null) await wait(step, plan.wait);
}

async function close({ context, trx, it, person }: Relay): Promise<void> {
  const now = context.now();
  await trx
    .updateTable('ticket')
    .set({ state: 'closed', closedAt: now, waitingSince: null, updatedAt: now })
    .where('id', '=', it.ticket.id)
    .execute();
  const because = eventWords(context.config.business.language).closedBy(person.name);
  await recordEvents(trx, [
    { ticketId: it.ticket.id, at: now, what: 'closed', because, person: person.id },
  ]);
}

/** The ticket rests; when the time is over it comes back to its human. */
async function wait({ context, trx, it, person }: Relay, ms: number): Promise<void> {
  const now = context.now();
  const { language, timezone } = context.config.business;
  // Never at night: the first open minute after it.
  const until = addBusinessTime(new Date(now.getTime() + ms), 60_000, context.calendar);
  await trx
    .updateTable('ticket')
    .set({
      state: 'waiting',
      closedAt: null,
      nextAction: 'remind',
      nextActionAt: until,
      overdueToldFor: null,
      updatedAt: now,
    })
    .where('id', '=', it.ticket.id)
    .execute();
  const because = eventWords(language).waitsUntil(
    person.name,
    formatDue(until, language, timezone),
  );
  await recordEvents(trx, [
    { ticketId: it.ticket.id, at: now, what: 'waiting', because, person: person.id },
  ]);
}

/** The other human gets the customer's mail, with all that belongs to it. */
async function passTo(
  { context, trx, it, person, rings }: Relay,
  to: string,
  name: string,
): Promise<void> {
  const now = context.now();
  const because = eventWords(context.config.business.language).assignedBy(person.name, name);
  await trx
    .updateTable('ticket')
    .set({ assignee: to, because, pinned: true, updatedAt: now })
    .where('id', '=', it.ticket.id)
    .execute();
  await recordEvents(trx, [
    { ticketId: it.ticket.id, at: now, what: 'assigned', because, person: to },
  ]);
  if (!it.answered) return;
  await trx
    .updateTable('article')
    .set({ triage: 'waiting', attempts: 0, claimedBy: null })
    .where('id', '=', it.answered.id)
    .execute();
  rings.set('triage', it.answered.id);
}
