// The reasons for a customer's value, as a merchant would say them.
import type { UiLanguage } from '../config.ts';
import type { LinkFact, OrderFacts, Spent } from './order-facts.ts';

export interface ValueWords {
  readonly vip: string;
  loyal(quote: string): string;
  ordersOften(quote: string): string;
  refers(quote: string): string;
  praised(times: number): string;
  readonly praises: string;
  unhappy(times: number): string;
  /** Orders aren't brought in. */
  readonly noOrders: string;
  /** They are, and none is of this customer. */
  readonly noneOfThem: string;
  bought(orders: OrderFacts, now: Date): string;
  onlyCancelled(count: number): string;
  best(share: number): string;
  tickets(count: number, orders: number): string;
  refunds(count: number): string;
  reminders(count: number): string;
  readonly paysOnTime: string;
  paysLate(late: number, due: number): string;
  unpaid(days: number): string;
  linked(link: LinkFact): string;
}

const DAY = 86_400_000;

function times(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** Whole numbers from 100 on: nobody counts the cents of 1,820 EUR. */
function amounts(spent: readonly Spent[], ui: UiLanguage): string {
  const and = ui === 'de' ? ' und ' : ' and ';
  return spent
    .slice(0, 3)
    .map(({ net, currency }) => {
      const digits = net >= 100 || Number.isInteger(net) ? 0 : 2;
      const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
      return `${net.toLocaleString(ui, format)} ${currency}`;
    })
    .join(and);
}

/** Whole days, months or years, rounded down: "in 3 years", "vor 12 Tagen". */
function span(ms: number, words: readonly (readonly [string, string])[]): string {
  const days = Math.max(0, Math.floor(ms / DAY));
  const [day = ['', ''], month = ['', ''], year = ['', '']] = words;
  const say = (count: number, [one, many]: readonly [string, string]): string =>
    `${count} ${count === 1 ? one : many}`;
  if (days < 60) return say(days, day);
  const months = Math.floor(days / 30.44);
  return months < 24 ? say(months, month) : say(Math.floor(days / 365.25), year);
}

const GERMAN_SPAN = [
  ['Tag', 'Tagen'],
  ['Monat', 'Monaten'],
  ['Jahr', 'Jahren'],
] as const;
const ENGLISH_SPAN = [
  ['day', 'days'],
  ['month', 'months'],
  ['year', 'years'],
] as const;

function often(count: number, ui: UiLanguage = 'de'): string {
  if (ui === 'de') return count === 2 ? 'zweimal' : `${count}-mal`;
  return count === 2 ? 'twice' : `${count} times`;
}

const percent = (share: number): string => String(Math.round(share * 1000) / 10);

export const VALUE_WORDS: Readonly<Record<UiLanguage, ValueWords>> = {
  de: {
    vip: 'von Ihnen als besonders wichtig markiert',
    loyal: quote => `nennt sich treu: „${quote}“`,
    ordersOften: quote => `bestellt oft: „${quote}“`,
    refers: quote => `empfiehlt Sie weiter: „${quote}“`,
    praised: count =>
      times(count, 'hat Sie schon einmal gelobt', `hat Sie schon ${often(count)} gelobt`),
    praises: 'lobt Sie in dieser Mail',
    unhappy: count =>
      times(count, 'war schon einmal unzufrieden', `war schon ${often(count)} unzufrieden`),
    noOrders: 'Bestellungen sind noch nicht bekannt',
    noneOfThem: 'keine Bestellung unter dieser Adresse',
    bought: (orders, now) => {
      const count = times(
        orders.orders,
        'eine Bestellung',
        `${orders.orders.toLocaleString('de')} Bestellungen`,
      );
      const money = amounts(orders.spent, 'de');
      const ago = now.getTime() - orders.lastAt.getTime();
      const last = ago < DAY ? 'heute' : `vor ${span(ago, GERMAN_SPAN)}`;
      if (orders.orders === 1) return `${count}, ${money}, ${last}`;
      const lasting = span(orders.lastAt.getTime() - orders.firstAt.getTime(), GERMAN_SPAN);
      const within = lasting.startsWith('0 ') ? 'an einem Tag' : `in ${lasting}`;
      return `${count}, ${money} ${within}, die letzte ${last}`;
    },
    onlyCancelled: count =>
      times(
        count,
        'eine Bestellung, storniert oder nie bezahlt',
        `${count} Bestellungen, alle storniert oder nie bezahlt`,
      ),
    best: share => `gehört zu Ihren besten ${percent(share).replace('.', ',')} %`,
    tickets: (count, orders) =>
      `${times(count, 'ein Fall', `${count} Fälle`)} bei ${times(orders, 'einer Bestellung', `${orders.toLocaleString('de')} Bestellungen`)}`,
    refunds: count => times(count, 'eine Erstattung', `${count} Erstattungen`),
    reminders: count => times(count, 'einmal gemahnt', `${often(count)} gemahnt`),
    paysOnTime: 'zahlt pünktlich',
    paysLate: (late, due) =>
      due === 1 ? 'zahlte verspätet' : `zahlte ${late} von ${due} Rechnungen verspätet`,
    unpaid: days => `eine Rechnung ist seit ${times(days, 'einem Tag', `${days} Tagen`)} offen`,
    linked: ({ address, evidence }) => `schreibt auch als ${address} (${evidence})`,
  },
  en: {
    vip: 'marked by you as very important',
    loyal: quote => `says they are loyal: “${quote}”`,
    ordersOften: quote => `orders often: “${quote}”`,
    refers: quote => `recommends you: “${quote}”`,
    praised: count =>
      times(count, 'praised you once before', `praised you ${often(count, 'en')} before`),
    praises: 'praises you in this mail',
    unhappy: count =>
      times(count, 'was unhappy once before', `was unhappy ${often(count, 'en')} before`),
    noOrders: 'orders are not known yet',
    noneOfThem: 'no order under this address',
    bought: (orders, now) => {
      const count = times(
        orders.orders,
        'one order',
        `${orders.orders.toLocaleString('en')} orders`,
      );
      const money = amounts(orders.spent, 'en');
      const ago = now.getTime() - orders.lastAt.getTime();
      const last = ago < DAY ? 'today' : `${span(ago, ENGLISH_SPAN)} ago`;
      if (orders.orders === 1) return `${count}, ${money}, ${last}`;
      const lasting = span(orders.lastAt.getTime() - orders.firstAt.getTime(), ENGLISH_SPAN);
      const within = lasting.startsWith('0 ') ? 'on one day' : `in ${lasting}`;
      return `${count}, ${money} ${within}, last one ${last}`;
    },
    onlyCancelled: count =>
      times(
        count,
        'one order, cancelled or never paid',
        `${count} orders, all cancelled or never paid`,
      ),
    best: share => `among your best ${percent(share)}%`,
    tickets: (count, orders) =>
      `${times(count, 'one ticket', `${count} tickets`)} in ${times(orders, 'one order', `${orders.toLocaleString('en')} orders`)}`,
    refunds: count => times(count, 'one refund', `${count} refunds`),
    reminders: count =>
      times(count, 'reminded to pay once', `reminded to pay ${often(count, 'en')}`),
    paysOnTime: 'pays on time',
    paysLate: (late, due) => (due === 1 ? 'paid late' : `paid ${late} of ${due} invoices late`),
    unpaid: days => `an invoice has been unpaid for ${times(days, 'one day', `${days} days`)}`,
    linked: ({ address, evidence }) => `writes as ${address} too (${evidence})`,
  },
};
