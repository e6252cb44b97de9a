import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../src/config.ts';
import { syncPeople } from '../../src/store/people.ts';
import { outboxRow, storeTicket } from '../support/case.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own.close());

function person(id: string, given: Partial<Person> = {}): Person {
  const address = `${id}@shop.example`;
  return { id, name: id, address, role: 'agent', topics: [], languages: [], ...given };
}

const jonas = person('jonas', { role: 'owner' });
const anna = person('anna', { name: 'Anna Berger' });

const sync = (people: readonly Person[]) => syncPeople(own.db, people, 'en', new Date());

const stored = async () => {
  const rows = await own.db.selectFrom('person').selectAll().orderBy('id').execute();
  return rows.map(
    row => `${row.id} ${row.address} ${row.role} ${row.active ? 'active' : 'former'}`,
  );
};

beforeEach(async () => {
  await sql`truncate person cascade`.execute(own.db);
  await sync([jonas, anna]);
});

test('people of the configuration are stored', async () => {
  expect(await stored()).toEqual([
    'anna anna@shop.example agent active',
    'jonas jonas@shop.example owner active',
  ]);
});

test('a second time changes nothing; a new name, address or role is taken over', async () => {
  await sync([jonas, anna]);
  expect(await stored()).toHaveLength(2);
  await sync([
    { ...jonas, role: 'agent' },
    { ...anna, role: 'owner', address: 'neu@shop.example', name: 'Anna Neu' },
  ]);
  expect(await stored()).toEqual([
    'anna neu@shop.example owner active',
    'jonas jonas@shop.example agent active',
  ]);
  const row = own.db.selectFrom('person').select('name').where('id', '=', 'anna');
  expect(await row.execute()).toEqual([{ name: 'Anna Neu' }]);
});

test('who is no longer configured stays with their tickets, gets no mail, and may come back', async () => {
  await own.db
    .insertInto('outbox')
    .values(outboxRow({ recipients: [anna.address] }))
    .execute();
  await storeTicket(own.db, 'erika@example.org', 'anna');
  await sync([jonas]);
  expect(await stored()).toContain('anna anna@shop.example agent former');
  await expect(
    own.db
      .insertInto('outbox')
      .values(outboxRow({ recipients: [anna.address] }))
      .execute(),
  ).rejects.toMatchObject({ code: 'KU001' });
  await sync([jonas, anna]);
  expect(await stored()).toContain('anna anna@shop.example agent active');
});

test('two people swap their addresses', async () => {
  await sync([
    { ...jonas, address: anna.address },
    { ...anna, address: jonas.address },
  ]);
  expect(await stored()).toEqual([
    'anna jonas@shop.example agent active',
    'jonas anna@shop.example owner active',
  ]);
});

test('a ring of three, one of them new and one of them gone', async () => {
  const ute = person('ute', { address: anna.address });
  await sync([{ ...jonas, address: 'chef@shop.example' }, ute]);
  expect(await stored()).toEqual([
    'anna formerly of anna agent former',
    'jonas chef@shop.example owner active',
    'ute anna@shop.example agent active',
  ]);
  await sync([
    { ...jonas, address: anna.address },
    { ...anna, address: 'a@b.example' },
  ]);
  expect(await stored()).toEqual([
    'anna a@b.example agent active',
    'jonas anna@shop.example owner active',
    'ute formerly of ute agent former',
  ]);
});

test('several processes that start at the same time agree', async () => {
  const swapped = [
    { ...jonas, address: anna.address },
    { ...anna, address: jonas.address },
  ];
  const rounds = Array.from({ length: 20 }, (_, round) => (round % 2 ? swapped : [anna, jonas]));
  await Promise.all(rounds.map(sync));
  await sync(swapped);
  expect(await stored()).toEqual([
    'anna jonas@shop.example agent active',
    'jonas anna@shop.example owner active',
  ]);
});
