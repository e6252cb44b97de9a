import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PermanentError, TransientError } from '../../src/errors.ts';
import { findPostmaster } from '../../src/store/embedded/postmaster.ts';
import { type EmbeddedServer, startEmbedded } from '../../src/store/embedded.ts';
import { isDatabaseUrl, openStore } from '../../src/store/open.ts';
import { command, createDatabase, withDatabase } from '../support/database.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const options = { log: silent, unsafe: true };

let directory: string;
let server: EmbeddedServer;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), `kulanz-test-${process.pid}-open-`));
  server = await startEmbedded(directory, silent, options);
});
afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true, force: true });
});

test.each([
  ['postgres://localhost/kulanz', true],
  ['postgresql://a:b@localhost/kulanz', true],
  ['POSTGRES://localhost/kulanz', true],
  ['/srv/kulanz/data', false],
  ['C:\\kulanz\\data', false],
  ['/srv/postgres:', false],
])('%s is the address of a server: %s', (database, expected) => {
  expect(isDatabaseUrl(database)).toBe(expected);
});

test('a directory: the database runs with its schema, and stops when it is closed', async () => {
  const own = await mkdtemp(join(tmpdir(), `kulanz-test-${process.pid}-store-`));
  for (const count of [0, 1]) {
    const store = await openStore(own, options);
    expect(await store.db.selectFrom('problem').selectAll().execute()).toHaveLength(count);
    await store.db
      .insertInto('problem')
      .values({ key: `k${count}`, at: new Date(), what: 'w' })
      .execute();
    expect(isDatabaseUrl(store.url)).toBe(true);
    await store.close();
    expect(await findPostmaster(join(own, 'pg'))).toBeNull();
  }
  await rm(own, { recursive: true });
});

test('an address: the schema is brought up to date, and the server goes on', async () => {
  await createDatabase(server.url, 'shop');
  const store = await openStore(withDatabase(server.url, 'shop'), options);
  expect(await store.db.selectFrom('ticket').selectAll().execute()).toEqual([]);
  await store.close();
  const again = await openStore(withDatabase(server.url, 'shop'), options);
  await again.close();
});

describe('an address that does not work says what to do, without the password', () => {
  const changed = (change: (url: URL) => void): string => {
    const url = new URL(server.url);
    change(url);
    return url.href;
  };

  async function refusal(url: string): Promise<Error> {
    const error = await openStore(url, options).then(
      () => new Error('it was opened'),
      error => error,
    );
    expect(error.message).not.toContain(new URL(server.url).password);
    expect(error.message).not.toContain('geheim');
    return error;
  }

  test('wrong password', async () => {
    const error = await refusal(
      changed(url => {
        url.password = 'geheim';
      }),
    );
    expect(error).toBeInstanceOf(PermanentError);
    expect(error.message).toContain('the user or the password is wrong: correct storage.database');
  });

  test('no such database', async () => {
    const error = await refusal(withDatabase(server.url, 'nowhere'));
    expect(error.message).toMatch(
      /127\.0\.0\.1:\d+\/nowhere: there is no such database: create it/,
    );
  });

  test('nothing listens', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => probe.once('listening', resolve));
    const { port } = Object(probe.address());
    await new Promise(resolve => probe.close(resolve));
    const error = await refusal(`postgres://kulanz:geheim@127.0.0.1:${port}/kulanz`);
    expect(error).toBeInstanceOf(TransientError);
    expect(error.message).toContain('nothing listens there');
  });

  test('a user who may not make tables', async () => {
    await createDatabase(server.url, 'theirs');
    await command(server.url, "create role poor login password 'geheim'");
    const error = await refusal(
      changed(url => {
        url.username = 'poor';
        url.password = 'geheim';
        url.pathname = '/theirs';
      }),
    );
    expect(error.message).toContain('make the user owner of the database');
  });

  test('an encoding that cannot hold mail', async () => {
    await command(
      server.url,
      "create database ascii template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'",
    );
    const error = await refusal(withDatabase(server.url, 'ascii'));
    expect(error.message).toMatch(/its encoding is SQL_ASCII, mail needs UTF8/);
  });

  test('a server that is too old', async () => {
    await createDatabase(server.url, 'old');
    const old = withDatabase(server.url, 'old');
    await command(
      old,
      `create function public.current_setting(text) returns text language sql as
        $$ select case $1 when 'server_version_num' then '140012' else 'UTF8' end $$`,
    );
    const error = await refusal(`${old}?options=-csearch_path%3Dpublic,pg_catalog`);
    expect(error.message).toContain('the server is PostgreSQL 14, Kulanz needs 15 or newer');
  });

  test('an address that is none', async () => {
    expect((await refusal('postgres://kulanz:geheim@:x')).message).toContain('unreadable');
  });
});
