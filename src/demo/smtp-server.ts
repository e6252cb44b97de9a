// An SMTP server in this process, on loopback, that delivers to the demo's IMAP accounts.
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { DemoImapServer } from './imap-server.ts';

export interface SentMail {
  /** Envelope sender; '' for a bounce. */
  readonly from: string;
  /** Envelope recipients as the client named them. */
  readonly to: readonly string[];
  /** Byte for byte as the client sent it. */
  readonly raw: Buffer;
  readonly at: Date;
}

export interface Refusal {
  /** SMTP reply code, 400 to 599. */
  readonly code: number;
  readonly message: string;
}

export interface SmtpServerOptions {
  /** The user of the IMAP account that gets mail for this lower-case address; null: unknown (550). */
  route(recipient: string): string | null;
  readonly imap: Pick<DemoImapServer, 'deliver'>;
  /** Default: any free one. */
  readonly port?: number;
  /** Default: whatever a client logs in with is right. Clients may also stay anonymous. */
  accepts?(user: string, password: string): boolean;
  /** Asked for each recipient before `route`; some servers say only here what they think of the sender. */
  refuse?(recipient: string, sender: string): Refusal | null;
  /** Asked for each envelope sender, as some providers ask whether it is the login's own address. */
  refuseSender?(sender: string): Refusal | null;
  /** Milliseconds to wait before a mail is accepted. */
  delay?(): number;
}

export interface DemoSmtpServer {
  readonly port: number;
  /** Every accepted mail, oldest first. */
  readonly sent: readonly SentMail[];
  /** Drops all connections and refuses new ones. */
  goDown(): Promise<void>;
  /** Listens again on the same port. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

const MAX_SIZE = 100 * 1024 * 1024;

export async function startSmtpServer(options: SmtpServerOptions): Promise<DemoSmtpServer> {
  const sent: SentMail[] = [];
  let current = createServer(options, sent);
  const port = await listen(current, options.port ?? 0);
  const stop = () => new Promise<void>(resolve => current.close(() => resolve()));
  return {
    port,
    sent,
    goDown: stop,
    comeBack: async () => {
      current = createServer(options, sent);
      await listen(current, port);
    },
    close: stop,
  };
}

/** The account for an address, itself or without what stands behind its plus (RFC 5233). */
export function routeOf(
  recipient: string,
  route: (recipient: string) => string | null,
): string | null {
  const address = recipient.toLowerCase();
  return route(address) ?? route(address.replace(/\+[^@]*(?=@)/, ''));
}

function createServer(options: SmtpServerOptions, sent: SentMail[]): SMTPServer {
  return new SMTPServer({
    name: 'kulanz.demo',
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 200,
    size: MAX_SIZE,
    onAuth: (auth, _session, callback) => {
      const right = options.accepts?.(auth.username ?? '', auth.password ?? '') ?? true;
      if (right) callback(null, { user: auth.username ?? 'anonymous' });
      else callback(refusal(535, '5.7.8 wrong user or password'));
    },
    onMailFrom: ({ address }, _session, callback) => {
      const refused = options.refuseSender?.(address);
      if (refused) callback(refusal(refused.code, refused.message));
      else callback();
    },
    onRcptTo: ({ address }, { envelope }, callback) => {
      const refused = options.refuse?.(address, envelope.mailFrom ? envelope.mailFrom.address : '');
      if (refused) callback(refusal(refused.code, refused.message));
      else if (routeOf(address, options.route) !== null) callback();
      else callback(refusal(550, `5.1.1 <${address}> nobody has this address here`));
    },
    onData: (stream, session, callback) => {
      accept(stream, session, options, sent).then(
        words => callback(null, words),
        error => callback(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
}

async function accept(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  options: SmtpServerOptions,
  sent: SentMail[],
): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  if (stream.sizeExceeded) throw refusal(552, '5.3.4 too large');
  const { mailFrom, rcptTo } = session.envelope;
  const wait = options.delay?.() ?? 0;
  if (wait > 0) await pause(wait);
  const mail = {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(recipient => recipient.address),
    raw: Buffer.concat(parts),
    at: new Date(),
  };
  sent.push(mail);
  for (const [user, recipient] of receivers(mail, options)) {
    options.imap.deliver(user, withTrace(mail, recipient), 'INBOX', mail.at);
  }
  return `2.0.0 accepted as ${sent.length}`;
}

/** Account -> the address by which it was reached first; two addresses of one account: one mail. */
function receivers(mail: SentMail, options: SmtpServerOptions): Map<string, string> {
  const found = new Map<string, string>();
  for (const recipient of mail.to) {
    const user = routeOf(recipient, options.route);
    if (user !== null && !found.has(user)) found.set(user, recipient);
  }
  return found;
}

/** What every mail server notes on top at the final delivery (RFC 5321 section 4.4). */
function withTrace(mail: SentMail, recipient: string): Buffer {
  const trace = `Return-Path: <${mail.from}>\r\nDelivered-To: ${recipient}\r\n`;
  return Buffer.concat([Buffer.from(trace), mail.raw]);
}

async function listen(server: SMTPServer, port: number): Promise<number> {
  // A client that breaks off is its own affair.
  server.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP port');
  return address.port;
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
