// What went wrong with an SMTP server, in words that tell an operator what to do.
import type { ServerAccount } from '../config.ts';
import { PermanentError, TransientError, wordsOf } from '../errors.ts';

interface Details {
  readonly code?: unknown;
  /** The system's code, where `code` is nodemailer's. */
  readonly originalCode?: unknown;
  readonly response?: unknown;
  readonly message?: unknown;
}

/** Translates whatever nodemailer threw while connecting and logging in. */
export function smtpError(error: unknown, account: ServerAccount): Error {
  if (error instanceof PermanentError || error instanceof TransientError) return error;
  const details: Details = typeof error === 'object' && error !== null ? error : {};
  const where = `SMTP ${account.host}:${account.port}`;
  const said = typeof details.response === 'string' ? wordsOf(details.response) : wordsOf(error);
  const { words, permanent } = advice(details, account);
  const text = `${where}: ${words} (${said})`;
  return permanent ? new PermanentError(text) : new TransientError(text);
}

function advice(details: Details, account: ServerAccount): { words: string; permanent: boolean } {
  const code = String(details.code ?? '');
  const message = String(details.message ?? '');
  const system = `${String(details.originalCode ?? '')} ${code} ${message}`;
  if (code === 'EAUTH' || code === 'EOAUTH2') {
    const check = account.oauth2
      ? 'the access token was refused. Check smtp.user, and that the access includes SMTP'
      : 'wrong user or password. Check smtp.user and smtp.password';
    return { words: check, permanent: true };
  }
  if (/CERT|SELF_SIGNED|certificate|altnames/i.test(system)) {
    const own = 'for a certificate authority of your own set NODE_EXTRA_CA_CERTS';
    return { words: `the certificate can't be trusted. Check smtp.host; ${own}`, permanent: true };
  }
  if (/wrong version number|EPROTO|packet length/i.test(system)) {
    const use = 'Use port 465 with security: tls, or 587 with starttls';
    return { words: `no TLS at this port. ${use}`, permanent: true };
  }
  if (code === 'ETLS') {
    const use = 'Use port 465 with security: tls';
    return { words: `the server does not offer STARTTLS. ${use}`, permanent: true };
  }
  return { words: networkAdvice(system, account), permanent: false };
}

function networkAdvice(system: string, account: ServerAccount): string {
  if (/EDNS|ENOTFOUND/.test(system)) {
    return `the host ${account.host} was not found. Check smtp.host`;
  }
  if (/ECONNREFUSED/.test(system)) {
    return 'connection refused. Is the server up, and smtp.port right (465 for tls, 587 for starttls)?';
  }
  if (/greeting/i.test(system)) {
    return `connected, but the server says nothing. Does security: ${account.security} fit the port?`;
  }
  if (/ETIMEDOUT|timeout/i.test(system)) {
    return 'no answer in time. Many networks block port 25 and some 587; try 465 with security: tls';
  }
  return 'the server did not let us in';
}
