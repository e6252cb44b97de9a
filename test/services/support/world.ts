// What the journeys act with: customers and colleagues who send and read mail, and the command line.
import { randomBytes } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type Mail from 'nodemailer/lib/mailer/index.js';
import { expect } from 'vitest';
import { type Greylist, startGreylist } from './greylist.ts';
import { type Outcome, runKulanz } from './kulanz-process.ts';
import { Postbox, type Received } from './postbox.ts';
import { service } from './services.ts';
import { type Mode, openShop, type Shop, type Someone } from './shop.ts';

export interface Sent {
  readonly messageId: string;
  readonly subject: string;
  /** When the mail server had taken it. */
  readonly at: number;
}

export interface World {
  readonly shop: Shop;
  readonly greylist: Greylist;
  /** Answers that customers have got so far, by address. */
  readonly answers: Map<string, number>;
  /** Milliseconds from a customer's mail at the mail server to its handover taken there. */
  readonly latencies: number[];
  /** Someone who mails the shop; an address of their own. */
  customer(name: string, domain?: string): Someone;
  /** Hands a mail to the mail server that the world talks to; without a login. */
  send(from: Someone, mail: Omit<Mail.Options, 'from'> & { subject: string }): Promise<Sent>;
  box(who: Someone | string, folder?: string): Postbox;
  kulanz(...args: string[]): Promise<Outcome>;
  close(): Promise<void>;
}

export async function openWorld(mode: Mode): Promise<World> {
  const greylist = await startGreylist();
  const shop = await openShop(mode).catch(async error => {
    await greylist.close();
    throw error;
  });
  const transport = createTransport({
    host: '127.0.0.1',
    port: Number(service('SMTP_PORT')),
    secure: false,
    ignoreTLS: true,
    pool: true,
  });
  const boxes = new Map<string, Postbox>();
  return {
    shop,
    greylist,
    answers: new Map(),
    latencies: [],
    customer: (name, domain = 'kunde.example') => ({
      name,
      address: `${slug(name)}-${shop.id}@${domain}`,
    }),
    send: async (from, mail) => {
      const messageId = mail.messageId ?? `<${randomBytes(12).toString('hex')}@${from.address.split('@')[1]}>`;
      await transport.sendMail({ from, ...mail, messageId });
      return { messageId, subject: mail.subject, at: Date.now() };
    },
    box: (who, folder = 'INBOX') => {
      const address = typeof who === 'string' ? who : who.address;
      const user = (address.split('@')[0] ?? '').toLowerCase();
      const key = `${user} ${folder}`;
      const box = boxes.get(key) ?? new Postbox(user, folder);
      boxes.set(key, box);
      return box;
    },
    kulanz: (...args) => runKulanz([...args, '--config', shop.config], shop.dir),
    close: async () => {
      transport.close();
      await Promise.all([...boxes.values()].map(box => box.close()));
      await shop.close();
      await greylist.close();
    },
  };
}

function slug(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]+/g, '');
}

/** The ticket number that a mail to a human carries. */
export function numberOf(mail: Received): string {
  return mail.header('X-Kulanz-Ticket') ?? 'no number';
}

/** A handover is told from notices and alerts by its sender: the customer, by way of the shop. */
export function isHandoverOf(mail: Received, customer: Someone, subject: string): boolean {
  return (
    (mail.mail.from?.value[0]?.name ?? '').startsWith(`${customer.name} über `) &&
    (mail.mail.subject ?? '').startsWith('[K-') &&
    (mail.mail.subject ?? '').endsWith(subject)
  );
}

/** The handover of one of the customer's mails, in a colleague's mailbox. */
export async function handover(
  world: World,
  who: Someone,
  customer: Someone,
  sent: Sent,
): Promise<Received> {
  const found = await world
    .box(who)
    .waitFor(`handover of "${sent.subject}"`, mail => isHandoverOf(mail, customer, sent.subject));
  return found;
}

/** The next answer in a customer's mailbox; whatever else is there fails the test. */
export async function answer(world: World, customer: Someone): Promise<Received> {
  const before = world.answers.get(customer.address) ?? 0;
  const box = world.box(customer);
  await box.waitFor(`answer ${before + 1} to ${customer.name}`, mail => indexOf(box, mail) >= before);
  const mails = await box.all();
  expect(mails, `mails to ${customer.name}`).toHaveLength(before + 1);
  world.answers.set(customer.address, before + 1);
  const last = mails.at(-1);
  if (!last) throw new Error('no mail');
  return last;
}
