// What triage must know of the articles it judges, for a whole batch in a few queries.
import { sql } from 'kysely';
import type { UiLanguage } from '../config.ts';
import type { CustomerHistory } from '../insight/insight.ts';
import type { Pinned } from '../insight/pinned.ts';
import { type Clue, linkByNumber } from './customer-links.ts';
import { pinnedFor } from './examples.ts';
import type { Article, Customer, Ticket } from './schema.ts';
import { type KnownOrders, loadKnownOrders } from './shop-facts.ts';
import { lookUpSoftly } from './soft-lookup.ts';
import type { Trx } from './tickets.ts';

/** An earlier article of the ticket, shortened by the query. */
export interface Earlier {
  readonly direction: 'in' | 'out' | 'internal';
  readonly who: string;
  readonly at: Date;
  readonly text: string;
}

export interface Case {
  readonly article: Article;
  readonly ticket: Ticket;
  readonly customer: Customer;
  readonly history: CustomerHistory;
  readonly past: PastFacts;
  /** Of all addresses of this customer. */
  readonly known: KnownOrders;
  /** False: the orders could not be looked up, and `known` is empty for that reason. */
  readonly lookedUp: boolean;
  /** Oldest first, at most 20. */
  readonly earlier: readonly Earlier[];
  /** The human who had this ticket, or this customer's last one. */
  readonly previousAssignee: string | null;
  /** That human has answered in this very ticket. */
  readonly inTalk: boolean;
  /** Humans whose address refused a handover of this ticket. */
  readonly unreachable: readonly string[];
  /** The article was handed over before: its human is away or can't be reached. */
  readonly again: boolean;
  /** The owner was alerted about this article already. */
  readonly alerted: boolean;
  /** What a human said of this mail; null: nobody has. */
  readonly pinned: Pinned | null;
  /** What is unusual about this mail (events `stranger`, `joined`). */
  readonly oddities: readonly string[];
}

/** What rules may ask of the past, besides `history`. */
export interface PastFacts {
  /** The customer's last mail before this one, on any ticket; null: this is the first. */
  readonly lastMailAt: Date | null;
  /** Earlier rounds of this ticket, from answer to answer, in which the customer was unhappy. */
  readonly unhappyRounds: number;
  /** The customer was unhappy in this round already, before this mail. */
  readonly unhappyThisRound: boolean;
}

export interface Seen {
  readonly ui: UiLanguage;
  readonly now: Date;
  /** The orders could not be looked up: the mail goes on without. */
  lost(error: unknown): void;
}

const NOTHING: KnownOrders = {
  known: false,
  orders: null,
  links: [],
  ticketsElsewhere: 0,
  scale: new Map(),
};

/** The waiting ones among `ids`, their tickets locked against other workers. */
export async function loadCases(trx: Trx, ids: readonly number[], seen: Seen): Promise<Case[]> {
  const articles = await trx
    .selectFrom('article')
    .selectAll()
    .where('id', 'in', ids)
    .where('triage', '=', 'waiting')
    .orderBy('id')
    .execute();
  if (articles.length === 0) return [];
  const ticketIds = [...new Set(articles.map(article => article.ticketId))];
  const tickets = await trx
    .selectFrom('ticket')
    .selectAll()
    .where('id', 'in', ticketIds)
    .orderBy('id')
    // A key that others refer to never changes: so that filing may add to a ticket meanwhile.
    .forNoKeyUpdate()
    .execute();
  const customerIds = [...new Set(tickets.map(ticket => ticket.customerId))];
  const customers = await trx
    .selectFrom('customer')
    .selectAll()
    .where('id', 'in', customerIds)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const past = await loadPast(
    trx,
    articles.map(article => article.id),
  );
  const pinned = await pinnedFor(
    trx,
    articles.map(article => article.id),
  );
  const ticketOf = new Map(tickets.map(ticket => [ticket.id, ticket]));
  const customerOf = new Map(customers.map(customer => [customer.id, customer]));
  const earlier = await loadEarlier(trx, ticketIds);
  const orders = await lookUpSoftly(trx, () => ordersOf(trx, articles, customers, seen), seen.lost);
  return articles.flatMap(article => {
    const ticket = ticketOf.get(article.ticketId);
    const customer = ticket ? customerOf.get(ticket.customerId) : undefined;
    const facts = past.get(article.id);
    if (!ticket || !customer || !facts) return [];
    const known = orders?.get(customer.address) ?? NOTHING;
    return [
      {
        article,
        ticket,
        customer,
        history: {
          firstSeenAt: facts.tickets > 0 || facts.hadHuman ? customer.firstSeenAt : null,
          tickets: facts.tickets,
          unanswered: facts.unanswered,
          praised: customer.praised,
          unhappy: customer.unhappy,
          vip: customer.vip,
        },
        past: {
          lastMailAt: facts.lastMailAt,
          unhappyRounds: facts.unhappyRounds,
          unhappyThisRound: facts.unhappyThisRound,
        },
        known,
        lookedUp: orders !== null,
        earlier: (earlier.get(ticket.id) ?? []).filter(one => one.id < article.id),
        previousAssignee: facts.hadHuman ? ticket.assignee : facts.lastAssignee,
        inTalk: facts.inTalk,
        unreachable: facts.unreachable,
        again: facts.handovers > 0,
        alerted: facts.alerts > 0,
        pinned: pinned.get(article.id) ?? null,
        oddities: facts.oddities,
      },
    ];
  });
}

async function ordersOf(
  trx: Trx,
  articles: readonly Article[],
  customers: readonly Customer[],
  { ui, now }: Seen,
): Promise<Map<string, KnownOrders>> {
  await linkByNumber(trx, articles.map(clueOf), ui, now);
  return loadKnownOrders(
    trx,
    customers.map(customer => customer.address),
  );
}

function clueOf({ fromAddress, fromName, subject, newText }: Article): Clue {
  return { address: fromAddress, name: fromName, words: `${subject}\n${newText}` };
}

interface Past {
  readonly id: number;
  readonly tickets: number;
  readonly unanswered: number;
  readonly handovers: number;
  readonly alerts: number;
  readonly hadHuman: boolean;
  readonly inTalk: boolean;
  readonly lastAssignee: string | null;
  readonly unreachable: string[];
  readonly oddities: string[];
  readonly lastMailAt: Date | null;
  readonly unhappyRounds: number;
  readonly unhappyThisRound: boolean;
}

async function loadPast(trx: Trx, ids: readonly number[]): Promise<Map<number, Past>> {
  const rows = await sql<Past>`
    select a.id,
      (select count(*) from ticket o where o.customer_id = t.customer_id and o.id < t.id) as tickets,
      (select count(*) from article u where u.ticket_id = t.id and u.direction = 'in'
        and u.author = 'customer' and u.id < a.id
        and u.id > coalesce((select max(o.id) from article o where o.ticket_id = t.id
          and o.direction = 'out' and coalesce(o.hold, 'released') = 'released'), 0)) as unanswered,
      (select count(*) from outbox h where h.article_id = a.id and h.kind = 'handover') as handovers,
      (select count(*) from outbox h where h.article_id = a.id and h.kind = 'alert'
        and h.status <> 'cancelled') as alerts,
      exists (select 1 from outbox h where h.ticket_id = t.id and h.kind = 'handover') as had_human,
      exists (select 1 from article o where o.ticket_id = t.id and o.direction = 'out'
        and o.person = t.assignee and coalesce(o.hold, 'released') = 'released') as in_talk,
      (select o.assignee from ticket o where o.customer_id = t.customer_id and o.id < t.id
        order by o.id desc limit 1) as last_assignee,
      array(select distinct h.person from outbox h where h.ticket_id = t.id
        and h.kind = 'handover' and h.status = 'failed' and h.person is not null) as unreachable,
      array(select e.because from event e where e.ticket_id = t.id and e.inbound_id = a.inbound_id
        and e.what in ('stranger', 'joined', 'noted')) as oddities,
      (select max(m.at) from article m join ticket o on o.id = m.ticket_id
        where o.customer_id = t.customer_id and m.direction = 'in' and m.author = 'customer'
        and m.id < a.id) as last_mail_at,
      rounds.before as unhappy_rounds, rounds.now as unhappy_this_round
    from article a join ticket t on t.id = a.ticket_id
    cross join lateral (
      select count(distinct u.round) filter (where u.round < u.answers) as before,
        coalesce(bool_or(u.round = u.answers), false) as now
      from (select r.direction, r.author, r.insight,
          count(*) filter (where r.direction = 'out') over (order by r.id) as round,
          count(*) filter (where r.direction = 'out') over () as answers
        from article r where r.ticket_id = t.id and r.id < a.id
          and coalesce(r.hold, 'released') = 'released') u
      where u.direction = 'in' and u.author = 'customer'
        and u.insight -> 'sentiment' ->> 'level' in ('unhappy', 'extremely-unhappy')) rounds
    where a.id = any(${[...ids]}::bigint[])`.execute(trx);
  return new Map(rows.rows.map(row => [row.id, row]));
}

async function loadEarlier(
  trx: Trx,
  ticketIds: readonly number[],
): Promise<Map<number, (Earlier & { id: number })[]>> {
  const rows = await trx
    .selectFrom('article')
    .select([
      'id',
      'ticketId',
      'direction',
      'fromName',
      'fromAddress',
      'at',
      sql<string>`left(new_text, 2000)`.as('text'),
    ])
    .where('ticketId', 'in', ticketIds)
    .where('author', '<>', 'machine')
    .where(eb => eb.or([eb('hold', 'is', null), eb('hold', '=', 'released')]))
    .orderBy('id', 'desc')
    .limit(20 * ticketIds.length)
    .execute();
  const found = new Map<number, (Earlier & { id: number })[]>();
  for (const row of rows.toReversed()) {
    const one = {
      id: row.id,
      direction: row.direction,
      who: row.fromName || row.fromAddress,
      at: row.at,
      text: row.text,
    };
    const known = found.get(row.ticketId);
    if (known) known.push(one);
    else found.set(row.ticketId, [one]);
  }
  return found;
}
