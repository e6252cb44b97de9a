// Days without our own mail server: nobody is blamed for it, and nothing is given up unseen.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mail } from '../support/house.ts';
import { ERIKA, openSmtpHouse, type SmtpHouse } from '../support/smtp-house.ts';

const HOUR = 3_600_000;
const DAYS_LATER = '2026-11-27T09:00:00.000Z';

let world: SmtpHouse;

beforeEach(async () => {
  world = await openSmtpHouse();
});
afterEach(() => world.close());

const problems = async (): Promise<string[]> =>
  (await world.house.db.selectFrom('problem').select('what').orderBy('id').execute()).map(
    ({ what }) => what,
  );

const missed = async (): Promise<number> =>
  (
    await world.house.db
      .selectFrom('event')
      .select('id')
      .where('what', '=', 'not-delivered')
      .execute()
  ).length;

/** A customer's mail on its way to its human. */
const question = () => world.house.arrive(mail({ from: ERIKA }));

describe.each<[string, () => Promise<void> | void, () => Promise<void> | void]>([
  ['the mail server was away', () => world.goDown(), () => world.comeBack()],
  [
    'the login was refused',
    () => {
      world.rules.login = false;
    },
    () => {
      world.rules.login = true;
    },
  ],
  [
    'the server took none of our sender addresses',
    () => {
      world.rules.sender = () => ({ code: 553, message: '5.7.1 sender not owned by user' });
    },
    () => {
      world.rules.sender = () => null;
    },
  ],
])('for days %s', (_, fail, mend) => {
  it('a handover is still tried, its human stays reachable, and the owner is told once', async () => {
    await fail();
    await question();
    for (const name of ['otto', 'paula', 'quentin', 'rosa'])
      await world.house.arrive(mail({ from: `${name}@kunde.example` }));
    await world.work();
    const before = await world.row('handover');
    expect(before.lastError).not.toBe('');
    for (const hours of [0, 1, 5]) {
      world.house.at(new Date(Date.parse(DAYS_LATER) + hours * HOUR));
      await world.work();
    }
    const rows = await world.rows('handover');
    expect(rows.map(({ status }) => status)).toEqual(Array(5).fill('waiting'));
    expect(rows[0]?.person).toBe(before.person);
    expect(await missed()).toBe(0);
    expect(await problems()).toEqual([
      expect.stringMatching(/^Mail from \S+ does not leave, not even to your team: .*kulanz check/),
    ]);
    await mend();
    await world.work();
    expect((await world.rows('handover')).map(({ status }) => status)).toEqual(
      Array(5).fill('sent'),
    );
    expect(world.sent).toHaveLength(5);
  });
});

it('an answer that could not leave for three days is told to its author, truly', async () => {
  await world.answer();
  await world.goDown();
  await world.work();
  world.house.at(DAYS_LATER);
  await world.work();
  expect(await world.row('answer')).toMatchObject({ status: 'failed', taken: [] });
  await world.comeBack();
  await world.work();
  const [notice] = await world.rows('notice');
  expect(notice).toMatchObject({ status: 'sent' });
  expect(notice?.letter.text).toContain(`For three days it could not be sent to ${ERIKA}`);
  expect(notice?.letter.text).toMatch(/ECONNREFUSED|refused/);
  expect(world.sent.filter(({ to }) => to.includes(ERIKA))).toEqual([]);
});

it('an answer that nobody tried for a weekend gets some tries before it is given up', async () => {
  await world.answer();
  await world.goDown();
  await world.work();
  world.house.at(DAYS_LATER);
  const { db } = world.house;
  const slept = new Date('2026-11-23T09:00:30.000Z');
  await db.updateTable('outbox').set({ dueAt: slept }).execute();
  await world.deliver();
  const woken = await world.row('answer');
  expect(woken).toMatchObject({ status: 'waiting', attempts: 1 });
  expect(woken.giveUpAt.getTime()).toBeGreaterThan(Date.parse(DAYS_LATER) + HOUR);
  world.house.at(new Date(Date.parse(DAYS_LATER) + HOUR));
  await world.work();
  expect((await world.row('answer')).status).toBe('waiting');
  await world.comeBack();
  await world.work();
  expect((await world.row('answer')).status).toBe('sent');
  expect(world.sent.filter(({ to }) => to.includes(ERIKA))).toHaveLength(1);
});

it('the time after waking is not without end', async () => {
  await world.answer();
  await world.goDown();
  await world.work();
  await world.house.db
    .updateTable('outbox')
    .set({ dueAt: new Date('2026-11-23T09:00:30.000Z') })
    .execute();
  world.house.at(DAYS_LATER);
  await world.deliver();
  world.house.at(new Date(Date.parse(DAYS_LATER) + 7 * HOUR));
  await world.work();
  expect((await world.row('answer')).status).toBe('failed');
});

describe('a mailbox that says "later" for three days', () => {
  beforeEach(() => {
    world.rules.recipient = () => ({ code: 452, message: '4.2.2 mailbox full' });
  });

  it('of a customer: the answer is tried until then, and its author is told', async () => {
    await world.answer();
    await world.work();
    world.house.at('2026-11-26T08:55:00.000Z');
    await world.work();
    expect(await world.row('answer')).toMatchObject({ status: 'waiting', attempts: 2 });
    world.house.at('2026-11-26T09:05:00.000Z');
    await world.work();
    expect((await world.row('answer')).status).toBe('failed');
    expect((await world.row('notice')).letter.text).toContain('mailbox full');
  });

  it('of one of our people: the next one gets the case', async () => {
    await question();
    await world.work();
    const { person, recipients } = await world.row('handover');
    world.rules.recipient = address =>
      recipients.includes(address) ? { code: 452, message: '4.2.2 mailbox full' } : null;
    world.house.at('2026-11-26T09:05:00.000Z');
    await world.work();
    await world.work();
    const rows = await world.rows('handover');
    expect(rows.map(({ status }) => status)).toEqual(['failed', 'sent']);
    expect(rows[1]?.person).not.toBe(person);
  });
});

describe('to one customer', () => {
  it('never more than twenty an hour', async () => {
    await world.answer();
    await world.work();
    const first = await world.row('answer');
    const { db, context } = world.house;
    // Nineteen more have left within the last hour, each by an article of its own.
    const article = await db
      .selectFrom('article')
      .selectAll()
      .where('id', '=', first.articleId)
      .executeTakeFirstOrThrow();
    const copyOf = async (n: number, given: object): Promise<void> => {
      const { id: inboundId } = await db
        .insertInto('inbound')
        .values({
          ...{ mailbox: 'x@shop.example', folder: 'INBOX', uidValidity: 1, uid: n, size: 1 },
          ...{ receivedAt: context.now(), digest: Buffer.from([n]), status: 'done' },
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const { id: articleId } = await db
        .insertInto('article')
        .values({
          ...{ ticketId: article.ticketId, direction: 'out', author: 'agent', inboundId },
          ...{ person: article.person, token: article.token, answers: article.answers },
          at: context.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await db
        .insertInto('outbox')
        .values({
          ...{ kind: 'answer', key: `copy:${n}`, mailbox: first.mailbox, articleId },
          ...{ ticketId: first.ticketId, person: first.person, recipients: first.recipients },
          ...{ messageId: `<${n}@shop.example>`, letter: JSON.stringify(first.letter) },
          giveUpAt: first.giveUpAt,
          ...given,
        })
        .execute();
    };
    const minute = 60_000;
    const now = context.now().getTime();
    for (let n = 1; n < 20; n++)
      await copyOf(n, { status: 'sent', sentAt: new Date(now - n * minute) });
    await copyOf(20, {});
    await copyOf(21, {});
    await world.work();
    const left = () => world.sent.filter(({ to }) => to.includes(ERIKA)).length;
    expect(left()).toBe(1);
    const waiting = (await world.rows('answer')).filter(({ status }) => status === 'waiting');
    expect(waiting).toHaveLength(2);
    // The oldest left 19 minutes ago: in 41 there is room for one.
    for (const row of waiting) {
      const wait = row.dueAt.getTime() - Date.now();
      expect(wait).toBeGreaterThan(40 * minute);
      expect(wait).toBeLessThan(42 * minute);
    }
    // Our own people are not capped.
    await question();
    await world.work();
    expect((await world.rows('handover')).map(({ status }) => status)).toEqual(['sent', 'sent']);
    world.house.at(new Date(now + 41.5 * minute));
    await world.work();
    expect(left()).toBe(2);
    expect((await world.rows('answer')).filter(({ status }) => status === 'waiting')).toHaveLength(
      1,
    );
  });
});
