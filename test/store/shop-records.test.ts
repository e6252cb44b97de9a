import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linksOf } from '../../src/store/customer-links.ts';
import { giftsTo, recordGifts, spentOn, ticketsWithGifts } from '../../src/store/gifts.ts';
import { loadShopRecords } from '../../src/store/shop-records.ts';
import type { Trx } from '../../src/store/tickets.ts';
import { storeInbound, storeTicket } from '../support/case.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';
import { linkAddresses, storeOrder } from '../support/orders.ts';

const ERIKA = 'erika@kunde.example';
const WORK = 'sommer@firma.example';
const MAX = 'max@kunde.example';
const AT = new Date('2026-11-23T10:00:00Z');
const YEAR = {
  currency: 'EUR',
  from: new Date('2025-12-31T23:00:00Z'),
  to: new Date('2026-12-31T23:00:00Z'),
};

describe('what the shop knows', () => {
  let database: TestDatabase;
  let db: Trx;
  let ticket: number;
  let customer: number;
  beforeAll(async () => {
    database = await testDatabase();
    db = database.db;
    for (const id of ['anna', 'jonas'])
      await db
        .insertInto('person')
        .values({
          id,
          name: id === 'anna' ? 'Anna Berger' : 'Jonas Weber',
          address: id,
          role: 'agent',
        })
        .execute();
    ticket = await storeTicket(database.db, ERIKA, 'anna');
    const row = await db
      .selectFrom('ticket')
      .select('customerId')
      .where('id', '=', ticket)
      .executeTakeFirstOrThrow();
    customer = row.customerId;
    const order = (number: string, address: string, day: number, rest = {}) =>
      storeOrder(database.db, {
        number,
        address,
        orderedAt: `2026-10-${String(day).padStart(2, '0')}T10:00:00Z`,
        ...rest,
      });
    await order('#1042', ERIKA, 1, { items: ['Lampe'], total: '100.10' });
    await order('#1043', WORK, 2, { total: '50.00' });
    await order('#1044', MAX, 3);
    await order('#1045', '', 4);
    await order('#1046', ERIKA, 5, { state: 'cancelled' });
  });
  afterAll(() => database.close());

  const addressesOf = async (address: string): Promise<string[]> => {
    const links = (await linksOf(db, [address])).get(address) ?? [];
    return [address, ...links.map(link => link.address)];
  };
  const groupsOf = async (...asked: string[]) =>
    (
      await Promise.all(
        asked.map(async one => (await addressesOf(one)).map(address => ({ asked: one, address }))),
      )
    ).flat();
  const ask = async (address: string, keys: string[] = []) => {
    const addresses = await addressesOf(address);
    const answers = await loadShopRecords(db, [{ articleId: 7, addresses, keys }]);
    const answer = answers.get(7);
    if (!answer) throw new Error('no answer');
    return { ...answer, numbers: answer.orders.map(({ number }) => number) };
  };

  it("the latest first, and nobody else's", async () => {
    const answer = await ask(ERIKA);
    expect(answer.numbers).toEqual(['#1046', '#1042']);
    expect(answer.orders[1]).toMatchObject({ own: true, total: '100.10', items: ['Lampe'] });
  });

  it('numbers of others are known as such, and nothing else of them', async () => {
    const answer = await ask(ERIKA, ['1042', '1044', '1045', '9999']);
    expect(answer.numbers).toEqual(['#1046', '#1042']);
    expect([...answer.foreign].sort()).toEqual(['1044', '1045']);
  });

  it('a linked address is the same person, until somebody says no', async () => {
    await linkAddresses(database.db, WORK, ERIKA);
    expect((await ask(ERIKA)).numbers).toEqual(['#1046', '#1043', '#1042']);
    const fromWork = await ask(WORK, ['1042']);
    expect(fromWork.numbers).toEqual(['#1046', '#1043', '#1042']);
    expect(fromWork.orders.map(({ own }) => own)).toEqual([false, true, false]);
    await db.updateTable('customerLink').set({ undoneAt: AT }).execute();
    const undone = await ask(WORK, ['1042']);
    expect(undone.numbers).toEqual(['#1043']);
    expect([...undone.foreign]).toEqual(['1042']);
  });

  it('gifts: each line of a mail once, whichever address of the person is asked for', async () => {
    await db.updateTable('customerLink').set({ undoneAt: null }).execute();
    const inboundId = await storeInbound(database.db);
    const occasion = { customerId: customer, ticketId: ticket, person: 'anna', inboundId, at: AT };
    const gifts = [
      { what: 'voucher', cents: 1_050, currency: 'EUR' },
      { what: 'tea', cents: 500, currency: 'EUR' },
    ];
    expect(await recordGifts(db, gifts, occasion)).toEqual(gifts);
    expect(await recordGifts(db, gifts, occasion)).toEqual([]);
    const given = await giftsTo(db, await groupsOf(WORK, MAX));
    expect(given.get(WORK)).toEqual([
      { at: AT, what: 'tea', amount: '5.00', currency: 'EUR', by: 'Anna Berger' },
      { at: AT, what: 'voucher', amount: '10.50', currency: 'EUR', by: 'Anna Berger' },
    ]);
    expect(given.get(MAX)).toBeUndefined();
    expect(await ticketsWithGifts(db, [ticket, ticket + 1])).toEqual(new Set([ticket]));
  });

  it('what was spent in a year, in one currency, on one person and on all', async () => {
    const other = await storeTicket(database.db, MAX, 'jonas');
    const { customerId } = await db
      .selectFrom('ticket')
      .select('customerId')
      .where('id', '=', other)
      .executeTakeFirstOrThrow();
    const give = async (at: string, currency: string) =>
      recordGifts(db, [{ what: 'card', cents: 200, currency }], {
        customerId,
        ticketId: other,
        person: 'jonas',
        inboundId: await storeInbound(database.db),
        at: new Date(at),
      });
    await give('2025-12-31T22:59:59Z', 'EUR');
    await give('2025-12-31T23:00:00Z', 'EUR');
    await give('2026-06-01T10:00:00Z', 'CHF');
    const spent = await spentOn(db, await groupsOf(ERIKA, MAX), YEAR);
    expect(spent).toEqual({
      customers: new Map([
        [ERIKA, 1_550],
        [MAX, 200],
      ]),
      total: 1_750,
    });
  });

  it('a customer with 100,000 orders is looked at in bounds', async () => {
    const { sql } = await import('kysely');
    await sql`insert into customer_order (source, number, number_key, address, ordered_at, total, currency, state)
      select 'plain', n::text, n::text, 'big@kunde.example', '2020-01-01'::timestamptz + n * interval '1 minute',
        1, 'EUR', 'paid' from generate_series(100001, 200000) n`.execute(db);
    await sql`analyze customer_order`.execute(db);
    const start = performance.now();
    const answer = await ask('big@kunde.example', ['100001']);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(answer.orders).toHaveLength(51);
    expect(answer.orders.at(-1)?.number).toBe('100001');
  });
});
