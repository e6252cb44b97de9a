// What is known of customers' orders, for a whole batch in four queries, each by its index: a customer
// with a hundred thousand orders costs as much as one with two.
import { sql } from 'kysely';
import type { LinkFact, OrderFacts, ShopFacts } from '../insight/order-facts.ts';
import type { ValueScale } from '../insight/value-scale.ts';
import { linksOf } from './customer-links.ts';
import type { Trx } from './tickets.ts';

export type KnownOrders = Omit<ShopFacts, 'rule' | 'now'>;

/** By address, lower case; every address asked for has its entry. */
export async function loadKnownOrders(
  trx: Trx,
  addresses: readonly string[],
): Promise<Map<string, KnownOrders>> {
  const scale = await loadScale(trx);
  const links = await linksOf(trx, addresses);
  const all = addresses.flatMap(address => [address, ...others(links, address)]);
  const totals = await loadTotals(trx, [...new Set(all)]);
  const tickets = await countTickets(trx, addresses, links);
  return new Map(
    addresses.map(address => {
      const own = [address, ...others(links, address)].flatMap(one => totals.get(one) ?? []);
      const known = { known: scale.size > 0, orders: addUp(own), scale };
      const ticketsElsewhere = tickets.get(address) ?? 0;
      return [address, { ...known, links: links.get(address) ?? [], ticketsElsewhere }];
    }),
  );
}

function others(links: ReadonlyMap<string, readonly LinkFact[]>, address: string): string[] {
  return (links.get(address) ?? []).map(link => link.address);
}

/** Tickets under the other addresses of each. */
async function countTickets(
  trx: Trx,
  addresses: readonly string[],
  links: ReadonlyMap<string, readonly LinkFact[]>,
): Promise<Map<string, number>> {
  const asked = [...new Set(addresses.flatMap(address => others(links, address)))];
  if (asked.length === 0) return new Map();
  const rows = await trx
    .selectFrom('ticket')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .select(['customer.address', eb => eb.fn.countAll<number>().as('count')])
    .where('customer.address', 'in', asked)
    .groupBy('customer.address')
    .execute();
  const counts = new Map(rows.map(({ address, count }) => [address, count]));
  return new Map(
    addresses.map(address => [
      address,
      others(links, address).reduce((sum, one) => sum + (counts.get(one) ?? 0), 0),
    ]),
  );
}

async function loadScale(trx: Trx): Promise<ValueScale> {
  const rows = await trx.selectFrom('valueScale').select(['name', 'cuts']).execute();
  return new Map(rows.map(({ name, cuts }) => [name, cuts]));
}

interface Total {
  readonly address: string;
  readonly currency: string;
  readonly orders: number;
  readonly cancelled: number;
  readonly refunds: number;
  readonly reminders: number;
  readonly due: number;
  readonly paidLate: number;
  readonly unpaidSince: Date | null;
  readonly net: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

async function loadTotals(trx: Trx, addresses: readonly string[]): Promise<Map<string, Total[]>> {
  const { rows } = await sql<Total>`
    select address, currency, orders, cancelled, refunds, reminders, due, paid_late, unpaid_since,
      net::double precision as net, first_at, last_at
    from customer_total where address = any(${[...addresses]}::text[])`.execute(trx);
  const totals = new Map<string, Total[]>();
  for (const row of rows) {
    const known = totals.get(row.address);
    if (known) known.push(row);
    else totals.set(row.address, [row]);
  }
  return totals;
}

type Counted = 'orders' | 'cancelled' | 'refunds' | 'reminders' | 'due' | 'paidLate';

function addUp(totals: readonly Total[]): OrderFacts | null {
  const [first] = totals;
  if (!first) return null;
  const sum = (name: Counted): number => totals.reduce((all, one) => all + one[name], 0);
  const dates = (name: 'firstAt' | 'lastAt' | 'unpaidSince'): number[] =>
    totals.flatMap(one => one[name]?.getTime() ?? []);
  const unpaid = dates('unpaidSince');
  return {
    orders: sum('orders'),
    cancelled: sum('cancelled'),
    refunds: sum('refunds'),
    reminders: sum('reminders'),
    due: sum('due'),
    paidLate: sum('paidLate'),
    unpaidSince: unpaid.length > 0 ? new Date(Math.min(...unpaid)) : null,
    spent: spentOf(totals),
    firstAt: new Date(Math.min(...dates('firstAt'))),
    lastAt: new Date(Math.max(...dates('lastAt'))),
  };
}

/** A currency each, the one with most orders first. */
function spentOf(totals: readonly Total[]): OrderFacts['spent'] {
  const spent = new Map<string, { currency: string; orders: number; net: number }>();
  for (const { currency, orders, net } of totals) {
    if (orders === 0) continue;
    const known = spent.get(currency) ?? { currency, orders: 0, net: 0 };
    spent.set(currency, { currency, orders: known.orders + orders, net: known.net + net });
  }
  return [...spent.values()].sort(
    (a, b) => b.orders - a.orders || (a.currency < b.currency ? -1 : 1),
  );
}
