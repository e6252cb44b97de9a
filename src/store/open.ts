import { sql } from 'kysely';
import { PermanentError, TransientError, wordsOf } from '../errors.ts';
import { type DatabaseOptions, type Db, migrate, openDatabase } from './db.ts';
import type { Log } from './embedded/log.ts';
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './embedded.ts';
import { errorCode } from './error-code.ts';

export interface Store {
  readonly db: Db;
  /** For the queue, which has connections of its own. */
  readonly url: string;
  close(): Promise<void>;
}

export interface StoreOptions extends DatabaseOptions, EmbeddedOptions {
  readonly log: Log;
}

/** What the SQL of Kulanz was written for. */
const OLDEST = 15;

/** `storage.database` of the configuration is a server's address, else a directory. */
export function isDatabaseUrl(database: string): boolean {
  return /^postgres(ql)?:\/\//i.test(database);
}

/**
 * Opens the database of `storage.database` with its schema up to date: a directory holds an
 * embedded PostgreSQL, which is started or joined; a postgres:// address is a server.
 */
export async function openStore(database: string, options: StoreOptions): Promise<Store> {
  const embedded = isDatabaseUrl(database)
    ? null
    : await startEmbedded(database, options.log, options);
  const url = embedded?.url ?? database;
  const db = openDatabase(url, options);
  const close = () => closeAll(db, embedded);
  try {
    await checkServer(db);
    await migrate(db);
  } catch (error) {
    await close().catch(() => undefined);
    throw embedded ? error : explain(error, url);
  }
  return { db, url, close };
}

/** The server last: the pool must be empty when it goes. */
async function closeAll(db: Db, embedded: EmbeddedServer | null): Promise<void> {
  try {
    await db.destroy();
  } finally {
    await embedded?.stop();
  }
}

async function checkServer(db: Db): Promise<void> {
  const { rows } = await sql<{ version: number; encoding: string }>`
    select current_setting('server_version_num')::int as version,
      current_setting('server_encoding') as encoding`.execute(db);
  const { version = 0, encoding = '' } = rows[0] ?? {};
  if (version < OLDEST * 10_000)
    throw new PermanentError(
      `the server is PostgreSQL ${Math.floor(version / 10_000)}, Kulanz needs ${OLDEST} or newer`,
    );
  if (encoding !== 'UTF8')
    throw new PermanentError(
      `its encoding is ${encoding}, mail needs UTF8: create it with "create database ... ` +
        `encoding 'UTF8' template template0"`,
    );
}

/** What to do, by SQLSTATE or by Node's code. The password is never among the words. */
const ADVICE: Readonly<Record<string, string>> = {
  '28P01': 'the user or the password is wrong: correct storage.database',
  '28000': 'the server does not let this user in: see its pg_hba.conf, or correct storage.database',
  '3D000': 'there is no such database: create it with "createdb", or correct storage.database',
  '42501': 'the user may not make tables there: make the user owner of the database',
  '53300': 'the server has no connection left: raise its max_connections',
};
const WAIT: Readonly<Record<string, string>> = {
  '57P03': 'the server is starting or stopping: try again in a moment',
  ECONNREFUSED: 'nothing listens there: start the server, or correct host and port',
  ENOTFOUND: 'there is no host of this name: correct storage.database',
  EAI_AGAIN: 'the name of the host could not be looked up: check the network',
  EHOSTUNREACH: 'the host cannot be reached: check the network',
  ETIMEDOUT: 'the host does not answer: check the network and the firewall',
  ECONNRESET: 'the server broke the connection: see its log',
};

function explain(error: unknown, url: string): Error {
  const code = errorCode(error);
  const where = `the database ${placeOf(url)}`;
  const words = wordsOf(error);
  const advice = ADVICE[code];
  if (advice) return new PermanentError(`${where}: ${advice} (${words})`);
  const wait = WAIT[code] ?? (/timeout/i.test(words) ? WAIT.ETIMEDOUT : undefined);
  if (wait) return new TransientError(`${where}: ${wait} (${words})`);
  return new PermanentError(`${where}: ${words}`);
}

/** `host:port/database`, fit for a log. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return '(its address is unreadable)';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
