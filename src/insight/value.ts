// How much a customer means to the merchant, from what mail shows. Orders aren't known here, and that
// is said: a merchant must never take a guess for a sales figure.
import type { UiLanguage } from '../config.ts';
import type { CustomerHistory, CustomerValue, Insight } from './insight.ts';
import { bookOf } from './mood-book.ts';
import type { PhraseBook } from './phrases.ts';
import { find, type Reading, readMail } from './reading.ts';
import { GERMAN_VALUE } from './signals-de.ts';
import { ENGLISH_VALUE } from './signals-en.ts';
import { quoteFrom } from './words.ts';

interface Evidence {
  /** Loyalty and advocacy together make a super customer; one alone does not. */
  readonly kind: 'loyalty' | 'advocacy' | 'human';
  readonly score: number;
  readonly reason: string;
}

interface Words {
  readonly vip: string;
  loyal(quote: string): string;
  ordersOften(quote: string): string;
  refers(quote: string): string;
  praised(times: number): string;
  readonly praises: string;
  unhappy(times: number): string;
  readonly noOrders: string;
}

const WORDS: Readonly<Record<UiLanguage, Words>> = {
  de: {
    vip: 'von Ihnen als besonders wichtig markiert',
    loyal: quote => `nennt sich treu: „${quote}“`,
    ordersOften: quote => `bestellt oft: „${quote}“`,
    refers: quote => `empfiehlt Sie weiter: „${quote}“`,
    praised: times =>
      times === 1 ? 'hat Sie schon einmal gelobt' : `hat Sie schon ${times}-mal gelobt`,
    praises: 'lobt Sie in dieser Mail',
    unhappy: times =>
      times === 1 ? 'war schon einmal unzufrieden' : `war schon ${times}-mal unzufrieden`,
    noOrders: 'Bestellungen sind noch nicht bekannt',
  },
  en: {
    vip: 'marked by you as very important',
    loyal: quote => `says they are loyal: “${quote}”`,
    ordersOften: quote => `orders often: “${quote}”`,
    refers: quote => `recommends you: “${quote}”`,
    praised: times =>
      times === 1 ? 'praised you once before' : `praised you ${times} times before`,
    praises: 'praises you in this mail',
    unhappy: times =>
      times === 1 ? 'was unhappy once before' : `was unhappy ${times} times before`,
    noOrders: 'orders are not known yet',
  },
};

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

/** Nothing known gives no reasons and 0: "not known yet", which is not the same as "low". */
export function customerValue(
  input: { readonly text: string; readonly insight: Insight },
  history: CustomerHistory,
  ui: UiLanguage,
): CustomerValue {
  const words = WORDS[ui];
  const evidence = [
    ...(history.vip ? [{ kind: 'human' as const, score: 0.5, reason: words.vip }] : []),
    ...saidIn(readMail({ subject: '', text: input.text }), input.insight, words),
    ...knownFrom(history, words),
  ];
  if (evidence.length === 0) return { score: 0, super: false, reasons: [] };
  const complaints = Math.min(history.unhappy, 3) * 0.05;
  const score = evidence.reduce((sum, one) => sum + one.score, 0.2) - complaints;
  return {
    score: Math.round(Math.min(1, Math.max(0, score)) * 100) / 100,
    super: isSuper(evidence, history),
    reasons: [
      ...evidence.map(({ reason }) => reason),
      ...(history.unhappy > 0 ? [words.unhappy(history.unhappy)] : []),
      words.noOrders,
    ],
  };
}

/** A human said so, or loyalty and advocacy come together with hardly a complaint. */
function isSuper(evidence: readonly Evidence[], history: CustomerHistory): boolean {
  const kinds = new Set(evidence.map(({ kind }) => kind));
  if (kinds.has('human')) return true;
  return kinds.has('loyalty') && kinds.has('advocacy') && history.unhappy <= 1;
}

function saidIn(reading: Reading, insight: Insight, words: Words): Evidence[] {
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

function knownFrom(history: CustomerHistory, words: Words): Evidence[] {
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
