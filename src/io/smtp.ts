// Connections to an SMTP server: pooled, secured, and with a limit on every wait.
import { createTransport } from 'nodemailer';
import type { ServerAccount } from '../config.ts';
import { PermanentError } from '../errors.ts';
import { isLoopback } from './loopback.ts';
import type { Tokens } from './oauth2.ts';

export interface SmtpOptions {
  /** Needed when the account uses OAuth2. */
  readonly tokens?: Tokens;
  /** Name service, TCP with TLS, and greeting each, in milliseconds. */
  readonly connectLimit?: number;
  /** A connection without a byte for so long is cut, in milliseconds. */
  readonly silence?: number;
  readonly maxConnections?: number;
}

/** A pool of connections; `sendMail({ envelope, raw })`, `verify()`, `close()`. */
export type SmtpTransport = ReturnType<typeof smtpTransport>;

const CONNECT_LIMIT = 20_000;
/**
 * RFC 5321, 4.5.3.2.6 gives a server ten minutes to take a mail after its last dot. Whoever hangs up
 * before that may send the mail twice; five minutes is what patient clients wait.
 */
const SILENCE = 300_000;
/** nodemailer keeps a token for its connections; ours come from a memory that knows when they end. */
const TOKEN_LIFE = 60_000;

/** Opens nothing yet: the first mail does. */
export function smtpTransport(account: ServerAccount, options: SmtpOptions = {}) {
  const { host, port, security, user } = account;
  if (security === 'none' && !isLoopback(host)) {
    throw new PermanentError(
      `SMTP ${host}: security: none is for this machine only, not for ${host}`,
    );
  }
  const transport = createTransport({
    pool: true,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { rejectUnauthorized: !isLoopback(host), minVersion: 'TLSv1.2' },
    auth: account.oauth2 ? { type: 'OAuth2', user } : { user, pass: account.password ?? '' },
    maxConnections: options.maxConnections ?? 5,
    // The outbox repeats, and knows of it; a repeat in here could be a second copy unseen.
    maxRequeues: 0,
    dnsTimeout: options.connectLimit ?? CONNECT_LIMIT,
    connectionTimeout: options.connectLimit ?? CONNECT_LIMIT,
    greetingTimeout: options.connectLimit ?? CONNECT_LIMIT,
    socketTimeout: options.silence ?? SILENCE,
    idleTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (account.oauth2) transport.set('oauth2_provision_cb', provide(account, options.tokens));
  return transport;
}

type GiveToken = (error: Error | null, accessToken?: string, expires?: number) => void;

/** `renew`: the server has refused the token that we gave. */
function provide({ host, oauth2 }: ServerAccount, tokens: Tokens | undefined) {
  return (_user: string, renew: boolean, give: GiveToken) => {
    if (!tokens || !oauth2) {
      give(new PermanentError(`SMTP ${host}: no OAuth2 tokens at hand`));
      return;
    }
    if (renew) tokens.forget(oauth2);
    tokens.accessToken(oauth2).then(
      token => give(null, token, Date.now() + TOKEN_LIFE),
      error => give(error instanceof Error ? error : new Error(String(error))),
    );
  };
}
