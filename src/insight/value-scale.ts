// Where a customer stands among all customers of the merchant. The database computes the same over all
// of them after an import (src/store/order-totals.ts), by the numbers below.

/** What a distribution is of. Bigger is better in each. */
export const MEASURES = {
  /** Day of the last order, since 1970. */
  recency: { weight: 0.25, slack: 0.01 },
  /** Orders. */
  frequency: { weight: 0.35, slack: 0.5 },
  /** What is left of the main currency's orders after refunds; a distribution a currency. */
  monetary: { weight: 0.3, slack: 0.005 },
  /** Days before 1970 of the first order, thus negative. */
  tenure: { weight: 0.1, slack: 0.01 },
} as const;
export type Measure = keyof typeof MEASURES;

/** A distribution is kept as so many cuts: the least, every half percent, the most. */
export const CUTS = 201;
/** Two scores that differ less are one. */
export const SCORE_SLACK = 1e-6;

/** The merchant's distributions by name: `recency`, ..., `monetary:EUR`, `score`. */
export type ValueScale = ReadonlyMap<string, readonly number[]>;

export interface Standing {
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly orders: number;
  /** Of the currency with most orders. */
  readonly currency: string;
  readonly net: number;
}

const DAY = 86_400_000;

/**
 * The share of customers that stand below, 0..1; those who stand level count half. Null without a
 * distribution.
 */
export function rankAmong(standing: Standing, scale: ValueScale): number | null {
  const cuts = scale.get('score');
  if (!cuts || cuts.length === 0) return null;
  return share(scoreOf(standing, scale), cuts, SCORE_SLACK);
}

function scoreOf(standing: Standing, scale: ValueScale): number {
  const part = (measure: Measure, value: number, name: string = measure): number => {
    const { weight, slack } = MEASURES[measure];
    return weight * share(value, scale.get(name) ?? [], slack);
  };
  return (
    part('recency', standing.lastAt.getTime() / DAY) +
    part('frequency', standing.orders) +
    part('monetary', standing.net, `monetary:${standing.currency}`) +
    part('tenure', -standing.firstAt.getTime() / DAY)
  );
}

/** Without a distribution: the middle. */
function share(value: number, cuts: readonly number[], slack: number): number {
  if (cuts.length === 0) return 0.5;
  return (upTo(value - slack, cuts) + upTo(value + slack, cuts)) / 2 / cuts.length;
}

/** How many cuts are at most `value`, as PostgreSQL's width_bucket counts. */
function upTo(value: number, cuts: readonly number[]): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
