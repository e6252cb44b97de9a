// The composition root: a configuration becomes running workers. Only the commands `start` and `demo`
// call it. Everything is opened here, handed on, and closed in the opposite order.
import { randomBytes, randomInt } from 'node:crypto';
import type { Config } from '../src/config.ts';
import { ownerOf } from '../src/config.ts';
import { serveHealth } from '../src/io/health.ts';
import type { Logger } from '../src/io/log.ts';
import { loadModels } from '../src/io/model-files.ts';
import { createTokens } from '../src/io/oauth2.ts';
import { openQueues } from '../src/io/queue.ts';
import { loadRules } from '../src/io/rules-file.ts';
import { createSender } from '../src/io/sender.ts';
import { STAGES, type Stage } from '../src/queues.ts';
import { type Instance, registerInstance } from '../src/store/claims.ts';
import type { Db } from '../src/store/db.ts';
import { relieve } from '../src/store/free-memory.ts';
import { createFreshRaws } from '../src/store/fresh-raws.ts';
import { openStore } from '../src/store/open.ts';
import { isOutage } from '../src/store/outage.ts';
import { syncPeople } from '../src/store/people.ts';
import { calendarOf } from '../src/tickets/due.ts';
import { type Clock, startClock } from './clock.ts';
import {
  DATABASE,
  databaseWorks,
  queueOf,
  ringQuietly,
  sayDatabase,
  type WorkerContext,
} from './context.ts';
import { deliver, type Unstored } from './deliver.ts';
import { checksOf, figuresOf } from './health.ts';
import { ingest } from './ingest.ts';
import { createLessons } from './lessons.ts';
import { createOutages } from './outages.ts';
import { type Poller, startPoller } from './poll.ts';
import { rulesKeeper, sayRuleWarnings, startRulesWatch } from './rules-watch.ts';
import { type SentCopies, startSentCopies } from './sent-copies.ts';
import { type Sweeper, startSweep } from './sweep.ts';
import { triage } from './triage.ts';
import { createTurns } from './turns.ts';

export const WORKERS = ['ingest', 'triage', 'deliver', 'clock'] as const;
export type WorkerName = (typeof WORKERS)[number];

export interface StartOptions {
  readonly workers: ReadonlySet<WorkerName>;
  /** Read the mailboxes, or stand by while another process does. */
  readonly poll: boolean;
  readonly log: Logger;
}

export interface Kulanz {
  readonly db: Db;
  readonly context: WorkerContext;
  /** Port of health and metrics; null: off. */
  readonly httpPort: number | null;
  /** Drains within 10 s: running steps end, the rest waits in the tables. */
  stop(): Promise<void>;
}

/** A step of stopping never keeps the others from theirs. Milliseconds. */
const STEP_LIMIT = 3_000;
const DRAIN_LIMIT = 6_000;

/** Mails in memory between being stored and being read, bytes. */
const FRESH = 16 * 2 ** 20;

export async function startKulanz(config: Config, options: StartOptions): Promise<Kulanz> {
  const { log, workers } = options;
  const undo: { name: string; ms: number; stop(): Promise<void> }[] = [];
  const stopping = new AbortController();
  const stop = async (): Promise<void> => {
    stopping.abort();
    for (const step of undo.splice(0).toReversed()) await stopStep(log, step);
  };
  try {
    const loaded = loadRules(config.rules, config);
    const keeper = rulesKeeper(config, loaded);
    sayRuleWarnings(log, loaded.warnings);
    const store = await openStore(config.storage.database, { log });
    undo.push({ name: 'database', ms: STEP_LIMIT, stop: store.close });
    await syncPeople(store.db, config.people, config.business.language, new Date());

    const outages = createOutages(log);
    const instance: Instance = await registerInstance(
      store.url,
      () => randomInt(1, 2 ** 31 - 1),
      error => outages.say(DATABASE, error),
    );
    undo.push({ name: 'instance', ms: 1_000, stop: instance.stop });

    const queueUrl = config.storage.queue === 'database' ? store.url : config.storage.queue;
    const queues = await openQueues(queueUrl, {
      error: (details, words) => log.error(details, words),
      warn: (details, words) => log.warn(details, words),
      unreachable: error => outages.say(queueOf({ config }), error),
    });
    // Without ingest in this process nobody would come for them.
    const fresh = options.poll && workers.has('ingest') ? createFreshRaws(FRESH) : undefined;
    const models = loadModels();
    const context: WorkerContext = {
      ...(fresh ? { fresh } : {}),
      config,
      db: store.db,
      get rules() {
        return keeper.rules;
      },
      get goodwill() {
        return keeper.goodwill;
      },
      models,
      lessons: createLessons(models, config.business.timezone, log),
      calendar: calendarOf(config.business),
      log,
      outages,
      get instance() {
        return instance.id;
      },
      stopping: stopping.signal,
      ring: queues.ring,
      now: () => new Date(),
      random: randomBytes,
    };

    const tokens = createTokens();
    const sender = createSender(config, store.db, tokens, log);
    undo.push({ name: 'smtp', ms: 1_000, stop: async () => sender.close() });
    undo.push({ name: 'queue', ms: DRAIN_LIMIT + 1_000, stop: () => queues.close(DRAIN_LIMIT) });

    let copies: SentCopies | null = null;
    if (workers.has('deliver')) {
      copies = startSentCopies(context, { databaseUrl: store.url, tokens });
      undo.push({ name: 'sent copies', ms: STEP_LIMIT, stop: copies.stop });
    }
    const outlet = { send: sender.send, answersLeft: () => copies?.ring() };
    const unstored: Unstored = new Map();
    const stages: Record<Stage, () => Promise<void>> = {
      ingest: () => ingest(context),
      triage: () => triage(context),
      deliver: () => deliver(context, outlet, unstored),
    };
    const turns = createTurns();
    for (const stage of STAGES)
      if (workers.has(stage))
        queues.work(stage, () => turns.take(stage, () => unlessOutage(context, stages[stage])));

    const pollers: Poller[] = options.poll ? startPollers(context, store.url, tokens) : [];
    for (const poller of pollers)
      undo.push({ name: 'poller', ms: STEP_LIMIT, stop: () => poller.stop() });
    const sweeper: Sweeper = startSweep(context, { turns, revive: queues.revive });
    undo.push({ name: 'sweep', ms: STEP_LIMIT, stop: sweeper.stop });
    const watch = startRulesWatch(context, keeper);
    undo.push({ name: 'rules', ms: STEP_LIMIT, stop: watch.stop });
    const relief = setInterval(relieve, 500).unref();
    undo.push({ name: 'memory', ms: 100, stop: async () => clearInterval(relief) });
    if (workers.has('clock')) {
      const clock: Clock = startClock(context);
      undo.push({ name: 'clock', ms: STEP_LIMIT, stop: clock.stop });
    }
    let httpPort: number | null = null;
    if (config.http) {
      const http = await serveHealth(config.http.port, {
        checks: () => checksOf(context, pollers),
        figures: () => figuresOf(context),
      });
      httpPort = http.port;
      undo.push({ name: 'http', ms: 1_000, stop: http.close });
    }
    log.info(
      { workers: [...workers], mailboxes: pollers.length, owner: ownerOf(config).id },
      'kulanz is running',
    );
    return { db: store.db, context, httpPort, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** In an outage the rows wait in the tables; a job that fails and is tried again adds nothing. */
async function unlessOutage(context: WorkerContext, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    databaseWorks(context);
  } catch (error) {
    if (!isOutage(error)) throw error;
    sayDatabase(context, error);
  }
}

function startPollers(
  context: WorkerContext,
  databaseUrl: string,
  tokens: ReturnType<typeof createTokens>,
): Poller[] {
  return context.config.mailboxes.map(mailbox =>
    startPoller({
      mailbox,
      db: context.db,
      databaseUrl,
      log: context.log,
      tokens,
      language: context.config.business.language,
      ...(context.fresh ? { keep: context.fresh.keep } : {}),
      stored: async ids => {
        const [first] = ids;
        if (first !== undefined) await ringQuietly(context, 'ingest', first);
      },
    }),
  );
}

async function stopStep(
  log: Logger,
  step: { name: string; ms: number; stop(): Promise<void> },
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>(resolve => {
    timer = setTimeout(() => resolve('late'), step.ms);
  });
  try {
    const outcome = await Promise.race([step.stop(), late]);
    if (outcome === 'late') log.warn({ step: step.name }, 'did not end in time, left behind');
  } catch (error) {
    log.warn({ step: step.name, error }, 'did not end well');
  } finally {
    clearTimeout(timer);
  }
}
