// Promise 1, tried on the real trigger: whatever the program gets wrong, this table refuses.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../src/store/db.ts';
import type { NewArticle, NewOutbox } from '../../src/store/schema.ts';
import { outboxRow, storeArticle, storeInbound, storeTicket, storeToken } from '../support/case.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';

const ERIKA = 'erika@example.org';
const ANNA = 'anna@shop.example';

let own: TestDatabase;
let db: Db;
/** Erika's ticket, her mail in it, and Anna's answer to that mail. */
let ticketId: number;
let question: number;
let answer: number;

beforeAll(async () => {
  own = await testDatabase();
  db = own.db;
  await db
    .insertInto('person')
    .values([
      { id: 'anna', name: 'Anna Berger', address: ANNA, role: 'agent' },
      { id: 'jonas', name: 'Jonas Weber', address: 'chef@shop.example', role: 'owner' },
      { id: 'udo', name: 'Udo Alt', address: 'udo@shop.example', role: 'agent', active: false },
    ])
    .execute();
});
afterAll(() => own.close());

beforeEach(async () => {
  await sql`truncate outbox, message_ref, event, article, reply_token, participant, ticket, customer, inbound cascade`.execute(
    db,
  );
  ticketId = await storeTicket(db, ERIKA, 'anna');
  question = await storeArticle(db, ticketId);
  answer = await storeAnswer();
});

async function storeAnswer(given: Partial<NewArticle> = {}): Promise<number> {
  const token =
    given.token ??
    (await db
      .selectFrom('replyToken')
      .select('token')
      .where('ticketId', '=', ticketId)
      .where('person', '=', 'anna')
      .executeTakeFirst()
      .then(row => row?.token ?? storeToken(db, ticketId, 'anna')));
  const human = { direction: 'out', author: 'agent', kind: 'human', person: 'anna' } as const;
  return storeArticle(db, ticketId, { ...human, answers: question, ...given, token });
}

/** Erika's answer from Anna, as it may leave, with something changed. */
const toErika = (given: Partial<NewOutbox> = {}) =>
  outboxRow({ kind: 'answer', ticketId, articleId: answer, recipients: [ERIKA], ...given });

const insert = (row: NewOutbox) =>
  db.insertInto('outbox').values(row).returning('id').executeTakeFirstOrThrow();

/** It must be refused, and by the guard: no other rule may have been the reason. */
async function expectRefused(attempt: Promise<unknown>, code = 'KU001'): Promise<void> {
  await expect(attempt).rejects.toMatchObject({ code });
}

const customersRows = async () =>
  (await db.selectFrom('outbox').select('recipients').execute()).filter(row =>
    row.recipients.includes(ERIKA),
  );

test('an answer that a human wrote, and mail to our own people, may leave', async () => {
  await insert(toErika());
  await insert(outboxRow({ kind: 'handover', recipients: [ANNA], ticketId }));
  await insert(outboxRow({ kind: 'digest', recipients: ['chef@shop.example'] }));
  expect(await db.selectFrom('outbox').select('id').execute()).toHaveLength(3);
});

describe('no robot writes to a customer: by a mail of its own', () => {
  const kinds = ['handover', 'alert', 'notice', 'digest'] as const;
  const ways: [string, string[]][] = [
    ['the customer', [ERIKA]],
    ['the customer in capitals', ['ERIKA@EXAMPLE.ORG']],
    ['the customer beside one of our people', [ANNA, ERIKA]],
    ['the customer after an address that is missing', [null, ERIKA] as unknown as string[]],
    ['the customer hidden behind our address', [`${ANNA}, ${ERIKA}`]],
    ['the customer hidden behind a line end', [`${ANNA}\r\nRCPT TO:<${ERIKA}>`]],
    ['a stranger', ['jemand@example.net']],
    ['somebody who is no longer one of our people', ['udo@shop.example']],
    ['the support address itself', ['hilfe@shop.example']],
    ['nobody', ['']],
  ];
  for (const kind of kinds)
    test.each(ways)(`${kind} to %s`, async (_, recipients) => {
      await expectRefused(insert(outboxRow({ kind, recipients, ticketId })));
      await expectRefused(insert(outboxRow({ kind, recipients, ticketId, articleId: answer })));
      expect(await customersRows()).toEqual([]);
    });

  test('a kind that does not exist, or nobody at all', async () => {
    const kind = 'acknowledgement' as 'notice';
    await expect(insert(outboxRow({ kind, recipients: [ERIKA] }))).rejects.toThrow();
    await expect(insert(outboxRow({ kind, recipients: [ANNA] }))).rejects.toThrow('kind_check');
    await expect(insert(outboxRow({ recipients: [] }))).rejects.toThrow('recipients_check');
  });

  test('many rows at once, of which one is to a customer', async () => {
    const rows = [outboxRow({ recipients: [ANNA] }), outboxRow({ recipients: [ERIKA] })];
    await expectRefused(db.insertInto('outbox').values(rows).execute());
    expect(await db.selectFrom('outbox').select('id').execute()).toEqual([]);
  });
});

describe('no robot writes to a customer: by an answer that no human wrote', () => {
  test('without an article, or with one that does not exist', async () => {
    await expectRefused(insert(toErika({ articleId: null })));
    await expectRefused(insert(toErika({ articleId: 999_999 })));
  });

  test("with the customer's own mail, or a note", async () => {
    await expectRefused(insert(toErika({ articleId: question })));
    const note = await storeAnswer({ direction: 'internal' });
    await expectRefused(insert(toErika({ articleId: note })));
  });

  test("with an article of another ticket, or without the ticket's", async () => {
    const other = await storeTicket(db, 'otto@example.org', 'anna');
    await expectRefused(insert(toErika({ ticketId: other, recipients: ['otto@example.org'] })));
    await expectRefused(insert(toErika({ ticketId: null })));
  });

  test.each(['held', 'dropped'] as const)('with one that is %s', async hold => {
    const held = await storeAnswer({ hold });
    await expectRefused(insert(toErika({ articleId: held })));
    await db.updateTable('article').set({ hold: 'released' }).where('id', '=', held).execute();
    await insert(toErika({ articleId: held }));
  });

  test('in reply to a machine, to a note, to another ticket or to nothing', async () => {
    const machine = await storeArticle(db, ticketId, { kind: 'auto-reply', author: 'machine' });
    const note = await storeArticle(db, ticketId, { direction: 'internal', author: 'agent' });
    const other = await storeArticle(db, await storeTicket(db, 'otto@example.org', 'anna'));
    for (const answers of [machine, note, other, null])
      await expectRefused(insert(toErika({ articleId: await storeAnswer({ answers }) })));
  });

  test.each<[string, Partial<NewArticle>]>([
    ['a machine', { author: 'machine' }],
    ['the customer', { author: 'customer' }],
    ["an agent's out-of-office", { kind: 'auto-reply' }],
    ['nobody', { person: null }],
  ])('an article that leaves from %s cannot even be stored', async (_, given) => {
    await expect(storeAnswer(given)).rejects.toThrow('article_check');
  });

  test('an article that leaves without its mail, or with a mail that counted already', async () => {
    await expect(storeAnswer({ inboundId: null })).rejects.toThrow('article_check');
    const inboundId = await storeInbound(db);
    await storeAnswer({ inboundId });
    await expect(storeAnswer({ inboundId })).rejects.toThrow('inbound_id');
  });

  test('with a token that is wrong, of another ticket or of another person', async () => {
    const other = await storeTicket(db, 'otto@example.org', 'anna');
    for (const token of [
      'guess',
      await storeToken(db, other, 'anna'),
      await storeToken(db, ticketId, 'jonas'),
    ])
      await expect(storeAnswer({ token })).rejects.toThrow('foreign key');
    await expect(
      storeArticle(db, ticketId, { direction: 'out', author: 'agent', person: 'anna' }),
    ).rejects.toThrow('article_check');
  });
});

describe('no robot writes to a customer: by an answer to somebody else', () => {
  test.each<[string, string[]]>([
    ['a stranger', ['jemand@example.net']],
    ['a stranger beside the customer', [ERIKA, 'jemand@example.net']],
    ['a stranger after an address that is missing', [null, 'x@example.net'] as unknown as string[]],
    ["another ticket's customer", ['otto@example.org']],
    ['one of our people', [ANNA]],
  ])('%s', async (_, recipients) => {
    await storeTicket(db, 'otto@example.org', 'anna');
    await expectRefused(insert(toErika({ recipients })), 'KU002');
  });

  test('more than fifty', async () => {
    const recipients = Array.from({ length: 51 }, () => ERIKA);
    await expect(insert(toErika({ recipients }))).rejects.toThrow('recipients_check');
  });
});

describe('no robot writes to a customer: by changing what was stored', () => {
  const change = (id: number, set: Partial<NewOutbox>) =>
    db.updateTable('outbox').set(set).where('id', '=', id).execute();

  test('a notice becomes one to the customer', async () => {
    const { id } = await insert(outboxRow({ recipients: [ANNA], ticketId }));
    await expectRefused(change(id, { recipients: [ERIKA] }));
    await expectRefused(change(id, { recipients: [null, ERIKA] as unknown as string[] }));
    await expectRefused(change(id, { kind: 'answer', articleId: answer, recipients: [ERIKA] }));
    expect(await customersRows()).toEqual([]);
  });

  test('an answer says something else, goes elsewhere or belongs to another article', async () => {
    const { id } = await insert(toErika());
    const machine = await storeArticle(db, ticketId, { kind: 'auto-reply', author: 'machine' });
    await expectRefused(change(id, { letter: JSON.stringify({ text: 'Wir sind ausgelastet' }) }));
    await expectRefused(change(id, { messageId: '<another@shop.example>' }));
    await expectRefused(change(id, { kind: 'notice' }));
    await expectRefused(change(id, { articleId: machine }));
    await expectRefused(change(id, { articleId: null }));
    await expectRefused(change(id, { recipients: ['jemand@example.net'] }), 'KU002');
    await change(id, { status: 'sent', attempts: 1, sentAt: new Date() });
  });

  test('the same article is sent twice', async () => {
    await insert(toErika());
    await expect(insert(toErika())).rejects.toThrow('outbox_one_answer');
  });

  test('an insert that turns into an update', async () => {
    const { key } = outboxRow({ recipients: [ANNA] });
    await insert(outboxRow({ recipients: [ANNA], key }));
    await expectRefused(
      db
        .insertInto('outbox')
        .values(outboxRow({ recipients: [ANNA], key }))
        .onConflict(conflict => conflict.column('key').doUpdateSet({ recipients: [ERIKA] }))
        .execute(),
    );
  });

  test("an article's author, person, token, mail, kind or question", async () => {
    const jonas = await storeToken(db, ticketId, 'jonas');
    const other = await storeArticle(db, ticketId);
    const changes: [number, Partial<NewArticle>][] = [
      [question, { direction: 'out', author: 'agent' }],
      [question, { kind: 'auto-reply' }],
      [answer, { person: 'jonas', token: jonas }],
      [answer, { token: jonas }],
      [answer, { inboundId: await storeInbound(db) }],
      [answer, { answers: other }],
      [answer, { ticketId: await storeTicket(db, 'otto@example.org', 'anna') }],
      [await storeAnswer({ direction: 'internal' }), { direction: 'out' }],
    ];
    for (const [id, set] of changes)
      await expectRefused(db.updateTable('article').set(set).where('id', '=', id).execute());
    await db.updateTable('article').set({ subject: 'x' }).where('id', '=', answer).execute();
  });

  test('a token that has been used cannot be given to somebody else', async () => {
    const token = db.updateTable('replyToken').where('ticketId', '=', ticketId);
    const other = await storeTicket(db, 'otto@example.org', 'anna');
    await expect(token.set({ person: 'jonas' }).execute()).rejects.toThrow('foreign key');
    await expect(token.set({ ticketId: other }).execute()).rejects.toThrow('foreign key');
    await expect(db.deleteFrom('replyToken').execute()).rejects.toThrow('foreign key');
  });
});
