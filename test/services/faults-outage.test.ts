// Whatever is away, slow or silent for a while: nothing is lost, it is said in a line, and everything
// goes on by itself. Each case is a shop of its own; they run side by side, for most of them wait.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, type ExpectStatic, it } from 'vitest';
import { eventually } from '../support/poller.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { createBurst, expectEachOnce } from './support/faults/burst.ts';
import { ownPostgres, ownRedis } from './support/faults/own-servers.ts';
import { killAll, type Product } from './support/faults/product.ts';
import { openShop, type Shop, type ShopOptions } from './support/faults/shop.ts';

/** How long a database or a queue is away, in milliseconds. */
const AWAY = Number(process.env.KULANZ_OUTAGE ?? 60_000);

const closing: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  await killAll();
  for (const close of closing.toReversed()) await close();
});

async function open(options: ShopOptions = {}): Promise<Shop> {
  const shop = await openShop(options);
  closing.push(shop.close);
  return shop;
}

async function running(shop: Shop): Promise<Product> {
  const product = shop.start();
  await product.ready();
  return product;
}

function servers(): string {
  const directory = mkdtempSync(join(tmpdir(), 'kulanz-faults-'));
  closing.push(async () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** The lines that a person sees: each kind once, few in all, one of them with these words. */
function expectCalm(expect: ExpectStatic, product: Product, said: RegExp, most: number): void {
  const lines = product.complaints().map(({ msg, error }) => `${msg}: ${error ?? ''}`);
  console.log(lines.join('\n'));
  expect(lines.filter(line => said.test(line)).length, lines.join('\n')).toBeGreaterThan(0);
  expect(lines.length, lines.join('\n')).toBeLessThanOrEqual(most);
  expect(product.ending()).toBe(null);
}

describe.concurrent('outages', () => {
  it('the IMAP server is down, then slow', async ({ expect }) => {
    const shop = await open();
    const product = await running(shop);
    const burst = createBurst(shop, 30);
    burst.deliver(10);
    await shop.settled(burst.delivered());
    await shop.imap.goDown();
    burst.deliver(10);
    await sleep(8_000);
    await shop.imap.comeBack();
    const back = Date.now();
    await shop.settled(burst.delivered());
    console.log(`IMAP down: all done ${Date.now() - back} ms after it came back`);
    expectCalm(expect, product, /poll: not reachable.*connection/, 1);
    // Slow: it answers for a moment in every second.
    const slow = setInterval(() => {
      shop.imap.freeze(true);
      setTimeout(() => shop.imap.freeze(false), 800);
    }, 1_000);
    burst.deliver(10);
    await shop.settled(burst.delivered()).finally(() => clearInterval(slow));
    await sleep(1_000);
    expectCalm(expect, product, /poll: not reachable/, 1);
    await expectEachOnce(shop, burst);
  });

  it('the line to the IMAP server is half-open: noticed within two minutes', async ({ expect }) => {
    const shop = await open();
    const product = await running(shop);
    const burst = createBurst(shop, 10);
    burst.deliver(5);
    await shop.settled(burst.delivered());
    shop.imap.freeze(true);
    burst.deliver(5);
    const begun = Date.now();
    await eventually(() => product.complaints().length > 0, 120_000);
    console.log(`IMAP half-open: noticed after ${Date.now() - begun} ms`);
    shop.imap.freeze(false);
    shop.imap.dropConnections();
    await shop.settled(burst.delivered());
    expectCalm(expect, product, /silent for \d+ s/, 1);
    await expectEachOnce(shop, burst);
  });

  it('the password is wrong, then right', async ({ expect }) => {
    const shop = await open();
    const product = await running(shop);
    const burst = createBurst(shop, 10);
    shop.imap.setPassword('hilfe', 'another');
    shop.imap.dropConnections();
    burst.deliver(10);
    await eventually(() => product.complaints().some(({ level }) => level === 'error'));
    shop.imap.setPassword('hilfe', 'sonnenblume');
    const right = Date.now();
    // A refused login is tried again after a minute at the earliest: servers lock accounts out.
    await shop.settled(burst.delivered(), 100_000);
    console.log(`password: all done ${Date.now() - right} ms after it was right again`);
    expectCalm(expect, product, /poll: needs your help.*wrong user or password/, 2);
    await expectEachOnce(shop, burst);
  });

  it('the SMTP server is down, refuses the password, says 4xx, is slow', async ({ expect }) => {
    const server = { says: '' as '' | '451' | '535' | 'slow' };
    const shop = await open({
      smtp: {
        refuse: () => (server.says === '451' ? { code: 451, message: '4.3.0 later' } : null),
        accepts: () => server.says !== '535',
        delay: () => (server.says === 'slow' ? 1_500 : 0),
      },
    });
    const product = await running(shop);
    const burst = createBurst(shop, 160);
    for (const trouble of ['down', '535', '451', 'slow'] as const) {
      // Pooled connections have logged in already: a new password is felt by new ones.
      if (trouble === 'down' || trouble === '535') await shop.smtp.goDown();
      if (trouble !== 'down') server.says = trouble;
      if (trouble === '535') await shop.smtp.comeBack();
      burst.deliver(40);
      await sleep(8_000);
      if (trouble === 'down') await shop.smtp.comeBack();
      else if (trouble !== 'slow') server.says = '';
      const back = Date.now();
      await shop.settled(burst.delivered());
      console.log(`SMTP ${trouble}: all done ${Date.now() - back} ms after it was over`);
    }
    expectCalm(expect, product, /mail server .* does not work.*ECONNREFUSED/, 6);
    await expectEachOnce(shop, burst);
  });

  it('the line to the SMTP server is half-open', async ({ expect }) => {
    const behind = await open();
    const proxy = await startTcpProxy('127.0.0.1', behind.smtp.port);
    closing.push(proxy.close);
    behind.configure({ smtpPort: proxy.port });
    const product = await running(behind);
    const burst = createBurst(behind, 30);
    proxy.freeze(true);
    burst.deliver(30);
    // Whoever connects hears nothing: after 20 s that is an outage.
    await eventually(() => product.complaints().length > 0, 40_000);
    proxy.freeze(false);
    proxy.drop();
    const back = Date.now();
    await behind.settled(burst.delivered(), 90_000);
    console.log(`SMTP half-open: all done ${Date.now() - back} ms after it was over`);
    expectCalm(expect, product, /mail server .* does not work/, 2);
    await expectEachOnce(behind, burst);
  });

  it(`the PostgreSQL server is gone for ${AWAY / 1000} s`, async ({ expect }) => {
    const directory = servers();
    const [postgres, redis] = [await ownPostgres(directory), await ownRedis(directory)];
    closing.push(postgres.stop, redis.stop);
    const shop = await open({ database: postgres.url, queue: redis.url });
    const product = await running(shop);
    const burst = createBurst(shop, 60);
    burst.deliver(20);
    await postgres.stop();
    burst.deliver(20);
    await sleep(AWAY);
    expect(product.ending()).toBe(null);
    await postgres.start();
    const back = Date.now();
    burst.deliver(20);
    await shop.settled(burst.delivered(), 90_000);
    console.log(`PostgreSQL gone: all done ${Date.now() - back} ms after it came back`);
    expectCalm(expect, product, /the database does not work/, 4);
    await expectEachOnce(shop, burst);
  });

  it('the embedded PostgreSQL is killed', async ({ expect }) => {
    const shop = await open();
    const product = await running(shop);
    const burst = createBurst(shop, 60);
    const took: number[] = [];
    for (let round = 0; round < 3; round++) {
      burst.deliver(10);
      await sleep(200);
      process.kill(await shop.postmaster(), 'SIGKILL');
      const killed = Date.now();
      burst.deliver(10);
      await shop.settled(burst.delivered(), 90_000);
      took.push(Date.now() - killed);
    }
    console.log(`embedded PostgreSQL killed: all done after ${took.join(', ')} ms`);
    // Each time at most: the database, its start, the mailbox, what had been claimed.
    expectCalm(expect, product, /the database is gone: starting it again/, 4 * took.length);
    await expectEachOnce(shop, burst);
  });

  it(`Redis is gone for ${AWAY / 1000} s, and comes back empty`, async ({ expect }) => {
    const directory = servers();
    const [postgres, redis] = [await ownPostgres(directory), await ownRedis(directory)];
    closing.push(postgres.stop, redis.stop);
    const shop = await open({ database: postgres.url, queue: redis.url });
    const product = await running(shop);
    const burst = createBurst(shop, 60);
    burst.deliver(20);
    await redis.stop();
    await burst.trickle(AWAY / 50);
    await redis.start();
    await redis.flush();
    const back = Date.now();
    await shop.settled(burst.delivered(), 60_000).catch(error => {
      throw new Error(`${error} ${JSON.stringify(product.log)}`);
    });
    console.log(`Redis gone: all done ${Date.now() - back} ms after it came back`);
    expectCalm(expect, product, /the queue does not work/, 2);
    await expectEachOnce(shop, burst);
  });
});
