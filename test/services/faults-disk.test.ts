// A disk that is full: said in a line, nothing counts as read that isn't stored, and everything goes on
// when there is room again. The disk is a small tmpfs of its own, thus Linux and root; without them, a
// failure, as with every service that is missing.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { eventually } from '../support/poller.ts';
import { createBurst, expectEachOnce } from './support/faults/burst.ts';
import { headerOf, messageIdsByTicket } from './support/faults/handovers.ts';
import type { Product } from './support/faults/product.ts';
import { openShop, type Shop } from './support/faults/shop.ts';

/** Enough for an empty database (some 120 MB with its log of changes) and a few hundred mails. */
const SIZE = 220 * 2 ** 20;

let disk: string;
let shop: Shop;

afterEach(async () => {
  await shop.close();
  execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

/** Leaves so many bytes. */
function fill(left: number): string {
  const { bavail, bsize } = statfsSync(disk);
  const ballast = join(disk, 'ballast');
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)));
  return ballast;
}

async function open(): Promise<Product> {
  disk = mkdtempSync(join(tmpdir(), 'kulanz-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=755`, 'tmpfs', disk]);
  shop = await openShop({ database: join(disk, 'data') });
  const product = shop.start();
  await product.ready();
  return product;
}

function linesOf(product: Product): string[] {
  return product.complaints().map(({ msg, error }) => `${msg}: ${error ?? ''}`);
}

const FULL = /No space left|is full/;

it('a full disk: said in a line, nothing lost or sent again and again', async () => {
  const product = await open();
  const burst = createBurst(shop, 200);
  burst.deliver(40);
  await shop.settled(burst.delivered());
  const ballast = fill(0);
  burst.deliver(100);
  await eventually(() => linesOf(product).some(line => FULL.test(line)), 90_000);
  await sleep(15_000);
  expect(product.ending()).toBe(null);
  // Who was handed over is stored.
  const { tickets } = await shop.ledger();
  expect(messageIdsByTicket(shop.smtp.sent).size).toBeLessThanOrEqual(tickets);
  rmSync(ballast);
  const room = Date.now();
  burst.deliver(60);
  await shop.settled(burst.delivered(), 90_000);
  console.log(`full disk: all done ${Date.now() - room} ms after there was room again`);
  console.log(linesOf(product).join('\n'));
  expect(linesOf(product).length, linesOf(product).join('\n')).toBeLessThanOrEqual(6);
  const ids = shop.smtp.sent.map(mail => headerOf(mail, 'Message-ID'));
  expect(ids.length - new Set(ids).size).toBeLessThanOrEqual(50);
  await expectEachOnce(shop, burst);
});

it('a full disk that makes PostgreSQL give up: it is started again when there is room', async () => {
  const product = await open();
  const burst = createBurst(shop, 60);
  burst.deliver(20);
  await shop.settled(burst.delivered());
  const ballast = fill(0);
  const before = await shop.postmaster();
  burst.deliver(20);
  await exhaustWal();
  await eventually(() => linesOf(product).some(line => FULL.test(line)), 90_000);
  await sleep(20_000);
  expect(product.ending()).toBe(null);
  rmSync(ballast);
  const room = Date.now();
  burst.deliver(20);
  await shop.settled(burst.delivered(), 90_000);
  console.log(
    `PostgreSQL gave up (process ${before}, now ${await shop.postmaster()}): all done ` +
      `${Date.now() - room} ms after there was room again`,
  );
  console.log(linesOf(product).join('\n'));
  expect(linesOf(product).length, linesOf(product).join('\n')).toBeLessThanOrEqual(6);
  await expectEachOnce(shop, burst);
});

/** Without room for its log of changes PostgreSQL ends. */
async function exhaustWal(): Promise<void> {
  for (let segment = 0; segment < 50; segment++) {
    const switched = sql`select pg_logical_emit_message(false, 'test', repeat('x', 100000)),
      pg_switch_wal()`.execute(shop.record());
    const done = await switched.then(
      () => true,
      () => false,
    );
    if (!done) return;
  }
  throw new Error('PostgreSQL found room for 50 segments');
}
