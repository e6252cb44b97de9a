import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTicketNumber, ticketNumber, ticketNumbersIn } from '../../src/tickets/number.ts';

const serials = fc.integer({ min: 1000, max: 9_999_999 });

describe('ticket numbers', () => {
  it('K-24813 is one', () => {
    expect(ticketNumber(2481)).toBe('K-24813');
    expect(isTicketNumber('K-24813')).toBe(true);
  });

  it('has five or more digits and its own check digit', () => {
    fc.assert(
      fc.property(serials, serial => {
        const number = ticketNumber(serial);
        if (number === null) return;
        expect(number).toMatch(/^K-\d{5,}$/);
        expect(isTicketNumber(number)).toBe(true);
      }),
    );
  });

  it('about one serial in eleven has none', () => {
    const none = Array.from({ length: 1100 }, (_, n) => ticketNumber(1000 + n)).filter(
      n => n === null,
    );
    expect(none.length).toBeGreaterThan(70);
    expect(none.length).toBeLessThan(130);
  });

  it('one wrong digit is never another ticket', () => {
    fc.assert(
      fc.property(serials, fc.nat(), fc.integer({ min: 1, max: 9 }), (serial, where, shift) => {
        const digits = ticketNumber(serial)?.slice(2);
        if (digits === undefined) return;
        const at = where % digits.length;
        const wrong = (Number(digits[at]) + shift) % 10;
        expect(isTicketNumber(`K-${digits.slice(0, at)}${wrong}${digits.slice(at + 1)}`)).toBe(
          false,
        );
      }),
    );
  });

  it('two digits swapped are never another ticket', () => {
    fc.assert(
      fc.property(serials, serial => {
        const digits = [...(ticketNumber(serial)?.slice(2) ?? '')];
        for (let at = 0; at + 1 < digits.length; at++) {
          const swapped = [...digits];
          [swapped[at], swapped[at + 1]] = [digits[at + 1] ?? '', digits[at] ?? ''];
          if (swapped.join('') === digits.join('')) continue;
          expect(isTicketNumber(`K-${swapped.join('')}`)).toBe(false);
        }
      }),
    );
  });

  it.each([
    ['Re: Lampe [K-24813]', ['K-24813']],
    ['AW: k-24813 und K-24813', ['K-24813']],
    ['K-24814 has a wrong digit', []],
    ['SOK-24813 is a word', []],
    ['K-248130 is longer', []],
    ['', []],
  ])('finds them in %j', (text, numbers) => {
    expect(ticketNumbersIn(text)).toEqual(numbers);
  });
});
