// What every worker is given: no globals, so that a test can give another clock or queue.
import type { Config } from '../src/config.ts';
import { wordsOf } from '../src/errors.ts';
import type { Models } from '../src/insight/judge.ts';
import type { Logger } from '../src/io/log.ts';
import type { Stage } from '../src/queues.ts';
import type { Goodwill } from '../src/rules/goodwill.ts';
import type { RuleSet } from '../src/rules/schema.ts';
import type { Db } from '../src/store/db.ts';
import type { FreshRaws } from '../src/store/fresh-raws.ts';
import type { Calendar } from '../src/tickets/due.ts';
import type { Lessons } from './lessons.ts';
import type { Outages } from './outages.ts';

export interface WorkerContext {
  readonly config: Config;
  readonly db: Db;
  /** Those in force at this moment. */
  readonly rules: RuleSet;
  readonly goodwill: Goodwill;
  readonly calendar: Calendar;
  /** What mood, threats and topics are judged by. */
  readonly models: Models;
  /** What people corrected in it. */
  readonly lessons: Lessons;
  readonly log: Logger;
  /** For what everybody meets at once: told once. */
  readonly outages: Outages;
  /** This process, for claims. */
  readonly instance: number;
  /** What this process has just stored; absent: it polls nothing. */
  readonly fresh?: FreshRaws;
  /** Aborted when the process is to stop; absent: nobody stops it. */
  readonly stopping?: AbortSignal;
  /** Rings a stage's doorbell. Failing is not fatal: the sweep rings again. */
  ring(stage: Stage, id: number, round?: number): Promise<void>;
  now(): Date;
  random(bytes: number): Uint8Array;
}

/** What an outage is of. */
export const DATABASE = 'the database';
const FULL_DISK = 'the disk of the database';
const QUEUE = 'the queue';

/** What has failed, told once: the database, or its disk, which a human must make room on. */
export function sayDatabase(context: Pick<WorkerContext, 'outages'>, error: unknown): void {
  const full = /No space left|ENOSPC/i.test(wordsOf(error));
  context.outages.say(full ? FULL_DISK : DATABASE, error);
}

/** Something was stored: both are well. */
export function databaseWorks({ outages }: Pick<WorkerContext, 'outages'>): void {
  outages.over(DATABASE);
  outages.over(FULL_DISK);
}

/** The queue on the database is the database. */
export function queueOf({ config }: Pick<WorkerContext, 'config'>): string {
  return config.storage.queue === 'database' ? DATABASE : QUEUE;
}

/** Ringing may fail: the row is stored, the sweep will ring again. */
export async function ringQuietly(context: WorkerContext, stage: Stage, id: number): Promise<void> {
  try {
    await context.ring(stage, id);
  } catch (error) {
    context.outages.say(queueOf(context), error);
  }
}
