// No mail waits for orders: what can't be looked up is left out, and the card says so.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lookUpSoftly } from '../../src/store/soft-lookup.ts';
import { type House, mail, openHouse } from '../support/house.ts';
import { storeOrder } from '../support/orders.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  const orderedAt = '2026-10-01T10:00:00Z';
  await storeOrder(house.db, { number: '#1042', address: 'erika@kunde.example', orderedAt });
});
afterEach(() => house.close());

async function handover(): Promise<string> {
  const body = 'I want my money back for order 1042.';
  await house.arrive(mail({ from: 'Erika <erika@kunde.example>', body }));
  await house.settle();
  const found = house.left.find(({ row }) => row.kind === 'handover');
  return found?.message.text.replace(/\s+/g, ' ') ?? 'no handover';
}

const SAYS = 'Caution: Orders and gifts could not be looked up just now';

it('with everything in place the card tells of the order, and of no trouble', async () => {
  const card = await handover();
  expect(card).toContain('Order: #1042');
  expect(card).not.toContain(SAYS);
});

it.each(['customer_total', 'customer_link', 'customer_order', 'gift'])(
  'without the table %s the mail reaches its human at once, and the card says what is missing',
  async table => {
    await sql`alter table ${sql.table(table)} rename to lost`.execute(house.db);
    const card = await handover();
    expect(card).toContain(SAYS);
    expect(card).toContain('I want my money back');
    expect(card).not.toContain('none found');
  },
);

it('a look-up that hangs is given up after seconds', async () => {
  const { card, took } = await house.db.transaction().execute(async trx => {
    await sql`lock table gift in access exclusive mode`.execute(trx);
    const start = performance.now();
    return { card: await handover(), took: performance.now() - start };
  });
  expect(card).toContain(SAYS);
  expect(took).toBeLessThan(12_000);
}, 30_000);

it('the time limit of a look-up ends with it', async () => {
  await house.db.transaction().execute(async trx => {
    const limit = async () =>
      (
        await sql<{ limit: string }>`select current_setting('statement_timeout') as limit`.execute(
          trx,
        )
      ).rows[0]?.limit;
    const before = await limit();
    expect(await lookUpSoftly(trx, limit, () => undefined)).toBe('5s');
    expect(await limit()).toBe(before);
    const lost: unknown[] = [];
    const fail = () => sql`select 1 / 0`.execute(trx);
    expect(await lookUpSoftly(trx, fail, error => lost.push(error))).toBeNull();
    expect(lost).toHaveLength(1);
    expect(await limit()).toBe(before);
  });
});
