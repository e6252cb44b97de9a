import { sql } from 'kysely';
import type { Person, UiLanguage } from '../config.ts';
import type { Db } from './db.ts';
import { recallMail } from './recall.ts';

/**
 * Brings the table of people in line with the configuration. Who is no longer configured stays,
 * for the history's sake, but gets no mail any more, not even what waits for them already. Two people may have swapped addresses, and a
 * new one may have a former one's: whoever stands in the way gives the address up first.
 */
export async function syncPeople(
  db: Db,
  people: readonly Person[],
  language: UiLanguage,
  now: Date,
): Promise<void> {
  const rows = people.map(({ id, name, address, role }) => ({ id, name, address, role }));
  await db.transaction().execute(async trx => {
    await sql`lock table person in share row exclusive mode`.execute(trx);
    const configured = sql<{
      id: string;
      address: string;
    }>`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as configured (id text, address text)`;
    await sql`update person set address = 'formerly of ' || person.id from ${configured}
      where configured.address = person.address and configured.id <> person.id`.execute(trx);
    if (rows.length > 0)
      await trx
        .insertInto('person')
        .values(rows.map(row => ({ ...row, active: true })))
        .onConflict(conflict =>
          conflict.column('id').doUpdateSet(eb => ({
            name: eb.ref('excluded.name'),
            address: eb.ref('excluded.address'),
            role: eb.ref('excluded.role'),
            active: true,
          })),
        )
        .execute();
    await trx
      .updateTable('person')
      .set({ active: false })
      .where(sql<boolean>`id <> all(${rows.map(row => row.id)})`)
      .where('active', '=', true)
      .execute();
    await recallMail(trx, language, now);
  });
}
