// A poller under test, with its log and what it rang for.
import { Writable } from 'node:stream';
import { createLogger } from '../../../src/io/log.ts';
import { type PollDeps, type Poller, startPoller } from '../../../workers/poll.ts';
import type { ServiceDatabase } from './services.ts';

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
  base: Pick<ServiceDatabase, 'db' | 'url'>,
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
