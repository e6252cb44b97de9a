import { ImapFlow, type Logger } from 'imapflow';
import type { ServerAccount } from '../config.ts';
import { PermanentError } from '../errors.ts';
import { imapError } from './imap-errors.ts';
import { isLoopback } from './loopback.ts';
import type { Tokens } from './oauth2.ts';

/** An open connection and the account it belongs to, for words of errors. */
export interface Imap {
  readonly client: ImapFlow;
  readonly account: ServerAccount;
  /** An operation without a byte from the server for so long is cut (ms). */
  readonly silence: number;
}

export interface ConnectOptions {
  /** Needed when the account uses OAuth2. */
  readonly tokens?: Tokens;
  /** Gets every line of the protocol without secrets; only for debugging. */
  readonly debug?: Logger;
  /** TCP, TLS and greeting each, in milliseconds. */
  readonly connectLimit?: number;
  readonly silence?: number;
  /** Gives up when aborted, and closes the connection whenever that happens. */
  readonly signal?: AbortSignal;
}

const CONNECT_LIMIT = 20_000;
/** Some servers answer a wrong password only after 15 s or so. */
const LOGIN_LIMIT = 60_000;
const SILENCE = 45_000;

/** What a hostile or broken server can make us hold in memory, in bytes. */
const LARGEST_LITERAL = 64 * 2 ** 20;
const LONGEST_LINE = 16 * 2 ** 20;

/**
 * Connects and logs in.
 * @throws PermanentError, TransientError with words for the operator
 */
export async function connectImap(
  account: ServerAccount,
  options: ConnectOptions = {},
): Promise<Imap> {
  const client = new ImapFlow({
    ...securityOf(account),
    host: account.host,
    port: account.port,
    auth: await authOf(account, options.tokens),
    logger: options.debug ?? false,
    clientInfo: { name: 'Kulanz' },
    // Idling is started where we wait for mail, and nowhere else.
    disableAutoIdle: true,
    connectionTimeout: options.connectLimit ?? CONNECT_LIMIT,
    greetingTimeout: options.connectLimit ?? CONNECT_LIMIT,
    socketTimeout: 90_000,
    maxLiteralSize: LARGEST_LITERAL,
    maxResponseSize: LARGEST_LITERAL + 2 ** 20,
    maxLineLength: LONGEST_LINE,
    disableCompression: true,
  });
  // Without a listener a broken connection would end the process. Whoever waits is rejected too.
  client.on('error', () => undefined);
  const limit = setTimeout(() => client.close(), LOGIN_LIMIT);
  closeOnAbort(client, options.signal);
  try {
    await client.connect();
    return { client, account, silence: options.silence ?? SILENCE };
  } catch (error) {
    client.close();
    const told = imapError(error, account, 'logging in');
    if (account.oauth2 && told instanceof PermanentError) options.tokens?.forget(account.oauth2);
    throw told;
  } finally {
    clearTimeout(limit);
  }
}

function closeOnAbort(client: ImapFlow, signal: AbortSignal | undefined): void {
  if (!signal) return;
  const close = (): void => client.close();
  if (signal.aborted) close();
  signal.addEventListener('abort', close, { once: true });
  client.once('close', () => signal.removeEventListener('abort', close));
}

/** Ends a connection: politely for a second, then anyway. */
export async function closeImap({ client }: Pick<Imap, 'client'>): Promise<void> {
  if (!client.usable) return client.close();
  const timer = setTimeout(() => client.close(), 1_000);
  await client.logout().catch(() => undefined);
  clearTimeout(timer);
  client.close();
}

function securityOf({ host, security }: ServerAccount) {
  if (security === 'none' && !isLoopback(host)) {
    throw new PermanentError(
      `IMAP ${host}: security: none is for this machine only, not for ${host}`,
    );
  }
  return {
    secure: security === 'tls',
    // Never undefined: that would fall back to an open connection in silence.
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    tls: { rejectUnauthorized: !isLoopback(host), minVersion: 'TLSv1.2' as const },
  };
}

async function authOf(account: ServerAccount, tokens: Tokens | undefined) {
  const { user } = account;
  if (!account.oauth2) return { user, pass: account.password ?? '' };
  if (!tokens) throw new PermanentError(`IMAP ${account.host}: no OAuth2 tokens at hand`);
  return { user, accessToken: await tokens.accessToken(account.oauth2) };
}
