// Several recipients, of whom the server takes some: nobody gets it twice, nobody is forgotten.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mail, SUPPORT } from '../support/house.ts';
import { ERIKA, openSmtpHouse, type SmtpHouse } from '../support/smtp-house.ts';

const OTTO = 'otto@kunde.example';
const PAUL = 'paul@kunde.example';

let world: SmtpHouse;

beforeEach(async () => {
  world = await openSmtpHouse();
});
afterEach(() => world.close());

const refuse = (code: number, ...whom: string[]) => {
  world.rules.recipient = address =>
    whom.includes(address) ? { code, message: `${code} words for ${address}` } : null;
};

const deliveredTo = (address: string) => world.sent.filter(({ to }) => to.includes(address)).length;

const notices = async (): Promise<string[]> =>
  (await world.rows('notice')).map(row => `${row.letter.subject}\n${row.letter.text}`);

const events = async (what: string): Promise<number> =>
  (await world.house.db.selectFrom('event').select('id').where('what', '=', what).execute()).length;

it('a 4xx for one of several is tried again for that one alone, under the same Message-ID', async () => {
  await world.answer([OTTO]);
  refuse(451, OTTO);
  await world.work();
  const waiting = await world.row('answer');
  expect(waiting).toMatchObject({ status: 'waiting', taken: [ERIKA], refused: [] });
  expect(waiting.lastError).toContain('451');
  expect(waiting.dueAt.getTime()).toBeGreaterThan(Date.now());
  expect(await notices()).toEqual([]);
  await world.work();
  refuse(0);
  await world.work();
  expect(await world.row('answer')).toMatchObject({ status: 'sent', lastError: '' });
  expect([deliveredTo(ERIKA), deliveredTo(OTTO)]).toEqual([1, 1]);
  const ids = world.sent
    .filter(({ to }) => to.includes(ERIKA) || to.includes(OTTO))
    .map(({ raw }) => /^Message-ID: (.*)\r$/im.exec(raw.toString())?.[1]);
  expect(new Set(ids)).toEqual(new Set([waiting.messageId]));
  expect(await events('answered')).toBe(1);
  expect(await notices()).toEqual([]);
});

it('a 5xx for one of several is told at once, and the one that was told "later" still gets it', async () => {
  await world.answer([OTTO, PAUL]);
  world.rules.recipient = address =>
    ({
      [OTTO]: { code: 451, message: 'later' },
      [PAUL]: { code: 550, message: '5.1.1 no such user' },
    })[address] ?? null;
  await world.work();
  expect(await world.row('answer')).toMatchObject({
    ...{ status: 'waiting', taken: [ERIKA], refused: [PAUL] },
  });
  expect(await notices()).toEqual([expect.stringContaining(`refused it for ${PAUL}`)]);
  await world.work();
  refuse(0);
  await world.work();
  expect(await world.row('answer')).toMatchObject({ status: 'sent', refused: [PAUL] });
  expect([ERIKA, OTTO, PAUL].map(deliveredTo)).toEqual([1, 1, 0]);
  expect(await notices()).toHaveLength(1);
});

it('nobody is taken yet, one refused for good: the other is tried again', async () => {
  await world.answer([OTTO]);
  world.rules.recipient = address =>
    ({
      [OTTO]: { code: 451, message: 'later' },
      [ERIKA]: { code: 550, message: '5.1.1 no such user' },
    })[address] ?? null;
  await world.work();
  expect(await world.row('answer')).toMatchObject({
    status: 'waiting',
    taken: [],
    refused: [ERIKA],
  });
  await world.work();
  refuse(0);
  await world.work();
  expect([ERIKA, OTTO].map(deliveredTo)).toEqual([0, 1]);
  expect(await world.row('answer')).toMatchObject({ status: 'sent', taken: [OTTO] });
  expect(await notices()).toHaveLength(1);
});

it('the one that was told "later" for three days is given up, and only of that one the agent hears', async () => {
  await world.answer([OTTO]);
  refuse(451, OTTO);
  await world.work();
  world.house.at('2026-11-26T12:00:00.000Z');
  await world.work();
  expect(await world.row('answer')).toMatchObject({ status: 'sent', refused: [OTTO] });
  const [told, ...more] = await notices();
  expect(more).toEqual([]);
  expect(told).toContain(`For three days it could not be sent to ${OTTO}`);
  expect([ERIKA, OTTO].map(deliveredTo)).toEqual([1, 0]);
});

it('a bounce of the one that got it is no end for the one that waits', async () => {
  await world.answer([OTTO]);
  refuse(451, OTTO);
  await world.work();
  const { messageId } = await world.row('answer');
  const report = `--b
Content-Type: text/plain

Delivery failed.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.kunde.example

Final-Recipient: rfc822; ${ERIKA}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 no such user

--b
Content-Type: message/rfc822

Message-ID: ${messageId}
From: ${SUPPORT}
To: ${ERIKA}
Subject: Re: Frage

--b--
`;
  await world.house.arrive(
    mail(
      { from: 'MAILER-DAEMON@mx.kunde.example', subject: 'Undelivered', body: report },
      {
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
        'Return-Path': '<>',
      },
    ),
  );
  await world.work();
  refuse(0);
  await world.work();
  expect(await notices()).toHaveLength(1);
  expect([ERIKA, OTTO].map(deliveredTo)).toEqual([1, 1]);
});

it('who got it is never forgotten, nor anybody else remembered', async () => {
  await world.answer([OTTO]);
  refuse(451, OTTO);
  await world.work();
  const { db } = world.house;
  const change = (set: { taken?: string[]; refused?: string[] }) =>
    db.updateTable('outbox').set(set).where('kind', '=', 'answer').execute();
  await expect(change({ taken: [] })).rejects.toMatchObject({ code: 'KU001' });
  await expect(change({ taken: [ERIKA, PAUL] })).rejects.toThrow('outbox_check');
  await expect(change({ refused: [PAUL] })).rejects.toThrow('outbox_check');
  // What was taken is stored even if its human has left since.
  await sql`update person set active = false`.execute(db);
  await change({ taken: [ERIKA, OTTO] });
});
