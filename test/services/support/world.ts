// What the journeys act with: customers and colleagues who send and read mail, and the command line.
import { randomBytes } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type Mail from 'nodemailer/lib/mailer/index.js';
import { type Mode, openShop, type Shop, type Someone } from './journey-shop.ts';
import { type Outcome, runKulanz } from './kulanz-process.ts';
import { Postbox } from './postbox.ts';
import { service } from './services.ts';

export interface Sent {
  readonly messageId: string;
  readonly subject: string;
  /** When the mail server had taken it. */
  readonly at: number;
}

export interface World {
  readonly shop: Shop;
  /** Addresses of everybody who has mailed the shop from outside. */
  readonly customers: Set<string>;
  /** Message-IDs of what customers have rightly heard so far, by the customer's address. */
  readonly heard: Map<string, string[]>;
  /** Answers that a human let leave although internal words stand in them. */
  readonly released: Set<string>;
  /** Someone who mails the shop; an address of their own. */
  customer(name: string, domain?: string): Someone;
  /** Hands a mail to the mail server that the world talks to; without a login. */
  send(from: Someone, mail: Omit<Mail.Options, 'from'> & { subject: string }): Promise<Sent>;
  box(who: Someone | string, folder?: string): Postbox;
  kulanz(...args: string[]): Promise<Outcome>;
  close(): Promise<void>;
}

export async function openWorld(mode: Mode): Promise<World> {
  const shop = await openShop(mode);
  const transport = createTransport({
    host: '127.0.0.1',
    port: Number(service('SMTP_PORT')),
    secure: false,
    ignoreTLS: true,
    pool: true,
  });
  const customers = new Set<string>();
  const boxes = new Map<string, Postbox>();
  return {
    shop,
    heard: new Map(),
    released: new Set(),
    customers,
    customer: (name, domain = 'kunde.example') => {
      const address = `${slug(name)}-${shop.id}@${domain}`;
      customers.add(address);
      return { name, address };
    },
    send: async (from, mail) => {
      const messageId =
        mail.messageId ?? `<${randomBytes(12).toString('hex')}@${from.address.split('@')[1]}>`;
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
    },
  };
}

function slug(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]+/g, '');
}
