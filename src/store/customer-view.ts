// All that the record knows of a customer, for `kulanz customers show`.
import type { CustomerHistory } from '../insight/insight.ts';
import type { GivenGift } from '../insight/mail-orders.ts';
import type { OrderItem, OrderState } from '../orders/order.ts';
import type { Db } from './db.ts';
import { giftsToPerson } from './gifts.ts';
import type { Customer, TicketState } from './schema.ts';
import { type KnownOrders, loadKnownOrders } from './shop-facts.ts';

export interface OrderView {
  readonly number: string;
  readonly address: string;
  readonly orderedAt: Date;
  readonly deliveredAt: Date | null;
  /** Decimal text. */
  readonly total: string;
  readonly refunded: string;
  readonly currency: string;
  readonly state: OrderState;
  readonly items: readonly OrderItem[];
}

interface CustomerTicket {
  readonly number: string;
  readonly state: TicketState;
  readonly subject: string;
  readonly openedAt: Date;
}

export interface CustomerView {
  /** null: has never written. */
  readonly customer: Customer | null;
  readonly name: string;
  readonly known: KnownOrders;
  readonly history: CustomerHistory;
  /** The newest first, at most `MOST`. */
  readonly orders: readonly OrderView[];
  readonly tickets: readonly CustomerTicket[];
  readonly ticketCount: number;
  /** The latest first. */
  readonly gifts: readonly GivenGift[];
}

const MOST = 10;

/** Of all addresses that are joined with this one. null: nothing is known of it. */
export async function viewCustomer(db: Db, address: string): Promise<CustomerView | null> {
  const known = (await loadKnownOrders(db, [address])).get(address);
  const customer = await db
    .selectFrom('customer')
    .selectAll()
    .where('address', '=', address)
    .executeTakeFirst();
  if (!known || (!customer && !known.orders && known.links.length === 0)) return null;
  const addresses = [address, ...known.links.map(link => link.address)];
  const orders = await newestOrders(db, addresses);
  const tickets = await newestTickets(db, addresses);
  const own = await countTickets(db, address);
  return {
    customer: customer ?? null,
    name: customer?.name || orders.find(order => order.name !== '')?.name || '',
    known,
    history: historyOf(customer, own),
    orders,
    tickets,
    ticketCount: own + known.ticketsElsewhere,
    gifts: await giftsToPerson(db, addresses),
  };
}

/** As if the next mail were the last ticket's: all of them are counted once. */
function historyOf(customer: Customer | undefined, tickets: number): CustomerHistory {
  return {
    firstSeenAt: customer?.firstSeenAt ?? null,
    tickets: tickets - 1,
    unanswered: 0,
    praised: customer?.praised ?? 0,
    unhappy: customer?.unhappy ?? 0,
    vip: customer?.vip ?? false,
  };
}

function newestOrders(db: Db, addresses: readonly string[]) {
  return db
    .selectFrom('customerOrder')
    .select(['number', 'address', 'orderedAt', 'deliveredAt', 'total', 'refunded', 'currency'])
    .select(['state', 'items', 'name'])
    .where('address', 'in', addresses)
    .where('address', '<>', '')
    .orderBy('orderedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
}

function newestTickets(db: Db, addresses: readonly string[]): Promise<CustomerTicket[]> {
  return db
    .selectFrom('ticket')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .select(['ticket.number', 'ticket.state', 'ticket.subject', 'ticket.openedAt'])
    .where('customer.address', 'in', addresses)
    .orderBy('ticket.id', 'desc')
    .limit(MOST)
    .execute();
}

async function countTickets(db: Db, address: string): Promise<number> {
  const row = await db
    .selectFrom('ticket')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('customer.address', '=', address)
    .executeTakeFirst();
  return row?.count ?? 0;
}
