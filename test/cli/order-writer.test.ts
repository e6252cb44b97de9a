import { expect, it } from 'vitest';
import { createOrderWriter } from '../../src/cli/order-writer.ts';
import type { Order } from '../../src/orders/order.ts';
import type { OrderLines } from '../../src/store/order-lines.ts';

const order = (number: number, items: Order['items']): Order => ({
  ...{ source: 'plain', number: `${number}`, key: `${number}`, address: 'a@b.example' },
  orderedAt: new Date('2026-01-01T10:00:00Z'),
  ...{ shippedAt: null, deliveredAt: null, total: 500, currency: 'EUR', refunded: null },
  ...{ paidAt: null, dueAt: null, reminders: null, state: 'paid', items, name: '', phone: '' },
});
const layout = { source: 'plain' as const, columns: {}, width: 4 };

async function batchesOf(orders: readonly Order[]): Promise<number[]> {
  const batches: number[] = [];
  const writer = createOrderWriter(async (_, lines: OrderLines) => {
    batches.push(lines.count);
    return { added: lines.count, changed: 0 };
  });
  for (const one of orders)
    await writer.add({ orders: [one], layout, lines: 0, bytes: 0, refunds: [] });
  expect((await writer.end('plain')).added).toBe(orders.length);
  return batches;
}

it('short orders travel by the thousand', async () => {
  const short = Array.from({ length: 2_000 }, (_, n) => order(n, []));
  expect(await batchesOf(short)).toEqual([2_000]);
});

it('orders of fifty long products travel in batches that memory holds', async () => {
  const item = { name: 'y'.repeat(200), sku: 'S-1', quantity: 1 };
  const items = Array.from({ length: 50 }, () => item);
  const long = Array.from({ length: 2_000 }, (_, n) => order(n, items));
  const batches = await batchesOf(long);
  expect(batches.length).toBeGreaterThanOrEqual(4);
  expect(Math.max(...batches)).toBeLessThan(600);
});
