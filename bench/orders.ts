// `kulanz customers import` against a loop that only parses the same file; embedded database. 100,000
// orders, or a million with `--full`. The second import of the same file is measured too.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { startEmbedded } from '../src/store/embedded.ts';
import { peakMemory, postgresMemory, writeConfig } from './product.ts';
import { type Figure, figure, scratch, type World } from './world.ts';

const ORDERS = 100_000;
const FULL = 1_000_000;
const CUSTOMERS = 0.3;
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function ordersBench(world: World): Promise<Figure[]> {
  const count = world.full ? FULL : ORDERS;
  const directory = scratch(world, 'orders');
  const file = join(directory, 'orders.csv');
  await writeOrders(file, count);
  const data = join(directory, 'data');
  const server = await startEmbedded(data, QUIET);
  const config = writeConfig({
    directory,
    ...{ imapPort: 1, imapUser: 'nobody', imapPassword: 'x', smtpPort: 1 },
    ...{ database: data, queue: 'database' },
  });
  const plain = await plainLoop(file, count);
  const first = await importOrders(config, file, join(data, 'pg'));
  const again = await importOrders(config, file, join(data, 'pg'));
  await server.stop();
  return [
    figure(`plain csv-parse loop over ${count} orders`, plain, 's'),
    figure('import', first.seconds, 's'),
    figure('import, ratio', first.seconds / plain, 'of the plain loop'),
    figure('import of the same file again, ratio', again.seconds / plain, 'of the plain loop'),
    figure('peak memory of Node', Math.max(first.node, again.node), 'MB', 0),
    figure('peak memory of the embedded PostgreSQL', first.postgres, 'MB (PSS)', 0),
  ];
}

async function plainLoop(file: string, count: number): Promise<number> {
  const start = performance.now();
  let read = 0;
  for await (const _ of createReadStream(file).pipe(parse({ columns: true }))) read += 1;
  if (read !== count) throw new Error(`${read} of ${count} orders`);
  return (performance.now() - start) / 1_000;
}

interface Imported {
  readonly seconds: number;
  readonly node: number;
  readonly postgres: number;
}

async function importOrders(config: string, file: string, pg: string): Promise<Imported> {
  const args = ['dist/src/cli/main.js', 'customers', 'import', file, '--config', config];
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let [node, postgres] = [0, 0];
  const look = setInterval(() => {
    node = Math.max(node, peakMemory(child.pid ?? 0));
    postgres = Math.max(postgres, postgresMemory(pg));
  }, 500);
  const [code] = await once(child, 'exit');
  clearInterval(look);
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  return { seconds: (performance.now() - start) / 1_000, node, postgres };
}

/** Orders as a shop writes them: dates with offset, quoted products, some customers with many. */
async function writeOrders(file: string, count: number): Promise<void> {
  const out = createWriteStream(file);
  const start = Date.UTC(2024, 0, 1);
  out.write('Order,Email,Date,Total,Currency,Delivered,Product,Quantity,Status,Name,Phone\n');
  for (let n = 0; n < count; n++) {
    const customer = (n * 7_919) % Math.floor(count * CUSTOMERS);
    const day = new Date(start + ((n * 104_729) % (1_000 * 86_400)) * 1_000).toISOString();
    const line =
      `#${100_000 + n},kunde${customer}@example.org,${day.slice(0, 19).replace('T', ' ')} +0100,` +
      `${(n % 400) + 5}.${String(n % 100).padStart(2, '0')},EUR,${day.slice(0, 10)},` +
      `"Lampe ""Sonne"", groß",${1 + (n % 3)},paid,Erika Muster${customer},+49 30 ${1_000_000 + customer}\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
