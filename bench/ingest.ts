// Mails in a Dovecot mailbox -> tickets, against the straight line on the same mails and database.
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '../src/store/embedded.ts';
import { fillMaildir } from './mails.ts';
import { cpuTime, startProduct, writeConfig } from './product.ts';
import { startSink } from './smtp-sink.ts';
import { straightLine } from './straight-line.ts';
import {
  type Figure,
  figure,
  freshDatabase,
  giveToDovecot,
  maildirOf,
  reach,
  scratch,
  type World,
} from './world.ts';

const MAILS = 5_000;
const LIMIT = 300_000;
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };
const TICKETED = `select count(*) as n from inbound where status = 'done'`;
const SENT = `select count(*) as n from outbox where kind = 'handover' and status = 'sent'`;

export const embeddedBench = (world: World): Promise<Figure[]> => withMails(world, embedded);
export const serverBench = (world: World): Promise<Figure[]> => withMails(world, server);

async function withMails(
  world: World,
  bench: (world: World, user: string, count: number) => Promise<Figure[]>,
): Promise<Figure[]> {
  const count = world.mails ?? MAILS;
  const user = `bench${Date.now()}`;
  const bytes = fillMaildir(maildirOf(world, user), 0, count);
  giveToDovecot(world, user);
  return [
    figure('mail size', bytes / count / 1024, 'KB on average', 1),
    ...(await bench(world, user, count)),
  ];
}

async function embedded(world: World, user: string, count: number): Promise<Figure[]> {
  const directory = scratch(world, 'embedded');
  const data = join(directory, 'data');
  const base = await startEmbedded(data, QUIET);
  const imap = { port: world.imapPort, user, password: world.imapPassword };
  const plain = count / (await straightLine(imap, base.url, count));
  const tickets = await productRate(
    world,
    user,
    count,
    { database: data, queue: 'database', url: base.url, directory },
    [['--workers', 'ingest']],
  );
  await base.stop();
  const again = scratch(world, 'embedded');
  const fresh = await startEmbedded(join(again, 'data'), QUIET);
  const whole = await productRate(
    world,
    user,
    count,
    { database: join(again, 'data'), queue: 'database', url: fresh.url, directory: again },
    [[]],
  );
  await fresh.stop();
  return [
    figure('embedded, straight line', plain, 'mails/s', 0),
    figure('embedded, mail to ticket', tickets.ticketed, 'mails/s', 0),
    figure('embedded, mail to ticket, ratio', tickets.ticketed / plain, 'of the straight line'),
    figure('embedded, all workers: mail to ticket', whole.ticketed, 'mails/s', 0),
    figure(
      'embedded, all workers: mail to ticket, ratio',
      whole.ticketed / plain,
      'of the straight line',
    ),
    figure('embedded, all workers: mail to handover sent', whole.handedOver ?? 0, 'mails/s', 0),
  ];
}

async function server(world: World, user: string, count: number): Promise<Figure[]> {
  const imap = { port: world.imapPort, user, password: world.imapPassword };
  const url = await freshDatabase(world);
  const plain = count / (await straightLine(imap, url, count));
  const store = (database: string) => ({
    database,
    queue: world.redisUrl,
    url: database,
    directory: scratch(world, 'server'),
  });
  const tickets = await productRate(world, user, count, store(url), [
    ['--workers', 'ingest'],
    ['--no-poll', '--workers', 'ingest'],
  ]);
  const whole = await productRate(world, user, count, store(await freshDatabase(world)), [
    [],
    ['--no-poll'],
  ]);
  return [
    figure('server, straight line', plain, 'mails/s', 0),
    figure('server, two processes: mail to ticket', tickets.ticketed, 'mails/s', 0),
    figure('server, two processes: processor time of Node', tickets.cpu, 'ms a mail'),
    figure(
      'server, two processes: mail to ticket, ratio',
      tickets.ticketed / plain,
      'of the straight line',
    ),
    figure('server, two processes, all workers: mail to ticket', whole.ticketed, 'mails/s', 0),
    figure(
      'server, two processes, all workers: mail to ticket, ratio',
      whole.ticketed / plain,
      'of the straight line',
    ),
    figure(
      'server, two processes, all workers: mail to handover sent',
      whole.handedOver ?? 0,
      'mails/s',
      0,
    ),
  ];
}

interface Store {
  readonly directory: string;
  readonly database: string;
  readonly queue: string;
  readonly url: string;
}

/** From the moment that the product says it is running until the last mail has its ticket. */
async function productRate(
  world: World,
  user: string,
  count: number,
  store: Store,
  processes: readonly (readonly string[])[],
): Promise<{ ticketed: number; handedOver: number | null; cpu: number }> {
  const sink = await startSink();
  const config = writeConfig({
    directory: store.directory,
    imapPort: world.imapPort,
    imapUser: user,
    imapPassword: world.imapPassword,
    smtpPort: sink.port,
    database: store.database,
    queue: store.queue,
  });
  const [first = [], ...others] = processes;
  // The helpers stand ready when the poller begins, as in daily life.
  const helpers = [];
  for (const args of others) helpers.push(await startProduct(config, args));
  const main = await startProduct(config, first);
  const start = performance.now();
  const client = new Client({ connectionString: store.url });
  await client.connect();
  const ticketed = await reach(client, TICKETED, count, LIMIT);
  const all = !first.includes('--workers');
  const tickets = await client.query<{ n: string }>('select count(*) as n from article');
  const sent = all ? await reach(client, SENT, Number(tickets.rows[0]?.n ?? 0), LIMIT) : null;
  await client.end();
  const cpu = [main, ...helpers].reduce((sum, { child }) => sum + cpuTime(child.pid ?? 0), 0);
  for (const running of [main, ...helpers]) await running.stop();
  sink.close();
  const rate = (end: number): number => count / ((end - start) / 1_000);
  return {
    ticketed: rate(ticketed),
    handedOver: sent === null ? null : rate(sent),
    cpu: (cpu * 1_000) / count,
  };
}
