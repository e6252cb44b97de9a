// One line of an export -> the order that begins in it, or why there is none.
import { currencyOf, readAmount } from './amount.ts';
import type { OrderField } from './headings.ts';
import { makeItem, oneLine, readItems } from './item-text.ts';
import {
  MOST_ITEMS,
  type Order,
  type OrderItem,
  type OrderSource,
  type OrderState,
} from './order.ts';
import type { Trouble } from './problem.ts';
import { stateOf } from './status-words.ts';

/** The text of a field: the first of its columns that isn't empty. */
export type Cell = (field: OrderField) => string;

export interface LineSettings {
  readonly source: OrderSource;
  readonly now: Date;
  /** ISO 4217, where the file names none. */
  readonly currency: string;
  /** Columns with products in one cell each. */
  readonly itemCells: readonly number[];
  readDate(text: string): Date | null;
}

/** Clocks differ, and a file may be written in another time zone. */
const DAY = 86_400_000;
const ADDRESS = /^[^\s\p{C}@<>",;:]{1,64}@[^\s\p{C}@<>",;:]{1,190}$/u;

/** The amount of a line in hundredths and its currency. */
export function readTotal(text: string): { cents: number; currency: string } | Trouble {
  return readAmount(text) ?? { code: text.trim() === '' ? 'no-total' : 'total', detail: text };
}

/** The order of a line whose total has been read. */
export function readOrder(
  cell: Cell,
  id: { readonly number: string; readonly key: string },
  total: { readonly cents: number; readonly currency: string },
  items: readonly OrderItem[],
  settings: LineSettings,
): Order | Trouble {
  const when = orderedAt(cell('date'), settings);
  if ('code' in when) return when;
  const address = cell('address').trim().toLowerCase();
  if (address !== '' && !ADDRESS.test(address)) return { code: 'address', detail: address };
  const given = cell('currency');
  const currency = given.trim() === '' ? total.currency || settings.currency : currencyOf(given);
  if (currency === '') return { code: 'currency', detail: given };
  const past = pastDate(settings);
  const paidAt = past(cell('paid'));
  const state = stateFrom(cell, paidAt, settings.source);
  return {
    source: settings.source,
    number: oneLine(id.number, 60),
    key: id.key,
    address,
    orderedAt: when.date,
    shippedAt: past(cell('shipped')),
    deliveredAt: past(cell('delivered')),
    total: total.cents,
    currency,
    refunded: refundedOf(cell('refunded'), state, total.cents),
    paidAt,
    dueAt: settings.readDate(cell('due')),
    reminders: remindersOf(cell('reminders')),
    state,
    items,
    name: nameOf(cell),
    phone: oneLine(cell('phone'), 40),
  };
}

/** The products of a line. */
export function itemsOf(
  cell: Cell,
  cells: readonly string[],
  itemCells: readonly number[],
): OrderItem[] {
  if (itemCells.length > 0) {
    return itemCells.flatMap(at => readItems(cells[at] ?? '')).slice(0, MOST_ITEMS);
  }
  return makeItem(cell('product'), cell('sku'), cell('quantity'));
}

function orderedAt(text: string, { readDate, now }: LineSettings): { date: Date } | Trouble {
  const date = readDate(text);
  if (!date) return { code: text.trim() === '' ? 'no-date' : 'date', detail: text };
  if (date.getTime() > now.getTime() + DAY) return { code: 'future', detail: text };
  return { date };
}

/** Of what has happened, or not: a planned day is no fact. */
function pastDate({ readDate, now }: LineSettings): (text: string) => Date | null {
  return text => {
    const date = text === '' ? null : readDate(text);
    return date && date.getTime() <= now.getTime() + DAY ? date : null;
  };
}

function stateFrom(cell: Cell, paidAt: Date | null, source: OrderSource): OrderState {
  if (cell('cancelled').trim() !== '') return 'cancelled';
  const status = cell('status').trim();
  // A list without states is a list of sales.
  if (status === '') return 'paid';
  return stateOf(status, source) ?? (paidAt ? 'paid' : 'open');
}

/** A refunded order without an amount was refunded whole. */
function refundedOf(text: string, state: OrderState, total: number): number | null {
  const amount = text.trim() === '' ? null : readAmount(text);
  const cents = amount && Math.min(Math.abs(amount.cents), total);
  if (state === 'refunded') return cents || total;
  return cents;
}

function remindersOf(text: string): number | null {
  return /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : null;
}

function nameOf(cell: Cell): string {
  const whole = cell('name');
  return oneLine(whole !== '' ? whole : `${cell('firstName')} ${cell('lastName')}`, 200);
}
