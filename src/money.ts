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

/** By language and digits. Making one takes longer than a thousand uses, so they are made when asked for. */
const FORMATS = new Map<string, Intl.NumberFormat>();

function formatOf(ui: UiLanguage, digits: 0 | 2): Intl.NumberFormat {
  const key = `${ui}${digits}`;
  const known = FORMATS.get(key);
  if (known) return known;
  const settings = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const made = new Intl.NumberFormat(ui, settings);
  FORMATS.set(key, made);
  return made;
}

/** `10 EUR`, `49.90 EUR`; in German `1.480,50 EUR`. */
export function moneyText(cents: number, currency: string, ui: UiLanguage): string {
  const format = formatOf(ui, cents % 100 === 0 ? 0 : 2);
  return `${format.format(cents / 100)} ${currency}`;
}
