// The mail server was away; before it came back, somebody left the team or got another address.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Config, Person } from '../../src/config.ts';
import { syncPeople } from '../../src/store/people.ts';
import { queueDigest } from '../../workers/digest.ts';
import { type House, mail, openHouse, replyTo } from '../support/house.ts';

const OWNER = 'chef@sonnenblume.example';
const FURIOUS =
  'This is an outrage! You are thieves. I will go to my lawyer and write about you everywhere.';

describe('mail that waits for a former address', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const outage = (down: boolean): void => {
    house.verdict = down ? () => ({ kind: 'retry', code: null, words: 'away' }) : undefined;
  };
  /** Kulanz starts again with these people, and the mail server is back. */
  const restartWith = async (people: readonly Person[]): Promise<void> => {
    const config: Config = { ...house.config, people };
    await syncPeople(house.db, people, 'en', house.context.now());
    Object.assign(house.context, { config });
    await house.db
      .updateTable('outbox')
      .set({ dueAt: new Date(0) })
      .execute();
    outage(false);
    await house.tick();
    await house.settle();
  };
  const waiting = async (): Promise<{ person: string; address: string }> => {
    const row = await house.db
      .selectFrom('outbox')
      .select(['person', 'recipients'])
      .where('kind', '=', 'handover')
      .executeTakeFirstOrThrow();
    return { person: row.person ?? '', address: row.recipients[0] ?? '' };
  };
  const events = async (): Promise<string[]> =>
    (
      await house.db
        .selectFrom('event')
        .select('because')
        .where('what', '=', 'not-delivered')
        .execute()
    ).map(({ because }) => because);

  it('a former colleague gets nothing, the next human gets it', async () => {
    outage(true);
    await house.arrive(mail({ from: 'Erika <erika@kunde.example>' }));
    await house.settle();
    const { person, address } = await waiting();
    await restartWith(house.config.people.filter(({ id }) => id !== person));
    expect(house.to(address)).toEqual([]);
    const ticket = await house.db.selectFrom('ticket').select('assignee').executeTakeFirstOrThrow();
    expect(ticket.assignee).not.toBe(person);
    const handovers = house.left.filter(({ row }) => row.kind === 'handover');
    expect(handovers.map(({ row }) => row.person)).toEqual([ticket.assignee]);
    expect(await events()).toEqual([expect.stringContaining(address)]);
  });

  it('a new address gets what waited for the old one', async () => {
    outage(true);
    await house.arrive(mail({ from: 'Erika <erika@kunde.example>' }));
    await house.settle();
    const { person, address } = await waiting();
    const moved = 'neu@sonnenblume.example';
    const people = house.config.people.map(one =>
      one.id === person ? { ...one, address: moved } : one,
    );
    await restartWith(people);
    expect(house.to(address)).toEqual([]);
    expect(house.to(moved).map(({ row }) => row.kind)).toEqual(['handover']);
  });

  it("the owner's alert comes to the new address, and nobody's handover twice", async () => {
    outage(true);
    await house.arrive(mail({ from: 'Erika <erika@kunde.example>', body: FURIOUS }));
    await house.settle();
    const moved = 'inhaber@sonnenblume.example';
    const people = house.config.people.map(one =>
      one.address === OWNER ? { ...one, address: moved } : one,
    );
    await restartWith(people);
    expect(house.to(OWNER)).toEqual([]);
    const kinds = house.left.map(({ row }) => row.kind).sort();
    expect(kinds).toEqual(['alert', 'handover']);
    expect(house.to(moved).some(({ row }) => row.kind === 'alert')).toBe(true);
  });

  it('what a digest was to tell is told in the next one', async () => {
    await house.db
      .insertInto('problem')
      .values({ key: 'x', what: 'the disk is full', at: new Date() })
      .execute();
    const digest = (key: string): Promise<number | null> =>
      house.db.transaction().execute(trx => queueDigest(house.context, trx, key, new Date(0)));
    outage(true);
    await digest('a');
    await house.settle();
    const moved = 'inhaber@sonnenblume.example';
    await restartWith(
      house.config.people.map(one => (one.address === OWNER ? { ...one, address: moved } : one)),
    );
    await digest('b');
    await house.settle();
    expect(house.to(OWNER)).toEqual([]);
    expect(house.to(moved).map(({ message }) => message.text)).toEqual([
      expect.stringContaining('the disk is full'),
    ]);
  });

  it('what was answered meanwhile is not triaged again', async () => {
    await house.arrive(mail({ from: 'Erika <erika@kunde.example>' }));
    await house.settle();
    const [handover] = house.left;
    if (!handover) throw new Error('no handover');
    const agent = handover.row.recipients[0] ?? '';
    outage(true);
    await house.arrive(replyTo(handover, { from: agent, body: '#unknowable' }));
    await house.settle();
    await house.arrive(replyTo(handover, { from: agent, body: 'It leaves today.' }));
    await house.settle();
    await restartWith(house.config.people.filter(({ address }) => address !== agent));
    expect(house.left.filter(({ row }) => row.kind === 'handover')).toHaveLength(1);
    expect(house.to('erika@kunde.example')).toHaveLength(1);
    const problems = await house.db.selectFrom('problem').select('what').execute();
    expect(problems.map(({ what }) => what)).toEqual([expect.stringContaining(agent)]);
  });
});
