// What test/services/up.sh started, for the tests. A missing address is a failure, never a skip.
import { randomBytes } from 'node:crypto';
import { ImapFlow } from 'imapflow';
import type { MailboxConfig, ServerAccount } from '../../../src/config.ts';
import { type Db, migrate, openDatabase } from '../../../src/store/db.ts';
import { createDatabase, dropDatabase, withDatabase } from '../../support/database.ts';

export function service(name: string): string {
  const value = process.env[`KULANZ_TEST_${name}`];
  if (!value) throw new Error(`KULANZ_TEST_${name} is not set: run test/services/up.sh COMMAND`);
  return value;
}

/** A user that no other test has; Dovecot makes the mailbox when it is first used. */
export function freshUser(prefix: string): string {
  return `${prefix}-${randomBytes(4).toString('hex')}`;
}

export function imapAccount(user: string, changes: Partial<ServerAccount> = {}): ServerAccount {
  return {
    host: service('IMAP_HOST'),
    port: Number(service('IMAPS_PORT')),
    security: 'tls',
    user,
    password: service('IMAP_PASSWORD'),
    ...changes,
  };
}

export function mailboxOf(user: string, changes: Partial<MailboxConfig> = {}): MailboxConfig {
  const imap = imapAccount(user);
  const address = `${user}@shop.example`;
  return {
    address,
    aliases: [],
    imap,
    smtp: imap,
    folder: 'INBOX',
    since: 7 * 86_400_000,
    ...changes,
  };
}

export interface ServiceDatabase {
  readonly db: Db;
  readonly url: string;
  close(): Promise<void>;
}

/** A database of its own on the PostgreSQL server, with the schema. */
export async function serviceDatabase(): Promise<ServiceDatabase> {
  const server = service('POSTGRES_URL');
  const name = `kulanz_${process.pid}_${randomBytes(4).toString('hex')}`;
  await createDatabase(server, name);
  const url = withDatabase(server, name);
  const db = openDatabase(url);
  await migrate(db);
  return {
    db,
    url,
    close: async () => {
      await db.destroy();
      await dropDatabase(server, name);
    },
  };
}

/** Runs something on a connection of a mail client, apart from the code under test. */
export async function asClient<T>(user: string, run: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({
    host: service('IMAP_HOST'),
    port: Number(service('IMAP_PORT')),
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass: service('IMAP_PASSWORD') },
    logger: false,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await run(client);
  } finally {
    client.close();
  }
}

/** Puts mails into a folder, oldest first, as they are. */
export async function putMails(
  user: string,
  mails: readonly (Buffer | string)[],
  options: { folder?: string; at?: Date; flags?: string[] } = {},
): Promise<void> {
  await asClient(user, async client => {
    for (const mail of mails) {
      await client.append(options.folder ?? 'INBOX', mail, options.flags ?? [], options.at);
    }
  });
}
