// The part of `kulanz check` that opens database and queue.
import { sql } from 'kysely';
import type { Config } from '../config.ts';
import { PermanentError } from '../errors.ts';
import type { Logger } from '../io/log.ts';
import { openQueues } from '../io/queue.ts';
import { openStore } from '../store/open.ts';

/**
 * Opens the database, brings its schema up to date, then opens the queue. `report` gets each as it
 * is done; whatever fails throws.
 */
export async function checkStorage(
  config: Config,
  log: Logger,
  report: (check: 'database' | 'queue', words: string) => void,
): Promise<void> {
  const store = await openStore(config.storage.database, { log, poolSize: 2 });
  try {
    const { rows } = await sql<{ version: string; tickets: number }>`
      select current_setting('server_version') as version,
        (select count(*) from ticket) as tickets`.execute(store.db);
    const { version = '', tickets = 0 } = rows[0] ?? {};
    report('database', `PostgreSQL ${version.split(' ')[0]}, ${tickets} tickets`);
    report('queue', await checkQueue(config.storage.queue, store.url, log));
  } finally {
    await store.close();
  }
}

async function checkQueue(queue: string, databaseUrl: string, log: Logger): Promise<string> {
  const url = queue === 'database' ? databaseUrl : queue;
  const queues = await openQueues(url, log).catch((error: unknown) => {
    if (queue === 'database') throw error;
    const { host } = new URL(queue);
    throw new PermanentError(
      `Redis at ${host} can't be opened (${error instanceof Error ? error.message : String(error)}). Start it, or correct storage.queue`,
    );
  });
  try {
    const waiting = Object.values(await queues.waiting()).reduce((sum, count) => sum + count, 0);
    return `${queue === 'database' ? 'on the database' : 'on Redis'}, ${waiting} jobs waiting`;
  } finally {
    await queues.close(1_000);
  }
}
