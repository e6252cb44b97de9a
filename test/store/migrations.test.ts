import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Db, migrate, openDatabase } from '../../src/store/db.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { storeArticle, storeInbound, storeTicket } from '../support/case.ts';
import { createDatabase, dropDatabase, withDatabase } from '../support/database.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';

test('migrations have names of their own, in order', () => {
  const names = MIGRATIONS.map(migration => migration.name);
  expect(names.length).toBeGreaterThan(0);
  expect(names).toEqual([...new Set(names)].sort());
  for (const name of names) expect(name).toMatch(/^\d{4}-[a-z0-9-]+$/);
});

describe('an empty database', () => {
  const name = `kulanz_empty_${process.pid}`;
  const pools: Db[] = [];

  async function empty(): Promise<() => Db> {
    const server = inject('postgresUrl');
    await dropDatabase(server, name);
    await createDatabase(server, name);
    return () => {
      const db = openDatabase(withDatabase(server, name), { poolSize: 1 });
      pools.push(db);
      return db;
    };
  }
  const tables = async (db: Db) =>
    (await db.introspection.getTables()).map(table => table.name).sort();
  const done = async (db: Db) =>
    (await sql<{ name: string }>`select name from migration order by name`.execute(db)).rows;

  afterEach(async () => {
    for (const db of pools.splice(0)) await db.destroy();
    await dropDatabase(inject('postgresUrl'), name);
  });

  test('is brought up to date once, by processes that come at the same time', async () => {
    const open = await empty();
    await Promise.all([migrate(open()), migrate(open()), migrate(open()), migrate(open())]);
    const db = open();
    await migrate(db);
    expect(await done(db)).toEqual(MIGRATIONS.map(migration => ({ name: migration.name })));
    expect(await tables(db)).toContain('outbox');
  });

  test('is left as it was when a migration fails', async () => {
    const db = (await empty())();
    await sql`create table problem (id int)`.execute(db);
    await expect(migrate(db)).rejects.toThrow('"problem" already exists');
    expect(await tables(db)).toEqual(['problem']);
    await sql`drop table problem`.execute(db);
    await migrate(db);
    expect(await tables(db)).toContain('ticket');
  });

  test('is refused when a newer Kulanz wrote it', async () => {
    const db = (await empty())();
    await migrate(db);
    await sql`insert into migration (name) values ('9999-later')`.execute(db);
    await expect(migrate(db)).rejects.toThrow(/newer Kulanz.*9999-later/);
  });
});

describe('the schema', () => {
  let own: TestDatabase;
  let db: Db;
  beforeAll(async () => {
    own = await testDatabase();
    db = own.db;
    const person = {
      id: 'anna',
      name: 'Anna',
      address: 'anna@shop.example',
      role: 'agent',
    } as const;
    await db.insertInto('person').values(person).execute();
  });
  afterAll(() => own.close());

  test('gives ids and sizes as numbers, times as dates, json as it was', async () => {
    const id = await storeTicket(db, 'erika@example.org', 'anna');
    const topics = [{ topic: 'refund', score: 0.5 }, { snake_case: { camelCase: 'Ä' } }];
    await db
      .updateTable('ticket')
      .set({ topics: JSON.stringify(topics) })
      .where('id', '=', id)
      .execute();
    const ticket = await db.selectFrom('ticket').selectAll().executeTakeFirstOrThrow();
    expect(ticket).toMatchObject({ id: expect.any(Number), topics, state: 'open', closedAt: null });
    expect(ticket.nextActionAt).toEqual(new Date('2026-11-23T10:00:00Z'));
    const big = 2 ** 52;
    const inbound = await storeInbound(db);
    await db.updateTable('inbound').set({ size: big }).where('id', '=', inbound).execute();
    const { size } = await db.selectFrom('inbound').select('size').executeTakeFirstOrThrow();
    expect(size).toBe(big);
  });

  test('no customer is invisible: no open ticket without a human and a date', async () => {
    const id = await storeTicket(db, 'otto@example.org', 'anna');
    const change = (set: string) =>
      sql.raw(`update ticket set ${set} where id = ${id}`).execute(db);
    await expect(change('assignee = null')).rejects.toThrow('not-null');
    await expect(change("assignee = 'nobody'")).rejects.toThrow('foreign key');
    await expect(change('because = null')).rejects.toThrow('not-null');
    await expect(change('next_action_at = null')).rejects.toThrow('not-null');
    await expect(change("state = 'closed'")).rejects.toThrow('ticket_check');
    await expect(change("state = 'gone'")).rejects.toThrow('state_check');
    await expect(sql`delete from person`.execute(db)).rejects.toThrow('foreign key');
    await change("state = 'closed', closed_at = now()");
  });

  test('no mail is lost, and none counts twice: one row for a UID, one article for a mail', async () => {
    const inboundId = await storeInbound(db);
    await expect(
      sql`insert into inbound (mailbox, folder, uid_validity, uid, received_at, size)
        select mailbox, folder, uid_validity, uid, received_at, size from inbound
        where id = ${inboundId}`.execute(db),
    ).rejects.toThrow('duplicate key');
    await expect(
      db
        .updateTable('inbound')
        .set({ status: 'quarantined' })
        .where('id', '=', inboundId)
        .execute(),
    ).rejects.toThrow('check');
    const ticketId = await storeTicket(db, 'ines@example.org', 'anna');
    await storeArticle(db, ticketId, { inboundId });
    await expect(storeArticle(db, ticketId, { inboundId })).rejects.toThrow('duplicate key');
    await expect(db.deleteFrom('inbound').execute()).rejects.toThrow('foreign key');
  });

  test('raw mail goes in and comes out byte by byte', async () => {
    const inboundId = await storeInbound(db);
    const data = Buffer.from(Array.from({ length: 512 }, (_, index) => index % 256));
    await db.insertInto('inboundRaw').values({ inboundId, seq: 0, data }).execute();
    const row = await db.selectFrom('inboundRaw').select('data').executeTakeFirstOrThrow();
    expect(row.data.equals(data)).toBe(true);
  });
});
