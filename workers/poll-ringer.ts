import { wordsOf } from '../src/errors.ts';
import type { Logger } from '../src/io/log.ts';

/** More ids than that aren't remembered while the queue hangs: the sweep finds their rows. */
const REMEMBERED = 1_000;

/**
 * Rings without waiting: a queue that hangs must not keep mail from being stored. At most one call
 * is under way; what arrives meanwhile is rung for together.
 */
export function createRinger(
  ring: (ids: readonly number[]) => Promise<void>,
  log: Pick<Logger, 'warn'>,
): (ids: readonly number[]) => void {
  let waiting: number[] = [];
  let ringing = false;
  const next = async (): Promise<void> => {
    ringing = true;
    while (waiting.length > 0) {
      const ids = waiting;
      waiting = [];
      try {
        await ring(ids);
      } catch (error) {
        log.warn({ error: wordsOf(error) }, 'poll: queue not reachable; the sweep will ring again');
      }
    }
    ringing = false;
  };
  return ids => {
    waiting.push(...ids.slice(0, REMEMBERED - waiting.length));
    if (!ringing && waiting.length > 0) void next();
  };
}
