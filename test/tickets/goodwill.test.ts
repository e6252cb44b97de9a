import { describe, expect, it } from 'vitest';
import type { CustomerValue, Insight, Level } from '../../src/insight/insight.ts';
import type { Goodwill } from '../../src/rules/goodwill.ts';
import { type GoodwillSpent, goodwillHint, goodwillYear } from '../../src/tickets/goodwill.ts';

const GOODWILL: Goodwill = {
  currency: 'EUR',
  budget: { customer: 6_000, total: 150_000 },
  gifts: [
    {
      where: 'goodwill.yaml:30',
      levels: ['extremely-unhappy'],
      values: ['super'],
      gift: 'flowers',
      cents: 3_000,
    },
    { where: 'goodwill.yaml:40', levels: [], values: [], gift: 'voucher', cents: 1_050 },
  ],
};
const insight = (level: Level): Insight => ({
  language: 'en',
  sentiment: { score: -0.5, label: 'negative', level, reasons: [] },
  topics: [],
  threats: [],
});
const VALUE: CustomerValue = { score: 0.5, super: false, reasons: ['orders often'] };
const spent = (rest: Partial<GoodwillSpent> = {}): GoodwillSpent => ({
  customer: 0,
  total: 0,
  here: false,
  ...rest,
});
const hint = (
  level: Level,
  rest: Partial<GoodwillSpent> | null = {},
  { value = VALUE, ui = 'en' as 'de' | 'en', goodwill = GOODWILL } = {},
) =>
  goodwillHint(
    insight(level),
    value,
    { goodwill, spent: rest === null ? null : spent(rest), year: 2026 },
    ui,
  );

describe('what to give', () => {
  it('the first gift that fits, why, what is left, and how to note it', () => {
    expect(hint('unhappy')).toBe(
      'Personal apology, small gift: voucher, 10.50 EUR (unhappy, value medium; goodwill.yaml:40). ' +
        'Budget of 2026: 60 EUR left for this customer, 1,500 EUR for all. To note it: #gift 10.50 EUR voucher',
    );
    expect(hint('unhappy', {}, { ui: 'de' })).toBe(
      'Persönliche Entschuldigung, kleines Geschenk: voucher, 10,50 EUR (unzufrieden, Kundenwert mittel; goodwill.yaml:40). ' +
        'Budget 2026: noch 60 EUR für diesen Kunden, 1.500 EUR für alle. Festhalten: #geschenk 10,50 EUR voucher',
    );
  });

  it('mood and value decide which', () => {
    const value = { ...VALUE, super: true };
    expect(hint('extremely-unhappy', {}, { value })).toContain('flowers, 30 EUR');
    expect(hint('unhappy', {}, { value })).toContain('voucher');
    expect(hint('extremely-unhappy')).toContain('voucher');
  });

  it.each(['neutral', 'happy'] as const)('nothing for who is %s', level => {
    expect(hint(level)).toBeNull();
  });

  it('no more than what is left', () => {
    expect(hint('unhappy', { customer: 5_500 })).toContain('voucher, 5 EUR');
    expect(hint('unhappy', { total: 149_700 })).toContain('voucher, 3 EUR');
  });

  it.each([
    [{ customer: 6_000 }, 'the budget of 2026 for this customer (60 EUR) is used up'],
    [{ customer: 7_000 }, 'the budget of 2026 for this customer (60 EUR) is used up'],
    [{ total: 150_000 }, 'the budget of 2026 for all customers together (1,500 EUR) is used up'],
  ])('%j: no gift, and that is said', (rest, words) => {
    expect(hint('unhappy', rest)).toContain(words);
    expect(hint('unhappy', rest)).not.toContain('voucher');
  });

  it('not twice in one case', () => {
    expect(hint('unhappy', { here: true })).toBe(
      'Personal apology; a gift was given in this case already',
    );
  });

  it('without the record nothing is said of the budget; without gifts an apology alone', () => {
    expect(hint('unhappy', null)).not.toContain('Budget');
    const none = { ...GOODWILL, gifts: [] };
    expect(hint('unhappy', {}, { goodwill: none })).toBe('Personal apology');
  });

  it('the year is that of the business: in Berlin it begins an hour before that of London', () => {
    const at = new Date('2026-12-31T23:30:00Z');
    expect(goodwillYear(at, 'Europe/Berlin')).toEqual({
      year: 2027,
      from: new Date('2026-12-31T23:00:00Z'),
      to: new Date('2027-12-31T23:00:00Z'),
    });
    expect(goodwillYear(at, 'Europe/London').year).toBe(2026);
  });
});
