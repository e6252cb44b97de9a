// What became of every mail, by the tables.
import { sql } from 'kysely';
import type { Db } from '../../../../src/store/db.ts';

export interface CaseOfMail {
  readonly tickets: Set<number>;
  /** Of its handovers; more than one means that the case was handed on. */
  readonly messageIds: Set<string>;
}

export interface Ledger {
  /** Mails that have arrived, duplicates and quarantined ones among them. */
  readonly stored: number;
  /** Rows that wait for a stage, or are claimed. */
  readonly waiting: number;
  /** Stage -> rows that wait, and how many of them are claimed. */
  readonly stages: string;
  /** Status -> mails. */
  readonly inbound: Readonly<Record<string, number>>;
  readonly tickets: number;
  readonly problems: readonly string[];
  /** Subject of a customer's mail -> what became of it. */
  readonly bySubject: ReadonlyMap<string, CaseOfMail>;
}

type Counts = Pick<Ledger, 'stored' | 'stages' | 'waiting' | 'tickets'>;

export async function readLedger(db: Db): Promise<Ledger> {
  const { rows } = await sql<Counts>`select
    (select count(*) from inbound) as stored,
    (select concat_ws(' ',
      'ingest', (select count(*) || '/' || count(claimed_by) from inbound where status = 'stored'),
      'triage', (select count(*) || '/' || count(claimed_by) from article where triage = 'waiting'),
      'deliver', (select count(*) || '/' || count(claimed_by) from outbox where status = 'waiting'))
    ) as stages,
    (select count(*) from inbound where status = 'stored' or claimed_by is not null)
    + (select count(*) from article where triage = 'waiting' or claimed_by is not null)
    + (select count(*) from outbox where status = 'waiting' or claimed_by is not null) as waiting,
    (select count(*) from ticket) as tickets`.execute(db);
  const statuses = await db
    .selectFrom('inbound')
    .select(['status', eb => eb.fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute();
  const problems = await db.selectFrom('problem').select('what').orderBy('id').execute();
  return {
    ...(rows[0] ?? { stored: 0, stages: '', waiting: 0, tickets: 0 }),
    inbound: Object.fromEntries(statuses.map(({ status, count }) => [status, count])),
    problems: problems.map(({ what }) => what),
    bySubject: await casesBySubject(db),
  };
}

async function casesBySubject(db: Db): Promise<Map<string, CaseOfMail>> {
  const rows = await db
    .selectFrom('article')
    .leftJoin('outbox', join =>
      join.onRef('outbox.articleId', '=', 'article.id').on('outbox.kind', '=', 'handover'),
    )
    .select(['article.subject', 'article.ticketId', 'outbox.messageId'])
    .where('article.author', '=', 'customer')
    .execute();
  const cases = new Map<string, CaseOfMail>();
  for (const { subject, ticketId, messageId } of rows) {
    const one = cases.get(subject) ?? { tickets: new Set(), messageIds: new Set() };
    cases.set(subject, one);
    one.tickets.add(ticketId);
    if (messageId) one.messageIds.add(messageId);
  }
  return cases;
}
