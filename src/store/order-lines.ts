// Orders as lines of text with tabs between, which PostgreSQL takes apart: a third of what JSON costs
// there, and one flat text is all that is kept of an order here.
import { type RawBuilder, sql } from 'kysely';
import { type Order, phoneKey } from '../orders/order.ts';
import { ownCopy } from '../orders/own-copy.ts';

/** In the order in which `lineOf` writes them. Times travel as seconds since 1970. */
const COLUMNS: readonly (readonly [name: string, type: string])[] = [
  ['number', 'text'],
  ['number_key', 'text'],
  ['address', 'text'],
  ['ordered_at', 'seconds'],
  ['shipped_at', 'seconds'],
  ['delivered_at', 'seconds'],
  ['total', 'numeric'],
  ['currency', 'text'],
  ['refunded', 'numeric'],
  ['paid_at', 'seconds'],
  ['due_at', 'seconds'],
  ['reminders', 'int'],
  ['state', 'text'],
  ['items', 'jsonb'],
  ['name', 'text'],
  ['phone', 'text'],
  ['phone_key', 'text'],
];

/** No text of an order has a control character (`oneLine`), and JSON escapes them. */
function lineOf(order: Order): string {
  const phone = order.phone === '' ? '' : (phoneKey(order.phone) ?? '');
  return `${order.number}\t${order.key}\t${order.address}\t${order.orderedAt.getTime() / 1000}\t${time(
    order.shippedAt,
  )}\t${time(order.deliveredAt)}\t${order.total / 100}\t${order.currency}\t${
    order.refunded === null ? '' : order.refunded / 100
  }\t${time(order.paidAt)}\t${time(
    order.dueAt,
  )}\t${order.reminders ?? ''}\t${order.state}\t${JSON.stringify(
    order.items,
  )}\t${order.name}\t${order.phone}\t${phone}`;
}

function time(date: Date | null): string | number {
  return date ? date.getTime() / 1000 : '';
}

/** Orders of one source on their way to the database; each number may come once. */
export class OrderLines {
  count = 0;
  /** Characters. */
  size = 0;
  /** Of one order in some hundreds, the first among them. */
  readonly sampleKeys: string[] = [];
  readonly #pieces: string[] = [];

  add(orders: readonly Order[]): void {
    const [first] = orders;
    if (!first) return;
    this.sampleKeys.push(ownCopy(first.key));
    const piece = orders.map(lineOf).join('\n');
    this.#pieces.push(piece);
    this.size += piece.length;
    this.count += orders.length;
  }

  /** A table with the columns above; what is empty is null. `offset 0`: each is read once. */
  asRows(): RawBuilder<unknown> {
    const read = COLUMNS.map(([name, type], at) =>
      type === 'seconds'
        ? `to_timestamp(a[${at + 1}]::double precision) as ${name}`
        : `a[${at + 1}]${type === 'text' ? '' : `::${type}`} as ${name}`,
    );
    return sql`(select ${sql.raw(read.join(', '))} from (
      select string_to_array(line, E'\\t', '') as a
      from string_to_table(${this.#pieces.join('\n')}, E'\\n') line offset 0) lines offset 0)`;
  }
}
