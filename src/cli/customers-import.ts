// `kulanz customers import FILE.csv`: the orders of a shop into the record.
import { basename, resolve } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import type { Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import { type OrderBatch, readOrdersFile, sizeOfFile } from '../io/orders-file.ts';
import { currencyOf } from '../orders/amount.ts';
import type { ImportResult } from '../orders/import-result.ts';
import { problemWords } from '../orders/import-words.ts';
import type { Problem } from '../orders/problem.ts';
import { linkByPhone } from '../store/customer-links.ts';
import type { Db } from '../store/db.ts';
import { refreshTotals } from '../store/order-totals.ts';
import { compareOrders, storeOrders, storeRefunds } from '../store/orders.ts';
import type { CliContext, CommandOptions, RunCommand } from './context.ts';
import { importSummary } from './customers-words.ts';
import { withRecord } from './open-command.ts';
import { createOrderWriter } from './order-writer.ts';

/** Problems that are shown; the rest is counted. */
const SHOWN = 20;

export const run: RunCommand = async (context, args, options) => {
  const [name, ...more] = args;
  if (name === undefined || more.length > 0)
    throw new UsageError('Which file? Example: kulanz customers import orders.csv');
  const path = resolve(context.cwd, name);
  const currency = currencyOption(options);
  const size = await sizeOfFile(path);
  return withRecord(context, options, async (config, db) => {
    const result = await importFile(context, { config, db, path, size, currency, options });
    if (options.json) context.stdout(JSON.stringify(result));
    else for (const line of importSummary(result, config.business.language)) context.stdout(line);
    return result.orders === 0 && result.skipped > 0 ? 1 : 0;
  });
};

function currencyOption({ currency = 'EUR' }: CommandOptions): string {
  const code = currencyOf(String(currency));
  if (code === '')
    throw new UsageError(`--currency: "${currency}" is no currency. Example: --currency CHF`);
  return code;
}

interface Job {
  readonly config: Config;
  readonly db: Db;
  readonly path: string;
  readonly size: number;
  readonly currency: string;
  readonly options: CommandOptions;
}

async function importFile(context: CliContext, job: Job): Promise<ImportResult> {
  const { db, path } = job;
  const dryRun = job.options.dryRun === true;
  const problems = problemBook(context, path, job.config.business.language);
  const writer = createOrderWriter((source, orders) =>
    (dryRun ? compareOrders : storeOrders)(db, source, orders),
  );
  const last = await readAll(job, problems.add, batch => writer.add(batch));
  const { layout, lines, refunds } = last;
  const { orders, added, changed } = await writer.end(layout.source);
  let refunded = 0;
  if (!dryRun) {
    const done = await storeRefunds(db, layout.source, refunds);
    refunded = done.changed;
    for (const { line } of done.unknown) problems.add({ line, code: 'no-order', detail: '' });
    const now = new Date();
    // Each reads all orders and writes what the other doesn't read.
    await Promise.all([refreshTotals(db, now), linkByPhone(db, job.config.business.language, now)]);
  }
  problems.end();
  return {
    file: path,
    format: layout.source,
    lines,
    orders,
    added,
    changed: changed + refunded,
    unchanged: Math.max(0, orders - added - changed - refunded),
    refunds: refunds.length,
    skipped: problems.count(),
    dryRun,
  };
}

/** Resolves to the last batch, which tells of all of the file. */
async function readAll(
  job: Job,
  report: (problem: Problem) => void,
  take: (batch: OrderBatch) => Promise<void>,
): Promise<OrderBatch> {
  const bar = progressBar(job.size);
  let last: OrderBatch | null = null;
  try {
    for await (const batch of readOrdersFile(job.path, { ...settingsOf(job), report })) {
      last = batch;
      await take(batch);
      bar?.update(batch.bytes);
    }
  } finally {
    bar?.stop();
  }
  if (!last) throw new Error('a file of orders always has a last batch');
  return last;
}

function settingsOf({ config, currency }: Job) {
  const { timezone, language } = config.business;
  return { now: new Date(), timezone, language, currency };
}

/** Says the first of what is wrong, and how much more there is. */
function problemBook(context: CliContext, path: string, ui: Config['business']['language']) {
  let count = 0;
  return {
    add: (problem: Problem): void => {
      count += 1;
      if (count <= SHOWN) context.stderr(problemWords(basename(path), problem, ui));
    },
    end: (): void => {
      const more = count - SHOWN;
      if (more <= 0) return;
      context.stderr(ui === 'de' ? `… und ${more} weitere.` : `... and ${more} more.`);
    },
    count: () => count,
  };
}

/** On stderr, and only for a human. */
function progressBar(size: number): SingleBar | null {
  if (process.stderr.isTTY !== true || size < 1_000_000) return null;
  const bar = new SingleBar(
    { stream: process.stderr, format: '{bar} {percentage} %  {eta_formatted}' },
    Presets.shades_classic,
  );
  bar.start(size, 0);
  return bar;
}
