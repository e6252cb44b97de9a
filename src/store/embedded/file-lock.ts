import { randomBytes } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { TransientError } from '../../errors.ts';
import { errorCode } from '../error-code.ts';
import { identityOf, isAlive } from './process-identity.ts';

/** Milliseconds in which a holder surely has written its name into the file that it made. */
const WRITING = 5_000;

/** Files that this very process holds or is waiting for: one at a time, so that none takes away its own. */
const held = new Set<string>();

/**
 * Runs `act` while this process alone holds `file`. A lock whose process is gone counts for nothing.
 * It keeps starts in order; the data itself is safe without it, by PostgreSQL's own interlock.
 */
export async function withFileLock<T>(
  file: string,
  limit: number,
  act: () => Promise<T>,
): Promise<T> {
  const deadline = Date.now() + limit;
  while (held.has(file)) await pause(file, limit, deadline, process.pid);
  held.add(file);
  try {
    await acquire(file, limit, deadline);
    return await actThenFree(file, act);
  } finally {
    held.delete(file);
  }
}

async function actThenFree<T>(file: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string, limit: number, deadline: number): Promise<void> {
  while (!(await tryAcquire(file))) {
    const holder = await readFile(file, 'utf8').catch(() => null);
    if (holder === null) continue;
    if (await isStale(file, holder)) await takeAway(file, holder);
    else await pause(file, limit, deadline, holder.split(':')[0]);
  }
}

async function pause(file: string, limit: number, deadline: number, pid: unknown): Promise<void> {
  if (Date.now() > deadline)
    throw new TransientError(
      `process ${pid} has been starting or stopping the database for ` +
        `${Math.round(limit / 1000)} s (${file}): end it, or try again later`,
    );
  await sleep(20 + Math.random() * 20);
}

async function tryAcquire(file: string): Promise<boolean> {
  const handle = await open(file, 'wx', 0o644).catch((error: unknown) => {
    if (errorCode(error) === 'EEXIST') return null;
    throw error;
  });
  if (handle === null) return false;
  try {
    await handle.writeFile(await identityOf(process.pid)).finally(() => handle.close());
    return true;
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

async function isStale(file: string, holder: string): Promise<boolean> {
  const pid = Number(holder.split(':')[0]);
  if (!Number.isInteger(pid) || pid <= 0) {
    const made = await stat(file).catch(() => null);
    return made !== null && Date.now() - made.mtimeMs > WRITING;
  }
  if (pid === process.pid) return true; // of an earlier life: in this one, `held` let us in alone
  return !isAlive(pid) || (await identityOf(pid)) !== holder;
}

/** Of several that find the same stale lock, one renames it; whoever caught a fresh one puts it back. */
async function takeAway(file: string, holder: string): Promise<void> {
  const aside = `${file}.stale-${randomBytes(6).toString('hex')}`;
  await rename(file, aside).catch(() => undefined);
  const caught = await readFile(aside, 'utf8').catch(() => null);
  if (caught !== null && caught !== holder) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}
