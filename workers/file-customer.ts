// Customers' mails: tickets opened, continued or reopened; the articles wait for triage.
import { sql } from 'kysely';
import { ownAddresses, ownerOf } from '../src/config.ts';
import type { Address } from '../src/mail/message.ts';
import { storable } from '../src/store/text.ts';
import { type NewEvent, nextTicketNumbers, recordEvents, type Trx } from '../src/store/tickets.ts';
import { addBusinessTime } from '../src/tickets/due.ts';
import { eventWords } from '../src/tickets/words.ts';
import { insertArticles } from './articles.ts';
import type { WorkerContext } from './context.ts';
import type { FiledCustomer, Rings } from './filed.ts';
import type { Reading } from './reading.ts';

/** More people in Cc than this are a mailing list, not a conversation: they aren't answered. */
const MAX_CC = 20;

export async function fileCustomerMails(
  context: WorkerContext,
  trx: Trx,
  mails: readonly FiledCustomer[],
  rings: Rings,
): Promise<void> {
  if (mails.length === 0) return;
  const ticketOf = await openTickets(context, trx, mails);
  await continueTickets(context, trx, mails);
  await addParticipants(context, trx, mails, ticketOf);
  const articles = await insertArticles(
    trx,
    mails.map(({ reading }) => ({
      reading,
      ticketId: ticketOf.get(reading.inbound.id) ?? 0,
      direction: 'in' as const,
      author: 'customer' as const,
      cc: ccOf(context, reading),
      triage: 'waiting' as const,
    })),
  );
  const first = articles.values().next().value;
  if (first !== undefined) rings.set('triage', first);
  await recordEvents(trx, eventsOf(context, mails, ticketOf));
}

/** Opens a ticket for every new case; returns each mail's ticket by inbound id. */
async function openTickets(
  context: WorkerContext,
  trx: Trx,
  mails: readonly FiledCustomer[],
): Promise<Map<number, number>> {
  const ticketOf = new Map<number, number>();
  for (const { reading, route } of mails)
    if (route.to === 'append') ticketOf.set(reading.inbound.id, route.ticketId);
  const fresh = mails.filter(mail => mail.route.to === 'new');
  if (fresh.length === 0) return ticketOf;
  const customers = await customersOf(
    trx,
    fresh.map(mail => mail.reading),
  );
  const numbers = await nextTicketNumbers(trx, fresh.length);
  const now = context.now();
  const { business, responseTarget } = context.config;
  // Nobody is without a human and a date, not even between ingest and triage (promise 3).
  const nextActionAt = addBusinessTime(now, responseTarget.default, context.calendar);
  const rows = await trx
    .insertInto('ticket')
    .values(
      fresh.map(({ reading, route }, index) => ({
        number: numbers[index] ?? '',
        mailbox: reading.inbound.mailbox,
        subject: storable(reading.message.subject, 500),
        customerId: customers.get(storable(reading.sender.address, 320)) ?? 0,
        assignee: ownerOf(context.config).id,
        because: eventWords(business.language).arrived,
        nextActionAt,
        waitingSince: reading.inbound.receivedAt,
        openedAt: now,
        updatedAt: now,
        follows: route.to === 'new' ? route.follows : null,
      })),
    )
    .returning(['id', 'number'])
    .execute();
  const idOf = new Map(rows.map(row => [row.number, row.id]));
  fresh.forEach(({ reading }, index) => {
    ticketOf.set(reading.inbound.id, idOf.get(numbers[index] ?? '') ?? 0);
  });
  return ticketOf;
}

/** Inserted, never updated here: triage updates them in another order, and the two must not wait. */
async function customersOf(trx: Trx, readings: readonly Reading[]): Promise<Map<string, number>> {
  const byAddress = new Map(
    readings.map(reading => [storable(reading.sender.address, 320), reading]),
  );
  await trx
    .insertInto('customer')
    .values(
      [...byAddress].map(([address, { sender, inbound }]) => ({
        address,
        name: storable(sender.name, 200),
        firstSeenAt: inbound.receivedAt,
      })),
    )
    .onConflict(conflict => conflict.column('address').doNothing())
    .execute();
  const rows = await trx
    .selectFrom('customer')
    .select(['id', 'address'])
    .where('address', 'in', [...byAddress.keys()])
    .execute();
  return new Map(rows.map(row => [row.address, row.id]));
}

/** A further mail opens its ticket again and never postpones what was due already. */
async function continueTickets(
  context: WorkerContext,
  trx: Trx,
  mails: readonly FiledCustomer[],
): Promise<void> {
  const ids = mails.flatMap(({ route }) => (route.to === 'append' ? [route.ticketId] : []));
  if (ids.length === 0) return;
  const now = context.now();
  const due = addBusinessTime(now, context.config.responseTarget.default, context.calendar);
  // In triage's order, or the two would wait for each other.
  await trx
    .selectFrom('ticket')
    .select('id')
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  await trx
    .updateTable('ticket')
    .set({
      state: 'open',
      closedAt: null,
      nextAction: 'answer',
      nextActionAt: sql`case when next_action = 'answer' and waiting_since is not null
        then least(next_action_at, ${due}) else ${due} end`,
      waitingSince: sql`coalesce(waiting_since, ${now})`,
      updatedAt: now,
    })
    .where('id', 'in', ids)
    .execute();
}

/** Everybody whom an answer may go to. The outbox lets a human's words reach nobody else. */
async function addParticipants(
  context: WorkerContext,
  trx: Trx,
  mails: readonly FiledCustomer[],
  ticketOf: ReadonlyMap<number, number>,
): Promise<void> {
  const rows = mails.flatMap(({ reading }) => {
    const ticketId = ticketOf.get(reading.inbound.id) ?? 0;
    const customers = [reading.sender, ...reading.answerTo];
    return [
      ...customers.map(who => ({ ticketId, ...clean(who), role: 'customer' as const })),
      ...ccOf(context, reading).map(who => ({ ticketId, ...clean(who), role: 'cc' as const })),
    ];
  });
  const unique = new Map(rows.toReversed().map(row => [`${row.ticketId} ${row.address}`, row]));
  await trx
    .insertInto('participant')
    .values([...unique.values()])
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

function clean(who: Address): Address {
  return { address: storable(who.address, 320), name: storable(who.name, 200) };
}

/** The other people of the conversation: in To or Cc, neither ours nor the sender. */
function ccOf(context: WorkerContext, reading: Reading): Address[] {
  const { to, cc } = reading.message;
  if (to.length + cc.length > MAX_CC) return [];
  const skip = new Set([
    ...ownAddresses(context.config),
    ...context.config.people.map(person => person.address),
    ...reading.answerTo.map(who => who.address),
    reading.sender.address,
  ]);
  const seen = new Map<string, Address>();
  for (const who of [...to, ...cc]) {
    const plain = who.address.replace(/\+[^@]*@/, '@');
    if (!skip.has(who.address) && !skip.has(plain) && who.address.includes('@'))
      seen.set(who.address, who);
  }
  return [...seen.values()];
}

function eventsOf(
  context: WorkerContext,
  mails: readonly FiledCustomer[],
  ticketOf: ReadonlyMap<number, number>,
): NewEvent[] {
  const words = eventWords(context.config.business.language);
  const at = context.now();
  return mails.flatMap(({ reading, route }): NewEvent[] => {
    const ticketId = ticketOf.get(reading.inbound.id) ?? 0;
    const inboundId = reading.inbound.id;
    const event = (what: string, because: string): NewEvent => ({
      ticketId,
      inboundId,
      at,
      what,
      because,
    });
    if (route.to === 'new')
      return [
        event('opened', words.opened(reading.sender.address)),
        ...(route.follows === null ? [] : [event('noted', words.follows)]),
        ...(route.foreign === null ? [] : [event('stranger', words.stranger)]),
        ...elsewhere(reading).map(to => event('noted', words.answersGoTo(to))),
      ];
    return [
      event(route.reopen ? 'reopened' : 'continued', words.continued(reading.sender.address)),
      ...(route.joins ? [event('joined', words.joined(reading.sender.address))] : []),
      ...elsewhere(reading).map(to => event('noted', words.answersGoTo(to))),
    ];
  });
}

/** Where answers go although nobody writes from there: a forger asks like that for others' mail. */
function elsewhere({ sender, answerTo }: Reading): string[] {
  const others = answerTo.filter(({ address }) => address !== sender.address);
  return others.length === 0 ? [] : [others.map(({ address }) => address).join(', ')];
}
