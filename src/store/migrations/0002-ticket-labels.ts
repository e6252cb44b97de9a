// Words of the merchant's on a ticket, given by rules (`label:`).
import { sql, type Transaction } from 'kysely';

export async function up<T>(trx: Transaction<T>): Promise<void> {
  await sql`alter table ticket add column labels jsonb not null default '[]'`.execute(trx);
}
