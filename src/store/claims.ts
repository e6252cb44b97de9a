// Who works on which row. A claim lasts as long as the process that made it lives: each process
// holds a session lock on its instance number, and PostgreSQL drops it when the process dies.
import { sql } from 'kysely';
import { Client } from 'pg';
import type { Stage } from '../queues.ts';
import type { Db } from './db.ts';

const INSTANCE_LOCKS = 7_512_002;

export interface Instance {
  /** Another one after the database was away: what was claimed before is free again then. */
  readonly id: number;
  stop(): Promise<void>;
}

/**
 * Registers this process. Reconnects by itself when the database was away, under a new number: nobody
 * knows which of its steps ended well, so all of them may be done again, by whoever claims them.
 * @param fresh makes a number, 1 to 2^31 - 1
 */
export async function registerInstance(
  url: string,
  fresh: () => number,
  trouble: (error: unknown) => void,
): Promise<Instance> {
  let id = fresh();
  let stopped = false;
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const next = new Client({
      connectionString: url,
      application_name: 'kulanz instance',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    next.on('error', () => undefined);
    next.on('end', () => {
      if (!stopped && client === next) timer = setTimeout(() => void again(), 1_000);
    });
    try {
      await next.connect();
      if (client) id = fresh();
      await next.query('select pg_advisory_lock($1, $2)', [INSTANCE_LOCKS, id]);
    } catch (error) {
      // A connection that is left half open would hold the lock that the next one waits for.
      void next.end().catch(() => undefined);
      throw error;
    }
    client = next;
  };
  const again = async (): Promise<void> => {
    if (stopped) return;
    try {
      await connect();
    } catch (error) {
      trouble(error);
      timer = setTimeout(() => void again(), 2_000);
    }
  };

  await connect();
  return {
    get id() {
      return id;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}

/** Where each stage's rows wait, and what says that they do. */
const WAITING: Record<Stage, { table: string; where: string; first: string }> = {
  ingest: { table: 'inbound', where: `status = 'stored'`, first: 'id' },
  triage: { table: 'article', where: `triage = 'waiting'`, first: 'id' },
  // An owner's alert overtakes a busy hour's handovers (promise 6).
  deliver: { table: 'outbox', where: `status = 'waiting'`, first: `kind <> 'alert', id` },
};

/**
 * Claims up to `limit` rows of a stage that wait and are due, oldest first, and counts the try before
 * it is made, so that a mail that kills the process is not tried for ever.
 * @param order `wary`: rows that were tried before come last and alone, so that what kills the process
 *   takes nothing along
 */
export async function claim(
  db: Db,
  stage: Stage,
  instance: number,
  limit: number,
  order: 'oldest' | 'wary' = 'oldest',
): Promise<number[]> {
  const { table, where, first: usual } = WAITING[stage];
  const first = sql.raw(order === 'wary' ? 'attempts > 0, id' : usual);
  const picked = sql.raw(
    order === 'wary'
      ? `select id from due where attempts = 0 union all
        (select id from due where not exists (select from due where attempts = 0) order by id limit 1)`
      : 'select id from due',
  );
  const rows = await sql<{ id: number }>`
    with due as (
      select id, attempts from ${sql.table(table)}
      where ${sql.raw(where)} and claimed_by is null and due_at <= now()
      order by ${first} limit ${limit} for update skip locked)
    update ${sql.table(table)} set claimed_by = ${instance}, attempts = attempts + 1
    where id in (${picked})
    returning id`.execute(db);
  return rows.rows.map(row => row.id).sort((a, b) => a - b);
}

/**
 * Gives rows back that were claimed and not worked on, or failed: tried again after `delay` ms.
 * @param tried `uncounted`: an outage was the reason, not the row
 */
export async function giveBack(
  db: Db,
  stage: Stage,
  ids: readonly number[],
  delay: number,
  tried: 'counted' | 'uncounted' = 'counted',
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update ${sql.table(WAITING[stage].table)}
    set claimed_by = null, attempts = greatest(0, attempts - ${tried === 'counted' ? 0 : 1}::int),
      due_at = now() + ${delay} * interval '1 millisecond'
    where id = any(${[...ids]}::bigint[])`.execute(db);
}

/** Frees what dead processes had claimed; returns how many rows that were. */
export async function releaseDead(db: Db, stage: Stage): Promise<number> {
  const { table, where } = WAITING[stage];
  const result = await sql`
    update ${sql.table(table)} set claimed_by = null
    where ${sql.raw(where)} and claimed_by is not null
      and not exists (
        select 1 from pg_locks
        where locktype = 'advisory' and classid = ${INSTANCE_LOCKS}
          and objid::bigint = claimed_by and granted
          and database = (select oid from pg_database where datname = current_database()))`.execute(
    db,
  );
  return Number(result.numAffectedRows ?? 0n);
}

/**
 * When such a row may be taken again. A mail that was handed to a server must not be handed to it again
 * and again because something keeps its outcome from being stored: each time it waits longer, and the
 * try counts.
 */
const TAKEN_AGAIN: Record<Stage, string> = {
  ingest: 'attempts = greatest(0, attempts - 1)',
  triage: 'attempts = greatest(0, attempts - 1)',
  deliver: `due_at = now() + least(300, 2 ^ least(attempts, 9)) * interval '1 second'`,
};

/**
 * Frees what this process has claimed while nobody in it works on the stage: an outage kept it from
 * giving the rows back. The try does not count, but for mail that may have left.
 */
export async function releaseOwn(db: Db, stage: Stage, instance: number): Promise<number> {
  const { table, where } = WAITING[stage];
  const result = await sql`
    update ${sql.table(table)} set claimed_by = null, ${sql.raw(TAKEN_AGAIN[stage])}
    where ${sql.raw(where)} and claimed_by = ${instance}`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

/** The first row of a stage that waits, is due and unclaimed: the one to ring for. */
export async function firstWaiting(db: Db, stage: Stage): Promise<number | null> {
  const { table, where } = WAITING[stage];
  const found = await sql<{ id: number }>`
    select id from ${sql.table(table)}
    where ${sql.raw(where)} and claimed_by is null and due_at <= now()
    order by id limit 1`.execute(db);
  return found.rows[0]?.id ?? null;
}

/** Do more than `rows` rows of a stage wait? Looks at no more than that. */
export async function isBacklog(db: Db, stage: Stage, rows: number): Promise<boolean> {
  const { table, where } = WAITING[stage];
  const found = await sql`
    select 1 from ${sql.table(table)} where ${sql.raw(where)} and due_at <= now()
    offset ${rows} limit 1`.execute(db);
  return found.rows.length > 0;
}

/** How many rows of a stage wait, due or not; for metrics. */
export async function countWaiting(db: Db, stage: Stage): Promise<number> {
  const { table, where } = WAITING[stage];
  const found = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)} where ${sql.raw(where)}`.execute(db);
  return found.rows[0]?.count ?? 0;
}
