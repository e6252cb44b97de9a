// Orders on their way from a file to the database, in batches that memory holds.
import type { OrderBatch } from '../io/orders-file.ts';
import type { OrderSource } from '../orders/order.ts';
import { OrderLines } from '../store/order-lines.ts';
import type { Stored } from '../store/orders.ts';

/** Orders in one transaction, and characters: one of fifty products is as long as forty others. */
const BATCH = 20_000;
const BATCH_SIZE = 6_000_000;

/** One batch is on its way to the database while the next is being read. */
export function createOrderWriter(
  write: (source: OrderSource, orders: OrderLines) => Promise<Stored>,
) {
  let waiting = new OrderLines();
  let running: Promise<void> = Promise.resolve();
  const totals = { orders: 0, added: 0, changed: 0 };
  const send = async (source: OrderSource): Promise<void> => {
    await running;
    const batch = waiting;
    waiting = new OrderLines();
    running = write(source, batch).then(({ added, changed }) => {
      totals.orders += batch.count;
      totals.added += added;
      totals.changed += changed;
    });
    // Its failure is thrown where it is awaited.
    running.catch(() => undefined);
  };
  return {
    add: async ({ orders, layout }: OrderBatch): Promise<void> => {
      waiting.add(orders);
      if (waiting.count >= BATCH || waiting.size >= BATCH_SIZE) await send(layout.source);
    },
    end: async (source: OrderSource): Promise<typeof totals> => {
      await send(source);
      await running;
      return totals;
    },
  };
}
