import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  countExamples,
  eraseExamples,
  examplesMark,
  latestExamples,
  type NewExample,
  pinnedFor,
  recordExample,
  taughtExamples,
  undoExamples,
} from '../../src/store/examples.ts';
import { syncPeople } from '../../src/store/people.ts';
import { storeArticle, storeTicket } from '../support/case.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';

const AT = new Date('2026-11-23T10:00:00Z');
const ANNA = {
  id: 'anna',
  name: 'Anna Berger',
  address: 'anna@shop.example',
  role: 'agent' as const,
  topics: [],
  languages: [],
};

let own: TestDatabase;
let ticketId: number;
let articleId: number;

beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own.close());
beforeEach(async () => {
  await sql`truncate person, customer, inbound cascade`.execute(own.db);
  await syncPeople(own.db, [ANNA], 'en', AT);
  ticketId = await storeTicket(own.db, 'erika@kunde.example', 'anna');
  articleId = await storeArticle(own.db, ticketId);
});

function example(change: Partial<NewExample> = {}): NewExample {
  const about = { ticketId, articleId, kind: 'mood' as const, value: 'unhappy' };
  return { at: AT, person: 'anna', text: 'Frage\n\nWo?', language: 'de', ...about, ...change };
}

const record = (change: Partial<NewExample> = {}) => recordExample(own.db, example(change));
const values = async () => (await latestExamples(own.db)).map(({ kind, value }) => [kind, value]);

describe('examples', () => {
  it('are kept with their ticket, newest first', async () => {
    await record();
    await record({ kind: 'topic', value: 'refund,delivery' });
    const [topic, mood] = await latestExamples(own.db);
    expect(topic?.value).toBe('refund,delivery');
    expect(mood).toEqual(
      expect.objectContaining({ kind: 'mood', person: 'anna', at: AT, text: 'Frage\n\nWo?' }),
    );
    expect(mood?.ticket).toMatch(/^K-/);
  });

  it('the same about the same mail is kept once', async () => {
    expect(await record()).toBe(true);
    const mark = await examplesMark(own.db);
    expect(await record()).toBe(false);
    expect(await examplesMark(own.db)).toBe(mark);
    expect(await values()).toEqual([['mood', 'unhappy']]);
  });

  it('of one mail and kind the last counts, also when it was said before', async () => {
    for (const value of ['unhappy', 'happy', 'unhappy']) {
      const mark = await examplesMark(own.db);
      expect(await record({ value })).toBe(true);
      expect(await examplesMark(own.db)).not.toBe(mark);
      expect(await values()).toEqual([['mood', value]]);
    }
    await record({ kind: 'topic', value: 'refund' });
    expect(await values()).toEqual([
      ['topic', 'refund'],
      ['mood', 'unhappy'],
    ]);
  });

  it('keep 4,000 characters, and what PostgreSQL takes', async () => {
    await record({ text: `a\u0000${'b'.repeat(9_000)}` });
    const [only] = await latestExamples(own.db);
    expect(only?.text.length).toBe(3_999);
    expect(only?.text.startsWith('ab')).toBe(true);
  });

  it('important customers are listed, and nothing is learnt from them', async () => {
    await record({ kind: 'vip', value: 'yes' });
    await record();
    expect(await values()).toHaveLength(2);
    expect((await taughtExamples(own.db)).map(({ kind }) => kind)).toEqual(['mood']);
  });

  it('tell what a human said of a mail, of each kind', async () => {
    await record({ value: 'happy' });
    await record({ kind: 'topic', value: 'refund,delivery' });
    const other = await storeArticle(own.db, ticketId);
    expect(await pinnedFor(own.db, [articleId, other])).toEqual(
      new Map([[articleId, { topics: ['refund', 'delivery'], level: 'happy', by: 'Anna Berger' }]]),
    );
    await record({ value: 'unhappy' });
    await undoExamples(own.db, AT);
    expect((await pinnedFor(own.db, [articleId])).get(articleId)).toMatchObject({
      topics: ['refund', 'delivery'],
      level: 'unhappy',
    });
  });

  it('are counted by kind and language', async () => {
    await record();
    await record({ kind: 'topic', value: 'refund' });
    const other = await storeArticle(own.db, ticketId);
    await record({ articleId: other, language: 'en' });
    expect(await countExamples(own.db)).toEqual([
      { kind: 'mood', language: 'de', count: 1 },
      { kind: 'mood', language: 'en', count: 1 },
      { kind: 'topic', language: 'de', count: 1 },
    ]);
  });

  it('are undone all at once, and only once', async () => {
    await record();
    await record({ kind: 'vip', value: 'yes' });
    const mark = await examplesMark(own.db);
    expect(await undoExamples(own.db, AT)).toBe(2);
    expect(await undoExamples(own.db, AT)).toBe(0);
    expect(await values()).toEqual([]);
    expect(await examplesMark(own.db)).not.toBe(mark);
  });

  it('go with the customer, undone or not, and only theirs', async () => {
    const max = await storeTicket(own.db, 'max@andere.example', 'anna');
    const his = await storeArticle(own.db, max);
    await record({ value: 'happy' });
    await record();
    await record({ ticketId: max, articleId: his });
    const mark = await examplesMark(own.db);
    const { customerId } = await own.db
      .selectFrom('ticket')
      .select('customerId')
      .where('id', '=', ticketId)
      .executeTakeFirstOrThrow();
    expect(await eraseExamples(own.db, customerId)).toBe(2);
    const left = await own.db.selectFrom('insightExample').select('ticketId').execute();
    expect(left).toEqual([{ ticketId: max }]);
    expect(await examplesMark(own.db)).not.toBe(mark);
  });
});
