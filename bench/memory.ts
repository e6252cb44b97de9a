// Peak memory while 20,000 mails pass through everything, embedded; and whether it stays flat.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbedded } from '../src/store/embedded.ts';
import { fillMaildir } from './mails.ts';
import { peakMemory, postgresMemory, startProduct, writeConfig } from './product.ts';
import { startSink } from './smtp-sink.ts';
import { type Figure, figure, giveToDovecot, maildirOf, scratch, type World } from './world.ts';

const MAILS = 20_000;
const LIMIT = 900_000;

export async function memoryBench(world: World): Promise<Figure[]> {
  const count = world.mails ?? MAILS;
  const user = `memory${Date.now()}`;
  fillMaildir(maildirOf(world, user), 0, count, 7);
  giveToDovecot(world, user);
  const directory = scratch(world, 'memory');
  const data = join(directory, 'data');
  const sink = await startSink();
  const config = writeConfig({
    directory,
    imapPort: world.imapPort,
    imapUser: user,
    imapPassword: world.imapPassword,
    smtpPort: sink.port,
    database: data,
    queue: 'database',
  });
  const running = await startProduct(config);
  const pid = running.child.pid ?? 0;
  const node: { done: number; rss: number }[] = [];
  let postgres = 0;
  const joined = await startEmbedded(data, {
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  });
  const client = new Client({ connectionString: joined.url });
  await client.connect();
  const end = performance.now() + LIMIT;
  for (;;) {
    const rows = await client.query<{ n: string; left: string }>(
      `select (select count(*) from inbound where status = 'done') as n,
        (select count(*) from article where triage = 'waiting') + (select count(*) from outbox where status = 'waiting') as left`,
    );
    const done = Number(rows.rows[0]?.n ?? 0);
    node.push({ done, rss: resident(pid) });
    postgres = Math.max(postgres, postgresMemory(join(data, 'pg')));
    if (done >= count && Number(rows.rows[0]?.left ?? 0) === 0) break;
    if (performance.now() > end) throw new Error(`only ${done} of ${count} mails in time`);
    await pause(1_000);
  }
  const peak = peakMemory(pid);
  await client.end();
  await joined.stop();
  await running.stop();
  sink.close();
  const peakOf = (from: number, to: number): number =>
    Math.max(
      ...node
        .filter(({ done }) => done >= from * count && done <= to * count)
        .map(({ rss }) => rss),
    );
  return [
    figure(`peak memory of Node over ${count} mails`, peak, 'MB', 0),
    figure('... in the second quarter', peakOf(0.25, 0.5), 'MB', 0),
    figure('... in the last quarter', peakOf(0.75, 1), 'MB', 0),
    figure('peak memory of the embedded PostgreSQL', postgres, 'MB (PSS)', 0),
  ];
}

function resident(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
