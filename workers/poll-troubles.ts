// What the poller does about trouble: says it once, waits longer each time, says when it is over.
import { PermanentError, TransientError, wordsOf } from '../src/errors.ts';
import type { Logger } from '../src/io/log.ts';

/** The database, not the mail server, is the reason. */
export class DatabaseTrouble extends TransientError {
  override name = 'DatabaseTrouble';
}

/** Runs a step on the database; what isn't the mail server's own error is the database's. */
export async function inDatabase<T>(lost: AbortSignal, step: () => Promise<T>): Promise<T> {
  try {
    return await unlessAborted(lost, step());
  } catch (error) {
    if (error instanceof TransientError || error instanceof PermanentError) throw error;
    throw new DatabaseTrouble(`the database fails: ${wordsOf(error)}`);
  }
}

/** A database that is gone may never answer: who waits for it must be able to leave. */
function unlessAborted<T>(signal: AbortSignal, running: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(new DatabaseTrouble('the lock in the database was lost'));
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    running.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

/** Waits; ends early when aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>(resolve => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}

export interface BackoffTimings {
  readonly backoffMin: number;
  readonly backoffMax: number;
  /** What only a human can repair is tried less often: servers lock accounts out. */
  readonly refusedMin: number;
  readonly refusedMax: number;
}

/** Our own database may be asked often; the customers wait (ms). */
const DATABASE_MAX = 5_000;

export interface Backoff {
  /** How long to wait after this error, in milliseconds. */
  next(error: unknown): number;
  reset(): void;
}

export function createBackoff(timings: BackoffTimings, random: () => number): Backoff {
  let failures = 0;
  return {
    next(error) {
      const refused = error instanceof PermanentError;
      const min = refused ? timings.refusedMin : timings.backoffMin;
      const patience = error instanceof DatabaseTrouble ? DATABASE_MAX : timings.backoffMax;
      const max = refused ? timings.refusedMax : patience;
      const full = Math.min(max, min * 2 ** Math.min(failures, 20));
      failures += 1;
      // Jitter: many pollers must not come back to one server in the same moment.
      return Math.max(min, full * (0.5 + random() / 2));
    },
    reset() {
      failures = 0;
    },
  };
}

export interface Troubles {
  say(error: unknown): void;
  /** All is well: says so if trouble had been told. */
  over(): void;
}

/** Tells each kind of trouble once, and again only after `repeatAfter` ms. */
export function createTroubles(
  log: Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>,
  fields: object,
  repeatAfter: number,
): Troubles {
  const told = new Map<string, number>();
  return {
    say(error) {
      const kind = kindOf(error);
      const now = Date.now();
      const repeated = now - (told.get(kind) ?? Number.NEGATIVE_INFINITY) < repeatAfter;
      if (!repeated) told.set(kind, now);
      const details = { ...fields, error: wordsOf(error) };
      if (repeated) log.debug(details, 'poll: still failing');
      else if (error instanceof PermanentError) log.error(details, 'poll: needs your help');
      else log.warn(details, 'poll: not reachable, trying again');
    },
    over() {
      if (told.size === 0) return;
      told.clear();
      log.info(fields, 'poll: all is well again');
    },
  };
}

function kindOf(error: unknown): string {
  if (error instanceof DatabaseTrouble) return 'database';
  return error instanceof PermanentError ? 'refused' : 'server';
}
