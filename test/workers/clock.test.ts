import { sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calmly } from '../../src/io/calm-log.ts';
import { tick } from '../../workers/clock.ts';
import { type House, mail, openHouse, replyTo } from '../support/house.ts';

describe('one act of the clock that fails each time', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(config => ({ ...config, digest: { at: ['08:00'] } }));
  });
  afterEach(() => house.close());

  it('does not stop the others, and is said calmly once', async () => {
    await house.arrive(mail({ from: 'Erika <erika@kunde.example>' }));
    await house.settle();
    const [handover] = house.left;
    if (!handover) throw new Error('no handover');
    const from = handover.row.recipients[0] ?? '';
    await house.arrive(replyTo(handover, { from, body: 'It leaves today.' }));
    await house.arrive(mail({ from: 'Otto <otto@kunde.example>' }));
    await house.settle();
    await sql`create function poison() returns trigger language plpgsql as $$ begin
      if new.what = 'closed' then raise exception 'poison'; end if; return new; end $$`.execute(
      house.db,
    );
    await sql`create trigger poison before insert on event for each row execute function poison()`.execute(
      house.db,
    );
    house.at('2026-12-07T07:01:00.000Z');
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const context = { ...house.context, log, now: house.context.now };
    const say = calmly((details, words) => log.error(details, words));
    for (const _ of [1, 2, 3]) await tick(context, say);
    await house.settle();
    const states = await house.db.selectFrom('ticket').select('state').orderBy('id').execute();
    expect(states.map(({ state }) => state)).toEqual(['waiting', 'open']);
    const kinds = house.to('chef@sonnenblume.example').map(({ row }) => row.kind);
    expect(kinds).toContain('digest');
    expect(house.left.some(({ row }) => row.key.startsWith('notice:overdue'))).toBe(true);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/poison.*the clock failed to close what is answered/);
  });
});
