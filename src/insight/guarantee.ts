// The money-back guarantee with its days of grace, by the calendar on the wall of the business.
import { DateTime } from 'luxon';
import type { OrderFinding } from './find-order.ts';
import type { KnownOrder } from './known-order.ts';

export type Standing = 'inside' | 'grace' | 'outside' | 'unknown';

export interface GuaranteeTerms {
  readonly days: number;
  readonly graceDays: number;
  /** IANA name. */
  readonly timezone: string;
}

/** The arithmetic for one order. */
export interface Guarantee {
  readonly standing: Exclude<Standing, 'unknown'>;
  /** The day of the guarantee on which the customer wrote: 0 is the day that it counts from. */
  readonly day: number;
  /** What it counts from: the best that is known. */
  readonly since: 'delivery' | 'shipping' | 'order';
  readonly from: Date;
}

/** @param at when the customer wrote: an answer that is late costs nobody their right */
export function guaranteeOf(order: KnownOrder, terms: GuaranteeTerms, at: Date): Guarantee {
  const { since, from } = startOf(order);
  const day = Math.max(0, daysBetween(from, at, terms.timezone));
  return { standing: standingOn(day, terms), day, since, from };
}

/** Nothing of it can be given back any more: "say yes" would pay it out twice. */
export function undoneBy(order: KnownOrder): 'cancelled' | 'refunded' | null {
  const { state, total, refunded } = order;
  if (state === 'cancelled' || state === 'refunded') return state;
  return Number(refunded) > 0 && Number(refunded) >= Number(total) ? 'refunded' : null;
}

/** What rules may ask. Unsure which order: known only when it is the same for all that may be meant. */
export function standingOf(finding: OrderFinding, terms: GuaranteeTerms, at: Date): Standing {
  if (finding.kind === 'none' || terms.days === 0) return 'unknown';
  if (finding.kind === 'unsure' && finding.by === 'strange') return 'unknown';
  const orders = finding.kind === 'sure' ? [finding.order] : finding.candidates;
  const all = new Set(
    orders.map(order => (undoneBy(order) ? 'unknown' : guaranteeOf(order, terms, at).standing)),
  );
  const [only] = all;
  return all.size === 1 && only !== undefined ? only : 'unknown';
}

function startOf({ deliveredAt, shippedAt, orderedAt }: KnownOrder) {
  if (deliveredAt) return { since: 'delivery' as const, from: deliveredAt };
  if (shippedAt) return { since: 'shipping' as const, from: shippedAt };
  return { since: 'order' as const, from: orderedAt };
}

function standingOn(day: number, { days, graceDays }: GuaranteeTerms): Guarantee['standing'] {
  if (day <= days) return 'inside';
  return day <= days + graceDays ? 'grace' : 'outside';
}

function daysBetween(from: Date, to: Date, timezone: string): number {
  const start = (date: Date) => DateTime.fromJSDate(date, { zone: timezone }).startOf('day');
  return Math.round(start(to).diff(start(from), 'days').days);
}
