import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/db.ts';
import { findPostmaster } from '../../src/store/embedded/postmaster.ts';
import { isAlive } from '../../src/store/embedded/process-identity.ts';
import { type EmbeddedOptions, startEmbedded } from '../../src/store/embedded.ts';
import { EmbeddedChild } from '../support/embedded-child.ts';

let directory: string;
let pg: string;
const said: string[] = [];
const keep = (words: string) => said.push(words);
const log = { info: keep, warn: keep, error: keep };
const children: EmbeddedChild[] = [];
const sleepers: ChildProcess[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), `kulanz-test-${process.pid}-embedded-`));
  pg = join(directory, 'pg');
  said.length = 0;
});

afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
  for (const sleeper of sleepers.splice(0)) sleeper.kill();
  const left = await findPostmaster(pg);
  if (left) process.kill(left.pid, 'SIGKILL');
  await sleep(left ? 200 : 0);
  await rm(directory, { recursive: true, force: true });
});

const start = (options: EmbeddedOptions = { unsafe: true }) =>
  startEmbedded(directory, log, options);

function child(): EmbeddedChild {
  const made = new EmbeddedChild(directory);
  children.push(made);
  return made;
}

/** The rows of one statement on a connection of its own. */
async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** A process that is neither PostgreSQL nor its parent, whom PostgreSQL would not mind. */
function spawnSleeper(): number {
  const sleeper = spawn('sleep', ['60'], { stdio: 'ignore' });
  sleepers.push(sleeper);
  return sleeper.pid ?? 0;
}

async function running() {
  const found = await findPostmaster(pg);
  if (!found) throw new Error('no server runs');
  return found;
}

describe('a fresh directory', () => {
  test('gets a database that keeps its data, only for us and only on this computer', async () => {
    const server = await start({});
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
      expect((await stat(join(directory, file))).mode & 0o077, file).toBe(0);
    expect((await stat(pg)).mode & 0o077).toBe(0);
    await server.stop();
  });

  test('is started once by three processes that come at the same time', async () => {
    const three = [child(), child(), child()];
    const started = await Promise.all(three.map(one => one.started()));
    expect(new Set(started.map(one => one.url)).size).toBe(1);
    expect(started.filter(one => !one.joined)).toHaveLength(1);
    expect((await readdir(directory)).sort()).toEqual(['pg', 'port', 'postgres.log', 'secret']);
    await Promise.all(three.map(one => one.stop()));
    expect(await findPostmaster(pg)).toBeNull();
  });

  test('recovers from a kill -9 while its files are made', async () => {
    const killed = child();
    while (!(await readdir(directory)).some(name => name.startsWith('pg.new-'))) await sleep(5);
    await killed.kill();
    expect(await readdir(directory)).toContain('lock');
    const server = await start();
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect((await readdir(directory)).filter(name => /new|lock/.test(name))).toEqual([]);
  });

  test('keeps the environment from PostgreSQL', async () => {
    process.env.IMAP_PASSWORD = 'geheim';
    const server = await start();
    const environment = await readFile(`/proc/${(await running()).pid}/environ`, 'utf8');
    delete process.env.IMAP_PASSWORD;
    expect(environment).toContain('PATH=');
    expect(environment).not.toContain('geheim');
    await server.stop();
  });
});

describe('the next start', () => {
  test('finds data and port as they were', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    expect(await findPostmaster(pg)).toBeNull();
    const second = await start();
    expect(second).toMatchObject({ joined: false, url: first.url });
    expect(await ask(second.url, 'table kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  test('attaches to the server that a killed process left, and stops it at last', async () => {
    const killed = child();
    const { url } = await killed.started();
    await ask(url, 'create table kept as select 42 as answer');
    const before = await running();
    await killed.kill();
    expect(isAlive(before.pid)).toBe(true);
    const server = await start();
    expect(server).toMatchObject({ joined: true, url });
    expect((await running()).pid).toBe(before.pid);
    expect(await ask(server.url, 'table kept')).toEqual([{ answer: 42 }]);
    await server.stop();
    expect(await findPostmaster(pg)).toBeNull();
  });

  test('takes another port when somebody has taken the last one', async () => {
    const first = await start();
    await first.stop();
    const port = Number(new URL(first.url).port);
    const thief = createServer().listen(port, '127.0.0.1');
    const second = await start();
    expect(new URL(second.url).port).not.toBe(String(port));
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    thief.close();
  });

  test.each([
    ['that has ended', () => 2_000_000_000],
    ['that is a quite different one by now', () => spawnSleeper()],
  ])('ignores a postmaster.pid of a process %s', async (_, pid) => {
    const first = await start();
    await ask(first.url, 'create table kept as select 42 as answer');
    const words = await readFile(join(pg, 'postmaster.pid'), 'utf8');
    await first.stop();
    await writeFile(join(pg, 'postmaster.pid'), words.replace(/^\d+/, String(pid())));
    const second = await start();
    expect(await ask(second.url, 'table kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  test('refuses data of another major version and says the way out', async () => {
    await mkdir(pg, { mode: 0o700 });
    await writeFile(join(pg, 'PG_VERSION'), '16\n');
    await expect(start()).rejects.toThrow(
      /PostgreSQL 16, this Kulanz brings PostgreSQL 18.*pg_dump/,
    );
    expect(await readFile(join(pg, 'PG_VERSION'), 'utf8')).toBe('16\n');
  });

  test('refuses a folder pg that holds something else', async () => {
    await mkdir(pg);
    await writeFile(join(pg, 'rechnung.pdf'), '');
    await expect(start()).rejects.toThrow('is no PostgreSQL data');
    expect(await readdir(pg)).toEqual(['rechnung.pdf']);
  });

  test('says what to do about a lost or a foreign password', async () => {
    const secret = join(directory, 'secret');
    await (await start()).stop();
    await writeFile(secret, 'guess\n');
    await expect(start()).rejects.toThrow('put the right file back');
    await rm(secret);
    await expect(start()).rejects.toThrow('is missing: put it back');
  });

  test('repeats the words of PostgreSQL when it does not start', async () => {
    await (await start()).stop();
    await rm(join(pg, 'global', 'pg_control'));
    await expect(start()).rejects.toThrow(/did not start: .*pg_control.*postgres\.log/);
  });

  test('puts a log aside that has grown', async () => {
    await (await start()).stop();
    await writeFile(join(directory, 'postgres.log'), 'x'.repeat(10 * 1024 * 1024 + 1));
    await (await start()).stop();
    expect((await stat(join(directory, 'postgres.log'))).size).toBeLessThan(10_000);
    expect((await stat(join(directory, 'postgres.log.1'))).size).toBeGreaterThan(10_000_000);
  });
});

describe('two processes', () => {
  test('share the server; the last to leave stops it', async () => {
    const first = child();
    const { url, joined } = await first.started();
    expect(joined).toBe(false);
    const second = await start();
    expect(second).toMatchObject({ joined: true, url });
    await first.stop();
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(await findPostmaster(pg)).toBeNull();
  });

  test('a killed one does not count', async () => {
    const first = child();
    await first.started();
    const second = await start();
    await first.kill();
    await second.stop();
    expect(await findPostmaster(pg)).toBeNull();
  });

  test('one stops while another starts, again and again: who has it can use it', async () => {
    for (let round = 0; round < 5; round++) {
      const first = await start();
      const [second] = await Promise.all([start(), first.stop()]);
      expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      await second.stop();
      expect(await findPostmaster(pg)).toBeNull();
    }
  });
});

describe('a server that dies', () => {
  test('is started again at the same address, without a word from anybody', async () => {
    const server = await start();
    const db = openDatabase(server.url, { onConnectionLost: () => undefined });
    const one = () => db.selectNoFrom(eb => eb.lit(1).as('one')).execute();
    await one();
    const { pid } = await running();
    process.kill(pid, 'SIGKILL');
    // A child of the killed server may still answer for a moment.
    await expect.poll(() => said, { timeout: 20_000 }).toContain('the database runs again');
    expect((await running()).pid).not.toBe(pid);
    expect(await one()).toEqual([{ one: 1 }]);
    await server.ensureRunning();
    expect(said).toContain('the database is gone: starting it again');
    await db.destroy();
    await server.stop();
    expect(await findPostmaster(pg)).toBeNull();
  });

  test('is started again although one of its children is still at work', async () => {
    const server = await start();
    const busy = `do $$ declare until timestamptz := clock_timestamp() + interval '3 s';
      begin while clock_timestamp() < until loop end loop; end $$`;
    const work = ask(server.url, busy).catch(() => 'lost');
    await sleep(200);
    process.kill((await running()).pid, 'SIGKILL');
    await expect.poll(() => said, { timeout: 20_000 }).toContain('the database runs again');
    expect(said.filter(words => words.includes('does not run'))).toEqual([]);
    await work;
    await server.stop();
  });

  test('is started by one of two processes, and both go on', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    process.kill((await running()).pid, 'SIGKILL');
    await expect
      .poll(() => said.filter(words => words === 'the database runs again'), { timeout: 20_000 })
      .toHaveLength(2);
    expect(second.url).toBe(first.url);
    await first.stop();
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(await findPostmaster(pg)).toBeNull();
  });
});

describe.runIf(process.getuid?.() === 0)('as root', () => {
  test.each(['namespace', 'user'] as const)('it runs by way of a %s', async rootWay => {
    const server = await start({ unsafe: true, rootWay });
    const status = await readFile(`/proc/${(await running()).pid}/status`, 'utf8');
    const uid = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
    expect(uid === 0).toBe(rootWay === 'namespace');
    expect((await stat(pg)).uid).toBe(uid);
    await server.stop();
  });

  test('data goes over from one way to the other, behind doors closed to all but root', async () => {
    expect((await stat(directory)).mode & 0o077).toBe(0);
    const first = await start({ unsafe: true, rootWay: 'namespace' });
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    for (const rootWay of ['user', 'namespace'] as const) {
      const server = await start({ unsafe: true, rootWay });
      expect(await ask(server.url, 'table kept')).toEqual([{ answer: 42 }]);
      await server.stop();
    }
  });
});
