// What `goodwill.yaml` says: which gift for whom, and how much a year.
import type { Level } from '../insight/insight.ts';
import type { ValueClass } from '../insight/value-class.ts';

export const GIFT_LEVELS = ['extremely-unhappy', 'unhappy'] as const satisfies readonly Level[];
export type GiftLevel = (typeof GIFT_LEVELS)[number];

export interface GiftRule {
  /** Where it stands: `goodwill.yaml:12`. */
  readonly where: string;
  /** Empty: whichever. */
  readonly levels: readonly GiftLevel[];
  /** Empty: whichever. */
  readonly values: readonly ValueClass[];
  /** In the merchant's words: `voucher`. */
  readonly gift: string;
  /** What it is worth, in hundredths. */
  readonly cents: number;
}

export interface Goodwill {
  /** ISO 4217: of every amount. */
  readonly currency: string;
  /** For one calendar year, in hundredths. */
  readonly budget: { readonly customer: number; readonly total: number };
  /** In order: the first that fits is suggested; none: an apology alone. */
  readonly gifts: readonly GiftRule[];
}
