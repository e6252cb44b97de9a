// An IMAP4rev1 server in this process, on loopback, in memory: for the demo and the tests only.
import { createServer, type Server, type Socket } from 'node:net';
import { Account, type Mailbox } from './imap-mailbox.ts';
import { ImapSession } from './imap-session.ts';

export interface DemoMail {
  readonly uid: number;
  readonly raw: Buffer;
  readonly flags: readonly string[];
  readonly internalDate: Date;
}

export interface Delivery extends DemoMail {
  readonly user: string;
  readonly folder: string;
}

export interface DemoImapServer {
  readonly port: number;
  /** Puts a mail into a folder, byte for byte; whoever idles on it is told at once. */
  deliver(user: string, raw: Buffer, folder?: string, at?: Date): void;
  messages(user: string, folder?: string): DemoMail[];
  /** As after a restored backup: new UIDVALIDITY, UIDs from 1, sessions in that folder must leave. */
  setUidValidity(user: string, folder: string, uidValidity: number): void;
  /** Only later logins feel it. */
  setPassword(user: string, password: string): void;
  /** Hears of each `deliver`; returns what ends it. */
  onDelivered(listener: (delivery: Delivery) => void): () => void;
  /** While on, connections stay open and nothing is answered (a half-open link). */
  freeze(on: boolean): void;
  dropConnections(): void;
  /** Drops all connections and refuses new ones; the mail stays. */
  goDown(): Promise<void>;
  /** Listens again on the same port. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export interface ImapServerOptions {
  readonly accounts: readonly { readonly user: string; readonly password: string }[];
  /** Default: any free one. */
  readonly port?: number;
}

const HOST = '127.0.0.1';

export async function startImapServer(options: ImapServerOptions): Promise<DemoImapServer> {
  const started = Math.floor(Date.now() / 1000);
  const accounts = new Map(
    options.accounts.map(({ user, password }) => [user, new Account(user, password, started)]),
  );
  const listeners = new Set<(delivery: Delivery) => void>();
  const connections = new Connections(accounts);
  const port = await connections.listen(options.port ?? 0);
  return {
    port,
    deliver: (user, raw, folder = 'INBOX', at = new Date()) => {
      const message = mailboxOf(accounts, user, folder).append(raw, [], at);
      const delivery = { user, folder, uid: message.uid, raw, flags: [], internalDate: at };
      for (const listener of listeners) listener(delivery);
    },
    messages: (user, folder = 'INBOX') =>
      mailboxOf(accounts, user, folder).messages.map(({ uid, raw, flags, internalDate }) => ({
        uid,
        raw,
        flags: [...flags],
        internalDate,
      })),
    setUidValidity: (user, folder, uidValidity) =>
      mailboxOf(accounts, user, folder).renumber(uidValidity),
    setPassword: (user, password) => {
      const account = accounts.get(user);
      if (account) account.password = password;
    },
    onDelivered: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    freeze: on => connections.freeze(on),
    dropConnections: () => connections.drop(),
    goDown: () => connections.stop(),
    comeBack: async () => {
      await connections.listen(port);
    },
    close: () => connections.stop(),
  };
}

function mailboxOf(accounts: ReadonlyMap<string, Account>, user: string, folder: string): Mailbox {
  const mailbox = accounts.get(user)?.folder(folder);
  if (!mailbox) throw new Error(`the demo's IMAP server has no folder ${folder} of ${user}`);
  return mailbox;
}

class Connections {
  readonly #accounts: ReadonlyMap<string, Account>;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #frozen = false;

  constructor(accounts: ReadonlyMap<string, Account>) {
    this.#accounts = accounts;
  }

  async listen(port: number): Promise<number> {
    const server = createServer(socket => this.#accept(socket));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, HOST, resolve);
    });
    this.#server = server;
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no TCP port');
    return address.port;
  }

  freeze(on: boolean): void {
    this.#frozen = on;
    for (const socket of this.#sockets) hold(socket, on);
  }

  drop(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    const closed = new Promise<void>(resolve => {
      if (server) server.close(() => resolve());
      else resolve();
    });
    this.drop();
    await closed;
  }

  #accept(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    const session = new ImapSession(socket, this.#accounts);
    if (this.#frozen) hold(socket, true);
    session.run().catch(() => socket.destroy());
  }
}

/** Neither reads nor writes; what was written meanwhile goes out when it ends. */
function hold(socket: Socket, on: boolean): void {
  if (on) {
    socket.pause();
    socket.cork();
  } else {
    socket.uncork();
    socket.resume();
  }
}
