import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  linkByNumber,
  linkByPerson,
  linkByPhone,
  linksOf,
  unlink,
} from '../../src/store/customer-links.ts';
import type { Db } from '../../src/store/db.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
const [HOME, WORK, OTHER] = [
  'erika@example.org',
  'erika@work.example',
  'e.muster@mail.example',
] as const;

let own: TestDatabase;
let db: Db;
beforeAll(async () => {
  own = await testDatabase();
  db = own.db;
});
afterAll(() => own.close());
beforeEach(async () => {
  await sql`truncate customer_order, customer_link`.execute(db);
});

async function order(number: string, address: string, name: string, phone: string | null = null) {
  const phoneKey = phone?.replace(/\D/g, '').slice(-9) ?? null;
  const row = { source: 'plain', number: `#${number}`, numberKey: number, address, name } as const;
  const rest = { orderedAt: NOW, total: '5.00', currency: 'EUR', state: 'paid' } as const;
  await db
    .insertInto('customerOrder')
    .values({ ...row, ...rest, phone, phoneKey })
    .execute();
}

const links = async (address: string) =>
  ((await linksOf(db, [address])).get(address) ?? []).map(link => link.address);
const writes = (words: string, name = 'Muster, Erika', address: string = WORK) =>
  linkByNumber(db, [{ address, name, words }], 'en', NOW);

it('who names an order of another address and has its name is the same person, and it is said why', async () => {
  await order('1001', HOME, 'Erika Muster');
  await writes('Where is my order #1001?');
  expect((await linksOf(db, [WORK, HOME])).get(WORK)).toEqual([
    { address: HOME, evidence: 'named order #1001, same name: Erika Muster' },
  ]);
  expect(await links(HOME)).toEqual([WORK]);
});

it('never on a name alone, never on a number alone, never on a first name', async () => {
  await order('1001', HOME, 'Erika Muster');
  await order('1002', OTHER, 'Erika');
  await writes('Where is my lamp?');
  await writes('Where is 1001?', 'Otto Muster');
  await writes('Where is 1002?', 'Erika');
  await writes('Where is 1001?', '');
  await writes('Where is 9999?');
  expect(await links(WORK)).toEqual([]);
});

it('the same phone and the same name in orders are the same person; a phone or a name are not', async () => {
  await order('1', HOME, 'Erika Muster', '+49 170 1234567');
  await order('2', WORK, 'erika muster', '0170/1234567');
  await order('3', 'otto@example.org', 'Otto Muster', '0170 1234567');
  await order('4', OTHER, 'Erika Muster', '030 99999999');
  await linkByPhone(db, 'de', NOW);
  await linkByPhone(db, 'de', NOW);
  expect(await links(HOME)).toEqual([WORK]);
  expect(await links('otto@example.org')).toEqual([]);
  expect(await links(OTHER)).toEqual([]);
});

it('many addresses behind one phone and name are a till, not a person', async () => {
  for (let n = 0; n < 6; n++)
    await order(`${n}`, `${n}@example.org`, 'Laden Kasse', '030 123456789');
  await linkByPhone(db, 'de', NOW);
  expect(await links('0@example.org')).toEqual([]);
});

it('a person joins and parts, and what was parted is never joined by itself again', async () => {
  await order('1001', HOME, 'Erika Muster', '0170 1234567');
  await order('1002', WORK, 'Erika Muster', '0170 1234567');
  await writes('About 1001');
  expect(await unlink(db, HOME, NOW)).toEqual([WORK]);
  expect(await links(WORK)).toEqual([]);
  await writes('About 1001');
  await linkByPhone(db, 'en', NOW);
  expect(await links(WORK)).toEqual([]);
  expect(await linkByPerson(db, HOME, WORK, 'said by a human', NOW)).toBe(true);
  expect(await linkByPerson(db, WORK, HOME, 'said by a human', NOW)).toBe(false);
  expect(await links(WORK)).toEqual([HOME]);
});

it('what was parted is not joined by a way around either', async () => {
  await linkByPerson(db, WORK, HOME, 'said by a human', NOW);
  await unlink(db, WORK, NOW);
  await linkByPerson(db, OTHER, HOME, 'said by a human', NOW);
  await order('1001', OTHER, 'Erika Muster');
  await writes('About 1001');
  expect(await links(WORK)).toEqual([]);
});

it('joins through others are one person, circles included', async () => {
  await linkByPerson(db, WORK, HOME, 'a', NOW);
  await linkByPerson(db, OTHER, WORK, 'b', NOW);
  await db
    .insertInto('customerLink')
    .values({
      address: HOME,
      primaryAddress: OTHER,
      evidence: 'c',
      madeBy: 'evidence',
      createdAt: NOW,
    })
    .execute();
  expect((await links(HOME)).sort()).toEqual([OTHER, WORK].sort());
  expect((await links(OTHER)).sort()).toEqual([HOME, WORK].sort());
});
