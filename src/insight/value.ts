// How much a customer means to the merchant: from their orders, and from what mail shows. Where orders
// aren't known that is said: a merchant must never take a guess for a sales figure.
import type { UiLanguage } from '../config.ts';
import type { CustomerHistory, CustomerValue, Insight } from './insight.ts';
import { bookOf } from './mood-book.ts';
import type { LinkFact, ShopFacts } from './order-facts.ts';
import { type OrderValue, orderValue } from './order-value.ts';
import { indexPhrases, startsIn } from './phrase-index.ts';
import type { PhraseBook } from './phrases.ts';
import { find, type Reading, readText as readAll } from './reading.ts';
import { GERMAN_VALUE } from './signals-de.ts';
import { ENGLISH_VALUE } from './signals-en.ts';
import { VALUE_WORDS, type ValueWords } from './value-words.ts';
import { quoteFrom } from './words.ts';

interface Evidence {
  /** Loyalty and advocacy together make a super customer; one alone does not. */
  readonly kind: 'loyalty' | 'advocacy' | 'human';
  readonly score: number;
  readonly reason: string;
}

/** "First" and "second" are no habit. */
const BEGINNERS = /\b(?:erste[nr]?|zweite[nr]?|first|second|1|2)\b/i;

interface ValueBook {
  readonly loyal: PhraseBook<true>;
  readonly ordersOften: PhraseBook<true>;
  readonly refers: PhraseBook<true>;
}

const BOOKS: readonly ValueBook[] = [GERMAN_VALUE, ENGLISH_VALUE].map(signals => ({
  loyal: bookOf(signals.loyal),
  ordersOften: bookOf(signals.ordersOften),
  refers: bookOf(signals.refers),
}));

const INDEX = indexPhrases(BOOKS.flatMap(book => Object.values<PhraseBook<true>>({ ...book })));

/**
 * The text with the places where its phrases may begin: a handful, in most mails none. Also where it ends: `Ihre
 * Stammkundin` stands there.
 */
function readText(text: string): Reading {
  const reading = readAll(text);
  return { ...reading, starts: startsIn(reading.words, INDEX) };
}

/**
 * Nothing known gives no reasons and 0: "not known yet", which is not the same as "low".
 * @param shop what is known of the orders; without it, none are
 */
export function customerValue(
  input: { readonly text: string; readonly insight: Insight },
  history: CustomerHistory,
  ui: UiLanguage,
  shop: ShopFacts | null = null,
): CustomerValue {
  const words = VALUE_WORDS[ui];
  const evidence = [
    ...(history.vip ? [{ kind: 'human' as const, score: 0.5, reason: words.vip }] : []),
    ...saidIn(readText(input.text), input.insight, words),
    ...knownFrom(history, words),
  ];
  return shop?.orders
    ? fromOrders(
        orderValue(shop.orders, history.tickets + shop.ticketsElsewhere + 1, shop, words),
        evidence,
        history,
        { words, links: shop.links },
      )
    : fromMail(evidence, history, words, shop?.known === true);
}

/** Facts first: what the customer says of their own loyalty changes nothing where orders are known. */
function fromOrders(
  orders: OrderValue,
  evidence: readonly Evidence[],
  history: CustomerHistory,
  { words, links }: { readonly words: ValueWords; readonly links: readonly LinkFact[] },
): CustomerValue {
  const told = evidence.filter(({ kind }) => kind !== 'loyalty');
  const score = told.reduce((sum, one) => sum + one.score / 2, orders.score);
  const isHuman = told.some(({ kind }) => kind === 'human');
  const reasonsOf = (human: boolean): string[] =>
    told.filter(({ kind }) => (kind === 'human') === human).map(({ reason }) => reason);
  return {
    score: within(score - complaintsOf(history)),
    super: isHuman || orders.super,
    reasons: [
      ...reasonsOf(true),
      ...orders.reasons,
      ...reasonsOf(false),
      ...(history.unhappy > 0 ? [words.unhappy(history.unhappy)] : []),
      ...links.slice(0, 3).map(words.linked),
    ],
  };
}

function fromMail(
  evidence: readonly Evidence[],
  history: CustomerHistory,
  words: ValueWords,
  ordersKnown: boolean,
): CustomerValue {
  if (evidence.length === 0) return { score: 0, super: false, reasons: [] };
  const score = evidence.reduce((sum, one) => sum + one.score, 0.2);
  return {
    score: within(score - complaintsOf(history)),
    super: isSuper(evidence, history),
    reasons: [
      ...evidence.map(({ reason }) => reason),
      ...(history.unhappy > 0 ? [words.unhappy(history.unhappy)] : []),
      ordersKnown ? words.noneOfThem : words.noOrders,
    ],
  };
}

function complaintsOf({ unhappy }: CustomerHistory): number {
  return Math.min(unhappy, 3) * 0.05;
}

function within(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * 100) / 100;
}

/** A human said so, or loyalty and advocacy come together with hardly a complaint. */
function isSuper(evidence: readonly Evidence[], history: CustomerHistory): boolean {
  const kinds = new Set(evidence.map(({ kind }) => kind));
  if (kinds.has('human')) return true;
  return kinds.has('loyalty') && kinds.has('advocacy') && history.unhappy <= 1;
}

function saidIn(reading: Reading, insight: Insight, words: ValueWords): Evidence[] {
  const found: Evidence[] = [];
  const add = (key: keyof ValueBook, kind: Evidence['kind'], score: number): void => {
    const quote = quoted(reading, key);
    if (quote !== null) found.push({ kind, score, reason: words[key](quote) });
  };
  add('loyal', 'loyalty', 0.2);
  add('ordersOften', 'loyalty', 0.2);
  // "I'd recommend you, if only": who is unhappy recommends nobody.
  const { level } = insight.sentiment;
  if (level === 'happy' || level === 'neutral') add('refers', 'advocacy', 0.2);
  if (level === 'happy' && insight.topics.some(({ topic }) => topic === 'praise')) {
    found.push({ kind: 'advocacy', score: 0.1, reason: words.praises });
  }
  return found;
}

function knownFrom(history: CustomerHistory, words: ValueWords): Evidence[] {
  if (history.praised === 0) return [];
  const score = Math.min(history.praised, 4) * 0.05;
  return [{ kind: 'advocacy', score, reason: words.praised(history.praised) }];
}

/** The customer's words with the two that follow ("Stammkundin seit 2015"); null: not said. */
function quoted(reading: Reading, key: keyof ValueBook): string | null {
  for (const book of BOOKS) {
    for (const hit of find(reading, book[key])) {
      const [first, end] = [reading.words[hit.from], reading.words[hit.to]];
      if (!first || !end || first.quoted) continue;
      const own = quoteFrom(reading.text, first.start, end.end);
      if (key === 'ordersOften' && BEGINNERS.test(own)) continue;
      const last = reading.words
        .slice(hit.to, hit.to + 3)
        .filter(word => word.clause === end.clause)
        .at(-1);
      return quoteFrom(reading.text, first.start, (last ?? end).end);
    }
  }
  return null;
}
