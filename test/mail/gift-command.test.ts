import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommands } from '../../src/mail/commands.ts';

const read = (line: string) => readCommands(line);
const gift = (line: string) => read(line).commands[0];

describe('#gift and #geschenk', () => {
  it.each([
    '#gift undo',
    '#geschenk zurück',
    '#Geschenk: zurücknehmen!',
    '#gift none',
    '#geschenk doch nicht',
  ])('%j takes one back', line => {
    expect(read(line)).toEqual({ commands: [{ name: 'ungift', line }], unknown: [], rest: '' });
  });

  it('what only begins like it takes nothing back', () => {
    expect(gift('#geschenk Zurück in die Zukunft, 10 EUR')).toMatchObject({ name: 'gift' });
    expect(read('#gift undo the harm').commands).toEqual([]);
  });

  it.each([
    ['#gift 10 EUR voucher', 'voucher', 1000, 'EUR'],
    ['#geschenk 10 EUR Gutschein', 'Gutschein', 1000, 'EUR'],
    ['#Geschenk: 10,50 € Gutschein', 'Gutschein', 1050, 'EUR'],
    ['#gift €10.50 voucher', 'voucher', 1050, 'EUR'],
    ['#gift 10.5 voucher', 'voucher', 1050, ''],
    ['#geschenk Gutschein über 10 Euro', 'Gutschein', 1000, 'EUR'],
    ['#geschenk Gutschein im Wert von 1.000,00 EUR', 'Gutschein', 100_000, 'EUR'],
    ['#gift 1,000.50 USD trip', 'trip', 100_050, 'USD'],
    ["#gift CHF 1'000 Reise", 'Reise', 100_000, 'CHF'],
    ['#geschenk 20,- € Blumen.', 'Blumen', 2000, 'EUR'],
    ['#geschenk Fr. 20.- Blumen', 'Blumen', 2000, 'CHF'],
    ['#gift £5 off the next order', 'off the next order', 500, 'GBP'],
    ['#gift 2 tickets, 30 EUR', '2 tickets', 3000, 'EUR'],
    ['#gift 10 roses', 'roses', 1000, ''],
    ['#gift 0 EUR handwritten card', 'handwritten card', 0, 'EUR'],
    ['#gift 10 EUR', 'gift', 1000, 'EUR'],
    ['#geschenk 10 €', 'Geschenk', 1000, 'EUR'],
    ['#gift voucher - 10 EUR', 'voucher', 1000, 'EUR'],
    ['#gift voucher-10 EUR', 'voucher', 1000, 'EUR'],
    ['#gift voucher -10 EUR', 'voucher', 1000, 'EUR'],
  ])('%j is %s of %i hundredths %s', (line, what, cents, currency) => {
    expect(gift(line)).toEqual({ name: 'gift', line, what, cents, currency });
  });

  it.each([
    ['#gift voucher', 'no-amount'],
    ['#gift', 'no-amount'],
    ['#gift 10 XYZ voucher', 'no-currency'],
    ['#gift -5 EUR voucher', 'negative'],
    ['#geschenk −5,00 € Gutschein', 'negative'],
    ['#gift €-5 voucher', 'negative'],
    ['#gift 10001 EUR voucher', 'too-dear'],
    ['#gift 999999999999 EUR', 'too-dear'],
    [`#gift 10 EUR ${'very '.repeat(60)}`, 'too-many-words'],
  ])('%.30j is refused: %s', (line, problem) => {
    expect(read(line).unknown.map(one => one.problem)).toEqual([problem]);
    expect(read(line).commands).toEqual([]);
  });

  it('what a mail program wrapped belongs to the gift: it must not reach the customer', () => {
    const line = '#gift 10 EUR voucher because the second lamp came broken as well';
    const { commands, rest } = read(`${line}\nand nobody called\n\nDear Erika,\nhere you are.`);
    expect(commands).toMatchObject([{ what: expect.stringContaining('and nobody called') }]);
    expect(rest).toBe('Dear Erika,\nhere you are.');
  });

  it('never throws, and never gives more than the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), text => {
        const command = gift(`#gift ${text}`);
        if (command?.name !== 'gift') return;
        expect(command.cents).toBeGreaterThanOrEqual(0);
        expect(command.cents).toBeLessThanOrEqual(1_000_000);
        expect(command.what).not.toBe('');
      }),
    );
  });

  it('a long line of digits costs little', () => {
    const start = performance.now();
    for (const text of [
      '1'.repeat(2_000),
      '1.111'.repeat(400),
      'EUR '.repeat(500),
      '1 '.repeat(380),
    ])
      read(`#gift ${text}`);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
