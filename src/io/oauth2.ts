// OAuth2 refresh token -> access token (RFC 6749, section 6), for IMAP and SMTP alike.
import { z } from 'zod';
import type { OAuth2 } from '../config.ts';
import { PermanentError, TransientError, wordsOf } from '../errors.ts';

const ENDPOINTS: Readonly<Record<OAuth2['provider'], string>> = {
  google: 'https://oauth2.googleapis.com/token',
  microsoft: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
};

/** A token is renewed this long before it ends, so that none runs out under way. */
const RENEW_BEFORE = 5 * 60_000;
const TIME_LIMIT = 20_000;
/** RFC 6749 only recommends `expires_in`; without it a token is taken to live this long (s). */
const USUAL_LIFE = 3_600;
/** An answer of a token endpoint has a few thousand characters. */
const LONGEST_ANSWER = 100_000;

export interface TokenOptions {
  /** Asked instead of the provider's own endpoint. */
  readonly endpoint?: string;
  readonly now?: () => number;
  /** Time limit of one request, in milliseconds. */
  readonly timeLimit?: number;
}

export interface Tokens {
  /**
   * A valid access token, from memory while it lasts. Callers at the same time share one request.
   * @throws PermanentError when the provider refuses, TransientError when it can't be reached
   */
  accessToken(account: OAuth2): Promise<string>;
  /** Forgets the token: the server has refused it although it had not run out. */
  forget(account: OAuth2): void;
}

interface Held {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly renewAt: number;
}

/** One memory of access tokens for the whole process: IMAP and SMTP of a mailbox share theirs. */
export function createTokens(options: TokenOptions = {}): Tokens {
  const now = options.now ?? Date.now;
  const held = new Map<string, Held>();
  const asking = new Map<string, Promise<Held>>();
  const ask = (account: OAuth2, key: string): Promise<Held> => {
    const request = requestToken(account, options, now())
      .then(fresh => {
        held.set(key, fresh);
        return fresh;
      })
      .finally(() => asking.delete(key));
    asking.set(key, request);
    return request;
  };
  return {
    async accessToken(account) {
      const key = keyOf(account);
      const kept = held.get(key);
      if (kept && now() < kept.renewAt) return kept.token;
      return (await (asking.get(key) ?? ask(account, key))).token;
    },
    forget(account) {
      held.delete(keyOf(account));
    },
  };
}

function keyOf(account: OAuth2): string {
  return JSON.stringify([account.provider, account.clientId, account.refreshToken]);
}

const ANSWER = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().optional(),
});
const REFUSAL = z.object({ error: z.string(), error_description: z.string().optional() });

async function requestToken(account: OAuth2, options: TokenOptions, now: number): Promise<Held> {
  const { status, body } = await post(account, options);
  const answer = ANSWER.safeParse(body);
  if (status !== 200 || !answer.success) throw refusalOf(account, status, body);
  const life = (answer.data.expires_in ?? USUAL_LIFE) * 1_000;
  // A provider with tokens shorter than our margin still gets each used for half of its life.
  return {
    token: answer.data.access_token,
    renewAt: now + Math.max(life - RENEW_BEFORE, life / 2),
  };
}

async function post(
  account: OAuth2,
  options: TokenOptions,
): Promise<{ status: number; body: unknown }> {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: account.clientId,
    client_secret: account.clientSecret,
    refresh_token: account.refreshToken,
  });
  const signal = AbortSignal.timeout(options.timeLimit ?? TIME_LIMIT);
  try {
    const response = await fetch(options.endpoint ?? ENDPOINTS[account.provider], {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal,
    });
    return { status: response.status, body: parseJson(await boundedText(response)) };
  } catch (error) {
    const why = signal.aborted ? 'no answer in time' : causeOf(error);
    throw new TransientError(`OAuth2 (${account.provider}): the token endpoint fails: ${why}`);
  }
}

async function boundedText(response: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_ANSWER) throw new Error('the answer is too long');
  }
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `fetch failed` says nothing: the reason is in its cause. */
function causeOf(error: unknown): string {
  return wordsOf(error instanceof Error && error.cause ? error.cause : error);
}

const ADVICE: Readonly<Record<string, string>> = {
  invalid_grant:
    'the refresh token has expired or was revoked. Give Kulanz access again and put the new refreshToken into kulanz.yaml',
  invalid_client:
    'clientId or clientSecret is wrong. Compare both with the console of the provider',
  unauthorized_client: 'this client may not use refresh tokens. Check its type at the provider',
  invalid_scope: 'the access lacks mail. Give Kulanz access again, with the IMAP and SMTP scopes',
};

function refusalOf(account: OAuth2, status: number, body: unknown): Error {
  const refusal = REFUSAL.safeParse(body);
  const where = `OAuth2 (${account.provider})`;
  if (!refusal.success || status === 429 || status >= 500) {
    return new TransientError(`${where}: the token endpoint answers HTTP ${status}`);
  }
  const said = wordsOf(new Error(refusal.data.error_description || refusal.data.error));
  const advice = ADVICE[refusal.data.error] ?? 'check the oauth2 section of this account';
  return new PermanentError(`${where}: ${advice}. (${refusal.data.error}: ${said})`);
}
