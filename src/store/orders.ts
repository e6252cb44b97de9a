// Orders into the record, a batch each: what is there already stays as it is.
import { type RawBuilder, sql } from 'kysely';
import type { OrderSource, RefundLine } from '../orders/order.ts';
import type { Db } from './db.ts';
import { errorCode } from './error-code.ts';
import type { OrderLines } from './order-lines.ts';
import type { Trx } from './tickets.ts';

export interface Stored {
  readonly added: number;
  readonly changed: number;
}

const NOTHING: Stored = { added: 0, changed: 0 };

/** Imports that run at the same time take turns, a batch each. */
const IMPORT_LOCK = 7_512_010;

/**
 * Stores orders, each number once among them. Storing the same again changes nothing. Where a sample shows
 * only new ones, they are simply inserted: to be ready for known ones makes a million a third dearer.
 */
export async function storeOrders(
  db: Db,
  source: OrderSource,
  orders: OrderLines,
): Promise<Stored> {
  if (orders.count === 0) return NOTHING;
  return db.transaction().execute(async trx => {
    await takeTurn(trx);
    // A crash of the machine may cost the last batches; the next import brings them.
    await sql`select set_config('synchronous_commit', 'off', true),
      set_config('work_mem', '16MB', true)`.execute(trx);
    const isNew = !(await isAnyStored(trx, source, orders.sampleKeys));
    if (isNew && (await insertNew(trx, source, orders))) return { added: orders.count, changed: 0 };
    return mergeAll(trx, source, orders);
  });
}

async function isAnyStored(trx: Trx, source: OrderSource, keys: readonly string[]) {
  const row = await trx
    .selectFrom('customerOrder')
    .select('id')
    .where(sql<boolean>`number_key = any(${[...keys]}::text[])`)
    .where('source', '=', source)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const UNIQUE_VIOLATION = '23505';

/** All of them, or none: false, when one is known. By address: an index takes neighbours in one go. */
async function insertNew(trx: Trx, source: OrderSource, orders: OrderLines): Promise<boolean> {
  await sql`savepoint fresh`.execute(trx);
  try {
    await sql`
      insert into customer_order (source, number, number_key, ${COLUMNS})
      select ${source}, number, number_key, ${list(fresh)} from ${orders.asRows()} r
      order by address`.execute(trx);
    return true;
  } catch (error) {
    if (errorCode(error) !== UNIQUE_VIOLATION) throw error;
    await sql`rollback to savepoint fresh`.execute(trx);
    return false;
  }
}

async function mergeAll(trx: Trx, source: OrderSource, orders: OrderLines): Promise<Stored> {
  const { rows } = await sql<{ isNew: boolean }>`
    with m as (${merged(source, orders)})
    insert into customer_order as o (source, number, number_key, ${COLUMNS})
    select ${source}, number, number_key, ${COLUMNS} from m where is_new or differs
    order by address
    on conflict (number_key, source) do update set (number, ${COLUMNS}) =
      (excluded.number, ${EXCLUDED})
    returning (xmax = 0) as is_new`.execute(trx);
  const added = rows.filter(({ isNew }) => isNew).length;
  return { added, changed: rows.length - added };
}

/** What `storeOrders` would do. */
export async function compareOrders(
  db: Db,
  source: OrderSource,
  orders: OrderLines,
): Promise<Stored> {
  if (orders.count === 0) return NOTHING;
  const { rows } = await sql<Stored>`
    select count(*) filter (where is_new) as added,
      count(*) filter (where differs and not is_new) as changed
    from (${merged(source, orders)}) m`.execute(db);
  return rows[0] ?? NOTHING;
}

const NAMES = [
  ...['address', 'ordered_at', 'shipped_at', 'delivered_at', 'total', 'currency', 'refunded'],
  ...['paid_at', 'due_at', 'reminders', 'state', 'items', 'name', 'phone', 'phone_key'],
];
const COLUMNS = list(name => name);
const EXCLUDED = list(name => `excluded.${name}`);

function list(write: (name: string) => string): RawBuilder<unknown> {
  return sql.raw(NAMES.map(write).join(', '));
}

/** What a file doesn't tell stays as another file told it. */
const KEPT: Readonly<Record<string, string>> = {
  address: `coalesce(r.address, o.address, '')`,
  refunded: 'coalesce(r.refunded, o.refunded, 0)',
  reminders: 'coalesce(r.reminders, o.reminders, 0)',
  items: `case when jsonb_array_length(r.items) = 0 then coalesce(o.items, '[]') else r.items end`,
  name: `coalesce(r.name, o.name, '')`,
  ...Object.fromEntries(
    ['shipped_at', 'delivered_at', 'paid_at', 'due_at', 'phone', 'phone_key'].map(name => [
      name,
      `coalesce(r.${name}, o.${name})`,
    ]),
  ),
};
const kept = (name: string): string => KEPT[name] ?? `r.${name}`;

/** What an order without a predecessor has where the file doesn't tell. */
const EMPTY: Readonly<Record<string, string>> = {
  address: `''`,
  refunded: '0',
  reminders: '0',
  name: `''`,
};
const fresh = (name: string): string =>
  EMPTY[name] === undefined ? name : `coalesce(${name}, ${EMPTY[name]})`;

/** Lateral and limited: by its index, and not by reading the whole table for every batch. */
function merged(source: OrderSource, orders: OrderLines): RawBuilder<unknown> {
  return sql`
    select r.number, r.number_key, ${list(name => `${kept(name)} as ${name}`)}, o.id is null as is_new,
      (o.number, ${list(name => `o.${name}`)}) is distinct from (r.number, ${list(kept)}) as differs
    from ${orders.asRows()} r
    left join lateral (select * from customer_order o
      where o.number_key = r.number_key and o.source = ${source} limit 1) o on true`;
}

export interface Refunded {
  /** Orders whose refund is another now. */
  readonly changed: number;
  /** Lines whose order isn't known. */
  readonly unknown: readonly RefundLine[];
}

const AT_ONCE = 10_000;

/** What went back by lines of their own, added up for each order. */
export async function storeRefunds(
  db: Db,
  source: OrderSource,
  refunds: readonly RefundLine[],
): Promise<Refunded> {
  const sums = new Map<string, number>();
  for (const { key, amount } of refunds) sums.set(key, (sums.get(key) ?? 0) + amount);
  const known = new Set<string>();
  let changed = 0;
  const entries = [...sums];
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    const rows = entries.slice(at, at + AT_ONCE).map(([key, cents]) => ({ key, sum: cents / 100 }));
    for (const { key, differs } of await refundAll(db, source, rows)) {
      known.add(key);
      if (differs) changed += 1;
    }
  }
  return { changed, unknown: refunds.filter(({ key }) => !known.has(key)) };
}

function refundAll(
  db: Db,
  source: OrderSource,
  rows: readonly { key: string; sum: number }[],
): Promise<readonly { key: string; differs: boolean }[]> {
  return db.transaction().execute(async trx => {
    await takeTurn(trx);
    const found = await sql<{ id: number; key: string; sum: string; differs: boolean }>`
      select o.id, r.key, least(r.sum, o.total) as sum, o.refunded <> least(r.sum, o.total) as differs
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (key text, sum numeric(14, 2))
      join customer_order o on o.number_key = r.key and o.source = ${source}`.execute(trx);
    const differing = found.rows.filter(({ differs }) => differs);
    await sql`
      update customer_order o set refunded = r.sum
      from json_to_recordset(${JSON.stringify(differing)}::json) as r (id bigint, sum numeric)
      where o.id = r.id`.execute(trx);
    return found.rows;
  });
}

async function takeTurn(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(trx);
}
