// The shape of `kulanz.yaml` (the words for what is wrong are in `config-fields.ts`).
import { createRequire } from 'node:module';
import { domainToASCII } from 'node:url';
import type Holidays from 'date-holidays';
import { z } from 'zod';
import { parseDuration } from '../duration.ts';
import { UsageError } from '../errors.ts';
import { TOPICS } from '../insight/insight.ts';
import { parseHours } from '../tickets/due.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** One line without control characters: it may end up in a mail header. */
const line = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .regex(/^\P{Cc}+$/u);
const secret = z.string().min(1).max(20_000);
const paragraph = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .transform(text => text.replace(/\s*[\r\n]+\s*/g, ', '))
  .pipe(line);

const number = (low: number, high: number) =>
  z.preprocess(
    value => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value),
    z.int().min(low).max(high),
  );
const port = number(1, 65_535);

/**
 * A text that another function understands; it answers null, or throws, when it doesn't. What it says
 * to a human then (UsageError) is passed on.
 */
function understood<T>(read: (text: string) => T | null) {
  return line.transform((text, context) => {
    const { value, why } = attempt(() => read(text));
    if (value !== null) return value;
    context.addIssue(why === null ? { code: 'custom' } : { code: 'custom', params: { why } });
    return z.NEVER;
  });
}

function attempt<T>(read: () => T | null): { value: T | null; why: string | null } {
  try {
    return { value: read(), why: null };
  } catch (error) {
    return { value: null, why: error instanceof UsageError ? error.message : null };
  }
}

const duration = understood(parseDuration);

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** RFC 5321 mailbox without quoting or literals; an umlaut domain becomes its xn-- form. */
const address = understood(text => {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0)).toLowerCase();
  const domain = domainToASCII(text.slice(at + 1));
  const fits =
    local.length <= 64 && domain.length <= 253 && LOCAL.test(local) && DOMAIN.test(domain);
  return fits ? `${local}@${domain}` : null;
});

const host = line.regex(/^[A-Za-z0-9](?:[A-Za-z0-9.:_-]*[A-Za-z0-9])?$|^::1$/).max(253);

const timezone = understood(text => {
  if (!/^[A-Za-z]/.test(text)) return null;
  return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone && text;
});

/** Loaded for those who ask only: the table of the world's holidays takes its time. */
const holidays = understood(text => {
  const [country = '', state = '', region = '', ...more] = text.toUpperCase().split('-');
  const Table = createRequire(import.meta.url)('date-holidays') as typeof Holidays;
  const table = new Table();
  const known =
    more.length === 0 &&
    Object.hasOwn(table.getCountries(), country) &&
    (!state || Object.hasOwn(table.getStates(country) ?? {}, state)) &&
    (!region || Object.hasOwn(table.getRegions(country, state) ?? {}, region));
  return known ? text.toUpperCase() : null;
});

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const languageCode = understood(text => {
  const code = text.toLowerCase();
  return /^[a-z]{2}$/.test(code) && languageNames.of(code) !== undefined ? code : null;
});

const clock = line.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

const serverUrl = (schemes: readonly string[]) => (text: string) => {
  const url = new URL(text);
  return schemes.includes(url.protocol) && url.hostname !== '' ? text : null;
};
const postgresUrl = serverUrl(['postgres:', 'postgresql:']);
const database = understood(text => (/^[\w+]+:\/\//.test(text) ? postgresUrl(text) : text));
const redisUrl = serverUrl(['redis:', 'rediss:']);
const queue = understood(text => (text === 'database' ? text : redisUrl(text)));

const oauth2 = z.strictObject({
  provider: z.enum(['google', 'microsoft']),
  clientId: line,
  clientSecret: secret,
  refreshToken: secret,
});

/** Port and security have one usual pair per protocol; the rest nobody can guess. */
function account(ports: { tls: number; otherwise: number }) {
  return z
    .strictObject({
      host,
      port: port.optional(),
      security: z.enum(['tls', 'starttls', 'none']).default('tls'),
      user: line,
      password: secret.optional(),
      oauth2: oauth2.optional(),
    })
    .transform(given => ({
      ...given,
      port: given.port ?? (given.security === 'tls' ? ports.tls : ports.otherwise),
    }));
}

const mailbox = z.strictObject({
  address,
  aliases: z.array(address).default([]),
  imap: account({ tls: 993, otherwise: 143 }),
  smtp: account({ tls: 465, otherwise: 587 }),
  folder: line.default('INBOX'),
  junkFolder: line.optional(),
  since: duration.default(7 * DAY),
});

const person = z.strictObject({
  id: line.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u),
  name: line.max(200),
  address,
  role: z.enum(['owner', 'agent']),
  phone: line.max(60).optional(),
  topics: z.array(z.enum(TOPICS)).default([]),
  languages: z.array(languageCode).default([]),
  hours: understood(parseHours).optional(),
});

const business = z.strictObject({
  name: line.max(200),
  postalAddress: paragraph,
  phone: line.max(60),
  timezone,
  language: z.enum(['de', 'en']),
  hours: understood(parseHours).default(() => parseHours('mon-fri 09:00-17:00')),
  holidays: holidays.optional(),
});

export const configSchema = z.strictObject({
  business,
  mailboxes: z.array(mailbox).min(1).max(100),
  people: z.array(person).min(1).max(1000),
  storage: z
    .strictObject({ database: database.default('./data'), queue: queue.default('database') })
    .prefault({}),
  rules: line.default('./rules'),
  digest: z
    .strictObject({ at: z.array(clock).min(1).max(24).default(['08:00', '14:00']) })
    .prefault({}),
  guarantee: z
    .strictObject({ days: number(0, 3650).default(90), graceDays: number(0, 3650).default(14) })
    .prefault({}),
  responseTarget: z
    .strictObject({
      default: duration.default(8 * HOUR),
      unhappy: duration.default(2 * HOUR),
      super: duration.default(4 * HOUR),
    })
    .prefault({}),
  http: z.strictObject({ port }).optional(),
});

/** The file's content once validated; paths are as typed. */
export type ConfigInput = z.output<typeof configSchema>;
