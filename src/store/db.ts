import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import { types } from 'pg';
import { MIGRATIONS } from './migrations.ts';
import { createPool } from './pool.ts';
import type { Schema } from './schema.ts';

export type Db = Kysely<Schema>;

export interface DatabaseOptions {
  /** Connections at most. */
  readonly poolSize?: number;
  /** Shown in pg_stat_activity; `kulanz` unless told. */
  readonly applicationName?: string;
  /** Called when an idle connection breaks; the pool opens another by itself. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** bigint as a number: our ids and sizes stay below 2^53. */
const INT8 = 20;

/**
 * Opens a pool; connects only when it is used. Every wait has a limit: 10 s for a connection,
 * 60 s for a statement, 2 min for a transaction that does nothing.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Db {
  const pool = createPool(
    {
      connectionString: url,
      max: options.poolSize ?? 10,
      application_name: options.applicationName ?? 'kulanz',
      idleTimeoutMillis: 30_000,
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 120_000,
      types: {
        getTypeParser: (oid: number, format?: 'text' | 'binary') =>
          oid === INT8 ? Number : types.getTypeParser(oid, format),
      },
    },
    error => options.onConnectionLost?.(error),
  );
  return new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** Serialises migrations of processes that start together. */
const MIGRATION_LOCK = 7_512_001;

/** Brings the schema up to date; safe to call by several processes at once. */
export async function migrate(db: Db): Promise<void> {
  await db.transaction().execute(async trx => {
    await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(trx);
    await sql`create table if not exists migration (name text primary key, at timestamptz not null default now())`.execute(
      trx,
    );
    const done = await sql<{ name: string }>`select name from migration`.execute(trx);
    const names = new Set(done.rows.map(row => row.name));
    const unknown = [...names].filter(
      name => !MIGRATIONS.some(migration => migration.name === name),
    );
    if (unknown.length > 0)
      throw new Error(
        `the database was written by a newer Kulanz (migration ${unknown.join(', ')}): install that version again`,
      );
    for (const { name, up } of MIGRATIONS) {
      if (names.has(name)) continue;
      await up(trx);
      await sql`insert into migration (name) values (${name})`.execute(trx);
    }
  });
}
