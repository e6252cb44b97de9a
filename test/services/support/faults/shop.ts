// A shop with everything of its own: IMAP and SMTP in this process, a database, a queue, a
// configuration file. What its products did is read from the tables and from what SMTP accepted.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type DemoImapServer, startImapServer } from '../../../../src/demo/imap-server.ts';
import {
  type DemoSmtpServer,
  type SmtpServerOptions,
  startSmtpServer,
} from '../../../../src/demo/smtp-server.ts';
import type { Db } from '../../../../src/store/db.ts';
import { findPostmaster } from '../../../../src/store/embedded/postmaster.ts';
import { eventually } from '../../../support/poller.ts';
import { openRecord } from '../record.ts';
import { type Ledger, readLedger } from './ledger.ts';
import { type CommandResult, killAll, type Product, runCommand, startProduct } from './product.ts';

export const SUPPORT = 'hilfe@sonnenblume.example';
export const OWNER = 'chef@sonnenblume.example';
export const ANNA = 'anna@sonnenblume.example';
export const TOM = 'tom@sonnenblume.example';
const DOMAIN = '@sonnenblume.example';
const STAFF = ['hilfe', 'chef', 'anna', 'tom'];
const PASSWORD = 'sonnenblume';

export interface Setting {
  /** A directory or a URL; default: embedded, in a directory of the shop's own. */
  readonly database?: string;
  /** Default: `database`. */
  readonly queue?: string;
  /** Default: the servers in this process. */
  readonly imap?: { readonly port: number; readonly user?: string; readonly password?: string };
  readonly smtpPort?: number;
  readonly language?: 'de' | 'en';
  /** Default: all of them. */
  readonly people?: readonly string[];
}

export interface ShopOptions extends Setting {
  readonly smtp?: Partial<Pick<SmtpServerOptions, 'refuse' | 'delay' | 'accepts'>>;
}

export interface Shop {
  readonly directory: string;
  /** The file. */
  readonly config: string;
  /** Where the embedded database lives, or the URL. */
  readonly database: string;
  readonly imap: DemoImapServer;
  readonly smtp: DemoSmtpServer;
  /** Puts mails of customers into the support mailbox. */
  arrive(...mails: readonly Buffer[]): void;
  start(...options: string[]): Product;
  /** The record, once there is one. */
  record(): Db;
  /** Process id of the embedded PostgreSQL. */
  postmaster(): Promise<number>;
  ledger(): Promise<Ledger>;
  /** Waits until `count` mails are stored, and nothing waits for a stage. */
  settled(count: number, limit?: number): Promise<void>;
  reconcile(): Promise<CommandResult>;
  /** Writes the configuration again, with other settings. */
  configure(changes: Setting): void;
  close(): Promise<void>;
}

export async function openShop(options: ShopOptions = {}): Promise<Shop> {
  const directory = mkdtempSync(join(tmpdir(), 'kulanz-shop-'));
  const accounts = [...STAFF, 'kunden'].map(user => ({ user, password: PASSWORD }));
  const imap = await startImapServer({ accounts });
  const smtp = await startSmtpServer({ imap, route: accountOf, ...options.smtp });
  const config = join(directory, 'kulanz.yaml');
  const database = options.database ?? join(directory, 'data');
  const server = /^postgres/.test(database);
  let db: Db | null = null;
  const configure = (changes: Setting): void =>
    writeFileSync(
      config,
      configText({ ...options, ...changes, database }, { imap: imap.port, smtp: smtp.port }),
    );
  configure({});
  const ledger = (): Promise<Ledger> => readLedger(shop.record());
  const shop: Shop = {
    ...{ directory, config, database, imap, smtp, configure, ledger },
    arrive: (...mails) => {
      for (const mail of mails) imap.deliver('hilfe', mail);
    },
    start: (...words) => startProduct(config, words),
    record: () => {
      db ??= openRecord(database);
      return db;
    },
    async postmaster() {
      const found = await findPostmaster(join(database, 'pg'));
      if (!found) throw new Error('no embedded PostgreSQL runs');
      return found.pid;
    },
    async settled(count, limit = 60_000) {
      const look = async () => {
        const found = await ledger().catch(() => null);
        return found !== null && found.stored >= count && found.waiting === 0;
      };
      await eventually(look, limit).catch(async error => {
        const { bySubject: _, ...found } = await ledger();
        throw new Error(`${String(error)} ${JSON.stringify(found)}`);
      });
    },
    reconcile: () => runCommand(['reconcile', '--config', config, '--json']),
    async close() {
      await db?.destroy();
      await killAll();
      if (!server) await killEmbedded(database);
      await Promise.all([imap.close(), smtp.close()]);
      rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return shop;
}

/** kill -9 leaves the server running. */
async function killEmbedded(database: string): Promise<void> {
  const found = await findPostmaster(join(database, 'pg'));
  if (!found) return;
  process.kill(found.pid, 'SIGQUIT');
  await eventually(() => !existsSync(`/proc/${found.pid}`));
}

/** The whole world outside of the shop is one account. */
function accountOf(address: string): string | null {
  if (!address.endsWith(DOMAIN)) return 'kunden';
  const user = address.slice(0, -DOMAIN.length);
  return STAFF.includes(user) ? user : null;
}

function configText(setting: Setting, ports: { imap: number; smtp: number }): string {
  const { people = ['jonas', 'anna', 'tom'], imap = { port: ports.imap } } = setting;
  const account = { host: '127.0.0.1', security: 'none', user: 'hilfe', password: PASSWORD };
  const agent = { role: 'agent', languages: ['de', 'en'] };
  const everybody = [
    { id: 'jonas', name: 'Jonas Weber', address: OWNER, role: 'owner' },
    { id: 'anna', name: 'Anna Berger', address: ANNA, ...agent, topics: ['refund', 'delivery'] },
    { id: 'tom', name: 'Tom Lindner', address: TOM, ...agent, topics: ['question'] },
  ];
  return stringify({
    business: {
      name: 'Sonnenblume Versand',
      postalAddress: 'Hauptstraße 27, 88422 Seekirch',
      phone: '+49 30 23125001',
      timezone: 'Europe/Berlin',
      language: setting.language ?? 'en',
      hours: 'mon-fri 09:00-17:00',
    },
    mailboxes: [
      {
        address: SUPPORT,
        imap: { ...account, ...imap },
        smtp: { ...account, port: setting.smtpPort ?? ports.smtp },
        since: '7d',
      },
    ],
    people: everybody.filter(({ id }) => people.includes(id)),
    storage: { database: setting.database, queue: setting.queue ?? 'database' },
    digest: { at: [farFromNow()] },
  });
}

/** No digest comes in the middle of a test. */
function farFromNow(): string {
  const clock = { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' } as const;
  return new Date(Date.now() + 12 * 3_600_000).toLocaleTimeString('de', clock);
}

/** A customer's mail. Its subject names it in the ledger. */
export function customerMail(
  subject: string,
  parts: { from?: string; body?: string | Buffer; headers?: readonly string[] } = {},
): Buffer {
  const lines = [
    `From: ${parts.from ?? `Kunde <${randomBytes(5).toString('hex')}@kunde.example>`}`,
    `To: ${SUPPORT}`,
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomBytes(9).toString('hex')}@kunde.example>`,
    'MIME-Version: 1.0',
    ...(parts.headers ?? ['Content-Type: text/plain; charset=utf-8']),
  ];
  const body =
    parts.body ??
    `Guten Tag,\r\nwann kommt meine Bestellung? (${subject})\r\nViele Grüße\r\nErika Muster\r\n`;
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body)]);
}
