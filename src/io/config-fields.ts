// What every key of `kulanz.yaml` wants, in words, with an example: the error messages are made of it.
// `*` stands for a position in a list. A test holds it against the schema.
import { TOPICS } from '../insight/insight.ts';
import { variable } from './config-errors.ts';

export interface Field {
  /** Follows "expected". */
  readonly expected: string;
  /** A line, or part of a line, that would be right. */
  readonly example: string;
  /** The only values there are, where that is so. */
  readonly known?: readonly string[];
  /** Any text will do: a number only wants quotation marks. */
  readonly free?: true;
}

export const FIELDS: Readonly<Record<string, Field>> = {
  '': { expected: 'the sections business, mailboxes, people', example: 'business:' },
  business: { expected: 'a section', example: 'business: { name: Sonnenblume Versand, ... }' },
  'business.name': {
    free: true,
    expected: 'the name of the business',
    example: 'name: Sonnenblume Versand',
  },
  'business.postalAddress': {
    free: true,
    expected: 'the postal address that customers read under every answer',
    example: 'postalAddress: Hauptstraße 27, 88422 Seekirch',
  },
  'business.phone': {
    free: true,
    expected: 'a phone number in quotation marks',
    example: 'phone: "+49 30 23125001"',
  },
  'business.timezone': {
    expected: 'a time zone by its IANA name',
    example: 'timezone: Europe/Berlin',
  },
  'business.language': {
    expected: 'de or en: the language of mail to agents and owner',
    example: 'language: de',
    known: ['de', 'en'],
  },
  'business.hours': {
    expected: 'days and times of opening',
    example: 'hours: mon-fri 09:00-17:00, sat 10:00-14:00',
  },
  'business.holidays': {
    expected: 'a country, or country and region by ISO 3166-2',
    example: 'holidays: DE-BW',
  },
  mailboxes: {
    expected: 'a list with at least one mailbox',
    example: 'mailboxes: [{ address: hilfe@shop.example, imap: ..., smtp: ... }]',
  },
  'mailboxes.*': { expected: 'a mailbox', example: '- address: hilfe@shop.example' },
  'mailboxes.*.address': { expected: 'a mail address', example: 'address: hilfe@shop.example' },
  'mailboxes.*.aliases': {
    expected: 'a list of mail addresses',
    example: 'aliases: [info@shop.example]',
  },
  'mailboxes.*.aliases.*': { expected: 'a mail address', example: 'aliases: [info@shop.example]' },
  ...account('imap', 993),
  ...account('smtp', 465),
  'mailboxes.*.folder': {
    free: true,
    expected: 'the name of a mail folder',
    example: 'folder: INBOX',
  },
  'mailboxes.*.junkFolder': {
    free: true,
    expected: 'the name of a mail folder',
    example: 'junkFolder: Junk',
  },
  'mailboxes.*.since': {
    expected: 'how far back to read at the first start',
    example: 'since: 7d',
  },
  people: {
    expected: 'a list of the people who answer, one of them the owner',
    example: 'people: [{ id: jonas, name: Jonas Weber, address: chef@shop.example, role: owner }]',
  },
  'people.*': { expected: 'a person', example: '- { id: anna, name: Anna Berger, ... }' },
  'people.*.id': {
    free: true,
    expected: 'a short name: letters, digits, dot, dash, at most 40',
    example: 'id: anna',
  },
  'people.*.name': {
    free: true,
    expected: 'the name that customers read',
    example: 'name: Anna Berger',
  },
  'people.*.address': { expected: 'a mail address', example: 'address: anna@shop.example' },
  'people.*.role': {
    expected: 'owner or agent',
    example: 'role: agent',
    known: ['owner', 'agent'],
  },
  'people.*.phone': {
    free: true,
    expected: 'a phone number in quotation marks',
    example: 'phone: "+49 30 23125002"',
  },
  'people.*.topics': { expected: 'a list of topics', example: 'topics: [refund, access-trouble]' },
  'people.*.topics.*': {
    expected: `a topic: ${TOPICS.join(', ')}`,
    example: 'topics: [refund, access-trouble]',
    known: TOPICS,
  },
  'people.*.languages': { expected: 'a list of languages', example: 'languages: [de, en]' },
  'people.*.languages.*': {
    expected: 'a language by its two letters (ISO 639-1)',
    example: 'languages: [de, en]',
  },
  'people.*.hours': {
    expected: 'the hours in which this person works',
    example: 'hours: mon-wed 09:00-13:00',
  },
  storage: { expected: 'a section', example: 'storage: { database: ./data, queue: database }' },
  'storage.database': {
    expected: 'a directory, or the URL of a PostgreSQL server',
    example: `database: ./data, or database: "postgres://kulanz:${variable('PGPASSWORD')}@localhost/kulanz"`,
  },
  'storage.queue': {
    expected: '"database", or the URL of a Redis server',
    example: 'queue: database, or queue: redis://localhost:6379',
    known: ['database'],
  },
  rules: { free: true, expected: 'the directory of the rules', example: 'rules: ./rules' },
  digest: { expected: 'a section', example: 'digest: { at: ["08:00", "14:00"] }' },
  'digest.at': { expected: 'a list of times of day', example: 'at: ["08:00", "14:00"]' },
  'digest.at.*': { expected: 'a time of day, 00:00 to 23:59', example: 'at: ["08:00", "14:00"]' },
  guarantee: { expected: 'a section', example: 'guarantee: { days: 90, graceDays: 14 }' },
  'guarantee.days': { expected: 'a number of days, 0 to 3650', example: 'days: 90' },
  'guarantee.graceDays': { expected: 'a number of days, 0 to 3650', example: 'graceDays: 14' },
  responseTarget: {
    expected: 'a section',
    example: 'responseTarget: { default: 8h, unhappy: 2h, super: 4h }',
  },
  'responseTarget.default': { expected: 'business hours', example: 'default: 8h' },
  'responseTarget.unhappy': { expected: 'business hours', example: 'unhappy: 2h' },
  'responseTarget.super': { expected: 'business hours', example: 'super: 4h' },
  http: { expected: 'a section', example: 'http: { port: 9090 }' },
  'http.port': { expected: 'a port number 1-65535', example: 'port: 9090' },
};

function account(kind: 'imap' | 'smtp', port: number): Record<string, Field> {
  const at = `mailboxes.*.${kind}`;
  return {
    [at]: {
      expected: `the ${kind.toUpperCase()} account`,
      example: `${kind}: { host: ${kind}.shop.example, port: ${port}, security: tls, user: hilfe, password: "${variable(`${kind.toUpperCase()}_PASSWORD`)}" }`,
    },
    [`${at}.host`]: { expected: 'the name of a server', example: `host: ${kind}.shop.example` },
    [`${at}.port`]: { expected: 'a port number 1-65535', example: `port: ${port}` },
    [`${at}.security`]: {
      expected: 'tls, starttls or none',
      example: 'security: tls',
      known: ['tls', 'starttls', 'none'],
    },
    [`${at}.user`]: {
      free: true,
      expected: 'the name to log in with',
      example: 'user: hilfe@shop.example',
    },
    [`${at}.password`]: {
      free: true,
      expected: 'the password, from the environment',
      example: `password: "${variable(`${kind.toUpperCase()}_PASSWORD`)}"`,
    },
    [`${at}.oauth2`]: {
      expected: 'a section with provider, clientId, clientSecret, refreshToken',
      example: `oauth2: { provider: google, clientId: ..., clientSecret: "${variable('CLIENT_SECRET')}", refreshToken: "${variable('REFRESH_TOKEN')}" }`,
    },
    [`${at}.oauth2.provider`]: {
      expected: 'google or microsoft',
      example: 'provider: google',
      known: ['google', 'microsoft'],
    },
    [`${at}.oauth2.clientId`]: {
      free: true,
      expected: "the app's client id",
      example: 'clientId: 123.apps',
    },
    [`${at}.oauth2.clientSecret`]: {
      free: true,
      expected: "the app's client secret",
      example: `clientSecret: "${variable('CLIENT_SECRET')}"`,
    },
    [`${at}.oauth2.refreshToken`]: {
      free: true,
      expected: 'a refresh token',
      example: `refreshToken: "${variable('REFRESH_TOKEN')}"`,
    },
  };
}

/** Keys whose values are never shown, whoever typed them where. */
export const SECRET_KEYS: readonly string[] = ['password', 'clientSecret', 'refreshToken'];

/** `mailboxes.*.imap.port` of `['mailboxes', 0, 'imap', 'port']`. */
export function patternOf(path: readonly (string | number)[]): string {
  return path.map(key => (typeof key === 'number' ? '*' : key)).join('.');
}

/** The keys that a section may have. */
export function keysOf(path: readonly (string | number)[]): string[] {
  const prefix = path.length === 0 ? '' : `${patternOf(path)}.`;
  return Object.keys(FIELDS)
    .filter(key => key.startsWith(prefix) && key !== '')
    .map(key => key.slice(prefix.length))
    .filter(key => key !== '*' && !key.includes('.'));
}
