// Amounts of money: whole hundredths in code, `10 EUR` and `1.480,50 EUR` for people.
import type { UiLanguage } from './config.ts';

/** Hundredths of a decimal text as the database writes it ("49.90"). */
export function centsOf(decimal: string): number {
  return Math.round(Number(decimal) * 100);
}

/** Decimal text for the database. */
export function decimalOf(cents: number): string {
  return (cents / 100).toFixed(2);
}

const WHOLE = formats(0);
const WITH_CENTS = formats(2);

/** Making one takes longer than a thousand uses. */
function formats(digits: number): Readonly<Record<UiLanguage, Intl.NumberFormat>> {
  const settings = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return {
    de: new Intl.NumberFormat('de', settings),
    en: new Intl.NumberFormat('en', settings),
  };
}

/** `10 EUR`, `49.90 EUR`; in German `1.480,50 EUR`. */
export function moneyText(cents: number, currency: string, ui: UiLanguage): string {
  const format = cents % 100 === 0 ? WHOLE[ui] : WITH_CENTS[ui];
  return `${format.format(cents / 100)} ${currency}`;
}
