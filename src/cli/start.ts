// `kulanz start`: the poller and the workers, until SIGTERM or SIGINT.

import { startKulanz, WORKERS, type WorkerName } from '../../workers/main.ts';
import { UsageError } from '../errors.ts';
import { readConfig } from '../io/config-file.ts';
import { createLogger } from '../io/log.ts';
import { nearest } from '../nearest.ts';
import type { RunCommand } from './context.ts';

/** A stop that takes longer than this is ended: what was running runs again at the next start. */
const STOP_LIMIT = 9_500;

export const run: RunCommand = async (context, _args, options) => {
  const config = readConfig(options.config, context.env);
  const log = createLogger(config.logLevel);
  const { workers, poll } = workersOf(options.workers, options.poll !== false);
  const stopped = new Promise<string>(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => resolve(signal));
  });
  const kulanz = await startKulanz(config, { workers, poll, log });
  const signal = await stopped;
  log.info({ signal }, 'stopping');
  const limit = setTimeout(() => process.exit(0), STOP_LIMIT);
  await kulanz.stop();
  clearTimeout(limit);
  log.info({}, 'stopped');
  return 0;
};

/**
 * What `--workers` names. The poller always stands by, since only one reads a mailbox at a time; the
 * word `poll` alone means: nothing but the poller.
 */
export function workersOf(
  list: string | undefined,
  poll: boolean,
): { workers: Set<WorkerName>; poll: boolean } {
  if (list === undefined) return { workers: new Set(WORKERS), poll };
  const names = list
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
  const workers = new Set<WorkerName>();
  for (const name of names) {
    const known = WORKERS.find(worker => worker === name);
    if (known) workers.add(known);
    else if (name !== 'poll') throw new UsageError(unknownWorker(name));
  }
  return { workers, poll: poll || names.includes('poll') };
}

function unknownWorker(name: string): string {
  const near = nearest(name, [...WORKERS, 'poll']);
  const hint = near ? ` Did you mean ${near}?` : '';
  return `--workers: there is no worker "${name}".${hint} Example: --workers ${WORKERS.join(',')}`;
}
