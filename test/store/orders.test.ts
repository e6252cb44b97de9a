import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rankAmong } from '../../src/insight/value-scale.ts';
import { type Order, orderKey } from '../../src/orders/order.ts';
import type { Db } from '../../src/store/db.ts';
import { OrderLines } from '../../src/store/order-lines.ts';
import { refreshTotals } from '../../src/store/order-totals.ts';
import { compareOrders, storeOrders, storeRefunds } from '../../src/store/orders.ts';
import { loadKnownOrders } from '../../src/store/shop-facts.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';

const NOW = new Date('2026-11-27T12:00:00Z');

let own: TestDatabase;
let db: Db;
beforeAll(async () => {
  own = await testDatabase();
  db = own.db;
});
afterAll(() => own.close());
beforeEach(async () => {
  await sql`truncate customer_order, customer_total, value_scale, customer_link`.execute(db);
});

function order(number: string, given: Partial<Order> = {}): Order {
  return {
    source: 'plain',
    number,
    key: orderKey(number),
    address: 'erika@example.org',
    orderedAt: new Date('2026-11-01T10:00:00Z'),
    shippedAt: null,
    deliveredAt: null,
    total: 4990,
    currency: 'EUR',
    refunded: null,
    paidAt: null,
    dueAt: null,
    reminders: null,
    state: 'paid',
    items: [{ name: 'Lampe "Sonne" \\ {1,2}', sku: '', quantity: 1 }],
    name: "Erika O'Muster, {NULL}",
    phone: '',
    ...given,
  };
}

function columns(...orders: Order[]): OrderLines {
  const made = new OrderLines();
  made.add(orders);
  return made;
}

const store = (...orders: Order[]) => storeOrders(db, 'plain', columns(...orders));
const stored = () => db.selectFrom('customerOrder').selectAll().orderBy('numberKey').execute();

describe('storeOrders', () => {
  it('keeps every sign of an order, and storing it again changes nothing', async () => {
    const one = order('#1001', { phone: '0170 1234567', refunded: 990, paidAt: NOW });
    expect(await store(one, order('1002'))).toEqual({ added: 2, changed: 0 });
    expect(await store(one, order('1002'))).toEqual({ added: 0, changed: 0 });
    const [first] = await stored();
    expect(first).toMatchObject({
      number: '#1001',
      numberKey: '1001',
      total: '49.90',
      refunded: '9.90',
      orderedAt: one.orderedAt,
      paidAt: NOW,
      items: one.items,
      name: one.name,
      phone: '0170 1234567',
      phoneKey: '701234567',
    });
  });

  it('changes what has changed, and keeps what a file does not tell', async () => {
    const delivered = new Date('2026-11-04T10:00:00Z');
    await store(order('1', { deliveredAt: delivered, refunded: 500, reminders: 1 }), order('2'));
    expect(await store(order('1', { total: 5990, items: [] }), order('2'))).toEqual({
      added: 0,
      changed: 1,
    });
    const [first] = await stored();
    expect(first).toMatchObject({ total: '59.90', deliveredAt: delivered, refunded: '5.00' });
    expect(first).toMatchObject({ reminders: 1, items: order('1').items });
  });

  it('new and known orders may come in any order', async () => {
    await store(order('2'));
    expect(await store(order('1'), order('2', { total: 1 }))).toEqual({ added: 1, changed: 1 });
    expect(await store(order('2', { total: 2 }), order('3'))).toEqual({ added: 1, changed: 1 });
    expect((await stored()).map(row => row.total)).toEqual(['49.90', '0.02', '49.90']);
  });

  it('the same number of another shop is another order', async () => {
    await store(order('1'));
    await storeOrders(db, 'shopify', columns(order('1')));
    expect(await stored()).toHaveLength(2);
  });

  it('compareOrders says what would be done and does nothing', async () => {
    await store(order('1'), order('2'));
    const seen = columns(order('1'), order('2', { total: 1 }), order('3'));
    expect(await compareOrders(db, 'plain', seen)).toEqual({ added: 1, changed: 1 });
    expect(await stored()).toHaveLength(2);
  });
});

describe('storeRefunds', () => {
  it('adds up what went back, once however often it is told, and never more than was paid', async () => {
    await store(order('1'), order('2'));
    const lines = [
      { line: 3, key: '1', amount: 1000 },
      { line: 4, key: '1', amount: 500 },
      { line: 5, key: '2', amount: 999_999 },
      { line: 6, key: '3', amount: 1 },
    ];
    expect(await storeRefunds(db, 'plain', lines)).toEqual({ changed: 2, unknown: [lines[3]] });
    expect((await storeRefunds(db, 'plain', lines)).changed).toBe(0);
    expect((await stored()).map(row => row.refunded)).toEqual(['15.00', '49.90']);
    expect(await store(order('1'), order('2'))).toEqual({ added: 0, changed: 0 });
  });
});

describe('what orders add up to', () => {
  const facts = async (address = 'erika@example.org') =>
    (await loadKnownOrders(db, [address])).get(address);

  it('is told by currency, without cancelled orders, less what went back', async () => {
    const due = new Date('2026-10-01T00:00:00Z');
    await store(
      order('1', { total: 10000, orderedAt: new Date('2023-11-01T10:00:00Z') }),
      order('2', { total: 5000, refunded: 2000 }),
      order('3', { total: 700, currency: 'CHF', reminders: 2 }),
      order('4', { total: 99999, state: 'cancelled' }),
      order('5', { total: 100, dueAt: due, paidAt: new Date('2026-10-09T00:00:00Z') }),
      order('6', { total: 100, dueAt: due, state: 'open' }),
    );
    await refreshTotals(db, NOW);
    expect((await facts())?.orders).toEqual({
      orders: 5,
      cancelled: 1,
      refunds: 1,
      reminders: 2,
      due: 2,
      paidLate: 1,
      unpaidSince: due,
      spent: [
        { currency: 'EUR', orders: 4, net: 132 },
        { currency: 'CHF', orders: 1, net: 7 },
      ],
      firstAt: new Date('2023-11-01T10:00:00Z'),
      lastAt: new Date('2026-11-01T10:00:00Z'),
    });
    expect(await facts('nobody@example.org')).toMatchObject({ known: true, orders: null });
  });

  it('of a shop without orders is not known', async () => {
    expect(await facts()).toMatchObject({ known: false, orders: null, links: [] });
  });

  it('follows an order that has moved to another address', async () => {
    await store(order('1'));
    await refreshTotals(db, NOW);
    await store(order('1', { address: 'neu@example.org' }));
    await refreshTotals(db, NOW);
    expect((await facts())?.orders).toBeNull();
    expect((await facts('neu@example.org'))?.orders?.orders).toBe(1);
  });

  it('gives a customer the same rank in the database and in the program', async () => {
    const many = Array.from({ length: 400 }, (_, n) =>
      order(`A${n}`, {
        address: `kunde${Math.floor(Math.sqrt(n))}@example.org`,
        total: ((n * 7919) % 30_000) + 100,
        currency: n % 17 === 0 ? 'CHF' : 'EUR',
        orderedAt: new Date(NOW.getTime() - ((n * 104_729) % 1_000) * 86_400_000 - n * 1_234),
      }),
    );
    await store(...many);
    await refreshTotals(db, NOW);
    const addresses = Array.from({ length: 20 }, (_, n) => `kunde${n}@example.org`);
    const known = await loadKnownOrders(db, addresses);
    const ranks = addresses.map(address => {
      const { orders, scale } = known.get(address) ?? { orders: null, scale: new Map() };
      if (!orders) return null;
      const [main] = orders.spent;
      return rankAmong({ ...orders, currency: main?.currency ?? '', net: main?.net ?? 0 }, scale);
    });
    // Twenty customers, no two level: each stands in the middle of its own twentieth.
    const sorted = ranks.map(Number).toSorted((a, b) => a - b);
    for (const [at, rank] of sorted.entries()) expect(rank).toBeCloseTo((at + 0.5) / 20, 1);
    expect(Number(ranks.at(-1))).toBeGreaterThan(Number(ranks[0]));
  });

  it('of a customer with 100,000 orders is told as quickly as of any other', async () => {
    await sql`
      insert into customer_order (source, number, number_key, address, ordered_at, total, currency, state)
      select 'plain', n::text, n::text, 'gross@example.org', ${NOW}::timestamptz - n * interval '1 minute',
        10, 'EUR', 'paid' from generate_series(1, 100000) n`.execute(db);
    await refreshTotals(db, NOW);
    const start = performance.now();
    const known = await facts('gross@example.org');
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(known?.orders).toMatchObject({ orders: 100_000, spent: [{ net: 1_000_000 }] });
  });
});
