// Mails from the configuration's people: answers to relay, out-of-office replies, and what only
// claims to come from them.
import { ownerOf } from '../src/config.ts';
import { isReadReceipt } from '../src/mail/kind-rules.ts';
import { recordEvents, recordProblem, type Trx } from '../src/store/tickets.ts';
import { addBusinessTime, formatDue } from '../src/tickets/due.ts';
import { eventWords } from '../src/tickets/words.ts';
import { insertArticles } from './articles.ts';
import type { WorkerContext } from './context.ts';
import { fileForward } from './file-forward.ts';
import type { FiledPerson, Rings } from './filed.ts';
import { noticeTicket, sendNotice, tellOwner } from './notices.ts';
import { personOf } from './outbound.ts';
import { passOn } from './pass-on.ts';
import type { Reading } from './reading.ts';
import { holdForeign, relay } from './relay.ts';

/** An out-of-office that doesn't say until when: so much business time. */
const USUAL_ABSENCE = 8 * 3_600_000;

export async function filePersonMail(
  context: WorkerContext,
  trx: Trx,
  { reading, route }: FiledPerson,
  rings: Rings,
): Promise<void> {
  switch (route.to) {
    case 'relay':
      return relay(context, trx, reading, route, rings);
    case 'away':
      return markAway(context, trx, reading, route.person, route.ticketId, rings);
    case 'misused-token':
      return askAboutForeign(context, trx, reading, route.person, route.ticketId, rings);
    case 'forwarded':
      // Routing chose it for the sake of this forward.
      if (reading.forward)
        return fileForward(context, trx, reading, reading.forward, route.person, rings);
      return refuse(context, trx, reading, route.person, null, rings);
    case 'past':
      return notePast(context, trx, reading, route.person, route.ticketId, rings);
    case 'unproven':
      return refuse(context, trx, reading, route.person, route.ticketId, rings);
  }
}

/** The out-of-office never leaves. Its person is away, and what they had just been given moves on. */
async function markAway(
  context: WorkerContext,
  trx: Trx,
  reading: Reading,
  personId: string,
  ticketId: number,
  rings: Rings,
): Promise<void> {
  const draft = {
    reading,
    ticketId,
    direction: 'internal',
    author: 'machine',
    person: personId,
  } as const;
  await insertArticles(trx, [draft]);
  // A receipt says that the mail was read: its human is there.
  if (isReadReceipt(reading.message)) return;
  const now = context.now();
  const { config, calendar } = context;
  const { language, timezone } = config.business;
  const person = personOf(context, personId);
  const until = reading.awayUntil ?? addBusinessTime(now, USUAL_ABSENCE, calendar);
  const because = eventWords(language).awayUntil(
    person?.name ?? personId,
    formatDue(until, language, timezone),
  );
  await trx
    .insertInto('away')
    .values({ person: personId, since: now, until, because })
    .onConflict(conflict => conflict.column('person').doUpdateSet({ since: now, until, because }))
    .execute();
  await recordEvents(trx, [{ ticketId, at: now, what: 'away', because, person: personId }]);
  const moved = await passOn(trx, ticketId, personId);
  if (moved !== null) rings.set('triage', moved);
}

/** A token in other hands: nothing is passed on, its person is asked. */
async function askAboutForeign(
  context: WorkerContext,
  trx: Trx,
  reading: Reading,
  personId: string,
  ticketId: number,
  rings: Rings,
): Promise<void> {
  const { business } = context.config;
  const person = personOf(context, personId) ?? ownerOf(context.config);
  const route = { ticketId, person: person.id };
  const held = await holdForeign(context, trx, reading, route, rings);
  const because = eventWords(business.language).misused(reading.sender.address, person.name);
  await recordEvents(trx, [
    { ticketId, at: context.now(), what: 'held', because, person: person.id },
  ]);
  const ticket = await noticeTicket(trx, ticketId);
  const id = await sendNotice(
    context,
    trx,
    { kind: 'foreign-token', sender: reading.sender, text: reading.split.newText },
    person,
    ticket,
    String(reading.inbound.id),
    held,
  );
  if (id !== null) rings.set('deliver', id);
}

/**
 * Written to the customer directly, with us in Cc: kept in the ticket for its humans. The address proves
 * nothing, so the ticket stays open: a forger must not be able to make a case look answered.
 */
async function notePast(
  context: WorkerContext,
  trx: Trx,
  reading: Reading,
  personId: string,
  ticketId: number,
  rings: Rings,
): Promise<void> {
  const { language } = context.config.business;
  const person = personOf(context, personId) ?? ownerOf(context.config);
  const now = context.now();
  const because = eventWords(language).past(person.name, person.address);
  const newText = `(${because})\n\n${reading.split.newText}`;
  await insertArticles(trx, [
    { reading, ticketId, direction: 'internal', author: 'agent', person: person.id, newText },
  ]);
  await recordEvents(trx, [
    { ticketId, inboundId: reading.inbound.id, at: now, what: 'noted', because, person: person.id },
  ]);
  const ticket = await noticeTicket(trx, ticketId);
  // A forger must not make us fill anybody's mailbox: a ticket and hour have one notice.
  const key = `${ticketId}:${now.toISOString().slice(0, 13)}`;
  const notice = { kind: 'past' as const, text: reading.split.newText };
  const id = await sendNotice(context, trx, notice, person, ticket, key);
  if (id !== null) rings.set('deliver', id);
}

/** A person's address alone proves nothing: nothing is passed on, and the real person hears of it. */
async function refuse(
  context: WorkerContext,
  trx: Trx,
  reading: Reading,
  personId: string,
  ticketId: number | null,
  rings: Rings,
): Promise<void> {
  const { business } = context.config;
  const person = personOf(context, personId) ?? ownerOf(context.config);
  const now = context.now();
  const because = eventWords(business.language).forged(person.address);
  await recordEvents(trx, [
    {
      ticketId,
      inboundId: reading.inbound.id,
      at: now,
      what: 'refused',
      because,
      person: person.id,
    },
  ]);
  context.log.warn(
    { inbound: reading.inbound.id, person: person.id },
    'mail of a person without proof: nothing passed on',
  );
  const notice = {
    kind: 'no-token' as const,
    subject: reading.message.subject,
    at: reading.inbound.receivedAt,
    supportAddress: reading.inbound.mailbox,
    text: reading.split.newText,
  };
  // A forger must not make us fill anybody's mailbox: an hour has one notice.
  const hour = now.toISOString().slice(0, 13);
  const id = await sendNotice(context, trx, notice, person, null, hour);
  if (id !== null) {
    rings.set('deliver', id);
    return;
  }
  // If it was the real person after all, somebody must see that more than one mail went nowhere.
  const what = `${because} (${reading.message.subject})`;
  await recordProblem(trx, `unproven:${person.id}:${hour}`, what, now);
  if (person.role !== 'owner') {
    const told = await tellOwner(
      context,
      trx,
      { kind: 'problem', what: because },
      null,
      `forged:${hour}`,
    );
    if (told !== null) rings.set('deliver', told);
  }
}
