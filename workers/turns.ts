// Each stage is worked on by one at a time in a process. Whoever holds a stage's turn knows that
// nobody else in this process works on a row of it.
import type { Stage } from '../src/queues.ts';

export interface Turns {
  /** Runs when nothing else runs for this stage. */
  take<T>(stage: Stage, work: () => Promise<T>): Promise<T>;
  /** Runs if nothing else does; what comes meanwhile waits. Null: the stage is at work. */
  ifIdle<T>(stage: Stage, work: () => Promise<T>): Promise<T | null>;
}

export function createTurns(): Turns {
  const ends = new Map<Stage, Promise<unknown>>();
  const take = <T>(stage: Stage, work: () => Promise<T>): Promise<T> => {
    const result = (ends.get(stage) ?? Promise.resolve()).then(work);
    const end: Promise<unknown> = result
      .catch(() => undefined)
      .then(() => {
        if (ends.get(stage) === end) ends.delete(stage);
      });
    ends.set(stage, end);
    return result;
  };
  return {
    take,
    ifIdle: async (stage, work) => (ends.has(stage) ? null : take(stage, work)),
  };
}
