// Tickets as the command line tells them (the contract, section 5).
import { sql } from 'kysely';
import type { CustomerValue, Level, TopicScore } from '../insight/insight.ts';
import { PRIORITIES } from '../rules/schema.ts';
import { linksOf } from './customer-links.ts';
import { giftsToPerson } from './gifts.ts';
import type { TicketState } from './schema.ts';
import type { Trx } from './tickets.ts';

export interface ArticleView {
  readonly direction: 'in' | 'out' | 'internal';
  readonly messageId: string;
  readonly from: string;
  readonly at: string;
  readonly text: string;
  /** Of a reply: `held`, `released`, `dropped`; of the rest null. */
  readonly hold: string | null;
  readonly kind: string;
}

export interface GiftView {
  readonly at: string;
  readonly what: string;
  /** Decimal text. */
  readonly amount: string;
  readonly currency: string;
  /** Name of who gave it. */
  readonly by: string;
}

export interface EventView {
  readonly at: string;
  readonly what: string;
  readonly because: string;
  readonly person: string | null;
}

export interface TicketView {
  readonly number: string;
  readonly state: TicketState;
  readonly customer: {
    readonly address: string;
    readonly name: string;
    readonly value: CustomerValue;
    /** What this person was given, the latest first; of a whole ticket alone. */
    readonly gifts: readonly GiftView[];
  };
  readonly assignee: { readonly id: string; readonly because: string };
  readonly subject: string;
  readonly topics: readonly TopicScore[];
  /** Words of the merchant's, given by rules. */
  readonly labels: readonly string[];
  readonly level: Level;
  /** ISO 639-1 of the latest mail that was judged, or `und`. */
  readonly language: string;
  /** Why the mood is what it is, by the latest mail that was judged; one line each. */
  readonly moodReasons: readonly string[];
  readonly nextActionAt: string;
  readonly waitingSince: string | null;
  readonly articles: readonly ArticleView[];
  readonly events: readonly EventView[];
}

export interface TicketFilter {
  readonly open?: boolean;
  readonly assignee?: string;
  readonly customer?: string;
  readonly label?: string;
  readonly number?: string;
  /** Articles and events too. */
  readonly whole?: boolean;
}

const PAGE = 500;

/** What the rules call urgent first; by number among equals. */
export async function* ticketViews(trx: Trx, filter: TicketFilter): AsyncGenerator<TicketView> {
  for (const priority of [...PRIORITIES.keys()].toReversed()) yield* viewsOf(trx, filter, priority);
}

/** A page of 500 at a time, so that a long list needs little memory. */
async function* viewsOf(
  trx: Trx,
  filter: TicketFilter,
  priority: number,
): AsyncGenerator<TicketView> {
  let after = 0;
  for (;;) {
    const rows = await page(trx, filter, priority, after);
    for (const row of rows) {
      after = row.id;
      const whole = filter.whole === true;
      yield {
        number: row.number,
        state: row.state,
        customer: {
          address: row.address,
          name: row.name,
          value: row.value,
          gifts: whole ? await giftsOf(trx, row.address) : [],
        },
        assignee: { id: row.assignee, because: row.because },
        subject: row.subject,
        topics: row.topics,
        labels: row.labels,
        level: row.level,
        language: row.language,
        moodReasons: row.moodReasons,
        nextActionAt: row.nextActionAt.toISOString(),
        waitingSince: row.waitingSince?.toISOString() ?? null,
        articles: await articlesOf(trx, row.id, whole),
        events: whole ? await eventsOf(trx, row.id) : [],
      };
    }
    if (rows.length < PAGE) return;
  }
}

const moodReasons = sql<string[]>`coalesce((
  select insight->'sentiment'->'reasons' from article
  where article.ticket_id = ticket.id and direction = 'in' and insight is not null
  order by article.id desc limit 1), '[]')`.as('moodReasons');

function page(trx: Trx, filter: TicketFilter, priority: number, after: number) {
  let query = trx
    .selectFrom('ticket')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .select([
      'ticket.id',
      'ticket.number',
      'ticket.state',
      'ticket.assignee',
      'ticket.because',
      'ticket.subject',
      'ticket.topics',
      'ticket.labels',
      'ticket.level',
      'ticket.language',
      moodReasons,
      'ticket.nextActionAt',
      'ticket.waitingSince',
      'customer.address',
      'customer.name',
      'customer.value',
    ])
    .where('ticket.priority', '=', priority)
    .where('ticket.id', '>', after)
    .orderBy('ticket.id')
    .limit(PAGE);
  if (filter.open) query = query.where('ticket.state', '<>', 'closed');
  if (filter.assignee !== undefined) query = query.where('ticket.assignee', '=', filter.assignee);
  if (filter.number !== undefined) query = query.where('ticket.number', '=', filter.number);
  if (filter.label !== undefined) {
    const label = JSON.stringify([filter.label.normalize('NFC').toLowerCase()]);
    query = query.where(sql<boolean>`ticket.labels @> ${label}::jsonb`);
  }
  if (filter.customer !== undefined) {
    const address = filter.customer.toLowerCase();
    query = query.where(eb =>
      eb.exists(
        eb
          .selectFrom('participant')
          .select('participant.ticketId')
          .whereRef('participant.ticketId', '=', 'ticket.id')
          .where('participant.address', '=', address),
      ),
    );
  }
  return query.execute();
}

async function articlesOf(trx: Trx, ticketId: number, whole: boolean): Promise<ArticleView[]> {
  if (!whole) return [];
  const rows = await trx
    .selectFrom('article')
    .leftJoin('outbox', join =>
      join.onRef('outbox.articleId', '=', 'article.id').on('outbox.kind', '=', 'answer'),
    )
    .select([
      'article.direction',
      'article.fromAddress',
      'article.at',
      'article.newText',
      'article.hold',
      'article.kind',
      sql<string>`coalesce(outbox.message_id, article.message_id, '')`.as('messageId'),
    ])
    .where('article.ticketId', '=', ticketId)
    .orderBy('article.id')
    .execute();
  return rows.map(row => ({
    direction: row.direction,
    messageId: row.messageId,
    from: row.fromAddress,
    at: row.at.toISOString(),
    text: row.newText,
    hold: row.hold,
    kind: row.kind,
  }));
}

async function giftsOf(trx: Trx, address: string): Promise<GiftView[]> {
  const links = (await linksOf(trx, [address])).get(address) ?? [];
  const gifts = await giftsToPerson(trx, [address, ...links.map(link => link.address)]);
  return gifts.map(gift => ({ ...gift, at: gift.at.toISOString() }));
}

async function eventsOf(trx: Trx, ticketId: number): Promise<EventView[]> {
  const rows = await trx
    .selectFrom('event')
    .select(['at', 'what', 'because', 'person'])
    .where('ticketId', '=', ticketId)
    .orderBy('id')
    .execute();
  return rows.map(row => ({ ...row, at: row.at.toISOString() }));
}
