// What the shop knows for a batch of mails: orders of each customer and of the addresses linked with
// theirs, and whether a number that a mail names is somebody else's. A few queries for all of them.
import { sql } from 'kysely';
import type { KnownOrder, ShopRecord } from '../insight/known-order.ts';
import type { OrderItem } from './schema-customers.ts';
import type { Trx } from './tickets.ts';

export interface ShopQuestion {
  readonly articleId: number;
  /** The customer's own, then those that are linked with it; lower case. */
  readonly addresses: readonly string[];
  /** Keys of the numbers that the mail names. */
  readonly keys: readonly string[];
}

/** The latest orders that are looked at; older ones are found by their number. */
const LATEST = 50;

/** By article id. */
export async function loadShopRecords(
  trx: Trx,
  questions: readonly ShopQuestion[],
): Promise<Map<number, Omit<ShopRecord, 'imported'>>> {
  const addresses = questions.flatMap(question => question.addresses);
  const latest = await latestOrders(trx, [...new Set(addresses)]);
  const named = await namedOrders(trx, questions);
  return new Map(
    questions.map(({ articleId, addresses: own, keys }) => {
      const hits = named.filter(row => keys.includes(row.key));
      const rows = [...latest, ...hits].filter(row => own.includes(row.address));
      const theirs = new Set(rows.map(row => row.key));
      const foreign = new Set(hits.flatMap(({ key }) => (theirs.has(key) ? [] : [key])));
      return [articleId, { orders: ordersOf(rows, own[0] ?? ''), foreign }];
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

const COLUMNS = sql.raw(
  'o.id, o.address, o.number, o.number_key as key, o.ordered_at, o.shipped_at, o.delivered_at, ' +
    'o.total::text as total, o.refunded::text as refunded, o.currency, o.paid_at, o.state, o.items',
);

async function latestOrders(trx: Trx, addresses: readonly string[]): Promise<OrderRow[]> {
  const rows = await sql<OrderRow>`
    select o.* from unnest(${[...addresses]}::text[]) as a (address)
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
