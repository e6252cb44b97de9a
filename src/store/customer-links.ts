// Addresses of one person. Two are joined only on evidence, which is shown; a person can part them, and
// what was parted is never joined by itself again. Never on a name alone.
import { sql } from 'kysely';
import type { UiLanguage } from '../config.ts';
import type { LinkFact } from '../insight/order-facts.ts';
import { nameKey, orderKey } from '../orders/order.ts';
import type { Db } from './db.ts';
import { storable } from './text.ts';
import type { Trx } from './tickets.ts';

/** More addresses are no person, but a mistake. */
const MOST = 20;

/** The other addresses of each address, by links that hold, directly or through another. */
export async function linksOf(
  trx: Trx,
  addresses: readonly string[],
): Promise<Map<string, LinkFact[]>> {
  const found = await sql<{ start: string; address: string; evidence: string }>`
    with recursive person (start, address, evidence) as (
      select s, s, '' from unnest(${[...addresses]}::text[]) s
      union
      select p.start, case when l.address = p.address then l.primary_address else l.address end,
        l.evidence
      from person p join customer_link l on l.address = p.address or l.primary_address = p.address
      where l.undone_at is null)
    select distinct on (start, address) start, address, evidence from person
    where address <> start order by start, address, evidence`.execute(trx);
  const links = new Map<string, LinkFact[]>();
  for (const { start, address, evidence } of found.rows) {
    const known = links.get(start) ?? [];
    if (known.length < MOST) known.push({ address, evidence });
    links.set(start, known);
  }
  return links;
}

/** A mail that may show who its writer is besides. */
export interface Clue {
  readonly address: string;
  readonly name: string;
  /** Subject and text. */
  readonly words: string;
}

interface Pair {
  readonly address: string;
  readonly primary: string;
  readonly evidence: string;
}

/** Order numbers that a mail names are looked up so many at most. */
const MOST_NUMBERS = 10;
const NUMBER = /#?\b[A-Za-z]{0,5}[-_ ]?\d{3,15}\b/g;

/**
 * Joins addresses where a mail names an order of another address, whose name is the writer's. The name
 * needs two words: "Anna" is nobody.
 */
export async function linkByNumber(
  trx: Trx,
  clues: readonly Clue[],
  ui: UiLanguage,
  now: Date,
): Promise<void> {
  const asked = clues.flatMap(({ address, name, words }) =>
    isFullName(name) ? numbersIn(words).map(key => ({ address, name: nameKey(name), key })) : [],
  );
  if (asked.length === 0) return;
  const found = await trx
    .selectFrom('customerOrder')
    .select(['numberKey', 'number', 'address', 'name'])
    .where('numberKey', 'in', [...new Set(asked.map(({ key }) => key))])
    .where('address', '<>', '')
    .execute();
  const pairs = asked.flatMap(({ address, name, key }) =>
    found
      .filter(order => order.numberKey === key && order.address !== address)
      .filter(order => nameKey(order.name) === name)
      .map(order => ({
        address,
        primary: order.address,
        evidence: EVIDENCE[ui].number(order.number, order.name),
      })),
  );
  await join(trx, pairs, now);
}

/** Words with digits that may be order numbers, as they are looked up. */
function numbersIn(words: string): string[] {
  const found = new Set<string>();
  for (const [number] of words.slice(0, 20_000).matchAll(NUMBER)) {
    found.add(orderKey(number));
    // "Bestellung 1001" is written without its letters too.
    found.add(orderKey(number.replace(/^\D+/, '')));
    if (found.size >= MOST_NUMBERS) break;
  }
  return [...found];
}

function isFullName(name: string): boolean {
  return nameKey(name).includes(' ');
}

/** More orders' addresses behind one phone and name are a household, a firm, or a till. */
const MOST_BEHIND_A_PHONE = 4;

/** Joins addresses whose orders have the same phone and the same full name. */
export async function linkByPhone(trx: Trx, ui: UiLanguage, now: Date): Promise<void> {
  // Shared ones first, by one pass over the orders; what is behind them is little.
  const { rows } = await sql<{ addresses: string[]; name: string; phone: string }>`
    with shared as (
      select phone_key, lower(name collate "C") as low from customer_order
      where phone_key is not null and address <> '' and name like '%_ _%'
      group by phone_key, lower(name collate "C") having min(address) <> max(address))
    select array_agg(distinct o.address) as addresses, min(o.name) as name, min(o.phone) as phone
    from customer_order o join shared s on o.phone_key = s.phone_key and lower(o.name collate "C") = s.low
    where o.address <> ''
    group by s.phone_key, s.low having count(distinct o.address) <= ${MOST_BEHIND_A_PHONE}`.execute(
    trx,
  );
  const pairs = rows.flatMap(({ addresses: [primary = '', ...others], name, phone }) =>
    others.map(address => ({ address, primary, evidence: EVIDENCE[ui].phone(phone, name) })),
  );
  await join(trx, pairs, now);
}

const EVIDENCE: Readonly<
  Record<
    UiLanguage,
    { number: (a: string, b: string) => string; phone: (a: string, b: string) => string }
  >
> = {
  de: {
    number: (number, name) => `nannte die Bestellung ${number}, gleicher Name: ${name}`,
    phone: (phone, name) => `gleiche Telefonnummer ${phone} und gleicher Name: ${name}`,
  },
  en: {
    number: (number, name) => `named order ${number}, same name: ${name}`,
    phone: (phone, name) => `same phone ${phone} and same name: ${name}`,
  },
};

const AT_ONCE = 1_000;

/** Pairs that were parted, directly or by what they are joined to, stay so. */
async function join(trx: Trx, pairs: readonly Pair[], now: Date): Promise<void> {
  if (pairs.length === 0) return;
  const groups = await linksOf(trx, [...new Set(pairs.flatMap(p => [p.address, p.primary]))]);
  const personOf = (address: string): string[] => [
    address,
    ...(groups.get(address) ?? []).map(link => link.address),
  ];
  const parted = await partedPairs(
    trx,
    [...groups.keys(), ...pairs.flatMap(p => [p.address, p.primary])],
    personOf,
  );
  const rows = pairs
    .toSorted(byAddress)
    .filter(({ address, primary }) => {
      const [own, other] = [personOf(address), personOf(primary)];
      if (own.includes(primary)) return false;
      return !own.some(a => other.some(b => parted.has(`${a}\n${b}`)));
    })
    .map(({ address, primary, evidence }) => {
      const why = { evidence: storable(evidence, 500), madeBy: 'evidence' as const };
      return { address, primaryAddress: primary, ...why, createdAt: now };
    });
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await trx
      .insertInto('customerLink')
      .values(rows.slice(at, at + AT_ONCE))
      .onConflict(conflict => conflict.doNothing())
      .execute();
  }
}

/** In one order: two processes that join the same addresses must not wait for each other. */
function byAddress(a: Pair, b: Pair): number {
  return a.address < b.address ? -1 : Number(a.address > b.address);
}

async function partedPairs(
  trx: Trx,
  addresses: readonly string[],
  personOf: (address: string) => readonly string[],
): Promise<Set<string>> {
  const all = [...new Set(addresses.flatMap(personOf))];
  const rows = await trx
    .selectFrom('customerLink')
    .select(['address', 'primaryAddress'])
    .where('undoneAt', 'is not', null)
    .where(sql<boolean>`(address = any(${all}::text[]) or primary_address = any(${all}::text[]))`)
    .execute();
  return new Set(
    rows.flatMap(({ address, primaryAddress }) => [
      `${address}\n${primaryAddress}`,
      `${primaryAddress}\n${address}`,
    ]),
  );
}

/** A person says that two addresses are one human. False: they were joined already. */
export async function linkByPerson(
  db: Db,
  address: string,
  primary: string,
  evidence: string,
  now: Date,
): Promise<boolean> {
  const known = (await linksOf(db, [address])).get(address) ?? [];
  if (known.some(link => link.address === primary)) return false;
  await db.transaction().execute(async trx => {
    // The pair may have been parted the other way round.
    await trx
      .deleteFrom('customerLink')
      .where('undoneAt', 'is not', null)
      .where('address', 'in', [address, primary])
      .where('primaryAddress', 'in', [address, primary])
      .execute();
    const row = { address, primaryAddress: primary, evidence, madeBy: 'person' as const };
    await trx
      .insertInto('customerLink')
      .values({ ...row, createdAt: now })
      .execute();
  });
  return true;
}

/** A person parts an address from all it was joined to; resolves to those. */
export async function unlink(db: Db, address: string, now: Date): Promise<string[]> {
  const rows = await db
    .updateTable('customerLink')
    .set({ undoneAt: now })
    .where('undoneAt', 'is', null)
    .where(eb => eb.or([eb('address', '=', address), eb('primaryAddress', '=', address)]))
    .returning(['address', 'primaryAddress'])
    .execute();
  return rows.map(row => (row.address === address ? row.primaryAddress : row.address)).sort();
}
