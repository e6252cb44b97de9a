import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDateReader, slashOrderOf } from '../../src/orders/order-date.ts';

const read = createDateReader({ timezone: 'Europe/Berlin', slash: 'day-first' });
const iso = (text: string) => read(text)?.toISOString() ?? null;

describe('dates of orders', () => {
  it.each([
    ['2026-11-27 10:00:00 +0100', '2026-11-27T09:00:00.000Z'],
    ['2026-11-27T10:00:00Z', '2026-11-27T10:00:00.000Z'],
    ['2026-11-27T10:00:00.123-05:30', '2026-11-27T15:30:00.000Z'],
    ['2026-11-27 10:00:00 UTC', '2026-11-27T10:00:00.000Z'],
    ['2026-11-27', '2026-11-26T23:00:00.000Z'],
    ['2026-07-01 10:00', '2026-07-01T08:00:00.000Z'],
    ['27.11.2026', '2026-11-26T23:00:00.000Z'],
    ['27.11.26', '2026-11-26T23:00:00.000Z'],
    ['7.1.2026, 9:05 Uhr', '2026-01-07T08:05:00.000Z'],
    ['03/04/2026', '2026-04-02T22:00:00.000Z'],
    ['03/04/2026 1:05 PM', '2026-04-03T11:05:00.000Z'],
    ['2026-11-27 12:30 a.m.', '2026-11-26T23:30:00.000Z'],
    ['2026-11-27 12:30 pm', '2026-11-27T11:30:00.000Z'],
    ['November 5, 2026', '2026-11-04T23:00:00.000Z'],
    ['Nov 5, 2026 1:05 pm', '2026-11-05T12:05:00.000Z'],
    ['5. März 2026', '2026-03-04T23:00:00.000Z'],
    ['5 Dez. 2026, 9:05 Uhr', '2026-12-05T08:05:00.000Z'],
    ['1793000000', '2026-10-26T07:33:20.000Z'],
    // The last hour before, and the first after clocks are put forward and back.
    ['2026-03-29 01:59:59', '2026-03-29T00:59:59.000Z'],
    ['2026-03-29 03:00:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25 04:00:00', '2026-10-25T03:00:00.000Z'],
  ])('%j is %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    ...['', '31.02.2026', '2026-13-01', '2026-00-10', '2026-11-27 24:00', '1.1.1900'],
    ...['Unsinn 5, 2026', '31. Februar 2026', '2026-11-27 25:00 pm'],
    ...['gestern', '13/13/2026', '2026-11-27 10:00:00 +0100 x', '99999999999999999999'],
  ])('%j is no date', text => {
    expect(iso(text)).toBeNull();
  });

  it('takes 3/4 as the file shows that it is meant', () => {
    expect(slashOrderOf(['03/04/2026', '25/04/2026'])).toBe('day-first');
    expect(slashOrderOf(['03/04/2026', '04/25/2026'])).toBe('month-first');
    expect(slashOrderOf(['03/04/2026', '2026-04-25'])).toBeNull();
    const american = createDateReader({ timezone: 'UTC', slash: 'month-first' });
    expect(american('3/4/2026')?.toISOString()).toBe('2026-03-04T00:00:00.000Z');
  });

  it('takes any text without throwing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void read(text)));
  });
});
