// A poller under test, with its log and what it rang for.
import { Writable } from 'node:stream';
import { createLogger } from '../../src/io/log.ts';
import type { Db } from '../../src/store/db.ts';
import { type PollDeps, type Poller, startPoller } from '../../workers/poll.ts';

export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly error?: string;
  readonly [field: string]: unknown;
}

export interface PollerUnderTest {
  readonly poller: Poller;
  readonly rung: number[];
  readonly log: LogLine[];
  /** Lines that a person would see: warnings and errors. */
  complaints(): LogLine[];
}

export function poll(
  base: { readonly db: Db; readonly url: string },
  deps: Pick<PollDeps, 'mailbox'> & Partial<PollDeps>,
): PollerUnderTest {
  const rung: number[] = [];
  const log: LogLine[] = [];
  const sink = new Writable({
    write(line, _encoding, done) {
      log.push(JSON.parse(String(line)));
      done();
    },
  });
  const poller = startPoller({
    db: base.db,
    databaseUrl: base.url,
    log: createLogger('debug', sink),
    stored: async ids => void rung.push(...ids),
    ...deps,
  });
  const complaints = (): LogLine[] => log.filter(line => ['warn', 'error'].includes(line.level));
  return { poller, rung, log, complaints };
}

/** Waits until `look` gives something truthy; fails with what it gave last. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  limit = 15_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + limit;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`not within ${limit} ms: ${look} gave ${String(seen)}`);
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}
