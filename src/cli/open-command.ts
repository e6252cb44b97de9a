// What commands need that look into the record: configuration and database, closed again at the end.
import type { Config } from '../config.ts';
import { readConfig } from '../io/config-file.ts';
import { createLogger } from '../io/log.ts';
import type { Db } from '../store/db.ts';
import { openStore } from '../store/open.ts';
import type { CliContext, CommandOptions } from './context.ts';

/** Runs `work` on the record of the configuration. */
export async function withRecord<T>(
  context: Pick<CliContext, 'env'>,
  options: Pick<CommandOptions, 'config'>,
  work: (config: Config, db: Db) => Promise<T>,
): Promise<T> {
  const config = readConfig(options.config, context.env);
  const log = createLogger('warn');
  const store = await openStore(config.storage.database, { log, poolSize: 3 });
  try {
    return await work(config, store.db);
  } finally {
    await store.close();
  }
}
