// A disk that is full: said in a line, nothing counts as read that isn't stored, and everything goes on
// when there is room again. The disk is a small tmpfs of its own, thus Linux and root; without them, a
// failure, as with every service that is missing.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { eventually } from '../support/poller.ts';
import { createBurst, expectEachOnce } from './support/faults/burst.ts';
import { headerOf, messageIdsByTicket } from './support/faults/handovers.ts';
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

it('a full disk: nothing is lost, nothing is sent again and again, and it goes on by itself', async () => {
  disk = mkdtempSync(join(tmpdir(), 'kulanz-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=755`, 'tmpfs', disk]);
  shop = await openShop({ database: join(disk, 'data') });
  const product = shop.start();
  await product.ready();
  const burst = createBurst(shop, 200);
  burst.deliver(40);
  await shop.settled(burst.delivered());

  const ballast = fill(0);
  burst.deliver(100);
  const full = await eventually(
    () => product.complaints().find(line => /No space left|ENOSPC/.test(JSON.stringify(line))),
    90_000,
  );
  await sleep(20_000);
  expect(product.ending()).toBe(null);
  // Whoever is handed over is stored: what isn't stored is neither read nor sent.
  const stored = await shop.ledger().catch(() => null);
  if (stored) expect(messageIdsByTicket(shop.smtp.sent).size).toBeLessThanOrEqual(stored.tickets);

  rmSync(ballast);
  const room = Date.now();
  burst.deliver(60);
  await shop.settled(burst.delivered(), 90_000);
  const took = Date.now() - room;
  const lines = product.complaints().map(({ msg, error }) => `${msg}: ${error ?? ''}`);
  console.log(`full disk: ${JSON.stringify(full)}; all done ${took} ms after there was room again`);
  console.log(lines.join('\n'));
  expect(lines.length, lines.join('\n')).toBeLessThanOrEqual(8);
  const ids = shop.smtp.sent.map(mail => headerOf(mail, 'Message-ID'));
  expect(ids.length - new Set(ids).size).toBeLessThanOrEqual(40);
  await expectEachOnce(shop, burst);
});
