// Promise 2 against kill -9 and a queue that is emptied: whatever dies, every mail has one ticket and
// one handover.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { messageIdsByTicket } from './support/handovers.ts';
import { type OwnPostgres, type OwnRedis, ownPostgres, ownRedis } from './support/own-servers.ts';
import type { Product } from './support/product.ts';
import { customerMail, openShop, type Shop } from './support/shop.ts';

const KILLS = Number(process.env.KULANZ_KILLS ?? 20);
const MAILS = 200;
/** Every twentieth mail comes a second time by another way: the same mail, one ticket. */
const TWICE = 20;

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

async function open(mode: 'embedded' | 'server'): Promise<void> {
  directory = mkdtempSync(join(tmpdir(), 'kulanz-faults-'));
  if (mode === 'embedded') {
    shop = await openShop();
    return;
  }
  const [postgres, redis] = [await ownPostgres(directory), await ownRedis(directory)];
  servers = { postgres, redis };
  shop = await openShop({ database: postgres.url, queue: redis.url });
}

/** The processes of one installation, and how each is started again. */
const CREWS = {
  embedded: [[]],
  server: [
    ['--workers', 'poll'],
    ['--no-poll', '--workers', 'ingest,triage,deliver,clock'],
    ['--no-poll', '--workers', 'ingest,triage,deliver,clock'],
  ],
} as const;

/** 200 mails that come a few at a time, until all have come. */
function trickle(every: number): { done: Promise<void>; delivered(): number } {
  let delivered = 0;
  const done = (async () => {
    for (let at = 0; at < MAILS; at++) {
      const mail = customerMail(`Frage ${at}`);
      shop.imap.deliver('hilfe', mail);
      delivered += 1;
      if (at % TWICE === 0) {
        shop.imap.deliver('hilfe', Buffer.concat([Buffer.from('Received: from b\r\n'), mail]));
        delivered += 1;
      }
      await sleep(every);
    }
  })();
  return { done, delivered: () => delivered };
}

async function expectEveryMailOnce(): Promise<void> {
  const ledger = await shop.ledger();
  expect(ledger.inbound).toEqual({ done: MAILS, duplicate: MAILS / TWICE });
  expect(ledger.tickets).toBe(MAILS);
  expect(ledger.bySubject.size).toBe(MAILS);
  for (const [subject, { tickets, messageIds }] of ledger.bySubject) {
    expect([tickets.size, messageIds.size], subject).toEqual([1, 1]);
  }
  const seen = messageIdsByTicket(shop.smtp.sent);
  expect(seen.size).toBe(MAILS);
  for (const [ticket, ids] of seen) expect(ids.size, ticket).toBe(1);
  const problems = await shop.record().selectFrom('problem').select('what').execute();
  expect(problems).toEqual([]);
  const reconciled = await shop.reconcile();
  expect(reconciled.code, reconciled.stdout + reconciled.stderr).toBe(0);
}

describe.each(['embedded', 'server'] as const)('%s', mode => {
  it(`${KILLS} times kill -9 in a burst of ${MAILS} mails: every mail has one ticket and one handover`, async () => {
    await open(mode);
    const crew: Product[] = CREWS[mode].map(words => shop.start(...words));
    await Promise.all(crew.map(product => product.ready()));
    const burst = trickle(KILLS * 6);
    const killedAt: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      // Sometimes while it starts, mostly while it works.
      await sleep(150 + Math.random() * 1_500);
      const victim = Math.floor(Math.random() * crew.length);
      await crew[victim]?.kill();
      killedAt.push((await shop.ledger().catch(() => null))?.waiting ?? -1);
      crew[victim] = shop.start(...(CREWS[mode][victim] ?? []));
    }
    await burst.done;
    const begun = Date.now();
    await Promise.all(crew.map(product => product.ready()));
    await shop.settled(burst.delivered());
    const copies =
      shop.smtp.sent.length - new Set(shop.smtp.sent.map(({ raw }) => raw.toString('latin1'))).size;
    console.log(
      `${mode}: ${KILLS} kills, rows waiting at each: ${killedAt.join(' ')}; settled after ${Date.now() - begun} ms; ${shop.smtp.sent.length} mails to SMTP, ${copies} of them copies`,
    );
    for (const product of crew) expect(product.ending()).toBe(null);
    await expectEveryMailOnce();
    for (const product of crew) expect(await product.stop()).toBe(0);
  });

  it('the queue emptied again and again in mid-run: nothing is lost', async () => {
    await open(mode);
    const crew = CREWS[mode].map(words => shop.start(...words));
    await Promise.all(crew.map(product => product.ready()));
    const burst = trickle(15);
    let emptied = 0;
    const emptying = (async () => {
      while (burst.delivered() < MAILS) {
        await sleep(100 + Math.random() * 300);
        await emptyQueue();
        emptied += 1;
      }
    })();
    await Promise.all([burst.done, emptying]);
    const begun = Date.now();
    await shop.settled(burst.delivered());
    console.log(
      `${mode}: queue emptied ${emptied} times; settled ${Date.now() - begun} ms after the last mail`,
    );
    await expectEveryMailOnce();
    for (const product of crew) expect(await product.stop()).toBe(0);
  });
});

async function emptyQueue(): Promise<void> {
  if (servers) return servers.redis.flush();
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'bullmq' and tablename like '%job%'`.execute(
    shop.record(),
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { name } of rows)
    await sql`delete from ${sql.table(`bullmq.${name}`)}`.execute(shop.record());
}
