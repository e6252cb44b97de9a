// The demo's shop: one owner, two agents, an embedded mail server, a directory that goes when it ends.
import { join } from 'node:path';
import type { Config, ServerAccount, UiLanguage } from '../config.ts';

export const SUPPORT = 'hilfe@sonnenblume.example';
/** Whatever a customer's address is, its mail lands in this account. */
export const CUSTOMERS = 'kunden';
export const PASSWORD = 'sonnenblume';

const DOMAIN = '@sonnenblume.example';
const STAFF = ['hilfe', 'chef', 'anna', 'tom'];

/** The IMAP accounts of the demo; everybody has the same password. */
export const ACCOUNTS = [...STAFF, CUSTOMERS].map(user => ({ user, password: PASSWORD }));

/** The account that gets mail for an address; the whole world outside of the shop is one account. */
export function accountOf(address: string): string | null {
  if (!address.endsWith(DOMAIN)) return CUSTOMERS;
  const user = address.slice(0, -DOMAIN.length);
  return STAFF.includes(user) ? user : null;
}

export function demoConfig(
  directory: string,
  language: UiLanguage,
  ports: { imap: number; smtp: number },
): Config {
  const account = (port: number): ServerAccount => ({
    host: '127.0.0.1',
    port,
    security: 'none',
    user: 'hilfe',
    password: PASSWORD,
  });
  const hour = 3_600_000;
  return {
    file: join(directory, 'kulanz.yaml'),
    business: {
      name: 'Sonnenblume Versand',
      postalAddress: 'Hauptstraße 27, 88422 Seekirch',
      phone: '+49 30 23125001',
      timezone: 'Europe/Berlin',
      language,
      hours: [{ days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 }],
      holidays: 'DE-BW',
    },
    mailboxes: [
      {
        address: SUPPORT,
        aliases: [],
        imap: account(ports.imap),
        smtp: account(ports.smtp),
        folder: 'INBOX',
        since: 24 * hour,
      },
    ],
    people: [
      {
        id: 'jonas',
        name: 'Jonas Weber',
        address: 'chef@sonnenblume.example',
        role: 'owner',
        phone: '+49 30 23125002',
        topics: [],
        languages: [],
      },
      {
        id: 'anna',
        name: 'Anna Berger',
        address: 'anna@sonnenblume.example',
        role: 'agent',
        topics: ['refund', 'access-trouble', 'delivery'],
        languages: ['de', 'en'],
      },
      {
        id: 'tom',
        name: 'Tom Lindner',
        address: 'tom@sonnenblume.example',
        role: 'agent',
        topics: ['damaged', 'question', 'delivery'],
        languages: ['en', 'de'],
      },
    ],
    storage: { database: join(directory, 'data'), queue: 'database' },
    rules: join(directory, 'rules'),
    // At no time by itself: the demo asks for it.
    digest: { at: [] },
    guarantee: { days: 90, graceDays: 14 },
    responseTarget: { default: 8 * hour, unhappy: 2 * hour, super: 4 * hour },
    customerValue: { superShare: 0.05, superMinOrders: 3 },
    logLevel: 'error',
  };
}
