// What the shop knows of its customers, as Kysely sees it (migration 0003).
import type { ColumnType, Generated } from 'kysely';

type JsonDefault<T> = ColumnType<T, string | undefined, string>;
type Default<T> = ColumnType<T, T | undefined, T>;

export interface OrderItem {
  readonly name: string;
  readonly sku: string;
  readonly quantity: number;
}

/** Amounts are decimal text ("49.90"): numeric is never a float here. */
export interface CustomerOrderTable {
  id: Generated<number>;
  source: 'shopify' | 'woocommerce' | 'plain';
  /** As the shop writes it ("#1001"). */
  number: string;
  /** As it is looked up: capitals and digits only (`orderKey`). */
  numberKey: string;
  /** Lower case; '' when the shop knows none (an order at the till). */
  address: Default<string>;
  orderedAt: Date;
  shippedAt: Default<Date | null>;
  deliveredAt: Default<Date | null>;
  total: string;
  /** ISO 4217. */
  currency: string;
  refunded: Default<string>;
  paidAt: Default<Date | null>;
  dueAt: Default<Date | null>;
  reminders: Default<number>;
  state: 'open' | 'paid' | 'refunded' | 'cancelled';
  /** At most 50. */
  items: JsonDefault<OrderItem[]>;
  name: Default<string>;
  phone: Default<string | null>;
  /** Its last nine digits. */
  phoneKey: Default<string | null>;
}

/** What an address's orders in one currency add up to; cancelled ones are only counted. */
export interface CustomerTotalTable {
  address: string;
  currency: string;
  orders: number;
  cancelled: number;
  /** Orders of which money was given back. */
  refunds: number;
  reminders: number;
  /** Orders with a date to pay by, and how many were paid later. */
  due: number;
  paidLate: number;
  /** The oldest date that has passed without payment, or will. */
  unpaidSince: Date | null;
  /** Total less what was refunded. */
  net: string;
  firstAt: Date | null;
  lastAt: Date | null;
}

/** `recency`, `frequency`, `tenure`, `monetary:EUR` and `score` of all customers, in 201 cuts. */
export interface ValueScaleTable {
  name: string;
  customers: number;
  asOf: Date;
  cuts: number[];
}

export interface CustomerLinkTable {
  id: Generated<number>;
  address: string;
  primaryAddress: string;
  evidence: string;
  madeBy: 'evidence' | 'person';
  createdAt: Date;
  /** A person said no: never made again by itself. */
  undoneAt: Default<Date | null>;
}

/** What a customer was given as a kindness. */
export interface GiftTable {
  id: Generated<number>;
  customerId: number;
  ticketId: Default<number | null>;
  person: string;
  at: Date;
  what: string;
  amount: string;
  currency: string;
  /** The mail that recorded it, and which of its commands. */
  inboundId: Default<number | null>;
  seq: Default<number>;
}

/** What a person corrected in Kulanz's reading of a mail. */
export interface InsightExampleTable {
  id: Generated<number>;
  at: Date;
  person: string;
  ticketId: number;
  articleId: number;
  kind: 'topic' | 'mood' | 'vip' | 'threat';
  value: string;
  text: string;
  language: Default<string>;
  undoneAt: Default<Date | null>;
}
