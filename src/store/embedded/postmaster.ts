import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLineOf, isAlive } from './process-identity.ts';

/** A server that runs on our data. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** It takes connections; otherwise it starts, recovers or stops. */
  readonly ready: boolean;
}

/** A number that no process can have (pid_max is 2^22), and that PostgreSQL accepts in the file. */
const NOBODY = '2147483647';

/**
 * The server that runs on `dataDirectory`, or null. `postmaster.pid` (PostgreSQL, miscadmin.h):
 * lines 1 pid, 2 directory, 3 start, 4 port, 5 socket, 6 address, 7 shared memory, 8 status.
 */
export async function findPostmaster(dataDirectory: string): Promise<Postmaster | null> {
  const file = join(dataDirectory, 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !(await isPostmaster(pid, dataDirectory))) return null;
  return { pid, port: Number(lines[3]) || 0, ready: lines[7]?.trim() === 'ready' };
}

/** Not just any process that was given the same number. An ended one has no command line. */
export async function isPostmaster(pid: number, dataDirectory: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const line = await commandLineOf(pid);
  return line === null || line.includes(dataDirectory);
}

/**
 * PostgreSQL won't start while the process that the file names lives, be it quite another one
 * after a restart of the machine. The file itself must stay: by its shared memory key PostgreSQL
 * finds children of a killed server that still write.
 */
export async function disownStalePidFile(dataDirectory: string): Promise<void> {
  const file = join(dataDirectory, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return;
  await writeFile(file, text.replace(/^\d+/, NOBODY));
}

/** True when it is gone within `limit` milliseconds. */
export async function waitUntilGone(
  pid: number,
  dataDirectory: string,
  limit: number,
): Promise<boolean> {
  const deadline = Date.now() + limit;
  while (await isPostmaster(pid, dataDirectory)) {
    if (Date.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}
