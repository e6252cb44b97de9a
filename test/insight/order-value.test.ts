import { describe, expect, it } from 'vitest';
import type { CustomerHistory } from '../../src/insight/insight.ts';
import { judge } from '../../src/insight/judge.ts';
import type { OrderFacts, ShopFacts } from '../../src/insight/order-facts.ts';
import { customerValue } from '../../src/insight/value.ts';
import type { ValueScale } from '../../src/insight/value-scale.ts';
import { loadModels } from '../../src/io/model-files.ts';

const MODELS = loadModels();
const NOW = new Date('2026-11-27T12:00:00Z');
const DAY = 86_400_000;
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * DAY);

/** Shares of customers at even steps between two numbers. */
const even = (least: number, most: number): number[] =>
  Array.from({ length: 201 }, (_, n) => least + ((most - least) * n) / 200);

const SCALE: ValueScale = new Map([
  ['recency', even(NOW.getTime() / DAY - 1000, NOW.getTime() / DAY)],
  ['frequency', even(1, 20)],
  ['monetary:EUR', even(5, 2000)],
  ['monetary:CHF', even(5, 2000)],
  ['tenure', even(-NOW.getTime() / DAY, -NOW.getTime() / DAY + 2000)],
  ['score', even(0.05, 0.9)],
]);

const ORDERS: OrderFacts = {
  orders: 14,
  cancelled: 0,
  refunds: 0,
  reminders: 0,
  due: 0,
  paidLate: 0,
  unpaidSince: null,
  spent: [{ currency: 'EUR', orders: 14, net: 1820 }],
  firstAt: daysAgo(12 + 3 * 366),
  lastAt: daysAgo(12),
};

const HISTORY: CustomerHistory = {
  firstSeenAt: daysAgo(900),
  tickets: 0,
  unanswered: 0,
  praised: 0,
  unhappy: 0,
  vip: false,
};

interface Given {
  readonly orders?: Partial<OrderFacts> | null;
  readonly history?: Partial<CustomerHistory>;
  readonly shop?: Partial<ShopFacts>;
  readonly text?: string;
}

function value(
  { orders = {}, history = {}, shop = {}, text = 'Hallo' }: Given,
  ui: 'de' | 'en' = 'en',
) {
  const past = { ...HISTORY, ...history };
  const insight = judge({ subject: '', text }, past, ui, MODELS);
  return customerValue({ text, insight }, past, ui, {
    known: true,
    orders: orders && { ...ORDERS, ...orders },
    links: [],
    ticketsElsewhere: 0,
    scale: SCALE,
    rule: { superShare: 0.05, superMinOrders: 3 },
    now: NOW,
    ...shop,
  });
}

describe('customerValue, with orders', () => {
  it('says what a merchant nods at, in English and in German', () => {
    expect(value({ history: { praised: 2 } }).reasons).toEqual([
      '14 orders, 1,820 EUR in 3 years, last one 12 days ago',
      'one ticket in 14 orders',
      'praised you twice before',
    ]);
    expect(value({ history: { praised: 2 } }, 'de').reasons).toEqual([
      '14 Bestellungen, 1.820 EUR in 3 Jahren, die letzte vor 12 Tagen',
      'ein Fall bei 14 Bestellungen',
      'hat Sie schon zweimal gelobt',
    ]);
  });

  it('speaks of one order, of today, of cents and of one day as people do', () => {
    const once = { orders: 1, firstAt: daysAgo(0), lastAt: daysAgo(0) };
    const spent = [{ currency: 'EUR', orders: 1, net: 9.9 }];
    expect(value({ orders: { ...once, spent } }, 'de').reasons[0]).toBe(
      'eine Bestellung, 9,90 EUR, heute',
    );
    expect(value({ orders: { ...once, orders: 2, spent } }).reasons[0]).toBe(
      '2 orders, 9.90 EUR on one day, last one today',
    );
  });

  it('never adds up two currencies', () => {
    const spent = [
      { currency: 'EUR', orders: 10, net: 1500 },
      { currency: 'CHF', orders: 4, net: 320.5 },
    ];
    expect(value({ orders: { spent } }).reasons[0]).toBe(
      '14 orders, 1,500 EUR and 321 CHF in 3 years, last one 12 days ago',
    );
  });

  it('super are the best of all by their share, with enough orders, or whom a human names so', () => {
    const best = {
      orders: 30,
      lastAt: daysAgo(0),
      firstAt: daysAgo(2000),
      spent: [{ currency: 'EUR', orders: 30, net: 5000 }],
    };
    expect(value({ orders: best })).toMatchObject({ super: true });
    expect(value({ orders: best }).reasons).toContain('among your best 5%');
    expect(value({ orders: best }, 'de').reasons).toContain('gehört zu Ihren besten 5 %');
    const rule = { superShare: 0.05, superMinOrders: 31 };
    expect(value({ orders: best, shop: { rule } }).super).toBe(false);
    expect(value({}).super).toBe(false);
    expect(value({ shop: { rule: { superShare: 0.5, superMinOrders: 3 } } }).super).toBe(true);
    expect(value({ history: { vip: true } }).super).toBe(true);
  });

  it('a crowd with the same orders is no elite', () => {
    const all = (value: number): number[] => even(value, value);
    const same: ValueScale = new Map([
      ['recency', all(ORDERS.lastAt.getTime() / DAY)],
      ['frequency', all(14)],
      ['monetary:EUR', all(1820)],
      ['tenure', all(-ORDERS.firstAt.getTime() / DAY)],
      ['score', all(0.5)],
    ]);
    expect(value({ shop: { scale: same } }).score).toBeCloseTo(0.55);
    expect(value({ shop: { scale: same } }).super).toBe(false);
  });

  it('orders are facts: who calls themselves loyal is not super for it', () => {
    const loyal = 'Ich bin Stammkundin seit 2015 und empfehle Sie allen, großes Lob!';
    const two = { orders: 2, spent: [{ currency: 'EUR', orders: 2, net: 20 }] };
    const { super: isSuper, reasons } = value({ text: loyal, orders: two }, 'de');
    expect(isSuper).toBe(false);
    expect(reasons.join()).not.toContain('nennt sich treu');
    expect(reasons.join()).toContain('empfiehlt Sie weiter');
  });

  it('who is easy to serve is worth more than who is not', () => {
    const easy = value({}).score;
    expect(value({ history: { tickets: 9 } }).score).toBeLessThan(easy);
    expect(value({ orders: { refunds: 8 } }).score).toBeLessThan(easy);
    expect(value({ orders: { reminders: 3 } }).score).toBeLessThan(easy);
    expect(value({ orders: { unpaidSince: daysAgo(3) } }).score).toBeLessThan(easy);
    expect(value({ orders: { due: 4, paidLate: 3 } }).score).toBeLessThan(easy);
  });

  it.each([
    [{ refunds: 2 }, '2 refunds', '2 Erstattungen'],
    [{ reminders: 1 }, 'reminded to pay once', 'einmal gemahnt'],
    [{ due: 5 }, 'pays on time', 'zahlt pünktlich'],
    [{ due: 5, paidLate: 2 }, 'paid 2 of 5 invoices late', 'zahlte 2 von 5 Rechnungen verspätet'],
    [{ due: 1, paidLate: 1 }, 'paid late', 'zahlte verspätet'],
    [
      { unpaidSince: daysAgo(3) },
      'an invoice has been unpaid for 3 days',
      'eine Rechnung ist seit 3 Tagen offen',
    ],
  ])('says %j', (orders, english, german) => {
    expect(value({ orders }).reasons).toContain(english);
    expect(value({ orders }, 'de').reasons).toContain(german);
  });

  it('an invoice that is not due yet is nothing to speak of', () => {
    const { reasons } = value({ orders: { unpaidSince: daysAgo(-5) } });
    expect(reasons.join()).not.toContain('unpaid');
  });

  it('shows the other addresses of the same person, and counts their tickets', () => {
    const links = [
      { address: 'erika@work.example', evidence: 'named order #1001, same name: Erika Muster' },
    ];
    const { reasons } = value({ shop: { links, ticketsElsewhere: 2 } });
    expect(reasons).toContain('3 tickets in 14 orders');
    expect(reasons.at(-1)).toBe(
      'writes as erika@work.example too (named order #1001, same name: Erika Muster)',
    );
  });

  it('orders that were all cancelled are worth nothing, and it is said', () => {
    const nothing = { orders: 0, cancelled: 2, spent: [] };
    expect(value({ orders: nothing })).toMatchObject({
      score: 0,
      super: false,
      reasons: ['2 orders, all cancelled or never paid'],
    });
  });

  it('none under this address: what mail shows, and that there is none', () => {
    const { reasons } = value({ orders: null, text: 'Ich bin Stammkundin seit 2015.' }, 'de');
    expect(reasons.at(-1)).toBe('keine Bestellung unter dieser Adresse');
  });
});
