// What the shop's record tells of a customer's orders, as triage hands it to pure code.

/** Amounts are decimal text ("49.90"): never a float. */
export interface KnownOrder {
  /** As the shop writes it: `#1042`. */
  readonly number: string;
  /** As it is looked up: capitals and digits. */
  readonly key: string;
  /** Under the customer's own address; false: under one that is linked with theirs. */
  readonly own: boolean;
  readonly orderedAt: Date;
  readonly shippedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly total: string;
  /** Of the total, what was given back. */
  readonly refunded: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly paidAt: Date | null;
  readonly state: 'open' | 'paid' | 'refunded' | 'cancelled';
  /** Names of the goods. */
  readonly items: readonly string[];
}

/** What is known for one mail. */
export interface ShopRecord {
  /** Any orders at all were ever imported: without them nothing can be missed. */
  readonly imported: boolean;
  /** Of this customer, the latest first: the latest fifty, and whichever the mail names. */
  readonly orders: readonly KnownOrder[];
  /** Keys of orders that the mail names and that aren't this customer's. */
  readonly foreign: ReadonlySet<string>;
}
