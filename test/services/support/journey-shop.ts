// A shop on real servers: its addresses, its configuration, its running product.
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { createDatabase, dropDatabase, withDatabase } from '../../support/database.ts';
import { type Running, startKulanz } from './kulanz-process.ts';
import { service } from './services.ts';

export type Mode = 'embedded' | 'server';

export interface Someone {
  readonly name: string;
  readonly address: string;
}

export interface Colleague extends Someone {
  readonly id: string;
  readonly phone?: string;
}

export interface Shop {
  readonly mode: Mode;
  readonly dir: string;
  readonly config: string;
  /** Where the embedded database lives, or the address of the server's. */
  readonly database: string;
  /** Distinguishes the addresses of this run. */
  readonly id: string;
  /** The support address, an alias of it, and a second mailbox. */
  readonly support: string;
  readonly alias: string;
  readonly store: string;
  readonly people: Readonly<Record<'jonas' | 'anna' | 'tom' | 'mia' | 'otto', Colleague>>;
  /** Local time of the digest, and when that is. */
  readonly digestAt: { readonly clock: string; readonly time: Date };
  readonly processes: readonly Running[];
  /** Ends what still runs and removes what was made. */
  close(): Promise<void>;
}

export const BUSINESS = 'Sonnenblume Versand';
export const POSTAL_ADDRESS = 'Hauptstraße 27, 88422 Seekirch';
export const PHONE = '+49 30 23125001';
const ZONE = 'Europe/Berlin';

export async function openShop(mode: Mode): Promise<Shop> {
  const dir = await mkdtemp(join(service('DIR'), `shop-${mode}-`));
  const id = randomBytes(3).toString('hex');
  const people = peopleOf(id);
  const storage = await storageOf(mode, dir);
  const digestAt = nextMinute(new Date(Date.now() + 20_000));
  const shop = {
    mode,
    dir,
    id,
    config: join(dir, 'kulanz.yaml'),
    database: storage.database,
    support: `hilfe-${id}@shop.example`,
    alias: `info-${id}@shop.example`,
    store: `laden-${id}@shop.example`,
    people,
    digestAt,
  };
  await mkdir(join(dir, 'rules'));
  await writeFile(shop.config, configOf(shop, storage));
  const processes: Running[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(processes.map(process => process.stop()));
    await storage.drop();
    await rm(dir, { recursive: true, force: true });
  };
  try {
    for (const [name, ...args] of CREWS[mode])
      processes.push(await startKulanz(name, shop.config, args));
  } catch (error) {
    await close();
    throw error;
  }
  return { ...shop, processes, close };
}

/** One process that does everything, or one that reads the mailboxes and two that work. */
const CREWS: Readonly<Record<Mode, readonly (readonly [string, ...string[]])[]>> = {
  embedded: [['kulanz']],
  server: [
    ['poller', '--workers', 'poll'],
    ['worker 1', '--no-poll'],
    ['worker 2', '--no-poll'],
  ],
};

function peopleOf(id: string): Shop['people'] {
  const at = (who: string): string => `${who}-${id}@shop.example`;
  return {
    jonas: { id: 'jonas', name: 'Jonas Weber', address: at('chef'), phone: '+49 30 23125002' },
    anna: { id: 'anna', name: 'Anna Berger', address: at('anna'), phone: '+49 30 23125003' },
    tom: { id: 'tom', name: 'Tom Vogel', address: at('tom') },
    mia: { id: 'mia', name: 'Mia Kurz', address: at('mia') },
    // Nobody has this mailbox.
    otto: { id: 'otto', name: 'Otto Leer', address: `otto-${id}@leer.example` },
  };
}

interface Storage {
  readonly database: string;
  readonly queue: string;
  drop(): Promise<void>;
}

async function storageOf(mode: Mode, dir: string): Promise<Storage> {
  if (mode === 'embedded')
    return { database: join(dir, 'data'), queue: 'database', drop: async () => {} };
  const server = service('POSTGRES_URL');
  const name = `kulanz_journey_${process.pid}_${randomBytes(4).toString('hex')}`;
  await createDatabase(server, name);
  return {
    database: withDatabase(server, name),
    queue: service('REDIS_URL'),
    drop: () => dropDatabase(server, name),
  };
}

function nextMinute(after: Date): Shop['digestAt'] {
  const time = DateTime.fromJSDate(after, { zone: ZONE }).startOf('minute').plus({ minutes: 1 });
  return { clock: time.toFormat('HH:mm'), time: time.toJSDate() };
}

function configOf(
  shop: Pick<Shop, 'support' | 'alias' | 'store' | 'people' | 'digestAt'>,
  storage: Storage,
): string {
  const { jonas, anna, tom, mia, otto } = shop.people;
  const account = (address: string, port: string): string =>
    `{ host: 127.0.0.1, port: ${service(port)}, security: tls, user: ${address.split('@')[0]}, password: ${service('IMAP_PASSWORD')} }`;
  return `business:
  name: ${BUSINESS}
  postalAddress: ${POSTAL_ADDRESS}
  phone: "${PHONE}"
  timezone: ${ZONE}
  language: de
  hours: mon-fri 09:00-17:00
  holidays: DE-BW
mailboxes:
  - address: ${shop.support}
    aliases: [${shop.alias}]
    imap: ${account(shop.support, 'IMAPS_PORT')}
    smtp: ${account(shop.support, 'SUBMISSIONS_PORT')}
    junkFolder: Junk
  - address: ${shop.store}
    imap: ${account(shop.store, 'IMAPS_PORT')}
    smtp: ${account(shop.store, 'SUBMISSIONS_PORT')}
people:
  - { id: jonas, name: ${jonas.name}, address: ${jonas.address}, role: owner, phone: "${jonas.phone}" }
  - { id: anna, name: ${anna.name}, address: ${anna.address}, role: agent, phone: "${anna.phone}", topics: [refund, question, access-trouble] }
  - { id: tom, name: ${tom.name}, address: ${tom.address}, role: agent, topics: [delivery, damaged, commission] }
  - { id: mia, name: ${mia.name}, address: ${mia.address}, role: agent, topics: [commission] }
  - { id: otto, name: ${otto.name}, address: ${otto.address}, role: agent, topics: [cancellation] }
storage:
  database: ${storage.database}
  queue: ${storage.queue}
digest: { at: ["${shop.digestAt.clock}"] }
`;
}
