import { type ChildProcess, spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { PermanentError, TransientError } from '../../errors.ts';
import { errorCode } from '../error-code.ts';
import type { Binaries } from './binaries.ts';
import type { Layout } from './layout.ts';
import { boundLog, complaints } from './log-file.ts';
import { choosePort, rememberPort } from './port.ts';
import {
  disownStalePidFile,
  findPostmaster,
  type Postmaster,
  waitUntilGone,
} from './postmaster.ts';
import { childEnvironment, type Launcher, run } from './run.ts';
import { serverArguments } from './settings.ts';

/** Milliseconds. Recovery after a crash reads at most max_wal_size, which takes seconds. */
const START_LIMIT = 120_000;

/** Children of a killed server go on for a moment; until then their memory is in use. */
const ORPHANS_LIMIT = 10_000;

export interface Installation {
  readonly layout: Layout;
  readonly binaries: Binaries;
  readonly launcher: Launcher;
  /** Without fsync: for data that is thrown away. */
  readonly unsafe: boolean;
}

/**
 * Starts the server on the port of the last time, or on another if somebody took that.
 * @param bound the only port that will do; null: any
 */
export async function startServer(
  installation: Installation,
  bound: number | null,
): Promise<Postmaster> {
  const { layout } = installation;
  const orphansUntil = Date.now() + ORPHANS_LIMIT;
  for (let collisions = 0; ; ) {
    await disownStalePidFile(layout.data);
    const port = await choosePort(layout, bound);
    const result = await launch(installation, port);
    if (typeof result !== 'string') {
      await rememberPort(layout, port);
      return result;
    }
    if (/could not bind|Address already in use/.test(result) && collisions++ < 5) continue;
    if (/shared memory block .* still in use/.test(result) && Date.now() < orphansUntil) {
      await sleep(100);
      continue;
    }
    throw new PermanentError(`PostgreSQL did not start: ${result} (all its words: ${layout.log})`);
  }
}

/** The running server, or the reason why it ended, in PostgreSQL's words. */
async function launch(
  { layout, binaries, launcher, unsafe }: Installation,
  port: number,
): Promise<Postmaster | string> {
  const before = await boundLog(layout.log);
  const log = await open(layout.log, 'a', 0o600);
  await layout.own(layout.log);
  const args = serverArguments(layout.data, port, unsafe);
  const command = launcher.command(binaries.postgres, args);
  // In a session of its own: Ctrl-C at the terminal is for Kulanz, which stops the server last.
  const child = spawn(command.file, command.args, {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: childEnvironment(),
    ...(launcher.uid === undefined ? {} : { uid: launcher.uid, gid: launcher.gid }),
    windowsHide: true,
  });
  const ended = endOf(child);
  child.unref();
  await log.close();
  const result = await waitUntilReady(layout.data, ended);
  if (typeof result !== 'string') return result;
  return (await complaints(layout.log, before)) || result;
}

/** Tells whether a child has ended, and how. */
function endOf(child: ChildProcess): () => string | null {
  let end: string | null = null;
  child.once('error', error => {
    end = error.message;
  });
  child.once('exit', (code, signal) => {
    end ??= `it ended with ${signal ?? `code ${code}`}`;
  });
  return () => end;
}

/** Ready, or the reason why it will not be. */
async function waitUntilReady(
  dataDirectory: string,
  ended: () => string | null,
): Promise<Postmaster | string> {
  const deadline = Date.now() + START_LIMIT;
  while (Date.now() < deadline) {
    const end = ended();
    if (end !== null) return end;
    const postmaster = await findPostmaster(dataDirectory);
    if (postmaster?.ready) return postmaster;
    await sleep(10);
  }
  return `it was not ready within ${START_LIMIT / 1000} s`;
}

/** The server that runs already, once it has finished its start; null: none, or it just stopped. */
export async function findRunning({ layout }: Installation): Promise<Postmaster | null> {
  const deadline = Date.now() + START_LIMIT;
  while (Date.now() < deadline) {
    const postmaster = await findPostmaster(layout.data);
    if (postmaster === null || postmaster.ready) return postmaster;
    await sleep(10);
  }
  throw new TransientError(
    `PostgreSQL in ${layout.directory} has been starting or stopping for ` +
      `${START_LIMIT / 1000} s (its words: ${layout.log})`,
  );
}

/** Each signal and the milliseconds it has: fast, immediate (PostgreSQL recovers later), the end. */
const STOPS = [
  ['SIGINT', 8_000],
  ['SIGQUIT', 3_000],
  ['SIGKILL', 2_000],
] as const;

/** Stops it, within 13 s at the very most; false when we may not: another user's. */
export async function stopServer(
  { layout, binaries, launcher }: Installation,
  pid: number,
): Promise<boolean> {
  for (const [signal, limit] of STOPS) {
    try {
      if (process.platform === 'win32')
        await run(launcher, binaries.pgCtl, ['kill', signal.slice(3), String(pid)]);
      else process.kill(pid, signal);
    } catch (error) {
      if (errorCode(error) === 'ESRCH') return true;
      if (errorCode(error) === 'EPERM') return false;
      throw error;
    }
    if (await waitUntilGone(pid, layout.data, limit)) return true;
  }
  throw new TransientError(`PostgreSQL (process ${pid}) does not end, even by SIGKILL`);
}
