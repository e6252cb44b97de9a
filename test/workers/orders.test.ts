import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Order } from '../../src/orders/order.ts';
import { parseRules } from '../../src/rules/parse.ts';
import { OrderLines } from '../../src/store/order-lines.ts';
import { refreshTotals } from '../../src/store/order-totals.ts';
import { storeOrders } from '../../src/store/orders.ts';
import { type House, MONDAY, mail, openHouse } from '../support/house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

/** A shop with thirty customers; the first has ordered fourteen times. */
async function shop(): Promise<void> {
  const order = (number: number, address: string, days: number): Order => ({
    ...{ source: 'plain', number: `#${number}`, key: `${number}`, address },
    orderedAt: new Date(Date.parse(MONDAY) - days * 86_400_000),
    ...{ shippedAt: null, deliveredAt: null, total: 13_000, currency: 'EUR', refunded: null },
    ...{ paidAt: null, dueAt: null, reminders: null, state: 'paid', items: [], phone: '' },
    name: address.startsWith('erika') ? 'Erika Muster' : 'Otto Fröhlich',
  });
  const orders = new OrderLines();
  orders.add([
    ...Array.from({ length: 14 }, (_, n) => order(1000 + n, 'erika@kunde.example', 12 + n * 85)),
    ...Array.from({ length: 29 }, (_, n) => order(2000 + n, `kunde${n}@kunde.example`, 30 + n)),
  ]);
  await storeOrders(house.db, 'plain', orders);
  await refreshTotals(house.db, new Date(MONDAY));
}

const valueOn = async (address: string) =>
  (
    await house.db
      .selectFrom('customer')
      .select('value')
      .where('address', '=', address)
      .executeTakeFirstOrThrow()
  ).value;

it('a mail is judged by the orders of its writer, and the card says so', async () => {
  await shop();
  await house.arrive(mail({ from: 'Erika <erika@kunde.example>', body: 'Where is my lamp?' }));
  await house.settle();
  expect(await valueOn('erika@kunde.example')).toMatchObject({ super: true });
  const card = house.left.find(({ row }) => row.kind === 'handover')?.message.text ?? '';
  expect(card).toContain('14 orders, 1,820 EUR in 3 years, last one 12 days ago');
  expect(card.replace(/\s+/g, ' ')).toContain('among your best 5%');
  // Promise 6: the owner sees a super customer at once.
  expect(house.left.some(({ row }) => row.kind === 'alert')).toBe(true);
});

it('who writes from another address and names an order is known by it, and it is said why', async () => {
  await shop();
  await house.arrive(
    mail({ from: 'Erika Muster <erika@work.example>', body: 'Where is order #1003?' }),
  );
  await house.settle();
  const value = await valueOn('erika@work.example');
  expect(value.super).toBe(true);
  expect(value.reasons.at(-1)).toBe(
    'writes as erika@kunde.example too (named order #1003, same name: Erika Muster)',
  );
});

it('rules may ask for orders and their sum', async () => {
  await shop();
  const text =
    '- rule: good customers\n  when: { orders: { at-least: 14 }, orderTotal: { above: 1819 } }\n  assign: jonas\n' +
    '- otherwise: everybody else\n  assign: best\n';
  const people = house.config.people.map(({ id }) => id);
  const parsed = parseRules([{ file: 'routing.yaml', text }], { people });
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  Object.defineProperty(house.context, 'rules', { value: parsed.rules, configurable: true });
  for (const from of ['erika@kunde.example', 'kunde1@kunde.example', 'neu@kunde.example'])
    await house.arrive(mail({ from, body: 'Where is my lamp?' }));
  await house.settle();
  const rows = await house.db.selectFrom('ticket').select('because').orderBy('id').execute();
  expect(rows.map(({ because }) => because.includes('good customers'))).toEqual([
    true,
    false,
    false,
  ]);
});

it('without orders nothing is claimed', async () => {
  await house.arrive(
    mail({ from: 'erika@kunde.example', body: 'I have been a loyal customer since 2015.' }),
  );
  await house.settle();
  expect((await valueOn('erika@kunde.example')).reasons.at(-1)).toBe('orders are not known yet');
});
