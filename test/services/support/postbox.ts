// A mailbox as its owner's mail client sees it.
import { ImapFlow } from 'imapflow';
import { type ParsedMail, simpleParser } from 'mailparser';
import { service } from './services.ts';
import { until } from './until.ts';

export interface Received {
  readonly uid: number;
  readonly raw: Buffer;
  readonly mail: ParsedMail;
  /** The value of a header as it stands in the mail, unfolded; null: it has none. */
  header(name: string): string | null;
}

export class Postbox {
  readonly user: string;
  readonly #folder: string;
  readonly #mails: Received[] = [];
  #client: Promise<ImapFlow> | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(user: string, folder = 'INBOX') {
    this.user = user;
    this.#folder = folder;
  }

  /** Everything that is there now, oldest first. */
  all(): Promise<readonly Received[]> {
    const next = this.#turn.then(() => this.#look());
    this.#turn = next.catch(() => undefined);
    return next;
  }

  /** The first mail that fits, as soon as it is there. */
  waitFor(what: string, fits: (mail: Received) => boolean, limit = 40_000): Promise<Received> {
    return until(`${what}, in the mailbox of ${this.user}`, limit, async () =>
      (await this.all()).find(fits),
    );
  }

  async close(): Promise<void> {
    (await this.#client)?.close();
  }

  async #look(): Promise<readonly Received[]> {
    this.#client ??= open(this.user, this.#folder);
    const client = await this.#client;
    await client.noop();
    const last = this.#mails.at(-1)?.uid ?? 0;
    const found = await client.search({ uid: `${last + 1}:*` }, { uid: true });
    const fresh = (found || []).filter(uid => uid > last);
    if (fresh.length === 0) return this.#mails;
    const fetched = await client.fetchAll(
      fresh.join(','),
      { uid: true, source: true },
      { uid: true },
    );
    for (const { uid, source } of fetched.sort((a, b) => a.uid - b.uid)) {
      if (!source) throw new Error(`${this.user}: mail ${uid} came without its source`);
      this.#mails.push(await received(uid, source));
    }
    return this.#mails;
  }
}

async function open(user: string, folder: string): Promise<ImapFlow> {
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
  await client.mailboxOpen(folder);
  return client;
}

async function received(uid: number, raw: Buffer): Promise<Received> {
  const mail = await simpleParser(raw, { keepCidLinks: true });
  const end = raw.indexOf('\r\n\r\n');
  const head = raw
    .subarray(0, end < 0 ? raw.length : end)
    .toString('utf8')
    .replace(/\r\n(?=[ \t])/g, '');
  return {
    uid,
    raw,
    mail,
    header: name => {
      const start = `\r\n${name.toLowerCase()}:`;
      const at = `\r\n${head.toLowerCase()}`.indexOf(start);
      if (at < 0) return null;
      const value = `\r\n${head}`.slice(at + start.length);
      return (value.split('\r\n')[0] ?? '').trim();
    },
  };
}
