import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** The servers of `test/services/up.sh`. */
export interface World {
  readonly directory: string;
  /** Where Dovecot keeps its users. */
  readonly maildirs: string;
  readonly imapPort: number;
  readonly lmtpPort: number;
  readonly imapPassword: string;
  readonly postgresUrl: string;
  readonly redisUrl: string;
  /** Of the ingest and memory benches; default: as the requirement says. */
  readonly mails: number | undefined;
  /** Of the bench of orders: a million of them. */
  readonly full: boolean;
}

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

export function figure(what: string, value: number, unit: string, digits = 2): Figure {
  return { what, value: Number(value.toFixed(digits)), unit };
}

/** A fresh directory of the bench. */
export function scratch(world: World, name: string): string {
  const directory = join(world.directory, `${name}-${randomBytes(3).toString('hex')}`);
  mkdirSync(directory, { recursive: true });
  return directory;
}

/** The Maildir of a user who exists from now on. */
export function maildirOf(world: World, user: string): string {
  return join(world.maildirs, user, 'Maildir');
}

/** Dovecot runs as another user: what was written for it must be its own. */
export function giveToDovecot(world: World, user: string): void {
  const { uid, gid } = statSync(world.maildirs);
  const walk = (path: string): void => {
    chownSync(path, uid, gid);
    if (statSync(path).isDirectory()) for (const name of readdirSync(path)) walk(join(path, name));
  };
  walk(join(world.maildirs, user));
}

/** A fresh database on the server; its URL. */
export async function freshDatabase(world: World): Promise<string> {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const client = new Client({ connectionString: world.postgresUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(world.postgresUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Waits until a query's first value is at least `wanted`; resolves to when (performance.now). */
export async function reach(
  client: Client,
  query: string,
  wanted: number,
  limit: number,
): Promise<number> {
  const end = performance.now() + limit;
  for (;;) {
    const result = await client.query<{ n: string }>(query);
    const now = performance.now();
    if (Number(result.rows[0]?.n ?? 0) >= wanted) return now;
    if (now > end)
      throw new Error(`${query}: ${result.rows[0]?.n} of ${wanted} after ${limit / 1000} s`);
    await pause(100);
  }
}
