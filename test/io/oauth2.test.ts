import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OAuth2 } from '../../src/config.ts';
import { PermanentError, TransientError } from '../../src/errors.ts';
import { createTokens, type TokenOptions, type Tokens } from '../../src/io/oauth2.ts';

const ACCOUNT: OAuth2 = {
  provider: 'google',
  clientId: 'client',
  clientSecret: 'shh',
  refreshToken: 'refresh',
};

let server: Server;
let endpoint = '';
let asked: URLSearchParams[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let now = 0;

beforeEach(async () => {
  asked = [];
  now = 1_000_000;
  answer = (_request, response) => tokenAnswer(response, 3_600);
  server = createServer(async (request, response) => {
    asked.push(new URLSearchParams(await text(request)));
    answer(request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/token`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function tokenAnswer(response: ServerResponse, seconds?: number): void {
  const body = { access_token: `token-${asked.length}`, expires_in: seconds };
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, error: string): void {
  response.writeHead(status).end(JSON.stringify({ error, error_description: 'Bad Request' }));
}

const tokens = (options: TokenOptions = {}): Tokens =>
  createTokens({ endpoint, now: () => now, ...options });

it('exchanges the refresh token for an access token', async () => {
  expect(await tokens().accessToken(ACCOUNT)).toBe('token-1');
  expect(Object.fromEntries(asked[0] ?? [])).toEqual({
    grant_type: 'refresh_token',
    client_id: 'client',
    client_secret: 'shh',
    refresh_token: 'refresh',
  });
});

it('keeps a token until five minutes before its end', async () => {
  const kept = tokens();
  await kept.accessToken(ACCOUNT);
  now += 54 * 60_000;
  expect(await kept.accessToken(ACCOUNT)).toBe('token-1');
  now += 2 * 60_000;
  expect(await kept.accessToken(ACCOUNT)).toBe('token-2');
});

it('uses a token of a few minutes for half of its life, not once only', async () => {
  answer = (_request, response) => tokenAnswer(response, 240);
  const kept = tokens();
  await kept.accessToken(ACCOUNT);
  now += 100_000;
  expect(await kept.accessToken(ACCOUNT)).toBe('token-1');
});

it('asks once for callers at the same time, and once for each account', async () => {
  const kept = tokens();
  const other = { ...ACCOUNT, refreshToken: 'another' };
  const got = await Promise.all([ACCOUNT, { ...ACCOUNT }, ACCOUNT, other].map(kept.accessToken));
  expect(asked).toHaveLength(2);
  expect(got[0]).toBe(got[1]);
  expect(got[0]).toBe(got[2]);
  expect(got[3]).not.toBe(got[0]);
});

it('asks again after the server has refused a token', async () => {
  const kept = tokens();
  await kept.accessToken(ACCOUNT);
  kept.forget(ACCOUNT);
  expect(await kept.accessToken(ACCOUNT)).toBe('token-2');
});

it('says what to do when access was revoked, without telling a secret', async () => {
  answer = (_request, response) => refuse(response, 400, 'invalid_grant');
  const error = await tokens()
    .accessToken(ACCOUNT)
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(PermanentError);
  expect(String(error)).toMatch(/refresh token has expired or was revoked.*new refreshToken/);
  expect(String(error)).not.toMatch(/shh|"refresh"/);
});

it('tries again after a failure: nothing of it is kept', async () => {
  const kept = tokens();
  answer = (_request, response) => refuse(response, 503, 'temporarily_unavailable');
  await expect(kept.accessToken(ACCOUNT)).rejects.toThrow(TransientError);
  answer = (_request, response) => tokenAnswer(response);
  expect(await kept.accessToken(ACCOUNT)).toBe('token-2');
});

it.each([
  ['a page instead of an answer', (response: ServerResponse) => void response.end('<html>')],
  ['an answer without end', (response: ServerResponse) => void response.end('x'.repeat(1e6))],
  ['a broken connection', (response: ServerResponse) => void response.destroy()],
])('takes %s for a passing failure', async (_name, send) => {
  answer = (_request, response) => send(response);
  await expect(tokens().accessToken(ACCOUNT)).rejects.toThrow(TransientError);
});

it('does not wait for ever', async () => {
  answer = () => undefined;
  const begun = Date.now();
  await expect(tokens({ timeLimit: 100 }).accessToken(ACCOUNT)).rejects.toThrow(
    /no answer in time/,
  );
  expect(Date.now() - begun).toBeLessThan(2_000);
});
