import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { type Db, openDatabase } from '../../src/store/db.ts';
import { createDatabase, dropDatabase, withDatabase } from './database.ts';

export interface TestDatabase {
  readonly db: Db;
  readonly url: string;
  close(): Promise<void>;
}

/** A database with the schema and nothing in it, for one test file; `close` drops it. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const name = `kulanz_test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await createDatabase(server, name, inject('postgresTemplate'));
  const url = withDatabase(server, name);
  const db = openDatabase(url, { poolSize: 5 });
  return {
    db,
    url,
    close: async () => {
      await db.destroy();
      await dropDatabase(server, name);
    },
  };
}
