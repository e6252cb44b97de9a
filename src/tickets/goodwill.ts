// Which gift to suggest to an unhappy customer, and what is left of the year's budget. Advice alone: what
// is given, a human decides.
import { DateTime } from 'luxon';
import type { UiLanguage } from '../config.ts';
import type { CustomerValue, Insight } from '../insight/insight.ts';
import { valueClass } from '../insight/value-class.ts';
import { wordsFor } from '../mail/words.ts';
import { moneyText } from '../money.ts';
import type { GiftLevel, GiftRule, Goodwill } from '../rules/goodwill.ts';

/** What was given in this calendar year, in hundredths of the goodwill's currency. */
export interface GoodwillSpent {
  readonly customer: number;
  readonly total: number;
  /** Something was given in this very case. */
  readonly here: boolean;
}

export interface GoodwillCase {
  readonly goodwill: Goodwill;
  /** null: not looked up (`kulanz explain`). */
  readonly spent: GoodwillSpent | null;
  readonly year: number;
}

/** The calendar year of the business: its beginning, and that of the next. */
export function goodwillYear(now: Date, timezone: string): { year: number; from: Date; to: Date } {
  const start = DateTime.fromJSDate(now, { zone: timezone }).startOf('year');
  return { year: start.year, from: start.toJSDate(), to: start.plus({ years: 1 }).toJSDate() };
}

/** What to say to the human; null: the customer isn't unhappy. */
export function goodwillHint(
  insight: Insight,
  value: CustomerValue,
  { goodwill, spent, year }: GoodwillCase,
  ui: UiLanguage,
): string | null {
  const { level } = insight.sentiment;
  if (level !== 'unhappy' && level !== 'extremely-unhappy') return null;
  const words = WORDS[ui];
  if (spent?.here) return words.givenHere;
  const rule = giftFor(goodwill, level, value);
  if (!rule) return words.apologise;
  const means = wordsFor(ui).value[valueClass(value)];
  const who = value.super ? means : words.value(means);
  const why = `${wordsFor(ui).level[level]}, ${who}; ${rule.where}`;
  const money = (cents: number): string => moneyText(cents, goodwill.currency, ui);
  if (spent === null) return words.gift(rule.gift, money(rule.cents), why);
  const left = {
    customer: Math.max(0, goodwill.budget.customer - spent.customer),
    total: Math.max(0, goodwill.budget.total - spent.total),
  };
  if (left.customer === 0 && rule.cents > 0)
    return words.usedUp(words.ofCustomer, year, money(goodwill.budget.customer));
  if (left.total === 0 && rule.cents > 0)
    return words.usedUp(words.ofAll, year, money(goodwill.budget.total));
  const cents = Math.min(rule.cents, left.customer, left.total);
  const rest = words.left(year, money(left.customer), money(left.total));
  return `${words.gift(rule.gift, money(cents), why)}. ${rest}. ${words.note(rule.gift, money(cents))}`;
}

/** The first gift of the merchant's that fits. */
export function giftFor(
  { gifts }: Goodwill,
  level: GiftLevel,
  value: CustomerValue,
): GiftRule | null {
  const means = valueClass(value);
  const fits = (asked: readonly string[], actual: string): boolean =>
    asked.length === 0 || asked.includes(actual);
  return gifts.find(rule => fits(rule.levels, level) && fits(rule.values, means)) ?? null;
}

interface GoodwillWords {
  readonly apologise: string;
  readonly givenHere: string;
  readonly ofCustomer: string;
  readonly ofAll: string;
  value(word: string): string;
  gift(what: string, worth: string, why: string): string;
  left(year: number, customer: string, total: string): string;
  note(what: string, worth: string): string;
  usedUp(whose: string, year: number, budget: string): string;
}

/** No sentence that anybody would write to the customer: what stands on the card is held when it comes back. */
const WORDS: Readonly<Record<UiLanguage, GoodwillWords>> = {
  de: {
    apologise: 'Persönliche Entschuldigung',
    givenHere: 'Persönliche Entschuldigung; geschenkt wurde in diesem Fall schon etwas',
    ofCustomer: 'für diesen Kunden',
    ofAll: 'für alle Kunden zusammen',
    value: word => `Kundenwert ${word}`,
    gift: (what, worth, why) =>
      `Persönliche Entschuldigung, kleines Geschenk: ${what}, ${worth} (${why})`,
    left: (year, customer, total) =>
      `Budget ${year}: noch ${customer} für diesen Kunden, ${total} für alle`,
    note: (what, worth) => `Festhalten: #geschenk ${worth} ${what}`,
    usedUp: (whose, year, budget) =>
      `Persönliche Entschuldigung, kein Geschenk: das Budget ${year} ${whose} (${budget}) ist ausgegeben`,
  },
  en: {
    apologise: 'Personal apology',
    givenHere: 'Personal apology; a gift was given in this case already',
    ofCustomer: 'for this customer',
    ofAll: 'for all customers together',
    value: word => `value ${word}`,
    gift: (what, worth, why) => `Personal apology, small gift: ${what}, ${worth} (${why})`,
    left: (year, customer, total) =>
      `Budget of ${year}: ${customer} left for this customer, ${total} for all`,
    note: (what, worth) => `To note it: #gift ${worth} ${what}`,
    usedUp: (whose, year, budget) =>
      `Personal apology, no gift: the budget of ${year} ${whose} (${budget}) is used up`,
  },
};
