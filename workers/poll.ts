// poll: a mailbox's new mail becomes rows of raw bytes, and a doorbell for ingest. Reads only, with
// PEEK: the mailbox stays as it is. One process at a time reads a folder; the others stand by.
import type { MailboxConfig, UiLanguage } from '../src/config.ts';
import { wordsOf } from '../src/errors.ts';
import { type HeldLock, tryLock } from '../src/io/advisory-lock.ts';
import type { Logger } from '../src/io/log.ts';
import { createTokens, type Tokens } from '../src/io/oauth2.ts';
import type { Db } from '../src/store/db.ts';
import { createRinger } from './poll-ringer.ts';
import { type PollState, pollSession, type Session, type SessionTimings } from './poll-session.ts';
import { createSuspects } from './poll-suspects.ts';
import {
  type BackoffTimings,
  createBackoff,
  createTroubles,
  DatabaseTrouble,
  pause,
} from './poll-troubles.ts';

export interface PollTimings extends SessionTimings, BackoffTimings {
  /** Between two tries of a standby to become the active one (ms). */
  readonly lockRetry: number;
  /** Between signs of life of the lock's connection (ms). */
  readonly heartbeat: number;
  /** The same trouble is told again after this (ms). */
  readonly repeatAfter: number;
}

export const POLL_TIMINGS: PollTimings = {
  pollEvery: 60_000,
  // With `pollEvery` less than two minutes: by then a dead connection is noticed.
  silence: 45_000,
  backoffMin: 1_000,
  backoffMax: 60_000,
  refusedMin: 60_000,
  refusedMax: 600_000,
  lockRetry: 3_000,
  heartbeat: 5_000,
  repeatAfter: 600_000,
};

export interface PollDeps {
  readonly mailbox: MailboxConfig;
  /** Default: the mailbox's folder. */
  readonly folder?: string;
  readonly db: Db;
  /** The same database, for the connection that holds the lock. */
  readonly databaseUrl: string;
  readonly log: Logger;
  /** Rings the queue. Errors are logged, never fatal: the sweep finds the rows. */
  stored(ids: readonly number[]): Promise<void>;
  /** Told of the bytes of every mail that is to be read now. */
  keep?(id: number, source: Buffer): void;
  /** Share one with the SMTP side. */
  readonly tokens?: Tokens;
  /** Of what the owner is told; default `en`. */
  readonly language?: UiLanguage;
  readonly now?: () => Date;
  readonly timings?: Partial<PollTimings>;
  /** Larger mails are put aside, bytes; default 100 MB. */
  readonly largest?: number;
}

export interface PollHealth {
  readonly mailbox: string;
  readonly folder: string;
  readonly state: PollState;
  /** When the mail server last answered; null: not yet. */
  readonly lastContactAt: Date | null;
  /** What is wrong now; null: nothing. */
  readonly lastError: string | null;
}

export interface Poller {
  /** Resolves within 5 s. Nothing is lost: what isn't stored is fetched by the next start. */
  stop(): Promise<void>;
  health(): PollHealth;
}

/** Among the advisory locks of the database, those of pollers. */
const POLL_LOCKS = 7_512_003;
const STOP_LIMIT = 4_500;
/** Longer than the connection's own limits, which do the work. */
const LOCK_LIMIT = 60_000;

/** Starts to read a folder; never throws: trouble is logged, shown by `health`, and tried again. */
export function startPoller(deps: PollDeps): Poller {
  const poll = preparePoll(deps);
  const running = run(poll);
  return {
    health: () => ({ ...poll.health }),
    async stop() {
      poll.stop.abort();
      const late = new AbortController();
      await Promise.race([running, pause(STOP_LIMIT, late.signal)]);
      late.abort();
    },
  };
}

type Poll = ReturnType<typeof preparePoll>;

function preparePoll(deps: PollDeps) {
  const { mailbox, log } = deps;
  const folder = deps.folder ?? mailbox.folder;
  const timings = { ...POLL_TIMINGS, ...deps.timings };
  const stop = new AbortController();
  const about = { mailbox: mailbox.address, folder };
  const troubles = createTroubles(log, about, timings.repeatAfter);
  const backoff = createBackoff(timings, Math.random);
  const now = deps.now ?? (() => new Date());
  const health: { -readonly [K in keyof PollHealth]: PollHealth[K] } = {
    ...about,
    state: 'connecting',
    lastContactAt: null,
    lastError: null,
  };
  const session: Session = {
    ...{ mailbox, folder, db: deps.db, log, timings, now },
    language: deps.language ?? 'en',
    tokens: deps.tokens ?? createTokens(),
    suspects: createSuspects(() => stop.signal.aborted),
    ...(deps.largest === undefined ? {} : { largest: deps.largest }),
    arrived: createRinger(ids => deps.stored(ids), log),
    keep: (id, source) => deps.keep?.(id, source),
    entered: state => {
      health.state = state;
    },
    heard: () => {
      health.lastContactAt = now();
    },
    caughtUp: () => {
      health.lastError = null;
      backoff.reset();
      troubles.over();
    },
  };
  const lockKey = JSON.stringify([mailbox.address, folder]);
  return { deps, session, timings, stop, troubles, backoff, health, lockKey };
}

/** Lock, poll while it is held, and again. */
async function run(poll: Poll): Promise<void> {
  const { signal } = poll.stop;
  while (!signal.aborted) {
    try {
      const lock = await takeLock(poll);
      if (lock) await pollWhileLocked(poll, lock);
      else {
        standBy(poll);
        await pause(poll.timings.lockRetry, signal);
      }
    } catch (error) {
      await recover(poll, new DatabaseTrouble(`the database fails: ${wordsOf(error)}`), signal);
    }
  }
}

/** Another process reads the folder: all is well here. */
function standBy({ health, backoff, troubles }: Poll): void {
  health.state = 'standby';
  health.lastError = null;
  backoff.reset();
  troubles.over();
}

/** A lock that comes when nobody wants it any more is given back. */
async function takeLock({ deps, timings, stop, lockKey }: Poll): Promise<HeldLock | null> {
  const taking = tryLock(deps.databaseUrl, POLL_LOCKS, lockKey, timings);
  const waiting = new AbortController();
  const leave = (): void => waiting.abort();
  stop.signal.addEventListener('abort', leave, { once: true });
  if (stop.signal.aborted) leave();
  taking.then(leave, leave);
  await pause(LOCK_LIMIT, waiting.signal);
  stop.signal.removeEventListener('abort', leave);
  if (!stop.signal.aborted) return taking;
  taking.then(late => late?.release()).catch(() => undefined);
  return null;
}

async function pollWhileLocked(poll: Poll, lock: HeldLock): Promise<void> {
  const end = AbortSignal.any([poll.stop.signal, lock.lost]);
  try {
    while (!end.aborted) {
      try {
        await pollSession(poll.session, end, lock.lost);
      } catch (error) {
        // What breaks because we end it is no trouble.
        if (!end.aborted) await recover(poll, error, end);
      }
    }
    if (lock.lost.aborted) {
      await recover(poll, new DatabaseTrouble('the connection to the database was lost'), end);
    }
  } finally {
    await lock.release();
  }
}

async function recover(poll: Poll, error: unknown, end: AbortSignal): Promise<void> {
  poll.troubles.say(error);
  poll.health.lastError = wordsOf(error);
  poll.health.state = 'waiting';
  await pause(poll.backoff.next(error), end);
}
