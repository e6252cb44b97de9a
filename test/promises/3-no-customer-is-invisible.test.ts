// Promise 3: one named human owner and a date, at every moment; when it passes, it climbs to the owner.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { syncPeople } from '../../src/store/people.ts';
import { tick } from '../../workers/clock.ts';
import { ingest } from '../../workers/ingest.ts';
import { triage } from '../../workers/triage.ts';
import { type House, mail, openHouse, replyTo } from '../support/house.ts';

const ERIKA = 'Erika Muster <erika@kunde.example>';

describe('No customer is invisible', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const ticket = () => house.db.selectFrom('ticket').selectAll().executeTakeFirstOrThrow();

  it('has a human and a date even between ingest and triage', async () => {
    await house.arrive(mail({ from: ERIKA }));
    await ingest(house.context);
    const { assignee, nextActionAt } = await ticket();
    expect(assignee).toBe('jonas');
    expect(nextActionAt.getTime()).toBeGreaterThan(house.context.now().getTime());
  });

  it.each(['assignee', 'next_action_at', 'because'])(
    'the table refuses a ticket without %s',
    async column => {
      await house.arrive(mail({ from: ERIKA }));
      await house.settle();
      const { sql } = await import('kysely');
      await expect(
        sql`update ticket set ${sql.ref(column)} = null`.execute(house.db),
      ).rejects.toThrow(/null value/);
    },
  );

  it('is assigned to somebody when everybody is away', async () => {
    for (const person of house.config.people)
      await house.db
        .insertInto('away')
        .values({
          person: person.id,
          since: new Date(0),
          until: new Date('2027-01-01'),
          because: 'x',
        })
        .execute();
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    expect((await ticket()).assignee).toBe('jonas');
    expect(house.left).toHaveLength(1);
  });

  it('the answer is due in business hours', async () => {
    house.at('2026-11-27T15:30:00.000Z'); // Friday, 16:30 in Berlin
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    // Half an hour on Friday, the other 7.5 of the default 8 hours on Monday from 9.
    expect((await ticket()).nextActionAt.toISOString()).toBe('2026-11-30T15:30:00.000Z');
  });

  it('climbs to the owner when the date passes, once, and again only after business time', async () => {
    await house.arrive(mail({ from: ERIKA, subject: 'Lampe' }));
    await house.settle();
    house.left.length = 0;
    house.at('2026-11-24T12:00:00.000Z');
    await house.tick();
    await house.tick();
    await house.settle();
    expect(house.left).toHaveLength(1);
    expect(house.left[0]?.row).toMatchObject({ kind: 'notice', person: 'jonas' });
    expect(house.left[0]?.message.text).toContain('Lampe');
    house.at('2026-11-25T13:00:00.000Z');
    await house.tick();
    await house.settle();
    expect(house.left).toHaveLength(2);
  });

  it('a further mail never postpones what was due', async () => {
    await house.arrive(mail({ from: ERIKA, messageId: '<1@kunde.example>' }));
    await house.settle();
    const before = (await ticket()).nextActionAt;
    house.at('2026-11-23T13:00:00.000Z');
    await house.arrive(
      mail({ from: ERIKA, body: 'Any news?' }, { References: '<1@kunde.example>' }),
    );
    await house.settle();
    expect((await ticket()).nextActionAt).toEqual(before);
  });

  it('a handover that is refused goes to the next human, the owner hears of it, and nothing breeds', async () => {
    house.verdict = row =>
      row.recipients.includes('chef@sonnenblume.example')
        ? undefined
        : { kind: 'refused', code: 550, words: '550 no such user' };
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    expect((await ticket()).assignee).toBe('jonas');
    const kinds = house
      .to('chef@sonnenblume.example')
      .map(({ row }) => row.kind)
      .sort();
    expect(kinds).toEqual(['handover', 'notice', 'notice']);
    const rows = await house.db
      .selectFrom('outbox')
      .select(['person', 'kind'])
      .where('kind', '=', 'handover')
      .execute();
    expect(rows.map(row => row.person).sort()).toEqual(['anna', 'jonas', 'tom']);
  });

  it('a human who leaves the team leaves no ticket behind', async () => {
    await house.arrive(mail({ from: ERIKA, body: 'Die Tasse ist zerbrochen.' }));
    await house.settle();
    const before = (await ticket()).assignee;
    expect(before).not.toBe('jonas');
    const rest = house.config.people.filter(person => person.id !== before);
    await syncPeople(house.db, rest);
    const context = { ...house.context, config: { ...house.config, people: rest } };
    await tick(context);
    await triage(context);
    await house.settle();
    const { assignee, because } = await ticket();
    expect(rest.map(({ id }) => id)).toContain(assignee);
    expect(because).not.toBe('');
    const last = house.left.at(-1);
    expect(last?.row).toMatchObject({ kind: 'handover', person: assignee });
  });

  it('every mailbox refuses: the ticket stays with the owner, and the tries end', async () => {
    house.verdict = () => ({ kind: 'refused', code: 550, words: '550 no such user' });
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    expect((await ticket()).assignee).toBe('jonas');
    expect(house.left).toEqual([]);
  });

  it('#wait brings it back to its human, and an answered one closes quietly after a week', async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    const [handover] = house.left;
    if (!handover) throw new Error('no handover');
    const agent = handover.row.recipients[0] ?? '';
    await house.arrive(replyTo(handover, { from: agent, body: '#wait 2d' }));
    await house.settle();
    expect(await ticket()).toMatchObject({ state: 'waiting', nextAction: 'remind' });
    house.at('2026-11-26T12:00:00.000Z');
    await house.tick();
    await house.settle();
    expect(await ticket()).toMatchObject({ state: 'open', nextAction: 'answer' });
    const reminder = house.to(agent).at(-1);
    expect(reminder?.row.kind).toBe('notice');
    if (!reminder) throw new Error('no reminder');
    await house.arrive(replyTo(reminder, { from: agent, body: 'Here is your answer.' }));
    await house.settle();
    expect(house.to('erika@kunde.example')).toHaveLength(1);
    expect(await ticket()).toMatchObject({
      state: 'waiting',
      nextAction: 'close',
      waitingSince: null,
    });
    house.at('2026-12-04T12:00:00.000Z');
    await house.tick();
    expect((await ticket()).state).toBe('closed');
  });

  it('a reply to a closed ticket opens it again; after 30 days it is a new one that goes on from it', async () => {
    await house.arrive(mail({ from: ERIKA, messageId: '<1@kunde.example>' }));
    await house.settle();
    const [handover] = house.left;
    if (!handover) throw new Error('no handover');
    const agent = handover.row.recipients[0] ?? '';
    await house.arrive(replyTo(handover, { from: agent, body: '#close\nDone.' }));
    await house.settle();
    expect((await ticket()).state).toBe('closed');
    house.at('2026-12-10T12:00:00.000Z');
    await house.arrive(
      mail(
        { from: ERIKA, messageId: '<2@kunde.example>', body: 'Still broken' },
        { References: '<1@kunde.example>' },
      ),
    );
    await house.settle();
    expect((await ticket()).state).toBe('open');
    const again = house.to(agent).at(-1);
    if (!again) throw new Error('no handover');
    await house.arrive(replyTo(again, { from: agent, body: '#close' }));
    await house.settle();
    house.at('2027-02-10T12:00:00.000Z');
    await house.arrive(
      mail({ from: ERIKA, body: 'Me again' }, { References: '<1@kunde.example>' }),
    );
    await house.settle();
    const tickets = await house.db
      .selectFrom('ticket')
      .select(['id', 'follows'])
      .orderBy('id')
      .execute();
    expect(tickets).toHaveLength(2);
    expect(tickets[1]?.follows).toBe(tickets[0]?.id);
  });
});
