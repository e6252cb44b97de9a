// BullMQ on PostgreSQL or on Redis behind one small interface.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createPostgresBackend,
  type JobsOptions,
  Queue,
  runMigrations,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import type { Pool } from 'pg';
import { wordsOf } from '../errors.ts';
import { jobIdOf, jobSchema, POLICIES, STAGES, type Stage, type StageJob } from '../queues.ts';
import { createPool } from '../store/pool.ts';
import { calmly } from './calm-log.ts';

export interface QueueLog {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
  /** Takes what is said of a queue that is away; else it is a warning once a minute. */
  unreachable?(error: unknown): void;
}

export interface Queues {
  /** Rings a stage's doorbell for row `id`; resolves when the queue has it. `round`: see `jobIdOf`. */
  ring(stage: Stage, id: number, round?: number): Promise<void>;
  /** Starts working on a stage. The handler must be idempotent: it may run twice for one job. */
  work(stage: Stage, handle: (job: StageJob) => Promise<void>): void;
  /**
   * A stage is rung for in vain: takes another worker. BullMQ's hangs for ever when the connection to
   * Redis breaks in the middle of its start.
   */
  revive(stage: Stage): Promise<void>;
  /** Jobs waiting, by stage; for metrics and `check`. */
  waiting(): Promise<Record<Stage, number>>;
  /** Lets running handlers end (at most `ms`), then lets go of the connections. */
  close(ms?: number): Promise<void>;
}

const SCHEMA = 'bullmq';
/** Connections of a worker: one listens, one asks, one renews the lock of its job. */
const POOL_OF_WORKER = 3;
const RING_TIMEOUT = 10_000;
const BEGIN_AGAIN = 1_000;
const NOT_REACHABLE = 'the queue is not reachable, trying again';

type Trouble = ReturnType<typeof calmly>;
type Away = (error: unknown) => void;

/** Retries are for a handler that could not even claim (database away); rows have their own. */
const JOB_OPTIONS: JobsOptions = {
  attempts: 10,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
  // On PostgreSQL anything else makes completing jobs trim each other's rows: deadlocks.
  removeOnComplete: true,
  removeOnFail: true,
};

/** A killed worker's job runs again 1 to 5 s after the restart. */
const WORKER_OPTIONS: Omit<WorkerOptions, 'connection'> = {
  lockDuration: 10_000,
  stalledInterval: 3_000,
  maxStalledCount: 10,
  drainDelay: 5,
  // Of a server that refuses connections, milliseconds; BullMQ's own 15 s is a long time for a customer.
  runRetryDelay: 1_000,
  autorun: false,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
};

interface Backend {
  queue(stage: Stage): Queue;
  worker(stage: Stage, handle: (data: unknown) => Promise<void>): Hired;
  close(): Promise<void>;
}

interface Hired {
  readonly worker: Worker;
  /** Lets go of what the worker itself leaves open. */
  release(): void;
}

/**
 * Opens the queues.
 * @param url `redis://...`, or the `postgres://` URL of the database itself
 * @throws when the server can't be reached within 10 s
 */
export async function openQueues(url: string, log: QueueLog): Promise<Queues> {
  const trouble: Trouble = calmly((details, message) => log.warn(details, message));
  const away: Away = error => (log.unreachable ?? (e => trouble({}, e, NOT_REACHABLE)))(error);
  const backend = await (/^rediss?:/.test(url) ? redisBackend : postgresBackend)(url, away);
  const queues = new Map<Stage, Queue>();
  for (const stage of STAGES) {
    const queue = backend.queue(stage);
    queue.on('error', error => away(error));
    await withTimeout(queue.waitUntilReady(), RING_TIMEOUT, 'the queue did not answer');
    queues.set(stage, queue);
  }
  let closed = false;
  const workers = new Map<Stage, Hired & { handle(data: unknown): Promise<void> }>();
  const hire = (stage: Stage, handle: (data: unknown) => Promise<void>): void => {
    const hired = backend.worker(stage, handle);
    hired.worker.on('error', error => away(error));
    hired.worker.on('failed', (job, error) => {
      const last = (job?.attemptsMade ?? 0) >= (JOB_OPTIONS.attempts ?? 1);
      if (last)
        log.error(
          { stage, job: job?.id, error: wordsOf(error) },
          'job given up; the sweep will ring again',
        );
      else trouble({ stage, job: job?.id }, error, 'a job failed, it will be tried again');
    });
    workers.set(stage, { ...hired, handle });
    void begin(stage, hired.worker);
  };
  /**
   * A worker runs only once its connection is ready: BullMQ remembers that it was not, and would ask
   * again without a pause, for ever.
   */
  const begin = async (stage: Stage, worker: Worker): Promise<void> => {
    const isCurrent = () => !closed && workers.get(stage)?.worker === worker;
    try {
      await worker.waitUntilReady();
      if (isCurrent()) await worker.run();
    } catch (error) {
      away(error);
      await sleep(BEGIN_AGAIN, undefined, { ref: false });
      if (isCurrent()) await replace(stage);
    }
  };
  const replace = async (stage: Stage): Promise<void> => {
    const hung = workers.get(stage);
    if (!hung) return;
    hire(stage, hung.handle);
    await quietly(withTimeout(hung.worker.close(true), 2_000, 'close'));
    hung.release();
  };
  const queueOf = (stage: Stage): Queue => {
    const queue = queues.get(stage);
    if (!queue) throw new Error(`no queue ${stage}`);
    return queue;
  };
  return {
    async ring(stage, id, round) {
      await withTimeout(
        queueOf(stage).add(stage, jobSchema.parse({ id }), {
          ...JOB_OPTIONS,
          jobId: jobIdOf(stage, id, round),
        }),
        RING_TIMEOUT,
        'the queue did not answer',
      );
    },
    work(stage, handle) {
      hire(stage, async data => {
        try {
          await handle(jobSchema.parse(data));
        } catch (error) {
          // NUL in an error's words leaves a job on PostgreSQL hanging.
          throw new Error(wordsOf(error));
        }
      });
    },
    revive: replace,
    async waiting() {
      const counts = await Promise.all(
        STAGES.map(async stage => [stage, await queueOf(stage).count()] as const),
      );
      return { ingest: 0, triage: 0, deliver: 0, ...Object.fromEntries(counts) };
    },
    async close(ms = 8_000) {
      closed = true;
      await quietly(
        withTimeout(
          Promise.all([...workers.values()].map(({ worker }) => worker.close())),
          ms,
          'drain',
        ),
      );
      for (const { release } of workers.values()) release();
      await quietly(
        withTimeout(Promise.all([...queues.values()].map(queue => queue.close())), 2_000, 'close'),
      );
      await quietly(withTimeout(backend.close(), 2_000, 'close'));
    },
  };
}

async function postgresBackend(url: string, away: Away): Promise<Backend> {
  const open = (max: number): Pool =>
    createPool(
      {
        connectionString: url,
        options: `-c search_path=${SCHEMA}`,
        application_name: 'kulanz queue',
        max,
      },
      away,
    );
  const pool = open(2);
  const client = await pool.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
  return {
    queue: stage =>
      new Queue(stage, { connection: pool }, createPostgresBackend) as unknown as Queue,
    worker: (stage, handle) => {
      // Of its own: what a replaced worker has left in it goes with it.
      const own = open(POOL_OF_WORKER);
      const options = { ...WORKER_OPTIONS, concurrency: POLICIES[stage].concurrency };
      return {
        worker: new Worker(
          stage,
          job => handle(job.data),
          { ...options, connection: own },
          createPostgresBackend,
        ) as unknown as Worker,
        release: () => void quietly(own.end()),
      };
    },
    close: () => pool.end(),
  };
}

async function redisBackend(url: string, away: Away): Promise<Backend> {
  const connections: Redis[] = [];
  const connect = (forWorker: boolean): Redis => {
    const redis = new Redis(url, {
      maxRetriesPerRequest: forWorker ? null : 3,
      connectTimeout: 10_000,
      retryStrategy: times => Math.min(500 * 2 ** Math.min(times, 6), 10_000),
      lazyConnect: true,
    });
    redis.on('error', error => away(error));
    connections.push(redis);
    return redis;
  };
  const producer = connect(false);
  await withTimeout(producer.connect(), 10_000, 'Redis did not answer');
  return {
    queue: stage => new Queue(stage, { connection: producer, prefix: 'kulanz' }),
    worker: (stage, handle) => {
      const connection = connect(true);
      const options = { ...WORKER_OPTIONS, concurrency: POLICIES[stage].concurrency, connection };
      return {
        worker: new Worker(stage, job => handle(job.data), { ...options, prefix: 'kulanz' }),
        release: () => connection.disconnect(),
      };
    },
    async close() {
      for (const redis of connections) redis.disconnect();
    },
  };
}

async function withTimeout<T>(work: Promise<T>, ms: number, words: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${words} within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function quietly(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch {
    // Closing: whatever is left is claimed again by the next start.
  }
}
