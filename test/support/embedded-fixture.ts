import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach } from 'vitest';
import { findPostmaster, type Postmaster } from '../../src/store/embedded/postmaster.ts';
import {
  type EmbeddedOptions,
  type EmbeddedServer,
  startEmbedded,
} from '../../src/store/embedded.ts';
import { EmbeddedChild } from './embedded-child.ts';

/** A directory for an embedded database, new for each test; afterwards nothing of it runs on. */
export interface EmbeddedFixture {
  readonly directory: string;
  /** PostgreSQL's own files in it. */
  readonly pg: string;
  /** What was logged by the servers that `start` started. */
  readonly said: string[];
  /** Starts or joins in this process; without fsync unless told. */
  start(options?: EmbeddedOptions): Promise<EmbeddedServer>;
  /** Starts or joins in a process of its own. */
  child(): EmbeddedChild;
  /** The number of a process that is neither PostgreSQL nor its parent, whom it would not mind. */
  sleeper(): number;
  running(): Promise<Postmaster>;
}

export function embeddedFixture(): EmbeddedFixture {
  let directory = '';
  const said: string[] = [];
  const servers: EmbeddedServer[] = [];
  const children: EmbeddedChild[] = [];
  const sleepers: ChildProcess[] = [];
  const keep = (words: string) => void said.push(words);
  const log = { info: keep, warn: keep, error: keep };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), `kulanz-test-${process.pid}-embedded-`));
    said.length = 0;
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop().catch(() => undefined);
    for (const child of children.splice(0)) await child.kill();
    for (const sleeper of sleepers.splice(0)) sleeper.kill();
    const left = await findPostmaster(join(directory, 'pg'));
    if (left) process.kill(left.pid, 'SIGKILL');
    await sleep(left ? 200 : 0);
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  });

  return {
    get directory() {
      return directory;
    },
    get pg() {
      return join(directory, 'pg');
    },
    said,
    start: async (options = { unsafe: true }) => {
      const server = await startEmbedded(directory, log, options);
      servers.push(server);
      return server;
    },
    child: () => {
      const made = new EmbeddedChild(directory);
      children.push(made);
      return made;
    },
    sleeper: () => {
      const made = spawn('sleep', ['60'], { stdio: 'ignore' });
      sleepers.push(made);
      return made.pid ?? 0;
    },
    running: async () => {
      const found = await findPostmaster(join(directory, 'pg'));
      if (!found) throw new Error('no server runs');
      return found;
    },
  };
}

/** The rows of one statement on a connection of its own. */
export async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  // The pending query tells of it too.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
