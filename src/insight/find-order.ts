// The order that a mail is about: by its number, else by the goods, else the only one that fits. What is
// unsure is said as unsure.
import type { KnownOrder, ShopRecord } from './known-order.ts';
import { type NamedNumber, orderNumbersIn } from './order-numbers.ts';
import { matchProducts } from './product-match.ts';

export type OrderFinding =
  | {
      readonly kind: 'sure';
      readonly order: KnownOrder;
      /** `only`: no other order fits. */
      readonly by: 'number' | 'product' | 'only';
    }
  | {
      readonly kind: 'unsure';
      /** All that may be meant, the likeliest first; at least two, for `strange` at least one. */
      readonly candidates: readonly KnownOrder[];
      /** `several`: neither number nor goods are named; `strange`: the number named is none of theirs. */
      readonly by: 'number' | 'product' | 'several' | 'strange';
    }
  | { readonly kind: 'none' };

/** A mail and what the customer wrote before in the same ticket. */
export interface OrderMail {
  readonly subject: string;
  /** What is newly said. */
  readonly text: string;
  /** With what it quotes, such as the confirmation of the order. */
  readonly whole: string;
  /** The customer's earlier mails in the ticket. */
  readonly earlier: readonly string[];
  readonly at: Date;
}

const DAY = 86_400_000;
/** Most mails about an order come within half a year. */
const USUAL_DAYS = 180;
/** So much better must the goods of one order fit than those of the next. */
const CLEARLY = 1.4;
/** Digits by which an order may be called without its prefix: `SB1042` as 1042. */
const SHORTEST_TAIL = 4;

/** @param longDays how long a guarantee keeps orders in talk, grace included */
export function findOrder(mail: OrderMail, record: ShopRecord, longDays: number): OrderFinding {
  const { orders } = record;
  if (orders.length === 0) return { kind: 'none' };
  for (const text of textsOf(mail)) {
    const named = namedIn(text, orders);
    const [first] = named;
    if (first && named.length === 1) return { kind: 'sure', order: first, by: 'number' };
    if (named.length > 1) return { kind: 'unsure', candidates: named, by: 'number' };
  }
  const found = byProduct(mail, orders) ?? byFit(orders, mail.at, longDays);
  return namesAnother(mail) ? doubted(found) : found;
}

/** A number that the mail itself calls an order's, and no slip like "order 2 lamps". */
function namesAnother({ subject, text }: OrderMail): boolean {
  return orderNumbersIn(`${subject}\n${text}`).some(
    ({ called, bill, key }) => called && !bill && key.length >= SHORTEST_TAIL,
  );
}

/** Whoever names a number that is none of theirs may mean another shop's, or another's order. */
function doubted(found: OrderFinding): OrderFinding {
  if (found.kind === 'none') return found;
  const candidates = found.kind === 'sure' ? [found.order] : found.candidates;
  return { kind: 'unsure', by: 'strange', candidates };
}

/** All numbers for which the shop's record must be asked, the likeliest first. */
export function numbersToLookUp(mail: OrderMail): string[] {
  const keys = textsOf(mail).flatMap(text => orderNumbersIn(text).map(({ key }) => key));
  return [...new Set(keys)].slice(0, 100);
}

/** Numbers that the mail itself calls an order's and that aren't this customer's, as written. */
export function foreignNumbers(mail: OrderMail, record: ShopRecord): string[] {
  if (record.foreign.size === 0) return [];
  return orderNumbersIn(`${mail.subject}\n${mail.text}`)
    .filter(({ called, key }) => called && key.length >= 3 && record.foreign.has(key))
    .map(({ written }) => written)
    .slice(0, 3);
}

/** In the order in which they are believed: what is said now, what is quoted, what was said before. */
function textsOf({ subject, text, whole, earlier }: OrderMail): string[] {
  return [`${subject}\n${text}`, whole.slice(0, 20_000), ...earlier.toReversed()];
}

/** The customer's own orders that a text names; numbers that are called so outweigh mere numbers. */
function namedIn(text: string, orders: readonly KnownOrder[]): KnownOrder[] {
  const numbers = orderNumbersIn(text);
  const of = (some: readonly NamedNumber[]): KnownOrder[] => [
    ...new Set(some.flatMap(number => orderOf(number, orders))),
  ];
  const called = of(numbers.filter(number => number.called));
  return called.length > 0 ? called : of(numbers);
}

function orderOf({ key }: NamedNumber, orders: readonly KnownOrder[]): KnownOrder[] {
  const same = orders.filter(order => order.key === key);
  if (same.length > 0) return same.slice(0, 1);
  if (!/^\d+$/.test(key) || key.length < SHORTEST_TAIL) return [];
  return orders.filter(order => /\d+$/.exec(order.key)?.[0] === key);
}

function byProduct(mail: OrderMail, orders: readonly KnownOrder[]): OrderFinding | null {
  const before = mail.earlier.at(-1) ?? '';
  for (const text of [`${mail.subject}\n${mail.text}`, before]) {
    const hits = matchProducts(text, orders);
    const [best, next] = hits;
    if (!best) continue;
    if (!next || best.score >= next.score * CLEARLY)
      return { kind: 'sure', order: best.order, by: 'product' };
    const near = hits.filter(({ score }) => score * CLEARLY > best.score);
    return { kind: 'unsure', by: 'product', candidates: near.map(({ order }) => order) };
  }
  return null;
}

/** Neither cancelled nor from another age; when all are, whichever there is. */
function byFit(orders: readonly KnownOrder[], at: Date, longDays: number): OrderFinding {
  const alive = orders.filter(({ state }) => state !== 'cancelled');
  const since = at.getTime() - Math.max(USUAL_DAYS, longDays) * DAY;
  const recent = alive.filter(({ orderedAt }) => orderedAt.getTime() >= since);
  const fitting = [recent, alive, orders].find(some => some.length > 0) ?? [];
  const [only] = fitting;
  if (!only) return { kind: 'none' };
  if (fitting.length === 1) return { kind: 'sure', order: only, by: 'only' };
  return { kind: 'unsure', by: 'several', candidates: fitting };
}
