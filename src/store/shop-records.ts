// What the shop knows for a batch of mails: orders of each customer and of the addresses linked with
// theirs, and whether a number that a mail names is somebody else's. A few queries for all of them.
import { sql } from 'kysely';
import type { KnownOrder, ShopRecord } from '../insight/known-order.ts';
import type { AddressGroup } from './gifts.ts';
import type { OrderItem } from './schema-customers.ts';
import type { Trx } from './tickets.ts';

export interface ShopQuestion {
  readonly articleId: number;
  /** The customer's, lower case. */
  readonly address: string;
  /** Keys of the numbers that the mail names. */
  readonly keys: readonly string[];
}

export interface ShopAnswer extends ShopRecord {
  /** Orders of this customer that were not cancelled. */
  readonly count: number;
  /** What they add up to less what went back, in `currency` alone. */
  readonly sum: number;
}

/** The latest orders that are looked at; older ones are found by their number. */
const LATEST = 50;

/** Each address with those that are the same person on evidence that nobody has undone. */
export async function addressGroups(
  trx: Trx,
  addresses: readonly string[],
): Promise<AddressGroup[]> {
  const rows = await sql<AddressGroup>`
    with heads as (
      select a.asked, a.asked as address from unnest(${[...new Set(addresses)]}::text[]) as a (asked)
      union
      select a.asked, l.primary_address from unnest(${[...new Set(addresses)]}::text[]) as a (asked)
      join customer_link l on l.address = a.asked and l.undone_at is null)
    select asked, address from heads
    union
    select h.asked, l.address from heads h
    join customer_link l on l.primary_address = h.address and l.undone_at is null`.execute(trx);
  return rows.rows;
}

/** By article id. */
export async function loadShopRecords(
  trx: Trx,
  questions: readonly ShopQuestion[],
  groups: readonly AddressGroup[],
  currency: string,
): Promise<Map<number, ShopAnswer>> {
  const imported = await anyOrders(trx);
  const latest = imported ? await latestOrders(trx, groups) : [];
  const named = imported ? await namedOrders(trx, questions) : [];
  const sums = imported ? await sumsOf(trx, groups, currency) : new Map<string, Sums>();
  const theirs = new Map<string, Set<string>>();
  for (const { asked, address } of groups)
    theirs.set(asked, (theirs.get(asked) ?? new Set()).add(address));
  return new Map(
    questions.map(question => {
      const own = theirs.get(question.address) ?? new Set([question.address]);
      const hits = named.filter(row => question.keys.includes(row.key));
      const rows = [
        ...latest.filter(row => own.has(row.address)),
        ...hits.filter(row => own.has(row.address)),
      ];
      const keys = new Set(rows.map(row => row.key));
      const foreign = new Set(hits.flatMap(({ key }) => (keys.has(key) ? [] : [key])));
      const sum = sums.get(question.address) ?? { count: 0, sum: 0 };
      return [
        question.articleId,
        { imported, orders: ordersOf(rows, question.address), foreign, ...sum },
      ];
    }),
  );
}

interface OrderRow extends Omit<KnownOrder, 'own' | 'items'> {
  readonly id: number;
  readonly address: string;
  readonly items: readonly OrderItem[];
}

/** Each once, the latest first. */
function ordersOf(rows: readonly OrderRow[], address: string): KnownOrder[] {
  const once = [...new Map(rows.map(row => [row.id, row])).values()];
  return once
    .sort((a, b) => b.orderedAt.getTime() - a.orderedAt.getTime() || b.id - a.id)
    .map(({ id: _id, address: of, items, ...order }) => ({
      ...order,
      own: of === address,
      items: items.map(({ name, sku }) => name || sku),
    }));
}

async function anyOrders(trx: Trx): Promise<boolean> {
  const row = await trx.selectFrom('customerOrder').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

const COLUMNS = sql.raw(
  'o.id, o.address, o.number, o.number_key as key, o.ordered_at, o.shipped_at, o.delivered_at, ' +
    'o.total::text as total, o.currency, o.paid_at, o.state, o.items',
);

async function latestOrders(trx: Trx, groups: readonly AddressGroup[]): Promise<OrderRow[]> {
  const addresses = [...new Set(groups.map(({ address }) => address))];
  const rows = await sql<OrderRow>`
    select o.* from unnest(${addresses}::text[]) as a (address)
    cross join lateral (select ${COLUMNS} from customer_order o
      where o.address = a.address and o.address <> ''
      order by o.ordered_at desc limit ${LATEST}) o`.execute(trx);
  return rows.rows;
}

async function namedOrders(trx: Trx, questions: readonly ShopQuestion[]): Promise<OrderRow[]> {
  const keys = [...new Set(questions.flatMap(question => question.keys))];
  if (keys.length === 0) return [];
  const rows = await sql<OrderRow>`
    select ${COLUMNS} from customer_order o where o.number_key = any(${keys}::text[])`.execute(trx);
  return rows.rows;
}

interface Sums {
  readonly count: number;
  readonly sum: number;
}

async function sumsOf(
  trx: Trx,
  groups: readonly AddressGroup[],
  currency: string,
): Promise<Map<string, Sums>> {
  const rows = await sql<Sums & { asked: string }>`
    select a.asked, count(*) as count,
      coalesce(sum(o.total - o.refunded) filter (where o.currency = ${currency}), 0)::float8 as sum
    from unnest(${groups.map(group => group.asked)}::text[],
      ${groups.map(group => group.address)}::text[]) as a (asked, address)
    join customer_order o on o.address = a.address and o.address <> '' and o.state <> 'cancelled'
    group by a.asked`.execute(trx);
  return new Map(rows.rows.map(({ asked, count, sum }) => [asked, { count, sum }]));
}
