// Looking something up that a mail can do without: it may take a few seconds and it may fail, and neither
// takes the transaction with it.
import { sql } from 'kysely';
import { isOutage } from './outage.ts';
import type { Trx } from './tickets.ts';

/** A statement of a look-up may take so long. Milliseconds. */
const LIMIT = 5_000;

/** Resolves to null where it failed; the transaction goes on. Throws when the database itself is away. */
export async function lookUpSoftly<T>(
  trx: Trx,
  work: () => Promise<T>,
  lost: (error: unknown) => void,
): Promise<T | null> {
  await sql`savepoint lookup`.execute(trx);
  const before = await limitStatements(trx, `${LIMIT}ms`);
  try {
    const found = await work();
    await limitStatements(trx, before);
    await sql`release savepoint lookup`.execute(trx);
    return found;
  } catch (error) {
    if (isOutage(error)) throw error;
    // Takes the limit back as well.
    await sql`rollback to savepoint lookup`.execute(trx);
    lost(error);
    return null;
  }
}

/** Resolves to what was in force. */
async function limitStatements(trx: Trx, limit: string): Promise<string> {
  const { rows } = await sql<{ before: string }>`
    with was as materialized (select current_setting('statement_timeout') as before)
    select before, set_config('statement_timeout', ${limit}, true) from was`.execute(trx);
  return rows[0]?.before ?? '0';
}
