// Mail that is malformed, hostile or huge: handled or put aside with a reason, in bounded time and
// memory, and the product goes on.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { corporaFolder, mailFiles } from '../../eval/corpora.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { eventually } from '../support/poller.ts';
import { headOf } from './support/faults/handovers.ts';
import { bombs, injections, withFiles } from './support/faults/hostile.ts';
import { expectCleanMail } from './support/faults/outgoing.ts';
import type { Product } from './support/faults/product.ts';
import { customerMail, openShop, type Shop } from './support/faults/shop.ts';

const MB = 1_000_000;
/** Of Node alone; the database has its own. */
const MOST_MEMORY = 300 * MB;

let shop: Shop;
let product: Product;

beforeEach(async () => {
  shop = await openShop({ language: 'de' });
  product = shop.start();
  await product.ready();
});

afterEach(() => shop.close());

/** Alive, within bounds, and every UID is accounted for. */
async function expectSound(mails: number): Promise<void> {
  expect(product.ending()).toBe(null);
  expect(product.log.filter(({ level }) => level === 'fatal')).toEqual([]);
  const { code, stdout } = await shop.reconcile();
  expect(code, stdout).toBe(0);
  const report = JSON.parse(stdout) as { onServer: number; unaccounted: unknown[] };
  expect(report).toMatchObject({ onServer: mails, unaccounted: [] });
  for (const mail of shop.smtp.sent) expectCleanMail(mail);
  const peak = product.peakMemory();
  console.log(`peak memory of Node: ${Math.round(peak / MB)} MB`);
  expect(peak).toBeLessThan(MOST_MEMORY);
}

const handoverOf = (subject: string): Buffer => {
  const found = shop.smtp.sent.find(mail => headOf(mail).includes(subject));
  if (!found) throw new Error(`nothing was sent about ${subject}`);
  return found.raw;
};

const isSent = (subject: string): boolean =>
  shop.smtp.sent.some(mail => headOf(mail).includes(subject));

it('every mail of the corpora', async () => {
  const files = mailFiles(corporaFolder());
  expect(files.length).toBeGreaterThan(1_000);
  const begun = Date.now();
  for (const file of files) shop.arrive(readFileSync(file));
  await shop.settled(files.length, 240_000);
  const { inbound, tickets } = await shop.ledger();
  console.log(
    `${files.length} mails in ${Date.now() - begun} ms: ${JSON.stringify(inbound)}, ${tickets} tickets, ` +
      `${shop.smtp.sent.length} mails to people`,
  );
  const odd = await shop
    .record()
    .selectFrom('inbound')
    .select(['reason', eb => eb.fn.countAll<number>().as('count')])
    .where('status', '=', 'quarantined')
    .groupBy('reason')
    .execute();
  console.log(odd);
  for (const { reason } of odd) expect(reason).not.toMatch(/given up|invalid|error|undefined/i);
  const unsent = await shop
    .record()
    .selectFrom('outbox')
    .select(['kind', 'lastError'])
    .where('status', '<>', 'sent')
    .execute();
  expect(unsent).toEqual([]);
  await expectSound(files.length);
});

it('line breaks in words, names, files and references never become headers', async () => {
  const mails = injections();
  shop.arrive(...mails);
  await shop.settled(mails.length);
  const { inbound } = await shop.ledger();
  expect(inbound).toEqual({ done: mails.length });
  expect(shop.smtp.sent.length).toBeGreaterThanOrEqual(mails.length);
  for (const mail of shop.smtp.sent) {
    expect(headOf(mail)).not.toMatch(/^(?:bcc|x-evil)/im);
    expect(mail.to.join()).not.toContain('evil');
  }
  await expectSound(mails.length);
});

it('bombs go off in bounded time, and the mail behind them is not kept waiting', async () => {
  const mails = bombs();
  const times: string[] = [];
  let slowest = 0;
  for (const [at, { subject, raw }] of mails.entries()) {
    const begun = Date.now();
    shop.arrive(raw);
    await shop.settled(at + 1, 30_000);
    slowest = Math.max(slowest, Date.now() - begun);
    times.push(`${subject} ${Date.now() - begun}`);
  }
  console.log(`ms each: ${times.join(', ')}`);
  expect(slowest).toBeLessThan(10_000);
  const { inbound, tickets } = await shop.ledger();
  expect(inbound).toEqual({ done: mails.length });
  expect(tickets).toBe(mails.length);
  shop.arrive(customerMail('danach'));
  await eventually(() => isSent('danach'));
  await expectSound(mails.length + 1);
});

it('50 MB come to the human without the file, which the card names', async () => {
  const large = withFiles('Gross', { 'foto.jpg': 2 * MB, 'film.mp4': 50 * MB });
  shop.arrive(large.raw, customerMail('danach'));
  await shop.settled(2, 120_000);
  const handover = handoverOf('Gross');
  expect(handover.length).toBeGreaterThan(2 * MB * 1.3);
  expect(handover.length).toBeLessThan(4 * MB);
  const card = handover.subarray(0, 40_000).toString('latin1').replace(/=\r\n/g, '');
  expect(card).toMatch(/Zu gro=C3=9F, um sie mitzuschicken: film\.mp4 \(50 MB\)\./);
  expect(card).toContain('hilfe@sonnenblume.example');
  expect(isSent('danach')).toBe(true);
  await expectSound(2);
});

it('24 MB of files come along whole', async () => {
  const mail = withFiles('Zwei Filme', { 'a.mp4': 12 * MB, 'b.mp4': 12 * MB });
  shop.arrive(mail.raw);
  await shop.settled(1, 120_000);
  const handover = handoverOf('Zwei Filme');
  expect(handover.length).toBeGreaterThan(24 * MB * 1.3);
  const { attachments } = await readMessage(handover);
  expect(attachments.map(({ filename, size }) => [filename, size])).toEqual([
    ['a.mp4', 12 * MB],
    ['b.mp4', 12 * MB],
  ]);
  const [sent] = (await readMessage(mail.raw)).attachments;
  expect(attachments[0]?.content.equals(sent?.content ?? Buffer.alloc(0))).toBe(true);
  await expectSound(1);
});

it('more than 100 MB are put aside with the header, and the owner is told', async () => {
  const huge = withFiles('Riesig', { 'film.mp4': 80 * MB });
  expect(huge.raw.length).toBeGreaterThan(100 * 2 ** 20);
  shop.arrive(customerMail('davor'), huge.raw, customerMail('danach'));
  await shop.settled(3, 120_000);
  expect(isSent('davor') && isSent('danach')).toBe(true);
  expect(isSent('Riesig')).toBe(false);
  const { inbound, problems } = await shop.ledger();
  expect(inbound).toEqual({ done: 2, quarantined: 1 });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/zu groß.*Bitte lesen Sie sie dort/);
  const kept = await shop
    .record()
    .selectFrom('inboundRaw')
    .innerJoin('inbound', 'inbound.id', 'inboundRaw.inboundId')
    .select('data')
    .where('status', '=', 'quarantined')
    .executeTakeFirstOrThrow();
  expect(kept.data.toString()).toMatch(/^From: .*\r\nTo: .*\r\nSubject: Riesig\r\n/);
  await expectSound(3);
});
