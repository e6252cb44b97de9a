// An order as a shop's export tells it, once it has been read.

export const SOURCES = ['shopify', 'woocommerce', 'plain'] as const;
export type OrderSource = (typeof SOURCES)[number];
/** `cancelled`: nothing came of it, be it cancelled or never paid. */
export type OrderState = 'open' | 'paid' | 'refunded' | 'cancelled';

export interface OrderItem {
  readonly name: string;
  readonly sku: string;
  readonly quantity: number;
}

export interface Order {
  readonly source: OrderSource;
  /** As the shop writes it: "#1001". */
  readonly number: string;
  /** As it is looked up (`orderKey`). */
  readonly key: string;
  /** Lower case; '' when the shop knows none. */
  readonly address: string;
  readonly orderedAt: Date;
  readonly shippedAt: Date | null;
  readonly deliveredAt: Date | null;
  /** Hundredths, never negative. */
  readonly total: number;
  /** ISO 4217. */
  readonly currency: string;
  /** Hundredths; null: the file doesn't tell. */
  readonly refunded: number | null;
  readonly paidAt: Date | null;
  readonly dueAt: Date | null;
  /** null: the file doesn't tell. */
  readonly reminders: number | null;
  readonly state: OrderState;
  /** At most `MOST_ITEMS`. */
  readonly items: readonly OrderItem[];
  readonly name: string;
  readonly phone: string;
}

/** Money that was given back, in a line of its own with a negative amount. */
export interface RefundLine {
  readonly line: number;
  readonly key: string;
  /** Hundredths, positive. */
  readonly amount: number;
}

export const MOST_ITEMS = 50;

/** How an order's number is looked up: capitals and digits only. '' when there are none. */
export function orderKey(number: string): string {
  if (/^#?[A-Z0-9]{1,60}$/.test(number)) return number.startsWith('#') ? number.slice(1) : number;
  return number
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 60);
}

/** The last nine digits: the same phone with and without country code. null: too few to tell anything. */
export function phoneKey(phone: string): string | null {
  const digits = phone.replace(/\D/g, '');
  return digits.length >= 9 ? digits.slice(-9) : null;
}

/** Two names are the same when their words are, in any order and writing. '' is nobody's. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .sort()
    .join(' ')
    .slice(0, 200);
}
