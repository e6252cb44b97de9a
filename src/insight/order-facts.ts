// What is known of a customer's orders when a mail is judged. Plain data; the store makes it.
import type { ValueScale } from './value-scale.ts';

/** Orders of all addresses of a customer; cancelled ones are counted apart. */
export interface OrderFacts {
  readonly orders: number;
  readonly cancelled: number;
  /** Orders of which money was given back. */
  readonly refunds: number;
  readonly reminders: number;
  /** Orders with a date to pay by, and how many were paid later. */
  readonly due: number;
  readonly paidLate: number;
  /** Since when, or from when, an order should be paid and isn't; null: nothing is open. */
  readonly unpaidSince: Date | null;
  /** What is left after refunds, the currency with most orders first. Never added up. */
  readonly spent: readonly Spent[];
  readonly firstAt: Date;
  readonly lastAt: Date;
}

export interface Spent {
  /** ISO 4217. */
  readonly currency: string;
  readonly orders: number;
  readonly net: number;
}

/** Another address of the same person, and how that is known. */
export interface LinkFact {
  readonly address: string;
  readonly evidence: string;
}

export interface ShopFacts {
  /** The merchant has brought in orders at all. */
  readonly known: boolean;
  /** null: none under the addresses of this customer. */
  readonly orders: OrderFacts | null;
  readonly links: readonly LinkFact[];
  /** Tickets of those addresses. */
  readonly ticketsElsewhere: number;
  readonly scale: ValueScale;
  /** `customerValue` of the configuration. */
  readonly rule: SuperRule;
  readonly now: Date;
}

export interface SuperRule {
  /** The best customers by this share (0.05: 5 %) ... */
  readonly superShare: number;
  /** ... if they have so many orders. */
  readonly superMinOrders: number;
}
