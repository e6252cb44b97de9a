// A mail has left and the database will not have it: it must not leave again.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { claim, releaseOwn } from '../../src/store/claims.ts';
import { mail } from '../support/house.ts';
import { ERIKA, openSmtpHouse, type SmtpHouse } from '../support/smtp-house.ts';

let world: SmtpHouse;

beforeEach(async () => {
  world = await openSmtpHouse();
  await world.house.arrive(mail({ from: ERIKA }));
});
afterEach(() => world.close());

/** Every entry of a sent mail fails with this SQLSTATE. */
async function object(code: string): Promise<void> {
  await sql
    .raw(
      `create or replace function object() returns trigger language plpgsql as $$ begin
        if new.status = 'sent' then raise exception 'no' using errcode = '${code}'; end if;
        return new; end $$`,
    )
    .execute(world.house.db);
  await sql`create trigger object before update on outbox for each row execute function object()`.execute(
    world.house.db,
  );
}

const stopObjecting = () => sql`drop trigger object on outbox`.execute(world.house.db);

it('whatever the objection, the mail is entered later and not sent again', async () => {
  await object('23514');
  await world.work();
  expect(world.sent).toHaveLength(1);
  const row = await world.row('handover');
  expect(row).toMatchObject({ status: 'waiting', claimedBy: null });
  expect(row.dueAt.getTime()).toBeGreaterThan(Date.now() + 5_000);
  await stopObjecting();
  await world.work();
  expect(await world.row('handover')).toMatchObject({ status: 'sent' });
  expect(world.sent).toHaveLength(1);
});

it('nor when it could not even be given back, and the sweep had to free it', async () => {
  const { context, db } = world.house;
  await object('23514');
  await sql`create function hold() returns trigger language plpgsql as $$ begin
    if new.claimed_by is null and old.claimed_by is not null and new.attempts > 0
      and current_setting('test.swept', true) is distinct from 'yes' then
      raise exception 'no'; end if;
    return new; end $$`.execute(db);
  await sql`create trigger hold before update on outbox for each row execute function hold()`.execute(
    db,
  );
  await world.work();
  expect((await world.row('handover')).claimedBy).toBe(context.instance);
  await sql`drop trigger hold on outbox`.execute(db);
  await releaseOwn(db, 'deliver', context.instance);
  await stopObjecting();
  await world.work();
  expect(await world.row('handover')).toMatchObject({ status: 'sent' });
  expect(world.sent).toHaveLength(1);
});

it.each(['57014', '25P03', '25P04', 'XX000'])(
  '%s may pass: it is told as an outage, and stored within the same turn',
  async code => {
    const said: unknown[] = [];
    world.house.context.outages.say = (what: string) => void said.push(what);
    await object(code);
    const working = world.work();
    while (said.length === 0) await new Promise(resolve => setTimeout(resolve, 20));
    await stopObjecting();
    await working;
    expect(said).toContain('the database');
    expect(await world.row('handover')).toMatchObject({ status: 'sent', attempts: 1 });
    expect(world.sent).toHaveLength(1);
  },
);

it('what the sweep frees waits longer each time, and counts', async () => {
  const { db } = world.house;
  await world.goDown();
  await world.work();
  const delays: number[] = [];
  for (let round = 0; round < 4; round++) {
    await db
      .updateTable('outbox')
      .set({ dueAt: new Date(0) })
      .execute();
    await claim(db, 'deliver', 7, 10);
    expect(await releaseOwn(db, 'deliver', 7)).toBe(1);
    delays.push((await world.row('handover')).dueAt.getTime() - Date.now());
    expect(await claim(db, 'deliver', 7, 10)).toEqual([]);
  }
  expect(delays).toEqual(delays.toSorted((a, b) => a - b));
  expect(delays[0]).toBeGreaterThan(2_000);
  expect(delays[3]).toBeGreaterThan(20_000);
});
