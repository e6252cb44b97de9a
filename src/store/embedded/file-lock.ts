import { randomBytes } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { TransientError } from '../../errors.ts';
import { errorCode } from '../error-code.ts';
import { identityOf, isAlive } from './process-identity.ts';

/** Milliseconds in which a holder surely has written its name into the file that it made. */
const WRITING = 5_000;

/** Locks of this very process: a file with our number that is not among them is from an earlier life. */
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
  await acquire(file, limit);
  try {
    return await act();
  } finally {
    held.delete(file);
    await rm(file, { force: true });
  }
}

async function acquire(file: string, limit: number): Promise<void> {
  const deadline = Date.now() + limit;
  while (!(await tryAcquire(file))) {
    const holder = await readFile(file, 'utf8').catch(() => null);
    if (holder === null) continue;
    if (await isStale(file, holder)) await takeAway(file, holder);
    else if (Date.now() > deadline)
      throw new TransientError(
        `process ${holder.split(':')[0]} has been starting or stopping the database for ` +
          `${Math.round(limit / 1000)} s (${file}): end it, or try again later`,
      );
    else await sleep(20 + Math.random() * 20);
  }
}

async function tryAcquire(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o644);
    held.add(file);
    await handle.writeFile(await identityOf(process.pid)).finally(() => handle.close());
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (held.delete(file)) await rm(file, { force: true });
    throw error;
  }
}

async function isStale(file: string, holder: string): Promise<boolean> {
  const pid = Number(holder.split(':')[0]);
  if (!Number.isInteger(pid) || pid <= 0) {
    const made = await stat(file).catch(() => null);
    return made !== null && Date.now() - made.mtimeMs > WRITING;
  }
  if (pid === process.pid) return !held.has(file);
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
