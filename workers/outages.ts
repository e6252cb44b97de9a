// An outage is met by many: by each stage, for each mail, many times a second. It is one line.
import { wordsOf } from '../src/errors.ts';
import type { Logger } from '../src/io/log.ts';

/** Told again while it lasts, and never sooner, so that a flickering line does not fill the disk (ms). */
const AGAIN = 600_000;
const SOONEST = 60_000;

export interface Outages {
  /** `what` is not working: `the database`, `the queue`, `the mail server smtp.shop.example`. */
  say(what: string, error: unknown): void;
  /** It answers. */
  over(what: string): void;
}

interface State {
  failing: boolean;
  /** The failure was told, so its end is to be told. */
  told: boolean;
  toldAt: number;
}

export function createOutages(
  log: Pick<Logger, 'warn' | 'info' | 'debug'>,
  now: () => number = Date.now,
): Outages {
  const states = new Map<string, State>();
  return {
    say(what, error) {
      const state = states.get(what) ?? {
        failing: false,
        told: false,
        toldAt: Number.NEGATIVE_INFINITY,
      };
      states.set(what, state);
      const quiet = state.failing && state.told ? AGAIN : SOONEST;
      state.failing = true;
      if (now() - state.toldAt < quiet) {
        log.debug({ error: wordsOf(error) }, `${what} still does not work`);
        return;
      }
      state.told = true;
      state.toldAt = now();
      log.warn({ error: wordsOf(error) }, `${what} does not work, trying again`);
    },
    over(what) {
      const state = states.get(what);
      if (!state?.failing) return;
      state.failing = false;
      if (!state.told) return;
      state.told = false;
      log.info({}, `${what} works again`);
    },
  };
}
