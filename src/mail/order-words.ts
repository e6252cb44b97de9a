import type { UiLanguage } from '../config.ts';
import type { Guarantee } from '../insight/guarantee.ts';

/** What the card says about orders, guarantee and gifts. */
export interface OrderWords {
  named(number: string, date: string): string;
  readonly by: Readonly<Record<'number' | 'product' | 'only', string>>;
  unsure(orders: readonly string[], more: number): string;
  /** The number that the mail names is none of this customer's. */
  strange(orders: readonly string[], more: number): string;
  /** Under another address of the same person. */
  readonly linked: string;
  readonly cancelled: string;
  readonly refunded: string;
  partly(worth: string): string;
  foreign(number: string): string;
  day(day: number, of: number): string;
  readonly since: Readonly<Record<Guarantee['since'], (date: string) => string>>;
  readonly standing: Readonly<Record<Guarantee['standing'], (graceDays: number) => string>>;
  /** Instead of the days, where nothing can be given back any more. */
  readonly over: Readonly<Record<'cancelled' | 'refunded', string>>;
  unpaid(order: string, worth: string): string;
  given(date: string, what: string, worth: string, by: string): string;
}

const oneOf = {
  de: (orders: readonly string[], more: number): string =>
    orders.join(' oder ') +
    (more > 0 ? `, oder ${more === 1 ? 'eine weitere' : `eine von ${more} weiteren`}` : ''),
  en: (orders: readonly string[], more: number): string =>
    orders.join(' or ') + (more > 0 ? `, or one ${more === 1 ? 'more' : `of ${more} more`}` : ''),
};

const DE: OrderWords = {
  named: (number, date) => `${number} vom ${date}`,
  by: {
    number: 'in der Mail genannt',
    product: 'an der genannten Ware erkannt',
    only: 'keine andere kommt in Frage',
  },
  unsure: (orders, more) => `nicht sicher: ${oneOf.de(orders, more)}`,
  strange: (orders, more) =>
    `die genannte Nummer ist bei diesem Kunden nicht bekannt; vielleicht ${oneOf.de(orders, more)}`,
  linked: 'unter einer anderen Adresse des Kunden',
  cancelled: 'storniert oder nie bezahlt',
  refunded: 'erstattet',
  partly: worth => `davon ${worth} schon erstattet`,
  foreign: number =>
    `nennt die Bestellung ${number}; sie gehört zu einer anderen Adresse. Bitte erst klären, wer bestellt hat`,
  day: (day, of) => `Tag ${day} von ${of}`,
  since: {
    delivery: date => `seit der Zustellung am ${date}`,
    shipping: date => `seit dem Versand am ${date} (Zustellung nicht bekannt)`,
    order: date => `seit der Bestellung am ${date} (Versand nicht bekannt)`,
  },
  standing: {
    inside: () => 'innerhalb der Garantie',
    grace: days =>
      `innerhalb ${days === 1 ? 'des einen Kulanztags' : `der ${days} Kulanztage`}, sagen Sie Ja`,
    outside: days =>
      ['abgelaufen', 'abgelaufen, auch der eine Kulanztag'][days] ??
      `abgelaufen, auch die ${days} Kulanztage`,
  },
  over: {
    cancelled: 'entfällt, die Bestellung wurde storniert oder nie bezahlt',
    refunded: 'entfällt, die Bestellung ist schon erstattet',
  },
  unpaid: (order, worth) => `Bestellung ${order}, ${worth}, ist noch nicht bezahlt`,
  given: (date, what, worth, by) => `am ${date}: ${what}, ${worth}, von ${by}`,
};

const EN: OrderWords = {
  named: (number, date) => `${number} of ${date}`,
  by: {
    number: 'named in the mail',
    product: 'recognised by the goods',
    only: 'no other one fits',
  },
  unsure: (orders, more) => `not sure: ${oneOf.en(orders, more)}`,
  strange: (orders, more) =>
    `the number named isn't known for this customer; perhaps ${oneOf.en(orders, more)}`,
  linked: 'under another address of this customer',
  cancelled: 'cancelled or never paid',
  refunded: 'refunded',
  partly: worth => `${worth} of it refunded already`,
  foreign: number =>
    `named order ${number} belongs to another address. Please make sure first who ordered`,
  day: (day, of) => `day ${day} of ${of}`,
  since: {
    delivery: date => `since delivery on ${date}`,
    shipping: date => `since shipping on ${date} (delivery not known)`,
    order: date => `since the order of ${date} (shipping not known)`,
  },
  standing: {
    inside: () => 'within the guarantee',
    grace: days => `within the ${days === 1 ? 'one day' : `${days} days`} of grace, say yes`,
    outside: days =>
      ['over', 'over, and so is the one day of grace'][days] ??
      `over, and so are the ${days} days of grace`,
  },
  over: {
    cancelled: "doesn't apply, the order was cancelled or never paid",
    refunded: "doesn't apply, the order is refunded already",
  },
  unpaid: (order, worth) => `order ${order}, ${worth}, isn't paid yet`,
  given: (date, what, worth, by) => `on ${date}: ${what}, ${worth}, by ${by}`,
};

export const ORDER_WORDS: Readonly<Record<UiLanguage, OrderWords>> = { de: DE, en: EN };
