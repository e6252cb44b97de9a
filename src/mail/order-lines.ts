// The card's lines about orders: which one it is, how the guarantee stands with its arithmetic, what isn't
// paid, what was given before.
import type { OrderFinding } from '../insight/find-order.ts';
import { guaranteeOf, undoneBy } from '../insight/guarantee.ts';
import type { Insight, Topic } from '../insight/insight.ts';
import type { KnownOrder } from '../insight/known-order.ts';
import type { GivenGift, MailOrders } from '../insight/mail-orders.ts';
import { centsOf, moneyText } from '../money.ts';
import type { CardLine } from './card.ts';
import { lineSafe, nameSafe } from './header-safe.ts';
import { ORDER_WORDS, type OrderWords } from './order-words.ts';
import { type Clock, dateOf } from './when.ts';
import type { Words } from './words-shape.ts';

const MOST_CANDIDATES = 2;
const MOST_ITEMS = 2;
const MOST_UNPAID = 3;
const MOST_GIFTS = 3;
/** Mails in which somebody wants something back. */
const ABOUT_GUARANTEE: readonly Topic[] = ['refund', 'complaint', 'damaged', 'cancellation'];
/** Mails in which an order is spoken of. */
const ABOUT_ORDER: readonly Topic[] = [...ABOUT_GUARANTEE, 'delivery', 'payment', 'access-trouble'];

interface Around {
  readonly shop: MailOrders;
  readonly insight: Insight;
  readonly words: Words;
  readonly order: OrderWords;
  readonly clock: Clock;
}

export function orderLines(
  shop: MailOrders | undefined,
  insight: Insight,
  words: Words,
  clock: Clock,
): CardLine[] {
  if (!shop) return [];
  const around = { shop, insight, words, order: ORDER_WORDS[clock.language], clock };
  return [
    ...foreignLines(around),
    ...foundLines(around),
    ...guaranteeLines(around),
    ...unpaidLines(around),
    ...giftLines(around),
  ];
}

function foreignLines({ shop, words, order }: Around): CardLine[] {
  return shop.foreign.map(number => ({
    label: words.label.caution,
    text: order.foreign(lineSafe(number, 40)),
    tone: 'warn' as const,
  }));
}

function foundLines(around: Around): CardLine[] {
  const { shop, words, order } = around;
  const label = words.label.order;
  const { finding } = shop;
  // That none was found stands among what is unclear.
  if (finding.kind === 'none') return [];
  if (finding.kind === 'sure') {
    const text = `${orderText(finding.order, around)}; ${order.by[finding.by]}`;
    // Customers know their own orders: a human may name it all. A linked address may be another's.
    return [{ label, text, ...(finding.order.own ? { open: true } : {}) }];
  }
  const isNamed = finding.by === 'number' || finding.by === 'strange';
  if (!isNamed && !isAboutOrder(around)) return [];
  const shown = finding.candidates.slice(0, MOST_CANDIDATES);
  const more = finding.candidates.length - shown.length;
  const text = order[finding.by === 'strange' ? 'strange' : 'unsure'](
    shown.map(one => orderText(one, around)),
    more,
  );
  return [{ label, text, ...(shown.every(({ own }) => own) ? { open: true } : {}) }];
}

/** Whoever says thank you, or asks for a favour, needs none looked up. */
function isAboutOrder({ insight }: Around): boolean {
  return insight.topics.some(({ topic }) => ABOUT_ORDER.includes(topic));
}

/** `#1042 of 3 Nov, 49.90 EUR, lamp, shade` */
function orderText(one: KnownOrder, { order, clock }: Around): string {
  const items = one.items.slice(0, MOST_ITEMS).map(item => lineSafe(item, 40));
  const more = one.items.length - items.length;
  return [
    order.named(lineSafe(one.number, 40), dateOf(one.orderedAt, clock)),
    moneyText(centsOf(one.total), one.currency, clock.language),
    ...items,
    ...(more > 0 ? [`+${more}`] : []),
    ...undoneText(one, order, clock),
    ...(one.own ? [] : [order.linked]),
  ].join(', ');
}

/** Cancelled, refunded, or how much of it was refunded. */
function undoneText(one: KnownOrder, order: OrderWords, { language }: Clock): string[] {
  const undone = undoneBy(one);
  if (undone) return [order[undone]];
  const cents = centsOf(one.refunded);
  return cents > 0 ? [order.partly(moneyText(cents, one.currency, language))] : [];
}

function wantsBack({ insight }: Around): boolean {
  const about = insight.topics.some(({ topic }) => ABOUT_GUARANTEE.includes(topic));
  return about || insight.sentiment.label === 'negative';
}

function guaranteeLines(around: Around): CardLine[] {
  const { shop, words } = around;
  if (shop.terms.days === 0 || !wantsBack(around)) return [];
  const label = words.label.guarantee;
  const shown = ordersOf(shop.finding).slice(0, MOST_CANDIDATES);
  if (shown.length === 0) return [];
  const texts = shown.map(one => {
    const text = standingText(one, around);
    return shown.length > 1 ? `${lineSafe(one.number, 40)}: ${text}` : text;
  });
  const isGrace = (one: KnownOrder): boolean =>
    undoneBy(one) === null && guaranteeOf(one, shop.terms, shop.at).standing === 'grace';
  const grace = shown.some(isGrace);
  return [{ label, text: texts.join('; '), ...(grace ? { tone: 'good' as const } : {}) }];
}

function ordersOf(finding: OrderFinding): readonly KnownOrder[] {
  if (finding.kind === 'none') return [];
  return finding.kind === 'sure' ? [finding.order] : finding.candidates;
}

/** `day 92 of 90 since delivery on 24 Aug: within the 14 days of grace, say yes` */
function standingText(one: KnownOrder, { shop, order, clock }: Around): string {
  const undone = undoneBy(one);
  if (undone) return order.over[undone];
  const { days, graceDays } = shop.terms;
  const guarantee = guaranteeOf(one, shop.terms, shop.at);
  const since = order.since[guarantee.since](dateOf(guarantee.from, clock));
  return `${order.day(guarantee.day, days)} ${since}: ${order.standing[guarantee.standing](graceDays)}`;
}

function unpaidLines({ shop, words, order, clock }: Around): CardLine[] {
  return shop.unpaid.slice(0, MOST_UNPAID).map(one => ({
    label: words.label.payment,
    text: order.unpaid(
      order.named(lineSafe(one.number, 40), dateOf(one.orderedAt, clock)),
      moneyText(centsOf(one.total), one.currency, clock.language),
    ),
  }));
}

function giftLines({ shop, words, clock }: Around): CardLine[] {
  return shop.gifts.slice(0, MOST_GIFTS).map(gift => ({
    label: words.label.given,
    text: giftText(gift, clock),
  }));
}

/** `on 3 Sep 2026: voucher, 10 EUR, by Anna Berger` */
export function giftText(gift: GivenGift, clock: Clock): string {
  const order = ORDER_WORDS[clock.language];
  const worth = moneyText(centsOf(gift.amount), gift.currency, clock.language);
  return order.given(
    dateOf(gift.at, clock, 'year'),
    lineSafe(gift.what, 100),
    worth,
    nameSafe(gift.by),
  );
}
