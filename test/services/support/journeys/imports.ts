// An import that is killed in the middle, and made again.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { beginKulanz } from '../kulanz-process.ts';
import { openRecord } from '../record.ts';
import { EXPORTS, importFile, type Sale } from '../shop-exports.ts';
import { until } from '../until.ts';
import type { World } from '../world.ts';

/** So many that a quick machine has not read them all when the first are seen. */
const ORDERS = 120_000;
const EACH = 3;

export function imports(get: () => World): void {
  it('kill -9 during an import, and again: every order is there once', async () => {
    const world = get();
    const { shop } = world;
    const sales = Array.from({ length: ORDERS }, (_, index) => saleOf(index));
    const path = join(shop.dir, 'many.csv');
    await writeFile(path, EXPORTS['plain.csv'](sales));
    const db = openRecord(shop.database);
    const stored = async (): Promise<number> => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count
        from customer_order where number like 'M-%'`.execute(db);
      return rows[0]?.count ?? 0;
    };
    try {
      const first = beginKulanz(['customers', 'import', path, '--config', shop.config], shop.dir);
      await until('the first orders are stored', 60_000, async () => (await stored()) > 0);
      await first.kill();
      const before = await stored();
      expect(before).toBeGreaterThan(0);
      expect(before).toBeLessThan(ORDERS);

      const again = await importFile(world, path);
      expect(again).toMatchObject({
        orders: ORDERS,
        added: ORDERS - before,
        unchanged: before,
        skipped: 0,
      });
      expect(await stored()).toBe(ORDERS);
    } finally {
      await db.destroy();
    }
    // Those of before and of after the kill alike.
    for (const customer of [0, ORDERS / EACH - 1]) {
      const { stdout } = await world.kulanz('customers', 'show', addressOf(customer));
      expect(stdout).toContain('3 Bestellungen, 30 EUR in 2 Tagen, die letzte vor 3 Monaten');
    }
  });
}

function saleOf(index: number): Sale {
  const customer = Math.floor(index / EACH);
  return {
    number: `M-${100_000 + index}`,
    address: addressOf(customer),
    name: `Kunde ${customer}`,
    daysAgo: 100 + (index % EACH),
    total: '10.00',
    item: 'Sämereien',
  };
}

function addressOf(customer: number): string {
  return `kunde${customer}@viele.example`;
}
