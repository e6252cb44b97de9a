// The shape of `kulanz.yaml` once it has been read and validated (docs: the contract, section 2).
// Only `src/io/config-file.ts` makes one; everything else receives it frozen.

import type { Topic } from './insight/insight.ts';
import type { SuperRule } from './insight/order-facts.ts';

/** A language that people read their mail in. */
export type UiLanguage = 'de' | 'en';

/** How a connection is secured; `none` only for loopback hosts. */
export type Security = 'tls' | 'starttls' | 'none';

export interface OAuth2 {
  readonly provider: 'google' | 'microsoft';
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** An IMAP or SMTP account. Exactly one of `password` and `oauth2` is set. */
export interface ServerAccount {
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  readonly user: string;
  readonly password?: string;
  readonly oauth2?: OAuth2;
}

/** A support address with its mailbox. Addresses are lower case. */
export interface MailboxConfig {
  readonly address: string;
  readonly aliases: readonly string[];
  readonly imap: ServerAccount;
  readonly smtp: ServerAccount;
  readonly folder: string;
  readonly junkFolder?: string;
  /** First start: how far back to read, in milliseconds. */
  readonly since: number;
}

/** A human who answers. Addresses are lower case. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly role: 'owner' | 'agent';
  readonly phone?: string;
  /** Topics this person is good at; empty: any. */
  readonly topics: readonly Topic[];
  /** ISO 639-1 codes this person writes; empty: any. */
  readonly languages: readonly string[];
  /** When this person works; absent: whenever the business is open. */
  readonly hours?: readonly OpeningHours[];
}

/** Weekly opening hours. ISO weekdays (1 = Monday), minutes from midnight, local time. */
export interface OpeningHours {
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}

export interface Business {
  readonly name: string;
  readonly postalAddress: string;
  readonly phone: string;
  /** IANA name. */
  readonly timezone: string;
  readonly language: UiLanguage;
  readonly hours: readonly OpeningHours[];
  /** ISO 3166 country or 3166-2 subdivision, e.g. `DE-BW`. */
  readonly holidays?: string;
}

export interface Config {
  /** Absolute path of the file, for messages. */
  readonly file: string;
  readonly business: Business;
  readonly mailboxes: readonly MailboxConfig[];
  readonly people: readonly Person[];
  readonly storage: {
    /** Absolute directory (embedded PostgreSQL) or a `postgres://` URL. */
    readonly database: string;
    /** `database` or a `redis://` URL. */
    readonly queue: string;
  };
  /** Absolute directory of the rules. */
  readonly rules: string;
  /** Local times `HH:MM` of the owner's digest. */
  readonly digest: { readonly at: readonly string[] };
  readonly guarantee: { readonly days: number; readonly graceDays: number };
  /** Response targets in milliseconds of business time. */
  readonly responseTarget: {
    readonly default: number;
    readonly unhappy: number;
    readonly super: number;
  };
  /** Who is a super customer by their orders. */
  readonly customerValue: SuperRule;
  /** HTTP for health and metrics, on loopback; off when absent. */
  readonly http?: { readonly port: number };
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** The merchant; the validation guarantees that there is one. */
/** Of the house: none of them is a customer's. */
export function housePhones({ business, people }: Pick<Config, 'business' | 'people'>): string[] {
  return [business.phone, ...people.flatMap(({ phone }) => phone ?? [])];
}

export function ownerOf(config: Pick<Config, 'people'>): Person {
  const owner = config.people.find(person => person.role === 'owner');
  if (!owner) throw new Error('configuration without an owner: validation must refuse it');
  return owner;
}

/** Every address that is Kulanz's own: support addresses and their aliases. */
export function ownAddresses(config: Pick<Config, 'mailboxes'>): string[] {
  return config.mailboxes.flatMap(mailbox => [mailbox.address, ...mailbox.aliases]);
}
