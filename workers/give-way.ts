// A burst is taken in first: a ticket with a human and a date costs little and is what a customer's mail
// must have (promise 3); judging it and handing it over may be some seconds later.
import { setTimeout as pause } from 'node:timers/promises';
import { isBacklog } from '../src/store/claims.ts';
import type { WorkerContext } from './context.ts';

/** Fewer mails than this are no burst. */
const BURST = 100;
/** Ingest is let pass for so long at most before each batch: an alert must reach the owner within a minute. */
const LONGEST = 15_000;
const STEP = 200;

/** Returns when ingest has no backlog, has had its time, or the process is to stop. */
export async function giveWay({
  db,
  stopping,
}: Pick<WorkerContext, 'db' | 'stopping'>): Promise<void> {
  for (let waited = 0; waited < LONGEST && stopping?.aborted !== true; waited += STEP) {
    if (!(await isBacklog(db, 'ingest', BURST))) return;
    await pause(STEP);
  }
}
