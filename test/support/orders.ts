import { orderKey } from '../../src/orders/order.ts';
import type { Db } from '../../src/store/db.ts';
import { refreshTotals } from '../../src/store/order-totals.ts';
import type { CustomerOrderTable } from '../../src/store/schema-customers.ts';

/** What a test says of an order; the rest is ordinary. */
export interface OrderOf {
  readonly number: string;
  readonly address: string;
  readonly orderedAt: string;
  readonly shippedAt?: string;
  readonly deliveredAt?: string;
  readonly total?: string;
  readonly refunded?: string;
  readonly state?: CustomerOrderTable['state'];
  readonly items?: readonly string[];
}

/** An order in the record. */
export async function storeOrder(db: Db, order: OrderOf): Promise<void> {
  const { number, address, orderedAt, shippedAt, deliveredAt, total = '49.90' } = order;
  const { state = 'paid', refunded = '0', items = [] } = order;
  const date = (text: string | undefined): Date | null => (text ? new Date(text) : null);
  await db
    .insertInto('customerOrder')
    .values({
      source: 'plain',
      number,
      numberKey: orderKey(number),
      address,
      orderedAt: new Date(orderedAt),
      shippedAt: date(shippedAt),
      deliveredAt: date(deliveredAt),
      total,
      refunded,
      currency: 'EUR',
      paidAt: state === 'open' ? null : new Date(orderedAt),
      state,
      items: JSON.stringify(items.map(name => ({ name, sku: '', quantity: 1 }))),
    })
    .execute();
  await refreshTotals(db, new Date('2026-11-23T09:00:00Z'));
}

/** Two addresses of one person, on evidence. */
export async function linkAddresses(db: Db, address: string, primaryAddress: string) {
  const createdAt = new Date('2026-11-01T10:00:00Z');
  await db
    .insertInto('customerLink')
    .values({ address, primaryAddress, evidence: 'the same phone', madeBy: 'evidence', createdAt })
    .execute();
}
