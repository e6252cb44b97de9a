// Orders as arrays of columns, the way in which PostgreSQL takes many rows fastest: half of what JSON
// costs there, and nothing that is kept in memory order by order.
import { type RawBuilder, sql } from 'kysely';
import { type Order, phoneKey } from '../orders/order.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  /** Its place in an array literal. */
  write(order: Order): string;
}

const NULL = 'NULL';
const money = (cents: number | null): string => (cents === null ? NULL : String(cents / 100));
const count = (number: number | null): string => (number === null ? NULL : String(number));
const time = (date: Date | null): string => (date ? String(date.getTime() / 1000) : NULL);
const textOrNull = (text: string | null): string => (text ? quote(text) : NULL);

/** Times travel as seconds since 1970: neither side has to write or read a date. */
const SECONDS = 'double precision';

const COLUMNS: readonly Column[] = [
  { name: 'number', type: 'text', write: order => quote(order.number) },
  { name: 'number_key', type: 'text', write: order => quote(order.key) },
  { name: 'address', type: 'text', write: order => quote(order.address) },
  { name: 'ordered_at', type: SECONDS, write: order => time(order.orderedAt) },
  { name: 'shipped_at', type: SECONDS, write: order => time(order.shippedAt) },
  { name: 'delivered_at', type: SECONDS, write: order => time(order.deliveredAt) },
  { name: 'total', type: 'numeric', write: order => money(order.total) },
  { name: 'currency', type: 'text', write: order => quote(order.currency) },
  { name: 'refunded', type: 'numeric', write: order => money(order.refunded) },
  { name: 'paid_at', type: SECONDS, write: order => time(order.paidAt) },
  { name: 'due_at', type: SECONDS, write: order => time(order.dueAt) },
  { name: 'reminders', type: 'int', write: order => count(order.reminders) },
  { name: 'state', type: 'text', write: order => quote(order.state) },
  { name: 'items', type: 'jsonb', write: order => quote(JSON.stringify(order.items)) },
  { name: 'name', type: 'text', write: order => quote(order.name) },
  { name: 'phone', type: 'text', write: order => textOrNull(order.phone) },
  { name: 'phone_key', type: 'text', write: order => textOrNull(phoneKey(order.phone)) },
];

function quote(text: string): string {
  if (!text.includes('"') && !text.includes('\\')) return `"${text}"`;
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Orders of one source on their way to the database; each number may come once. */
export class OrderColumns {
  count = 0;
  /** Pieces of array literals, a list for each column. */
  readonly #pieces: string[][] = COLUMNS.map(() => []);

  add(orders: readonly Order[]): void {
    if (orders.length === 0) return;
    COLUMNS.forEach(({ write }, at) => {
      this.#pieces[at]?.push(orders.map(write).join(','));
    });
    this.count += orders.length;
  }

  /** `unnest(...) as r (number, number_key, ...)` with times as timestamptz. */
  asRows(): RawBuilder<unknown> {
    const arrays = COLUMNS.map(
      ({ type }, at) => sql`${`{${this.#pieces[at]?.join(',')}}`}::${sql.raw(type)}[]`,
    );
    const names = sql.raw(COLUMNS.map(({ name }) => name).join(', '));
    const read = COLUMNS.map(({ name, type }) =>
      type === SECONDS ? `to_timestamp(${name}) as ${name}` : name,
    );
    return sql`(select ${sql.raw(read.join(', '))} from unnest(${sql.join(arrays)}) as u (${names}))`;
  }
}
