import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryOfPhone, phoneIn } from '../../src/insight/phone-number.ts';

const inSignature = (signature: string, home = 'DE') => phoneIn({ signature, text: '' }, home);

describe('the number in a signature', () => {
  it.each([
    ['Erika Muster\nTel. 030 / 23 12 50 01', '030 / 23 12 50 01'],
    ['Mobil: 0170 1234567', '0170 1234567'],
    ['M +49 (0)170 1234567', '+49 170 1234567'],
    ['0043 1 5131234', '+43 1 5131234'],
    ['Telefon: +41 44 668 18 00', '+41 44 668 18 00'],
    ['T: 044 668 18 00', '044 668 18 00'],
    ['Phone (020) 7946 0958', '(020) 7946 0958'],
    ['+44 20 7946 0958 | www.example.org', '+44 20 7946 0958'],
    ['Cell: (212) 555-0123', '(212) 555-0123'],
    ['202-456-1111', '202-456-1111'],
    ['+33 1 42 68 53 00', '+33 1 42 68 53 00'],
    ['Fax: 030 111111, Tel: 030 222222', '030 222222'],
    ['Tel 030 222222 / Fax 030 111111', '030 222222'],
  ])('%j: %s', (signature, number) => {
    expect(inSignature(signature)).toBe(number);
  });

  it.each([
    'Fax: 030 23125009',
    'Telefax +49 30 23125009',
    'IBAN DE89 3704 0044 0532 0130 00',
    'DE89 3704 0044 0532 0130 00',
    'Bestellnummer 0100 442233',
    'order #0301234567',
    'USt-IdNr. DE123456789, HRB 012345678',
    'Amtsgericht Berlin 030 1234567',
    '03.11.2026 10:30',
    '88422 Seekirch',
    '4111 1111 1111 1111',
    'K-24813',
    '012345678901234567890123456789',
  ])('%j holds none', line => {
    expect(inSignature(line)).toBeNull();
  });

  it('in the text only a line counts that says it is a phone', () => {
    const text = (line: string) => phoneIn({ signature: '', text: line }, 'DE');
    expect(text('Sie erreichen mich unter 0170 1234567, am besten abends.')).toBe('0170 1234567');
    expect(text('Please call me: +44 20 7946 0958')).toBe('+44 20 7946 0958');
    expect(text('Auf der Packung steht 0170 1234567.')).toBeNull();
  });

  it("a number of the house is nobody's", () => {
    const said =
      'Unter Ihrer Nummer 030 / 23125001 erreiche ich niemanden, rufen Sie 0170 1234567 an.';
    const mail = { signature: '', text: said };
    expect(phoneIn(mail, 'DE')).toBe('030 / 23125001');
    expect(phoneIn(mail, 'DE', ['+49 30 23125001'])).toBe('0170 1234567');
    expect(phoneIn(mail, 'DE', ['+49 30 23125001', '+49 170 1234567'])).toBeNull();
  });

  it('the country of the business comes from its own number', () => {
    expect(countryOfPhone('+41 44 668 18 00')).toBe('CH');
    expect(countryOfPhone('')).toBe('');
  });

  it('hostile signatures cost little and break nothing', () => {
    const long = [
      '0'.repeat(30_000),
      '0 1-2 ('.repeat(5_000),
      '+1 '.repeat(9_000),
      `${'030 '.repeat(60)}\n`,
    ];
    const start = performance.now();
    for (const text of long) inSignature(`${text}\n`.repeat(20));
    expect(performance.now() - start).toBeLessThan(2_000);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        const number = inSignature(text);
        expect(number === null || /\d{3}/.test(number.replace(/\D/g, ''))).toBe(true);
      }),
    );
  });
});
