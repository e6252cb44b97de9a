// What people corrected in Kulanz's reading of mails, kept so that it learns from it.
import { sql } from 'kysely';
import {
  type Example,
  type ExampleKind,
  LONGEST_EXAMPLE,
  levelOf,
  MOST_EXAMPLES,
  topicsOf,
} from '../insight/example.ts';
import type { Pinned } from '../insight/pinned.ts';
import { storable } from './text.ts';
import type { Trx } from './tickets.ts';

export interface NewExample {
  readonly at: Date;
  /** Person id. */
  readonly person: string;
  readonly ticketId: number;
  readonly articleId: number;
  readonly kind: ExampleKind;
  readonly value: string;
  /** As `exampleText` makes it. */
  readonly text: string;
  readonly language: string;
}

/**
 * Keeps a correction; what was said before of the same kind about the same article no longer counts.
 * The same again changes nothing.
 * @returns whether it is new
 */
export async function recordExample(trx: Trx, example: NewExample): Promise<boolean> {
  const { articleId, kind, value, at } = example;
  const same = trx
    .selectFrom('insightExample')
    .select('id')
    .where('articleId', '=', articleId)
    .where('kind', '=', kind)
    .where('value', '=', value)
    .where('undoneAt', 'is', null);
  if (await same.executeTakeFirst()) return false;
  await trx
    .updateTable('insightExample')
    .set({ undoneAt: at })
    .where('articleId', '=', articleId)
    .where('kind', '=', kind)
    .where('undoneAt', 'is', null)
    .execute();
  // Taken back once and said again: under a new id, because it is the latest word.
  await trx
    .deleteFrom('insightExample')
    .where('articleId', '=', articleId)
    .where('kind', '=', kind)
    .where('value', '=', value)
    .execute();
  const text = storable(example.text, LONGEST_EXAMPLE);
  await trx
    .insertInto('insightExample')
    .values({ ...example, text })
    .execute();
  return true;
}

/** Changes whenever the examples do. One cheap query. */
export async function examplesMark(trx: Trx): Promise<string> {
  const rows = await sql<{ mark: string }>`
    select concat_ws(':', max(id), count(*), count(undone_at)) as mark from insight_example`.execute(
    trx,
  );
  return rows.rows[0]?.mark ?? '';
}

/** The newest that count, newest first; of vip too. */
export async function latestExamples(trx: Trx, limit = MOST_EXAMPLES): Promise<StoredExample[]> {
  return trx
    .selectFrom('insightExample as e')
    .innerJoin('ticket', 'ticket.id', 'e.ticketId')
    .select(['e.id', 'e.kind', 'e.value', 'e.language', 'e.text', 'e.at', 'e.person'])
    .select('ticket.number as ticket')
    .where('e.undoneAt', 'is', null)
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute();
}

export interface StoredExample extends Example {
  /** Person id. */
  readonly person: string;
}

/** The newest that are learnt from. */
export async function taughtExamples(trx: Trx): Promise<Example[]> {
  return trx
    .selectFrom('insightExample as e')
    .innerJoin('ticket', 'ticket.id', 'e.ticketId')
    .select(['e.id', 'e.kind', 'e.value', 'e.language', 'e.text', 'e.at'])
    .select('ticket.number as ticket')
    .where('e.undoneAt', 'is', null)
    .where('e.kind', 'in', ['topic', 'mood'])
    .orderBy('e.id', 'desc')
    .limit(MOST_EXAMPLES)
    .execute();
}

/**
 * What people said of these articles, by article: the latest word of each kind, also when `insight reset`
 * has made nothing be learnt from it any more. What a human said of a mail stays said.
 */
export async function pinnedFor(
  trx: Trx,
  articleIds: readonly number[],
): Promise<Map<number, Pinned>> {
  if (articleIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('insightExample as e')
    .innerJoin('person', 'person.id', 'e.person')
    .select(['e.articleId', 'e.kind', 'e.value', 'person.name as by'])
    .where('e.articleId', 'in', articleIds)
    .where('e.kind', 'in', ['topic', 'mood'])
    .orderBy('e.id')
    .execute();
  const found = new Map<number, Pinned>();
  for (const { articleId, by, ...said } of rows) {
    const before = found.get(articleId);
    const topics = topicsOf(said);
    found.set(articleId, {
      topics: topics.length > 0 ? topics : (before?.topics ?? null),
      level: levelOf(said) ?? before?.level ?? null,
      by,
    });
  }
  return found;
}

export interface ExampleCount {
  readonly kind: ExampleKind;
  readonly language: string;
  readonly count: number;
}

export async function countExamples(trx: Trx): Promise<ExampleCount[]> {
  const rows = await trx
    .selectFrom('insightExample')
    .select(['kind', 'language', sql<number>`count(*)`.as('count')])
    .where('undoneAt', 'is', null)
    .groupBy(['kind', 'language'])
    .orderBy('kind')
    .orderBy('language')
    .execute();
  return rows.map(row => ({ ...row, count: Number(row.count) }));
}

/** None counts any more. @returns how many did */
export async function undoExamples(trx: Trx, at: Date): Promise<number> {
  const result = await trx
    .updateTable('insightExample')
    .set({ undoneAt: at })
    .where('undoneAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/**
 * Deletes what is kept of a customer's mails, undone or not (GDPR, Art. 17). What was learnt from them
 * goes with it.
 * @returns how many
 */
export async function eraseExamples(trx: Trx, customerId: number): Promise<number> {
  const result = await trx
    .deleteFrom('insightExample')
    .where('ticketId', 'in', eb =>
      eb.selectFrom('ticket').select('ticket.id').where('ticket.customerId', '=', customerId),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
