import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderNumbersIn } from '../../src/insight/order-numbers.ts';
import { orderKey } from '../../src/orders/order.ts';

const called = (text: string): string[] =>
  orderNumbersIn(text).flatMap(number => (number.called ? [number.written] : []));
const keys = (text: string): string[] => orderNumbersIn(text).map(({ key }) => key);

describe('order numbers as customers write them', () => {
  it.each([
    ['wo bleibt #1042?', '1042'],
    ['Bestellnummer 2026-10442 ist kaputt', '2026-10442'],
    ['my order 1042 hasn’t come', '1042'],
    ['Order no. 1042', '1042'],
    ['Auftrag Nr. A-1044 bitte', 'A-1044'],
    ['Bestell-Nr.: 2026/10442', '2026/10442'],
    ['Bestellnr.1042', '1042'],
    ['Bestellung Nr.1042', '1042'],
    ['Rechnung: 88123', '88123'],
    ['meine Bestellnummer lautet: 1042', '1042'],
    ['the order number is "SB-1042"', 'SB-1042'],
    ['Order #SB1042', 'SB1042'],
    ['Bestellung\n1042', '1042'],
  ])('%j names %s', (text, number) => {
    expect(called(text)).toEqual([number]);
  });

  it('two in one sentence are both named', () => {
    expect(called('Bestellungen 1042 und 1043 fehlen')).toEqual(['1042', '1043']);
  });

  it('a number that nobody calls an order number may be one, and is told apart', () => {
    expect(orderNumbersIn('mein Paket 2026-10442')).toEqual([
      { written: '2026-10442', key: '202610442', called: false, bill: false },
    ]);
  });

  it.each([
    'meine Bestellung vom 3.11.2026',
    'my order of 2026-11-03',
    'ordered in 2025, cost 49.90',
    'Bestellung über 49.90 Euro',
    'seit 14 Tagen und 3 Mails',
  ])('%j names none: dates, years and amounts are no numbers of orders', text => {
    expect(keys(text)).toEqual([]);
  });

  it('hostile text costs little and breaks nothing', () => {
    const long = ['Bestellung '.repeat(20_000), '#'.repeat(100_000), '1-'.repeat(100_000)];
    const start = performance.now();
    for (const text of long) expect(orderNumbersIn(text).length).toBeLessThanOrEqual(40);
    expect(performance.now() - start).toBeLessThan(1_000);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        for (const { key, written } of orderNumbersIn(text)) {
          expect(key).toBe(orderKey(written));
          expect(key).not.toBe('');
        }
      }),
    );
  });
});
