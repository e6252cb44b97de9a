// What went wrong with an IMAP server, in words that tell an operator what to do.
import type { ImapFlowError } from 'imapflow';
import type { ServerAccount } from '../config.ts';
import { PermanentError, TransientError, wordsOf } from '../errors.ts';

/** RFC 5530 codes of a server that refuses now, and may accept the same login later. */
const BUSY = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'CONTACTADMIN', 'ALERT']);

const CERTIFICATE =
  /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_SSL_CERT|HOSTNAME_MISMATCH)/;
const NO_TLS = new Set([
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
]);
const TIMEOUTS = new Set(['CONNECT_TIMEOUT', 'UPGRADE_TIMEOUT', 'ETIMEDOUT', 'ETIMEOUT']);
const CLOSED = new Set(['NoConnection', 'EConnectionClosed', 'ECONNRESET', 'EPIPE', 'StateLogout']);

/**
 * Translates whatever imapflow threw.
 * @param doing what was tried, such as `opening INBOX`
 */
export function imapError(error: unknown, account: ServerAccount, doing: string): Error {
  if (error instanceof PermanentError || error instanceof TransientError) return error;
  const details: ImapFlowError = error instanceof Error ? error : new Error(wordsOf(error));
  const where = `IMAP ${account.host}:${account.port}`;
  return (
    loginError(details, account, where) ??
    tlsError(details, account, where) ??
    networkError(details, account, where, doing) ??
    new TransientError(`${where}: ${doing} failed: ${serverWords(details)}`)
  );
}

function loginError(error: ImapFlowError, account: ServerAccount, where: string): Error | null {
  if (!error.authenticationFailed) return null;
  const said = serverWords(error);
  if (BUSY.has(error.serverResponseCode ?? '')) {
    return new TransientError(`${where}: no login for ${account.user} now: ${said}`);
  }
  const check = account.oauth2
    ? 'the access token was refused. Check imap.user, and that the access includes IMAP'
    : 'wrong user or password. Check imap.user and imap.password';
  return new PermanentError(`${where}: ${check} (user ${account.user}; the server says: ${said})`);
}

function tlsError(error: ImapFlowError, account: ServerAccount, where: string): Error | null {
  const code = error.code ?? '';
  if (CERTIFICATE.test(code)) {
    return new PermanentError(
      `${where}: the certificate can't be trusted (${wordsOf(error)}). ` +
        'Check imap.host; for a certificate authority of your own set NODE_EXTRA_CA_CERTS',
    );
  }
  if (NO_TLS.has(code) || /wrong version number/i.test(error.message)) {
    return new PermanentError(
      `${where}: no TLS at this port. Use port 993 with security: tls, or 143 with starttls`,
    );
  }
  if (!error.tlsFailed) return null;
  const why =
    account.security === 'starttls'
      ? "the server doesn't offer STARTTLS, and without it the password would travel in the clear. Use port 993 with security: tls"
      : 'the TLS handshake failed';
  return new PermanentError(`${where}: ${why} (${wordsOf(error)})`);
}

function networkError(
  error: ImapFlowError,
  account: ServerAccount,
  where: string,
  doing: string,
): Error | null {
  const code = error.code ?? '';
  if (code === 'ENOTFOUND') {
    return new TransientError(`${where}: the host ${account.host} was not found. Check imap.host`);
  }
  if (code === 'EAI_AGAIN') return new TransientError(`${where}: name service not reachable`);
  if (code === 'ECONNREFUSED') {
    return new TransientError(
      `${where}: connection refused. Is the server up, and imap.port right (993 for tls, 143 for starttls)?`,
    );
  }
  if (code === 'GREETING_TIMEOUT') {
    return new TransientError(
      `${where}: connected, but the server says nothing. Does security: ${account.security} fit the port?`,
    );
  }
  if (TIMEOUTS.has(code)) return new TransientError(`${where}: no answer in time while ${doing}`);
  if (CLOSED.has(code) || code.startsWith('ClosedAfterConnect')) {
    const reason = error.reason ? ` (${wordsOf(new Error(error.reason))})` : '';
    return new TransientError(`${where}: the connection was closed while ${doing}${reason}`);
  }
  return null;
}

/** The server's own words where there are any, else the library's. */
function serverWords(error: ImapFlowError): string {
  const said = error.responseText || (typeof error.response === 'string' ? error.response : '');
  return wordsOf(new Error(said || error.message || error.code || 'unknown reason'));
}
