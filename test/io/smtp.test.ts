import { createServer, type Server } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { ServerAccount } from '../../src/config.ts';
import { PermanentError } from '../../src/errors.ts';
import { createTokens, type Tokens } from '../../src/io/oauth2.ts';
import { smtpTransport } from '../../src/io/smtp.ts';
import { smtpError } from '../../src/io/smtp-errors.ts';
import { rejectionsOf, verdictOf } from '../../src/mail/smtp-verdict.ts';

const cleanUp: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end();
});

function refusal(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}

interface Received {
  readonly mails: string[];
  readonly secured: boolean[];
  connections: number;
}

async function serve(options: SMTPServerOptions): Promise<{ port: number; received: Received }> {
  const received: Received = { mails: [], secured: [], connections: 0 };
  const server = new SMTPServer({
    logger: false,
    onAuth: ({ password }, _session, done) =>
      password === 'right' ? done(null, { user: 'x' }) : done(refusal(535, '5.7.8 Wrong')),
    onConnect: (_session, done) => {
      received.connections += 1;
      done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', chunk => chunks.push(chunk));
      stream.on('end', () => {
        received.mails.push(Buffer.concat(chunks).toString());
        received.secured.push(session.secure);
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => new Promise<void>(resolve => server.close(() => resolve())));
  return { port: (server.server.address() as { port: number }).port, received };
}

function account(port: number, more: Partial<ServerAccount> = {}): ServerAccount {
  return { host: '127.0.0.1', port, security: 'tls', user: 'u', password: 'right', ...more };
}

function transportTo(to: ServerAccount, tokens?: Tokens) {
  const transport = smtpTransport(to, { connectLimit: 1500, silence: 3000, tokens });
  cleanUp.push(() => transport.close());
  return transport;
}

const envelope = { from: 'hilfe@shop.example', to: ['erika@example.org'] };
const raw = 'Subject: x\r\n\r\nhello\r\n';

async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail('nothing was thrown'),
    error => error,
  );
}

describe('a pooled transport', () => {
  it('sends over TLS; on loopback no certificate is asked for', async () => {
    const { port, received } = await serve({ secure: true });
    await transportTo(account(port)).sendMail({ envelope, raw });
    expect(received.mails).toEqual([raw]);
    expect(received.secured).toEqual([true]);
  });

  it('sends after STARTTLS, and never without it', async () => {
    const offers = await serve({});
    await transportTo(account(offers.port, { security: 'starttls' })).sendMail({ envelope, raw });
    expect(offers.received.secured).toEqual([true]);

    const refuses = await serve({ disabledCommands: ['STARTTLS'] });
    const to = account(refuses.port, { security: 'starttls' });
    const error = await thrownBy(transportTo(to).sendMail({ envelope, raw }));
    expect(verdictOf(error)).toMatchObject({ kind: 'retry' });
    expect(smtpError(error, to).message).toMatch(/does not offer STARTTLS/);
    expect(refuses.received.mails).toEqual([]);
  });

  it('refuses to go without TLS to anything but this machine', () => {
    const to = account(25, { host: 'smtp.shop.example', security: 'none' });
    expect(() => smtpTransport(to)).toThrow(PermanentError);
  });

  it('opens five connections at most, and uses them again', async () => {
    const { port, received } = await serve({ disabledCommands: ['STARTTLS'] });
    const transport = transportTo(account(port, { security: 'none' }));
    await Promise.all(Array.from({ length: 40 }, () => transport.sendMail({ envelope, raw })));
    expect(received.mails).toHaveLength(40);
    expect(received.connections).toBeLessThanOrEqual(5);
  });

  it('logs in with an access token, and gets a new one when the server refuses it', async () => {
    const given = ['stale', 'fresh'];
    const base = createTokens();
    const tokens: Tokens = {
      accessToken: async () => given[0] ?? '',
      forget: () => {
        given.shift();
      },
    };
    expect(Object.keys(tokens)).toEqual(Object.keys(base));
    const { port, received } = await serve({
      secure: true,
      authMethods: ['XOAUTH2'],
      onAuth: ({ accessToken }, _session, done) =>
        accessToken === 'fresh'
          ? done(null, { user: 'u' })
          : done(null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } }),
    });
    const oauth2 = {
      provider: 'google',
      clientId: 'a',
      clientSecret: 'b',
      refreshToken: 'c',
    } as const;
    const to: ServerAccount = { host: '127.0.0.1', port, security: 'tls', user: 'u', oauth2 };
    await transportTo(to, tokens).sendMail({ envelope, raw });
    expect(received.mails).toHaveLength(1);
  });
});

describe('the verdict on what a real server answers', () => {
  async function verdict(options: SMTPServerOptions, more: Partial<ServerAccount> = {}) {
    const { port } = await serve({ secure: true, ...options });
    const transport = transportTo(account(port, more));
    return verdictOf(await thrownBy(transport.sendMail({ envelope, raw })));
  }

  it('unknown user', async () => {
    const got = await verdict({
      onRcptTo: (_to, _s, done) => done(refusal(550, '5.1.1 No such user')),
    });
    expect(got).toEqual({ kind: 'refused', code: 550, words: '550 5.1.1 No such user' });
  });
  it('greylisting', async () => {
    const got = await verdict({ onRcptTo: (_to, _s, done) => done(refusal(451, '4.7.1 Later')) });
    expect(got).toMatchObject({ kind: 'retry', code: 451 });
  });
  it('refused after the text', async () => {
    const got = await verdict({
      onData: (stream, _s, done) => {
        stream.resume();
        stream.on('end', () => done(refusal(554, '5.7.1 Spam')));
      },
    });
    expect(got).toEqual({ kind: 'refused', code: 554, words: '554 5.7.1 Spam' });
  });
  it('too large by what the server said before', async () => {
    const { port } = await serve({ secure: true, size: 1000 });
    const sized = { ...envelope, size: 2000 };
    const error = await thrownBy(transportTo(account(port)).sendMail({ envelope: sized, raw }));
    expect(verdictOf(error)).toMatchObject({ kind: 'refused', code: null });
  });
  it('wrong password', async () => {
    const got = await verdict({}, { password: 'wrong' });
    expect(got).toMatchObject({ kind: 'retry', code: 535 });
    expect(got.words).toMatch(/^the login was refused/);
    expect(got.words).not.toContain('wrong');
  });
  it('a connection that breaks while sending', async () => {
    const got = await verdict({
      onRcptTo: () => {
        throw new Error('unreachable');
      },
      onMailFrom: (_from, session, done) => {
        done(refusal(421, `bye ${session.id}`));
      },
    });
    expect(got).toMatchObject({ kind: 'retry', code: 421 });
  });
  it('one recipient of two left out', async () => {
    const { port } = await serve({
      secure: true,
      onRcptTo: ({ address }, _s, done) =>
        address.startsWith('no') ? done(refusal(550, '5.1.1 No')) : done(),
    });
    const to = ['no@example.org', 'yes@example.org'];
    const info = await transportTo(account(port)).sendMail({ envelope: { ...envelope, to }, raw });
    expect(rejectionsOf(info)).toEqual([
      {
        recipient: 'no@example.org',
        verdict: { kind: 'refused', code: 550, words: '550 5.1.1 No' },
      },
    ]);
  });
});

describe('servers that are not there', () => {
  async function silent(): Promise<number> {
    const server: Server = createServer(socket => socket.on('error', () => undefined));
    const sockets = new Set<{ destroy(): unknown }>();
    server.on('connection', socket => sockets.add(socket));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    cleanUp.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return (server.address() as { port: number }).port;
  }

  it('a refused connection, said with what to do', async () => {
    const to = account(1, { security: 'none' });
    const error = await thrownBy(transportTo(to).verify());
    expect(verdictOf(error)).toMatchObject({ kind: 'retry', code: null });
    expect(smtpError(error, to).message).toMatch(/connection refused.*smtp\.port/);
  });

  it('a server that never says a word is given up in time', async () => {
    const to = account(await silent(), { security: 'none' });
    const start = Date.now();
    const error = await thrownBy(transportTo(to).sendMail({ envelope, raw }));
    expect(Date.now() - start).toBeLessThan(4000);
    expect(smtpError(error, to).message).toMatch(/says nothing/);
  });

  it('plain text at a port where TLS was expected', async () => {
    const { port } = await serve({});
    const to = account(port);
    const error = await thrownBy(transportTo(to).verify());
    expect(smtpError(error, to).message).toMatch(/no TLS at this port/);
  });

  it('a wrong password, said without it', async () => {
    const { port } = await serve({ secure: true });
    const to = account(port, { password: 'geheim' });
    const error = await thrownBy(transportTo(to).verify());
    expect(smtpError(error, to).message).toMatch(/wrong user or password/);
    expect(smtpError(error, to).message).not.toContain('geheim');
  });
});
