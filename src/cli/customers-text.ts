// A customer for the terminal. What customers and shops wrote is shown without control characters.
import type { Config } from '../config.ts';
import type { CustomerValue } from '../insight/insight.ts';
import { giftText } from '../mail/order-lines.ts';
import { type Clock, day } from '../mail/when.ts';
import type { CustomerView, OrderView } from '../store/customer-view.ts';
import { ticketWords } from './ticket-words.ts';

const WORDS = {
  de: {
    value: 'Kundenwert',
    super: 'Super-Kunde',
    unknown: 'noch nicht bekannt',
    orders: 'Die neuesten Bestellungen',
    noOrders: 'Bestellungen: keine bekannt.',
    tickets: 'Fälle',
    none: 'keine',
    gifts: 'Geschenkt',
    links: 'Dieselbe Person ist auch',
    states: {
      open: 'offen',
      paid: 'bezahlt',
      refunded: 'erstattet',
      cancelled: 'storniert oder nie bezahlt',
    },
    refunded: (amount: string) => `davon ${amount} erstattet`,
    delivered: (when: string) => `geliefert ${when}`,
  },
  en: {
    value: 'Value',
    super: 'super customer',
    unknown: 'not known yet',
    orders: 'The newest orders',
    noOrders: 'Orders: none known.',
    tickets: 'Tickets',
    none: 'none',
    gifts: 'Given',
    links: 'The same person is also',
    states: {
      open: 'open',
      paid: 'paid',
      refunded: 'refunded',
      cancelled: 'cancelled or never paid',
    },
    refunded: (amount: string) => `${amount} of it refunded`,
    delivered: (when: string) => `delivered ${when}`,
  },
} as const;

export function customerText(
  address: string,
  { name, known, orders, tickets, ticketCount, gifts }: CustomerView,
  value: CustomerValue,
  config: Config,
): string[] {
  const ui = config.business.language;
  const words = WORDS[ui];
  const states = ticketWords(ui).state;
  return [
    plain(name === '' ? address : `${name} <${address}>`),
    `${words.value}: ${valueWords(value, ui)}`,
    ...value.reasons.map(reason => `  - ${plain(reason)}`),
    '',
    ...(orders.length === 0
      ? [words.noOrders]
      : [`${words.orders}:`, ...orders.map(order => `  ${orderLine(order, address, config)}`)]),
    '',
    `${words.tickets}: ${ticketCount === 0 ? words.none : ticketCount.toLocaleString(ui)}`,
    ...tickets.map(
      ticket =>
        `  ${ticket.number.padEnd(9)} ${states[ticket.state].padEnd(8)} ${date(ticket.openedAt, config)}  ${plain(ticket.subject).slice(0, 80)}`,
    ),
    ...(gifts.length === 0 ? [] : ['', `${words.gifts}:`]),
    ...gifts.map(gift => `  ${plain(giftText(gift, clockOf(config)))}`),
    ...(known.links.length === 0 ? [] : ['', `${words.links}:`]),
    ...known.links.map(link => `  ${plain(`${link.address} (${link.evidence})`)}`),
  ];
}

function valueWords(value: CustomerValue, ui: Config['business']['language']): string {
  const words = WORDS[ui];
  if (value.reasons.length === 0) return words.unknown;
  const score = value.score.toLocaleString(ui, { minimumFractionDigits: 2 });
  return value.super ? `${score}, ${words.super}` : score;
}

function orderLine(order: OrderView, address: string, config: Config): string {
  const ui = config.business.language;
  const words = WORDS[ui];
  const money = (amount: string): string =>
    `${Number(amount).toLocaleString(ui, { minimumFractionDigits: 2 })} ${order.currency}`;
  const items = order.items.slice(0, 3).map(({ name, sku, quantity }) => {
    return `${quantity === 1 ? '' : `${quantity} × `}${name || sku}`;
  });
  return plain(
    [
      `${order.number.padEnd(10)} ${date(order.orderedAt, config)}  ${money(order.total)}`,
      words.states[order.state],
      ...(Number(order.refunded) > 0 && order.state !== 'refunded'
        ? [words.refunded(money(order.refunded))]
        : []),
      ...(order.deliveredAt ? [words.delivered(date(order.deliveredAt, config))] : []),
      ...(order.address === address ? [] : [order.address]),
      ...(items.length === 0 ? [] : [items.join(', ').slice(0, 80)]),
    ].join(', '),
  );
}

function date(at: Date, config: Config): string {
  return day(at, clockOf(config));
}

function clockOf({ business: { language, timezone } }: Config): Clock {
  return { language, timezone, now: new Date() };
}

/** Nothing that a terminal would obey. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ').trimEnd();
}
