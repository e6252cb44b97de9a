import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { findPostmaster } from '../../src/store/embedded/postmaster.ts';
import { isAlive } from '../../src/store/embedded/process-identity.ts';
import { ask, embeddedFixture } from '../support/embedded-fixture.ts';

const at = embeddedFixture();

describe('a fresh directory', () => {
  test('gets a database that keeps its data, only for us and only on this computer', async () => {
    const server = await at.start({});
    expect(server.joined).toBe(false);
    const [settings] = await ask(
      server.url,
      `select current_setting('fsync') fsync, current_setting('synchronous_commit') commit,
        current_setting('timezone') zone, current_setting('server_encoding') encoding,
        current_setting('listen_addresses') listens, lower('ÄÖÜ') lower`,
    );
    expect(settings).toEqual({
      fsync: 'on',
      commit: 'on',
      zone: 'UTC',
      encoding: 'UTF8',
      listens: '127.0.0.1',
      lower: 'äöü',
    });
    await expect(ask(server.url.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
    for (const file of ['secret', 'postgres.log', 'port'])
      expect((await stat(join(at.directory, file))).mode & 0o077, file).toBe(0);
    expect((await stat(at.pg)).mode & 0o077).toBe(0);
    await server.stop();
  });

  test('is started once by three processes that come at the same time', async () => {
    const three = [at.child(), at.child(), at.child()];
    const started = await Promise.all(three.map(one => one.started()));
    expect(new Set(started.map(one => one.url)).size).toBe(1);
    expect(started.filter(one => !one.joined)).toHaveLength(1);
    expect((await readdir(at.directory)).sort()).toEqual(['pg', 'port', 'postgres.log', 'secret']);
    await Promise.all(three.map(one => one.stop()));
    expect(await findPostmaster(at.pg)).toBeNull();
  });

  test('recovers from a kill -9 while its files are made', async () => {
    const killed = at.child();
    while (!(await readdir(at.directory)).some(name => name.startsWith('pg.new-'))) await sleep(5);
    await killed.kill();
    expect(await readdir(at.directory)).toContain('lock');
    const server = await at.start();
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect((await readdir(at.directory)).filter(name => /new|lock/.test(name))).toEqual([]);
  });

  test('keeps the environment from PostgreSQL', async () => {
    process.env.IMAP_PASSWORD = 'geheim';
    const server = await at.start();
    const environment = await readFile(`/proc/${(await at.running()).pid}/environ`, 'utf8');
    delete process.env.IMAP_PASSWORD;
    expect(environment).toContain('PATH=');
    expect(environment).not.toContain('geheim');
    await server.stop();
  });
});

describe('the next start', () => {
  test('finds data and port as they were', async () => {
    const first = await at.start();
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    expect(await findPostmaster(at.pg)).toBeNull();
    const second = await at.start();
    expect(second).toMatchObject({ joined: false, url: first.url });
    expect(await ask(second.url, 'table kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  test('attaches to the server that a killed process left, and stops it at last', async () => {
    const killed = at.child();
    const { url } = await killed.started();
    await ask(url, 'create table kept as select 42 as answer');
    const before = await at.running();
    await killed.kill();
    expect(isAlive(before.pid)).toBe(true);
    const server = await at.start();
    expect(server).toMatchObject({ joined: true, url });
    expect((await at.running()).pid).toBe(before.pid);
    expect(await ask(server.url, 'table kept')).toEqual([{ answer: 42 }]);
    await server.stop();
    expect(await findPostmaster(at.pg)).toBeNull();
  });

  test('takes another port when somebody has taken the last one', async () => {
    const first = await at.start();
    await first.stop();
    const port = Number(new URL(first.url).port);
    const thief = createServer().listen(port, '127.0.0.1');
    const second = await at.start();
    expect(new URL(second.url).port).not.toBe(String(port));
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    thief.close();
  });

  test.each([
    ['that has ended', () => 2_000_000_000],
    ['that is a quite different one by now', () => at.sleeper()],
  ])('ignores a postmaster.pid of a process %s', async (_, pid) => {
    const first = await at.start();
    await ask(first.url, 'create table kept as select 42 as answer');
    const words = await readFile(join(at.pg, 'postmaster.pid'), 'utf8');
    await first.stop();
    await writeFile(join(at.pg, 'postmaster.pid'), words.replace(/^\d+/, String(pid())));
    const second = await at.start();
    expect(await ask(second.url, 'table kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  test('refuses data of another major version and says the way out', async () => {
    await mkdir(at.pg, { mode: 0o700 });
    await writeFile(join(at.pg, 'PG_VERSION'), '16\n');
    await expect(at.start()).rejects.toThrow(
      /PostgreSQL 16, this Kulanz brings PostgreSQL 18.*pg_dump/,
    );
    expect(await readFile(join(at.pg, 'PG_VERSION'), 'utf8')).toBe('16\n');
  });

  test('refuses a folder pg that holds something else', async () => {
    await mkdir(at.pg);
    await writeFile(join(at.pg, 'rechnung.pdf'), '');
    await expect(at.start()).rejects.toThrow('is no PostgreSQL data');
    expect(await readdir(at.pg)).toEqual(['rechnung.pdf']);
  });

  test('says what to do about a lost or a foreign password', async () => {
    const secret = join(at.directory, 'secret');
    await (await at.start()).stop();
    await writeFile(secret, 'guess\n');
    await expect(at.start()).rejects.toThrow('put the right file back');
    await rm(secret);
    await expect(at.start()).rejects.toThrow('is missing: put it back');
  });

  test('repeats the words of PostgreSQL when it does not start', async () => {
    await (await at.start()).stop();
    await rm(join(at.pg, 'global', 'pg_control'));
    await expect(at.start()).rejects.toThrow(/did not start: .*pg_control.*postgres\.log/);
  });

  test('puts a log aside that has grown', async () => {
    await (await at.start()).stop();
    await writeFile(join(at.directory, 'postgres.log'), 'x'.repeat(10 * 1024 * 1024 + 1));
    await (await at.start()).stop();
    expect((await stat(join(at.directory, 'postgres.log'))).size).toBeLessThan(10_000);
    expect((await stat(join(at.directory, 'postgres.log.1'))).size).toBeGreaterThan(10_000_000);
  });
});
