// What a reply's commands do to its ticket, once the words are on their way.
import { sql } from 'kysely';
import { moneyText } from '../src/money.ts';
import { hasUnseen, latestMail } from '../src/store/answered.ts';
import { recordGifts, takeBackGift } from '../src/store/gifts.ts';
import { forgetHandover } from '../src/store/outbox.ts';
import { recordEvents } from '../src/store/tickets.ts';
import type { PlannedGift } from '../src/tickets/command-plan.ts';
import { addBusinessTime, formatDue } from '../src/tickets/due.ts';
import { eventWords } from '../src/tickets/words.ts';
import type { Relay } from './relay-step.ts';

export async function afterCommands(step: Relay): Promise<void> {
  const { plan } = step;
  await takeBack(step);
  await noteGifts(step);
  if (plan.assignTo !== null) await passTo(step, plan.assignTo.id, plan.assignTo.name);
  if (!plan.close && plan.wait === null) return;
  if (await isBlind(step)) await keepOpen(step);
  else if (plan.close) await close(step);
  else if (plan.wait !== null) await wait(step, plan.wait);
}

/** A slip of the finger; the history keeps both. */
async function takeBack({ context, trx, it, person, plan }: Relay): Promise<void> {
  const gone = plan.ungift === null ? null : await takeBackGift(trx, it.ticket.id);
  if (gone === null) return;
  const { language } = context.config.business;
  const worth = moneyText(gone.cents, gone.currency, language);
  const because = eventWords(language).gave(person.name, gone.what, worth);
  await recordEvents(trx, [
    { ticketId: it.ticket.id, at: context.now(), what: 'ungift', because, person: person.id },
  ]);
}

/** Only what was really given: a reply that is held gives nothing before it leaves. */
async function noteGifts({ context, trx, it, person, plan, reading }: Relay): Promise<void> {
  if (plan.gifts.length === 0) return;
  const at = context.now();
  const { language } = context.config.business;
  const given = await recordGifts(trx, plan.gifts, {
    customerId: it.ticket.customerId,
    ticketId: it.ticket.id,
    person: person.id,
    inboundId: reading.inbound.id,
    at,
  });
  const because = ({ what, cents, currency }: PlannedGift): string =>
    eventWords(language).gave(person.name, what, moneyText(cents, currency, language));
  await recordEvents(
    trx,
    given.map(gift => ({
      ticketId: it.ticket.id,
      at,
      what: 'gift',
      because: because(gift),
      person: person.id,
    })),
  );
}

/** Nobody puts aside what they have not got yet. */
async function isBlind({ trx, it, person }: Relay): Promise<boolean> {
  return it.answered !== null && hasUnseen(trx, it.ticket.id, person.id, it.answered.id);
}

async function keepOpen({ context, trx, it, person }: Relay): Promise<void> {
  const because = eventWords(context.config.business.language).staysOpen(person.name);
  await recordEvents(trx, [
    { ticketId: it.ticket.id, at: context.now(), what: 'noted', because, person: person.id },
  ]);
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

/** The other human gets the customer's latest mail, with all that belongs to it, and a date to act by. */
async function passTo(
  { context, trx, it, person, rings }: Relay,
  to: string,
  name: string,
): Promise<void> {
  const now = context.now();
  const { config, calendar } = context;
  const because = eventWords(config.business.language).assignedBy(person.name, name);
  const due = addBusinessTime(now, config.responseTarget.default, calendar);
  await trx
    .updateTable('ticket')
    .set({
      assignee: to,
      because,
      pinned: true,
      state: 'open',
      closedAt: null,
      nextAction: 'answer',
      nextActionAt: sql`case when next_action = 'answer' and waiting_since is not null
        then next_action_at else ${due} end`,
      waitingSince: sql`coalesce(waiting_since, ${now})`,
      updatedAt: now,
    })
    .where('id', '=', it.ticket.id)
    .execute();
  await recordEvents(trx, [
    { ticketId: it.ticket.id, at: now, what: 'assigned', because, person: to },
  ]);
  const mail = await latestMail(trx, it.ticket.id);
  if (mail === null) return;
  if (to !== person.id) await forgetHandover(trx, mail, to);
  await trx
    .updateTable('article')
    .set({ triage: 'waiting', attempts: 0, dueAt: now, claimedBy: null })
    .where('id', '=', mail)
    .execute();
  rings.set('triage', mail);
}
