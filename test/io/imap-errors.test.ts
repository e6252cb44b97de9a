import { describe, expect, it } from 'vitest';
import type { ServerAccount } from '../../src/config.ts';
import { PermanentError, TransientError } from '../../src/errors.ts';
import { imapError } from '../../src/io/imap-errors.ts';

const ACCOUNT: ServerAccount = {
  host: 'imap.shop.example',
  port: 993,
  security: 'tls',
  user: 'hilfe',
  password: 'geheim',
};

const failure = (fields: object, message = 'Command failed'): Error =>
  Object.assign(new Error(message), fields);

const told = (error: unknown, account = ACCOUNT): Error => imapError(error, account, 'logging in');

describe('what a human must repair', () => {
  it.each<[string, object, RegExp]>([
    [
      'a wrong password',
      { authenticationFailed: true, responseText: 'Authentication failed.' },
      /Check imap\.user and imap\.password \(user hilfe; the server says: Authentication failed\.\)/,
    ],
    [
      'a foreign certificate',
      { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
      /certificate can't be trusted/,
    ],
    ['a certificate of another host', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, /Check imap\.host/],
    ['a port without TLS', { code: 'EPROTO' }, /no TLS at this port\. Use port 993/],
  ])('%s', (_name, fields, words) => {
    expect(told(failure(fields))).toBeInstanceOf(PermanentError);
    expect(told(failure(fields)).message).toMatch(words);
  });

  it('a server without STARTTLS: never in the clear', () => {
    const error = told(failure({ tlsFailed: true }), { ...ACCOUNT, security: 'starttls' });
    expect(error).toBeInstanceOf(PermanentError);
    expect(error.message).toMatch(/doesn't offer STARTTLS/);
  });
});

describe('what passes', () => {
  it.each<[string, object, RegExp]>([
    ['an unknown host', { code: 'ENOTFOUND' }, /host imap\.shop\.example was not found/],
    ['a refused connection', { code: 'ECONNREFUSED' }, /Is the server up, and imap\.port right/],
    ['a silent port', { code: 'GREETING_TIMEOUT' }, /Does security: tls fit the port\?/],
    ['no answer', { code: 'ETIMEOUT' }, /no answer in time while logging in/],
    ['a goodbye', { code: 'NoConnection', reason: 'shutting down' }, /closed .*\(shutting down\)/],
    [
      'a busy server',
      { authenticationFailed: true, serverResponseCode: 'UNAVAILABLE', responseText: 'later' },
      /no login for hilfe now: later/,
    ],
  ])('%s', (_name, fields, words) => {
    expect(told(failure(fields))).toBeInstanceOf(TransientError);
    expect(told(failure(fields)).message).toMatch(words);
  });
});

it('never tells the password, and keeps an error that has words already', () => {
  expect(told(failure({ authenticationFailed: true })).message).not.toContain('geheim');
  const worded = new PermanentError('there is no folder');
  expect(told(worded)).toBe(worded);
});
