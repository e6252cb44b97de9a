// What a customer's orders say: where they stand among all customers, and how easy they are to serve.
import type { OrderFacts, ShopFacts, SuperRule } from './order-facts.ts';
import { rankAmong } from './value-scale.ts';
import type { ValueWords } from './value-words.ts';

export interface OrderValue {
  /** 0..1: the share of customers below, with what ease adds or takes. */
  readonly score: number;
  readonly super: boolean;
  readonly reasons: readonly string[];
}

const DAY = 86_400_000;
/** What ease can add to or take from a score. */
const EASE = { easy: 0.05, tickets: -0.1, refunds: -0.1, pays: -0.1 };

/** `tickets`: how many this customer has had, this one included. */
export function orderValue(
  orders: OrderFacts,
  tickets: number,
  shop: ShopFacts,
  words: ValueWords,
): OrderValue {
  if (orders.orders === 0) {
    return { score: 0, super: false, reasons: [words.onlyCancelled(orders.cancelled)] };
  }
  const [main] = orders.spent;
  const standing = { ...orders, currency: main?.currency ?? '', net: main?.net ?? 0 };
  const rank = rankAmong(standing, shop.scale);
  const best = rank !== null && isBest(rank, orders.orders, shop.rule);
  const ease = easeOf(orders, tickets, shop.now, words);
  return {
    score: (rank ?? 0.5) + ease.score,
    super: best,
    reasons: [
      words.bought(orders, shop.now),
      ...(best ? [words.best(shop.rule.superShare)] : []),
      ...ease.reasons,
    ],
  };
}

/** Those level with each other count half: a crowd with the same orders is no elite. */
function isBest(rank: number, orders: number, rule: SuperRule): boolean {
  return rank >= 1 - rule.superShare && orders >= rule.superMinOrders;
}

interface Ease {
  readonly score: number;
  readonly reasons: readonly string[];
}

function easeOf(orders: OrderFacts, tickets: number, now: Date, words: ValueWords): Ease {
  const often = (count: number): boolean => count >= 2 && count * 2 > orders.orders;
  const parts = [
    {
      score: often(tickets) ? EASE.tickets : 0,
      reason: tickets > 0 ? words.tickets(tickets, orders.orders) : '',
    },
    {
      score: often(orders.refunds) ? EASE.refunds : 0,
      reason: orders.refunds > 0 ? words.refunds(orders.refunds) : '',
    },
    payment(orders, now, words),
  ];
  const smooth = orders.orders >= 3 && tickets * 5 <= orders.orders && orders.refunds === 0;
  const trouble = parts.reduce((sum, { score }) => sum + score, 0);
  return {
    score: smooth && trouble === 0 ? EASE.easy : trouble,
    reasons: parts.map(({ reason }) => reason).filter(reason => reason !== ''),
  };
}

function payment(
  orders: OrderFacts,
  now: Date,
  words: ValueWords,
): { readonly score: number; readonly reason: string } {
  const { due, paidLate, reminders, unpaidSince } = orders;
  const overdue = unpaidSince ? Math.floor((now.getTime() - unpaidSince.getTime()) / DAY) : 0;
  if (overdue > 0) return { score: EASE.pays, reason: words.unpaid(overdue) };
  if (reminders > 0) {
    return { score: reminders >= 2 ? EASE.pays : 0, reason: words.reminders(reminders) };
  }
  if (paidLate > 0) {
    return { score: paidLate * 2 > due ? EASE.pays : 0, reason: words.paysLate(paidLate, due) };
  }
  return { score: 0, reason: due >= 3 ? words.paysOnTime : '' };
}
