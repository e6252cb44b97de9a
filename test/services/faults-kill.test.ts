// Promise 2 against kill -9 and against a queue that is emptied: whatever dies, every mail has one
// ticket and one handover. KULANZ_KILLS: how often, in each mode.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { type Burst, createBurst, expectEachOnce } from './support/faults/burst.ts';
import { messageIdsByTicket } from './support/faults/handovers.ts';
import {
  type OwnPostgres,
  type OwnRedis,
  ownPostgres,
  ownRedis,
} from './support/faults/own-servers.ts';

import type { Product } from './support/faults/product.ts';
import { openShop, type Shop } from './support/faults/shop.ts';

const KILLS = Number(process.env.KULANZ_KILLS ?? 20);
const MAILS = 200;

/** The processes of an installation: their options. */
const CREWS = {
  embedded: [[]],
  server: [
    ['--workers', 'poll'],
    ['--no-poll', '--workers', 'ingest,triage,deliver,clock'],
    ['--no-poll', '--workers', 'ingest,triage,deliver,clock'],
  ],
};

let directory: string;
let shop: Shop;
let servers: { postgres: OwnPostgres; redis: OwnRedis } | null = null;

afterEach(async () => {
  await shop.close();
  await servers?.postgres.stop();
  await servers?.redis.stop();
  servers = null;
  rmSync(directory, { recursive: true, force: true });
});

async function open(mode: keyof typeof CREWS): Promise<Product[]> {
  directory = mkdtempSync(join(tmpdir(), 'kulanz-faults-'));
  if (mode === 'embedded') shop = await openShop();
  else {
    servers = { postgres: await ownPostgres(directory), redis: await ownRedis(directory) };
    shop = await openShop({ database: servers.postgres.url, queue: servers.redis.url });
  }
  const crew = CREWS[mode].map(words => shop.start(...words));
  await Promise.all(crew.map(product => product.ready()));
  return crew;
}

async function stopAll(crew: readonly Product[]): Promise<void> {
  for (const product of crew) expect(await product.stop()).toBe(0);
}

describe.each(['embedded', 'server'] as const)('%s', mode => {
  it(`${KILLS} times kill -9 in a burst of ${MAILS} mails`, async () => {
    const crew = await open(mode);
    const burst = createBurst(shop, MAILS);
    const met: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const share = Math.ceil(MAILS / KILLS / 2);
      burst.deliver(share);
      await sleep(Math.random() * 250);
      burst.deliver(share);
      // Mostly in the middle of the work, now and then later.
      await sleep(Math.random() ** 3 * 1_500);
      met.push(await killOne(mode, crew, kill, burst));
    }
    await burst.trickle(0);
    const begun = Date.now();
    await Promise.all(crew.map(product => product.ready()));
    await shop.settled(burst.delivered());
    const settled = Date.now() - begun;
    const accepted = shop.smtp.sent.length;
    console.log(
      `${mode}: ${KILLS} kills; mails not yet done with at each: ${met.join(' ')}; all done ` +
        `${settled} ms after the last mail; SMTP accepted ${accepted} mails, ${accepted - MAILS} copies`,
    );
    // A kill that met nothing at work would prove nothing.
    expect(met.filter(mails => mails > 0).length).toBeGreaterThan(KILLS / 3);
    for (const product of crew) expect(product.ending()).toBe(null);
    await expectEachOnce(shop, burst);
    await stopAll(crew);
  });

  it('the queue emptied again and again in mid-run', async () => {
    const crew = await open(mode);
    const burst = createBurst(shop, MAILS);
    let [emptied, over] = [0, false];
    const emptying = (async () => {
      while (!over) {
        await sleep(100 + Math.random() * 300);
        await emptyQueue();
        emptied += 1;
      }
    })();
    await burst.trickle(15);
    over = true;
    await emptying;
    const begun = Date.now();
    await shop.settled(burst.delivered());
    console.log(
      `${mode}: queue emptied ${emptied} times; all done ${Date.now() - begun} ms after the last`,
    );
    await expectEachOnce(shop, burst);
    await stopAll(crew);
  });
});

/**
 * Kills one of the crew, starts it again at once, and waits (but every fourth time, when the next
 * kill comes in the middle of the start) until it runs. Returns how many mails it left half done.
 */
async function killOne(
  mode: keyof typeof CREWS,
  crew: Product[],
  kill: number,
  burst: Burst,
): Promise<number> {
  const victim = Math.floor(Math.random() * crew.length);
  const { inbound } = await shop.ledger();
  const atWork = (): number =>
    burst.delivered() - (inbound.duplicate ?? 0) - messageIdsByTicket(shop.smtp.sent).size;
  // A quick machine may just be idle: the kill waits for a mail to be under way.
  for (let tries = 0; tries < 100 && atWork() <= 0; tries++) await sleep(5);
  const met = atWork();
  await crew[victim]?.kill();
  const fresh = shop.start(...(CREWS[mode][victim] ?? []));
  crew[victim] = fresh;
  if (kill % 4 !== 3) await fresh.ready();
  return met;
}

async function emptyQueue(): Promise<void> {
  if (servers) return servers.redis.flush();
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables
    where schemaname = 'bullmq' and tablename like '%job%'`.execute(shop.record());
  expect(rows.length).toBeGreaterThan(0);
  for (const { name } of rows)
    await sql`delete from ${sql.table(`bullmq.${name}`)}`.execute(shop.record());
}
