import { describe, expect, it } from 'vitest';
import type { OrderFinding } from '../../src/insight/find-order.ts';
import { guaranteeOf, standingOf } from '../../src/insight/guarantee.ts';
import type { KnownOrder } from '../../src/insight/known-order.ts';

const TERMS = { days: 90, graceDays: 14, timezone: 'Europe/Berlin' };
const DAY = 86_400_000;
const DELIVERED = new Date('2026-08-23T10:00:00Z');

const order = (rest: Partial<KnownOrder> = {}): KnownOrder => ({
  number: '#1042',
  key: '1042',
  own: true,
  orderedAt: new Date('2026-08-18T10:00:00Z'),
  shippedAt: new Date('2026-08-20T10:00:00Z'),
  deliveredAt: DELIVERED,
  total: '49.90',
  refunded: '0.00',
  currency: 'EUR',
  paidAt: null,
  state: 'paid',
  items: [],
  ...rest,
});
const daysLater = (days: number): Date => new Date(DELIVERED.getTime() + days * DAY);

describe('the guarantee', () => {
  it.each([
    [0, 'inside'],
    [90, 'inside'],
    [91, 'grace'],
    [92, 'grace'],
    [104, 'grace'],
    [105, 'outside'],
    [130, 'outside'],
  ])('day %i of 90 with 14 days of grace: %s', (day, standing) => {
    expect(guaranteeOf(order(), TERMS, daysLater(day))).toMatchObject({ standing, day });
  });

  it('counts from delivery, else from shipping, else from the order, and says which', () => {
    const since = (rest: Partial<KnownOrder>) => guaranteeOf(order(rest), TERMS, daysLater(10));
    expect(since({})).toMatchObject({ since: 'delivery', day: 10 });
    expect(since({ deliveredAt: null })).toMatchObject({ since: 'shipping', day: 13 });
    expect(since({ deliveredAt: null, shippedAt: null })).toMatchObject({
      since: 'order',
      day: 15,
    });
  });

  it('days are those of the calendar of the business', () => {
    const late = order({ deliveredAt: new Date('2026-08-23T22:30:00Z') });
    const at = new Date('2026-11-22T23:30:00Z');
    // In Berlin both are past midnight: 24 August to 23 November, over the end of summer time.
    expect(guaranteeOf(late, TERMS, at).day).toBe(91);
    expect(guaranteeOf(late, { ...TERMS, timezone: 'UTC' }, at).day).toBe(91);
    expect(guaranteeOf(late, TERMS, new Date('2026-11-22T22:30:00Z')).day).toBe(90);
  });

  it('what is yet to be delivered is on day 0', () => {
    expect(guaranteeOf(order(), TERMS, daysLater(-3))).toMatchObject({
      standing: 'inside',
      day: 0,
    });
  });

  it('rules are told a standing only when it is the same for all that may be meant', () => {
    const [now, old] = [order(), order({ deliveredAt: daysLater(-200) })];
    const unsure = (candidates: KnownOrder[]): OrderFinding => ({
      kind: 'unsure',
      by: 'several',
      candidates,
    });
    expect(standingOf({ kind: 'sure', by: 'only', order: now }, TERMS, daysLater(92))).toBe(
      'grace',
    );
    expect(standingOf(unsure([now, now]), TERMS, daysLater(92))).toBe('grace');
    expect(standingOf(unsure([now, old]), TERMS, daysLater(92))).toBe('unknown');
    const strange: OrderFinding = { kind: 'unsure', by: 'strange', candidates: [now] };
    expect(standingOf(strange, TERMS, daysLater(92))).toBe('unknown');
    expect(standingOf({ kind: 'none' }, TERMS, daysLater(92))).toBe('unknown');
  });
  it.each([
    { state: 'refunded' },
    { state: 'cancelled' },
    // By refunds in lines of their own: the state of the order says nothing of them.
    { state: 'paid', refunded: '49.90' },
  ] as const)(
    'of an order that is %j rules are told nothing: "say yes" would pay it out twice',
    rest => {
      const gone = order(rest);
      const sure: OrderFinding = { kind: 'sure', by: 'number', order: gone };
      expect(standingOf(sure, TERMS, daysLater(3))).toBe('unknown');
      const unsure: OrderFinding = { kind: 'unsure', by: 'product', candidates: [gone, order()] };
      expect(standingOf(unsure, TERMS, daysLater(3))).toBe('unknown');
    },
  );
});
