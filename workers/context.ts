// What every worker is given: no globals, so that a test can give another clock or queue.
import type { Config } from '../src/config.ts';
import { wordsOf } from '../src/errors.ts';
import type { Stage } from '../src/queues.ts';
import type { RuleSet } from '../src/rules/schema.ts';
import type { Db } from '../src/store/db.ts';
import type { Calendar } from '../src/tickets/due.ts';
import type { Logger } from '../src/io/log.ts';

export interface WorkerContext {
  readonly config: Config;
  readonly db: Db;
  readonly rules: RuleSet;
  readonly calendar: Calendar;
  readonly log: Logger;
  /** This process, for claims. */
  readonly instance: number;
  /** Rings a stage's doorbell. Failing is not fatal: the sweep rings again. */
  ring(stage: Stage, id: number): Promise<void>;
  now(): Date;
  random(bytes: number): Uint8Array;
}

/** Ringing may fail: the row is stored, the sweep will ring again. */
export async function ringQuietly(context: WorkerContext, stage: Stage, id: number): Promise<void> {
  try {
    await context.ring(stage, id);
  } catch (error) {
    context.log.warn({ stage, id, error: wordsOf(error) }, 'queue not reachable; the sweep will ring again');
  }
}

