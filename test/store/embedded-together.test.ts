import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/db.ts';
import { findPostmaster } from '../../src/store/embedded/postmaster.ts';
import { ask, embeddedFixture } from '../support/embedded-fixture.ts';

const at = embeddedFixture();

describe('two processes', () => {
  test('share the server; the last to leave stops it', async () => {
    const first = at.child();
    const { url, joined } = await first.started();
    expect(joined).toBe(false);
    const second = await at.start();
    expect(second).toMatchObject({ joined: true, url });
    await first.stop();
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(await findPostmaster(at.pg)).toBeNull();
  });

  test('a killed one does not count', async () => {
    const first = at.child();
    await first.started();
    const second = await at.start();
    await first.kill();
    // PostgreSQL hears of the death when it next looks at the connection: a moment on a busy machine.
    const present = `select count(*)::int as n from pg_stat_activity where application_name = 'kulanz presence'`;
    await expect.poll(() => ask(second.url, present), { timeout: 10_000 }).toEqual([{ n: 1 }]);
    await second.stop();
    expect(await findPostmaster(at.pg)).toBeNull();
  });

  test('one stops while another starts, again and again: who has it can use it', async () => {
    for (let round = 0; round < 5; round++) {
      const first = await at.start();
      const [second] = await Promise.all([at.start(), first.stop()]);
      expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      await second.stop();
      expect(await findPostmaster(at.pg)).toBeNull();
    }
  });
});

describe('a server that dies', () => {
  test('is started again at the same address, without a word from anybody', async () => {
    const server = await at.start();
    const db = openDatabase(server.url, { onConnectionLost: () => undefined });
    const one = () => db.selectNoFrom(eb => eb.lit(1).as('one')).execute();
    await one();
    const { pid } = await at.running();
    process.kill(pid, 'SIGKILL');
    // A child of the killed server may still answer for a moment.
    await expect.poll(() => at.said, { timeout: 20_000 }).toContain('the database runs again');
    expect((await at.running()).pid).not.toBe(pid);
    expect(await one()).toEqual([{ one: 1 }]);
    await server.ensureRunning();
    expect(at.said).toContain('the database is gone: starting it again');
    await db.destroy();
    await server.stop();
    expect(await findPostmaster(at.pg)).toBeNull();
  });

  test('is started again although one of its children is still at work', async () => {
    const server = await at.start();
    const busy = `do $$ declare until timestamptz := clock_timestamp() + interval '3 s';
      begin while clock_timestamp() < until loop end loop; end $$`;
    const work = ask(server.url, busy).catch(() => 'lost');
    await sleep(200);
    process.kill((await at.running()).pid, 'SIGKILL');
    await expect.poll(() => at.said, { timeout: 20_000 }).toContain('the database runs again');
    expect(at.said.filter(words => words.includes('does not run'))).toEqual([]);
    await work;
    await server.stop();
  });

  test('waits for its port, to which everybody is bound, and says who is in the way', async () => {
    const server = await at.start();
    const port = Number(new URL(server.url).port);
    // Takes the port between the server's end and its next start, which is a second later.
    const { pid } = await at.running();
    process.kill(pid, 'SIGKILL');
    const thief = await listenWhenFree(port);
    const inTheWay = `the database does not run: another program listens on its port ${port}`;
    await expect.poll(() => at.said.join('\n'), { timeout: 20_000 }).toContain(inTheWay);
    await new Promise(resolve => thief.close(resolve));
    await expect.poll(() => at.said, { timeout: 20_000 }).toContain('the database runs again');
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  test('is started by one of two processes, and both go on', async () => {
    const [first, second] = await Promise.all([at.start(), at.start()]);
    process.kill((await at.running()).pid, 'SIGKILL');
    await expect
      .poll(() => at.said.filter(words => words === 'the database runs again'), { timeout: 20_000 })
      .toHaveLength(2);
    expect(second.url).toBe(first.url);
    await first.stop();
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(await findPostmaster(at.pg)).toBeNull();
  });
});

/** Under /root, say, another user can't reach the programs: then there is but one way. */
async function closedToOthers(path: string): Promise<boolean> {
  if (((await stat(path)).mode & 0o001) === 0) return true;
  return path !== dirname(path) && closedToOthers(dirname(path));
}

describe.runIf(process.getuid?.() === 0)('as root', async () => {
  const closed = await closedToOthers(process.cwd());
  const ways = closed ? (['namespace'] as const) : (['namespace', 'user'] as const);

  test.runIf(closed)('programs that another user cannot reach: the way out is told', async () => {
    await expect(at.start({ unsafe: true, rootWay: 'user' })).rejects.toThrow(/ordinary user/);
  });

  test.each(ways)('it runs by way of a %s', async rootWay => {
    const server = await at.start({ unsafe: true, rootWay });
    const status = await readFile(`/proc/${(await at.running()).pid}/status`, 'utf8');
    const uid = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
    expect(uid === 0).toBe(rootWay === 'namespace');
    expect((await stat(at.pg)).uid).toBe(uid);
    await server.stop();
  });

  test('data goes over from one way to the other, behind doors closed to all but root', async () => {
    expect((await stat(at.directory)).mode & 0o077).toBe(0);
    const first = await at.start({ unsafe: true, rootWay: 'namespace' });
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    for (const rootWay of ways.toReversed()) {
      const server = await at.start({ unsafe: true, rootWay });
      expect(await ask(server.url, 'table kept')).toEqual([{ answer: 42 }]);
      await server.stop();
    }
  });
});

async function listenWhenFree(port: number): Promise<Server> {
  for (;;) {
    const server = createServer(socket => socket.destroy());
    const listens = await new Promise<boolean>(resolve => {
      server.once('error', () => resolve(false));
      server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(true));
    });
    if (listens) return server;
    await sleep(5);
  }
}
