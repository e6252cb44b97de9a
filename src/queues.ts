// The catalogue of queues: what each job is for, what it carries, how it is retried.
// A job is a doorbell: it says that rows wait in a table; its worker claims as many as it can.
// So a lost job loses nothing (the sweep rings again) and a job too many finds nothing to do.
import { z } from 'zod';

export const STAGES = ['ingest', 'triage', 'deliver'] as const;
export type Stage = (typeof STAGES)[number];

/** A job's payload: the first row it was rung for. Never mail, never text. */
export const jobSchema = z.object({ id: z.number().int().positive() }).strict();
export type StageJob = z.infer<typeof jobSchema>;

export interface StagePolicy {
  /** Rows claimed at once. */
  readonly batch: number;
  /** Jobs of this stage worked on at once in one process. */
  readonly concurrency: number;
  /** Times that one row is tried before it becomes a dead letter. */
  readonly attempts: number;
  /** First delay of a retry; doubled each time, with jitter. Milliseconds. */
  readonly backoff: number;
  readonly maxBackoff: number;
}

export const POLICIES: Readonly<Record<Stage, StagePolicy>> = {
  ingest: { batch: 50, concurrency: 1, attempts: 5, backoff: 2_000, maxBackoff: 300_000 },
  triage: { batch: 50, concurrency: 1, attempts: 8, backoff: 2_000, maxBackoff: 300_000 },
  // Not counted but timed: RFC 5321 4.5.4.1 asks for days, the row's give_up_at says three.
  deliver: {
    batch: 50,
    concurrency: 1,
    attempts: Number.POSITIVE_INFINITY,
    backoff: 15_000,
    maxBackoff: 3_600_000,
  },
};

/**
 * The same row rung twice while a job waits is one job. A `round` makes it another one: the job of a
 * killed worker counts as active until it is found to have stalled.
 */
export function jobIdOf(stage: Stage, id: number, round?: number): string {
  return round === undefined ? `${stage}-${id}` : `${stage}-${id}-${round}`;
}

/** Delay before try number `attempts + 1`, in milliseconds; `random` in 0..1 spreads retries by a half. */
export function backoffOf(policy: StagePolicy, attempts: number, random: number): number {
  const full = Math.min(policy.maxBackoff, policy.backoff * 2 ** Math.max(0, attempts - 1));
  return Math.round(full * (0.5 + random / 2));
}
