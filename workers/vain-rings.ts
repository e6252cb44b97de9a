// Notices a worker that no longer hears its doorbell: its row waits on while nobody is at work.
import { STAGES, type Stage } from '../src/queues.ts';
import type { WorkerContext } from './context.ts';
import type { Turns } from './turns.ts';

export interface SweepOptions {
  /** Of this process: by them the sweep knows that nobody works on a claimed row. */
  readonly turns: Turns;
  /** A stage that this process works on is rung for in vain. */
  revive(stage: Stage): Promise<void>;
}

export interface VainRings {
  /** After each sweep: the row that was rung for; null: none waits, or the queue is away. */
  watch(stage: Stage, rung: number | null): Promise<void>;
}

/** So often a row may be rung for before the worker counts as deaf: some 8 s. */
const IN_VAIN = 4;

export function createVainRings(
  { log }: Pick<WorkerContext, 'log'>,
  { turns, revive }: SweepOptions,
): VainRings {
  const isIdle = async (stage: Stage) => (await turns.ifIdle(stage, async () => true)) === true;
  const counts = new Map<Stage, { id: number; times: number }>();
  return {
    async watch(stage, rung) {
      const last = counts.get(stage);
      if (rung === null || !(await isIdle(stage))) {
        counts.delete(stage);
        return;
      }
      const times = last?.id === rung ? last.times + 1 : 1;
      counts.set(stage, { id: rung, times });
      if (times < IN_VAIN) return;
      counts.clear();
      log.info({ stage }, 'the queue does not call its workers: taking others');
      // What made one deaf did so to its neighbours, which will be rung for next.
      for (const other of STAGES) if (await isIdle(other)) await revive(other);
    },
  };
}
