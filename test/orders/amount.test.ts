import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/orders/amount.ts';

const cents = (text: string) => readAmount(text)?.cents ?? null;

describe('readAmount', () => {
  it.each([
    ['49.90', 4990],
    ['49,90', 4990],
    ['49', 4900],
    ['1.820,50', 182050],
    ['1,820.50', 182050],
    ['1.820', 182000],
    ['1,820', 182000],
    ['1.234.567,89', 123456789],
    ["1'820.50", 182050],
    ['1 820,50', 182050],
    ['1\u00a0820,50 €', 182050],
    ['12.5', 1250],
    ['0.125', 13],
    ['54.8000', 5480],
    ['16,806723', 1681],
    ['0', 0],
    ['.50', null],
    ['-12,00', -1200],
    ['−12,00', -1200],
    ['12,00-', -1200],
    ['(12.00)', -1200],
    ['-0.00', 0],
    ['€ 5', 500],
    ['EUR 5,00', 500],
    ['$1,299.99', 129999],
    ['CHF 20.-', 2000],
    ['20,-- €', null],
    ['20,--', 2000],
    ['12.34.56', null],
    ['1.82.000', null],
    ['1,2,3', null],
    ['zwölf', null],
    ['12 Stück', null],
    ['', null],
    ['9999999999999', null],
    ['1e5', null],
    ['NaN', null],
  ])('%j is %j hundredths', (text, expected) => {
    expect(cents(text)).toBe(expected);
  });

  it('finds the currency that stands with the number', () => {
    const found = ['5 €', '£5', 'CHF 5', '5 usd', '5'].map(text => readAmount(text)?.currency);
    expect(found).toEqual(['EUR', 'GBP', 'CHF', 'USD', '']);
  });

  it('reads back whatever German and English spreadsheets write', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_00, max: 10_000_000_00 }), amount => {
        for (const ui of ['de', 'en'])
          expect(cents((amount / 100).toLocaleString(ui, { minimumFractionDigits: 2 }))).toBe(
            amount === 0 ? 0 : amount,
          );
      }),
    );
  });

  it('takes any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const found = readAmount(text);
        if (found) expect(Number.isInteger(found.cents)).toBe(true);
      }),
    );
  });
});
