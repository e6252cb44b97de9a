import { describe, expect, it } from 'vitest';
import {
  findOrder,
  foreignNumbers,
  numbersToLookUp,
  type OrderMail,
} from '../../src/insight/find-order.ts';
import type { KnownOrder, ShopRecord } from '../../src/insight/known-order.ts';
import { orderKey } from '../../src/orders/order.ts';

const order = (
  number: string,
  items: string[] = [],
  rest: Partial<KnownOrder> = {},
): KnownOrder => ({
  number,
  key: orderKey(number),
  own: true,
  orderedAt: new Date('2026-10-20T10:00:00Z'),
  shippedAt: null,
  deliveredAt: null,
  total: '49.90',
  refunded: '0.00',
  currency: 'EUR',
  paidAt: null,
  state: 'paid',
  items,
  ...rest,
});
const record = (orders: KnownOrder[], foreign: string[] = []): ShopRecord => ({
  imported: true,
  orders,
  foreign: new Set(foreign),
});
const mail = (text: string, rest: Partial<OrderMail> = {}): OrderMail => ({
  subject: '',
  text,
  whole: text,
  earlier: [],
  at: new Date('2026-11-23T10:00:00Z'),
  ...rest,
});
/** `sure number #1042`, `unsure product #1 #2`, `none` */
const found = (it: OrderMail, orders: KnownOrder[]): string => {
  const finding = findOrder(it, record(orders), 104);
  if (finding.kind === 'none') return 'none';
  const numbers = finding.kind === 'sure' ? [finding.order] : finding.candidates;
  return [finding.kind, finding.by, ...numbers.map(({ number }) => number)].join(' ');
};

const LAMP = order('#1042', ['Schreibtischlampe Luna, weiß']);
const FORK = order('#1043', ['Gartengabel Eiche']);
const OLD = order('#0900', ['Kissen'], { orderedAt: new Date('2024-01-01T10:00:00Z') });

describe('the order that a mail is about', () => {
  it.each([
    ['Bestellung 1042 ist kaputt', 'sure number #1042'],
    ['es geht um #1043', 'sure number #1043'],
    ['Die Lampe flackert', 'sure product #1042'],
    ['Die Schreibtischlamppe flackert', 'sure product #1042'],
    ['Meine Gartengabel ist verbogen', 'sure product #1043'],
    ['Wo bleibt mein Paket?', 'unsure several #1042 #1043'],
    ['Bestellungen 1042 und 1043 fehlen', 'unsure number #1042 #1043'],
    ['Bestellung 1042, mein Code ist 1043', 'sure number #1042'],
    ['Rechnung 7777', 'unsure several #1042 #1043'],
    ['Bestellung 7777', 'unsure strange #1042 #1043'],
  ])('%j: %s', (text, expected) => {
    expect(found(mail(text), [LAMP, FORK, OLD])).toBe(expected);
  });

  it('a number in the subject, in what is quoted, and in an earlier mail counts too', () => {
    const orders = [LAMP, FORK];
    expect(found(mail('Hallo', { subject: 'Re: Ihre Bestellung #1043' }), orders)).toContain(
      '#1043',
    );
    expect(found(mail('Hallo', { whole: 'Hallo\n> Order 1043 confirmed' }), orders)).toContain(
      '#1043',
    );
    expect(found(mail('Und nun?', { earlier: ['Bestellung 1043', 'x'] }), orders)).toContain(
      '#1043',
    );
  });

  it('what is said now outweighs what is quoted', () => {
    const it = mail('Nein, Bestellung 1042', { whole: 'Nein, Bestellung 1042\n> Bestellung 1043' });
    expect(found(it, [LAMP, FORK])).toBe('sure number #1042');
  });

  it('a number without its prefix finds the order, unless two end so', () => {
    const [one, two] = [order('SB1042'), order('XY1042')];
    expect(found(mail('Bestellung 1042'), [one, FORK])).toBe('sure number SB1042');
    expect(found(mail('Bestellung 1042'), [one, two])).toBe('unsure number SB1042 XY1042');
  });

  it('two orders of the same goods: unsure, with both', () => {
    const again = order('#1050', ['Schreibtischlampe Luna, weiß']);
    expect(found(mail('Die Lampe flackert'), [again, LAMP, FORK])).toBe(
      'unsure product #1050 #1042',
    );
  });

  it('without number and goods the only one that fits is meant; old and cancelled ones do not', () => {
    const cancelled = order('#1044', [], { state: 'cancelled' });
    expect(found(mail('Wo bleibt es?'), [LAMP, cancelled, OLD])).toBe('sure only #1042');
    expect(found(mail('Wo bleibt es?'), [OLD])).toBe('sure only #0900');
    expect(found(mail('Wo bleibt es?'), [])).toBe('none');
  });

  it("only what the mail calls an order's number is told as a stranger's", () => {
    const known = record([], ['1042', '88422']);
    expect(foreignNumbers(mail('Bestellung 1042, 88422 Seekirch'), known)).toEqual(['1042']);
    expect(foreignNumbers(mail('Bestellung 1043'), known)).toEqual([]);
    expect(foreignNumbers(mail('Hallo', { whole: 'Hallo\n> Bestellung 1042' }), known)).toEqual([]);
  });

  it('a thousand numbers and a mail of 1 MB are looked at in bounds', () => {
    const text = Array.from({ length: 1_000 }, (_, at) => `Bestellung ${10_000 + at}`).join('\n');
    expect(numbersToLookUp(mail(text)).length).toBeLessThanOrEqual(100);
    const orders = Array.from({ length: 60 }, (_, at) =>
      order(
        `#${at}`,
        Array.from({ length: 50 }, (_, item) => `Ware${at}x Wort${item} Lampe`),
      ),
    );
    const start = performance.now();
    found(mail('Schreibtischlampe Lampen Gabeln '.repeat(30_000)), orders);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
