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

/** `10 EUR`, `49.90 EUR`; in German `1.480,50 EUR`. */
export function moneyText(cents: number, currency: string, ui: UiLanguage): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  const number = (cents / 100).toLocaleString(ui, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${number} ${currency}`;
}
