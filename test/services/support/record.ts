// The tables of a running product, looked at from outside.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Db, openDatabase } from '../../../src/store/db.ts';
import { isDatabaseUrl } from '../../../src/store/open.ts';

/** @param database as in `storage.database`; an embedded one runs already */
export function openRecord(database: string): Db {
  const url = isDatabaseUrl(database) ? database : embeddedUrl(database);
  return openDatabase(url, { poolSize: 2, applicationName: 'kulanz tests' });
}

function embeddedUrl(data: string): string {
  const read = (name: string) => readFileSync(join(data, name), 'utf8').trim();
  return `postgres://kulanz:${read('secret')}@127.0.0.1:${read('port')}/postgres`;
}
