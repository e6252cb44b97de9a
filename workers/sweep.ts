// sweep: closes the gap between the tables and the queue. Frees what dead processes had claimed, and
// what this one could not give back, and rings for every stage whose rows wait, so that a queue that
// was emptied loses nothing.
import { wordsOf } from '../src/errors.ts';
import { STAGES, type Stage } from '../src/queues.ts';
import { firstWaiting, releaseDead, releaseOwn } from '../src/store/claims.ts';
import { isOutage } from '../src/store/outage.ts';
import { DATABASE, queueOf, sayDatabase, type WorkerContext } from './context.ts';
import type { Turns } from './turns.ts';
import { createVainRings, type SweepOptions, type VainRings } from './vain-rings.ts';

const EVERY = 2_000;

export interface Sweeper {
  stop(): Promise<void>;
}

/** Sweeps until it is stopped; a sweep that fails is told once and then tried again. */
export function startSweep(context: WorkerContext, options: SweepOptions, every = EVERY): Sweeper {
  const vain = createVainRings(context, options);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const again = (): void => {
    if (stopped) return;
    running = sweep(context, options.turns, vain)
      .then(() => context.outages.over(DATABASE))
      .catch(error => {
        if (isOutage(error)) sayDatabase(context, error);
        else context.log.error({ error: wordsOf(error) }, 'sweep failed, trying again');
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
export async function sweep(
  context: WorkerContext,
  turns?: Turns,
  vain?: VainRings,
): Promise<void> {
  const { db, instance, log } = context;
  for (const stage of STAGES) {
    await turns?.ifIdle(stage, () => releaseOwn(db, stage, instance));
    const freed = await releaseDead(db, stage);
    if (freed > 0)
      log.warn(
        { stage, rows: freed },
        'rows of a process that died, or from before an outage, are free again',
      );
    const id = await firstWaiting(db, stage);
    const rung = id !== null && (await ring(context, stage, id));
    await vain?.watch(stage, rung ? id : null);
  }
}

/** A queue that is away must not keep the other stages' rows from being freed. */
async function ring(context: WorkerContext, stage: Stage, id: number): Promise<boolean> {
  try {
    // All processes together ring once in the time of a sweep.
    await context.ring(stage, id, Math.floor(context.now().getTime() / EVERY));
    context.outages.over(queueOf(context));
    return true;
  } catch (error) {
    context.outages.say(queueOf(context), error);
    return false;
  }
}
