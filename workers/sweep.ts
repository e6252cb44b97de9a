// sweep: closes the gap between the tables and the queue. Frees what dead processes had claimed and
// rings for every stage whose rows wait, so that a queue that was emptied loses nothing.
import { wordsOf } from '../src/errors.ts';
import { STAGES } from '../src/queues.ts';
import { firstWaiting, releaseDead } from '../src/store/claims.ts';
import type { WorkerContext } from './context.ts';

const EVERY = 2_000;

export interface Sweeper {
  stop(): Promise<void>;
}

/** Sweeps until it is stopped; a sweep that fails is logged once and then tried again. */
export function startSweep(context: WorkerContext, every = EVERY): Sweeper {
  let stopped = false;
  let failing = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const again = (): void => {
    if (stopped) return;
    running = sweep(context)
      .then(() => {
        if (failing) context.log.info({}, 'database and queue answer again');
        failing = false;
      })
      .catch(error => {
        if (!failing) context.log.error({ error: wordsOf(error) }, 'sweep failed, trying again');
        failing = true;
      })
      .then(() => {
        if (!stopped) timer = setTimeout(again, every);
      });
  };
  again();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** One sweep over all stages. */
export async function sweep(context: WorkerContext): Promise<void> {
  for (const stage of STAGES) {
    const freed = await releaseDead(context.db, stage);
    if (freed > 0) context.log.warn({ stage, rows: freed }, 'a process died at work: its rows are free again');
    const id = await firstWaiting(context.db, stage);
    if (id !== null) await context.ring(stage, id);
  }
}
