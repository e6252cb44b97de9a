// Lines of an export -> orders. Lines with the same number that follow each other are one order: its
// products (Shopify, WooCommerce), or the same told again.
import type { Columns, Layout, OrderField } from './headings.ts';
import { createKeySet } from './key-set.ts';
import { MOST_ITEMS, type Order, type OrderItem, orderKey, type RefundLine } from './order.ts';
import { ownCopy } from './own-copy.ts';
import type { Problem, Trouble } from './problem.ts';
import { type Cell, itemsOf, type LineSettings, readOrder, readTotal } from './read-line.ts';

export interface OrderReader {
  /** A line's cells; `line` is its number in the file. */
  read(cells: readonly string[], line: number): void;
  /** The file has ended: the last order is whole. */
  end(): void;
  /** What has become whole since the last call. */
  take(): Order[];
  readonly refunds: readonly RefundLine[];
}

interface Current {
  readonly key: string;
  /** null: its first line could not be read. */
  readonly order: Order | null;
  readonly items: OrderItem[];
}

interface Line {
  readonly cells: readonly string[];
  readonly cell: Cell;
  readonly key: string;
  readonly line: number;
}

/** Refunds wait in memory until all orders are there. */
const MOST_REFUNDS = 200_000;

export function createOrderReader(
  layout: Layout,
  given: Omit<LineSettings, 'source' | 'itemCells'>,
  report: (problem: Problem) => void,
): OrderReader {
  const settings = { ...given, source: layout.source, itemCells: layout.columns.items ?? [] };
  const seen = createKeySet();
  const refunds: RefundLine[] = [];
  let whole: Order[] = [];
  let current: Current | null = null;

  const finish = (): void => {
    if (current?.order) whole.push(current.order);
    current = null;
  };
  /** Null where the file doesn't tell refunds by columns of their own. */
  const refund = (line: number, key: string, amount: number, detail: string): Trouble | null => {
    if (layout.columns.refunded !== undefined || refunds.length >= MOST_REFUNDS)
      return { code: 'negative', detail };
    refunds.push({ line, key: ownCopy(key), amount });
    return null;
  };
  const begin = ({ cells, cell, key, line }: Line): Trouble | null => {
    const total = readTotal(cell('total'));
    if ('cents' in total && total.cents < 0) return refund(line, key, -total.cents, cell('total'));
    finish();
    // Until it has been read: what follows with its number belongs to it all the same.
    current = { key, order: null, items: [] };
    if ('code' in total) return total;
    const items = itemsOf(cell, cells, settings.itemCells);
    const id = { number: cell('number'), key };
    const order = readOrder(cell, id, total, items, settings);
    if ('code' in order) return order;
    if (!seen.add(key)) return { code: 'repeated', detail: cell('number') };
    current = { key, order, items };
    return null;
  };
  /** Another line of the same order: a product more, or money that went back. */
  const goOn = ({ order, items, key }: Current, { cells, cell, line }: Line): Trouble | null => {
    const text = cell('total');
    const total = text.trim() === '' ? null : readTotal(text);
    if (total && 'code' in total) return total;
    if (total && total.cents < 0) return refund(line, key, -total.cents, text);
    if (order && total && total.cents !== order.total)
      return { code: 'another-total', detail: text };
    if (items.length < MOST_ITEMS && settings.itemCells.length === 0)
      items.push(...itemsOf(cell, cells, []));
    return null;
  };
  const readLine = (cells: readonly string[], line: number): Trouble | null => {
    if (!fits(cells, layout.width))
      return { code: 'columns', detail: `${cells.length}/${layout.width}` };
    const cell = cellsBy(layout.columns, cells);
    const number = cell('number');
    const key = orderKey(number);
    if (key === '') return { code: number === '' ? 'no-number' : 'number', detail: number };
    const one = { cells, cell, key, line };
    return current?.key === key ? goOn(current, one) : begin(one);
  };

  return {
    refunds,
    read(cells, line) {
      if (cells[0]?.trim() === '' && cells.every(cell => cell.trim() === '')) return;
      const trouble = readLine(cells, line);
      if (trouble) report({ line, ...trouble });
    },
    end: finish,
    take() {
      const taken = whole;
      whole = [];
      return taken;
    },
  };
}

/** Empty cells too many are the work of a spreadsheet. */
function fits(cells: readonly string[], width: number): boolean {
  if (cells.length < width) return false;
  return cells.length === width || cells.slice(width).every(cell => cell === '');
}

function cellsBy(columns: Columns, cells: readonly string[]): Cell {
  return (field: OrderField) => {
    const places = columns[field];
    if (places === undefined) return '';
    for (let n = 0; n < places.length; n++) {
      const text = cells[places[n] ?? 0];
      if (text !== undefined && text !== '') return text;
    }
    return '';
  };
}
