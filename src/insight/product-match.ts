// Which of a customer's orders has the goods that a mail speaks of. Words of the goods' names weigh by how
// few of the orders have them; "Lampe" finds "Schreibtischlampe", and a slip of the finger its word.
import jaroWinkler from 'natural/lib/natural/distance/jaro-winkler_distance.js';
import type { KnownOrder } from './known-order.ts';

export interface ProductHit {
  readonly order: KnownOrder;
  /** Above 0. */
  readonly score: number;
}

const LONGEST_TEXT = 6_000;
const MOST_WORDS = 400;
const SHORTEST = 4;
/** So much alike are a word and its mistyped twin. */
const ALIKE = 0.93;
const WHOLE = 1;
const PART = 0.8;
const SLIP = 0.7;

/** In the name of many goods, or in the mail of everybody, and no goods by themselves. */
const EMPTY = new Set(
  (
    'paket packet päckchen parcel package ware artikel produkt product item items order bestellung farbe color colour größe ' +
    'groesse size stück stueck piece pack neue neuer neues with without ohne inkl incl includes inklusive schwarz weiß weiss rot ' +
    'blau grün grau black white blue green grey gray klein groß gross small large medium damen herren kinder this that have from ' +
    'einen eine einer dass nicht noch mein meine auch sind wird wurde haben habe ihre ihnen sehr aber oder edition special'
  ).split(' '),
);

/** The orders that have something of it, the best first. Cancelled ones too: mails are about them as well. */
export function matchProducts(text: string, orders: readonly KnownOrder[]): ProductHit[] {
  const said = [...new Set(wordsOf(text.slice(0, LONGEST_TEXT)))].slice(0, MOST_WORDS);
  const names = orders.map(order => order.items.map(wordsOf));
  const weights = weightsOf(names);
  const likeness = new Map<string, number>();
  for (const word of [...weights.keys()].slice(0, MOST_WORDS))
    likeness.set(word, Math.max(0, ...said.map(one => alike(word, one))));
  const scoreOf = (item: readonly string[]): number =>
    item.reduce((sum, word) => sum + (likeness.get(word) ?? 0) * (weights.get(word) ?? 0), 0);
  return orders
    .map((order, index) => ({ order, score: Math.max(0, ...(names[index] ?? []).map(scoreOf)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** Inverse document frequency; what every order has still tells that the mail is about goods. */
function weightsOf(orders: readonly (readonly (readonly string[])[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const items of orders) {
    for (const word of new Set(items.flat())) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const all = orders.length;
  return new Map([...counts].map(([word, count]) => [word, Math.log(1 + all / count)]));
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}{2,40}(?:\d{1,6})?/gu) ?? [];
  return words.filter(word => word.length >= SHORTEST && !EMPTY.has(word));
}

/** `word` of a name, `said` in the mail. 0: another word. */
function alike(word: string, said: string): number {
  if (word === said) return WHOLE;
  if (word.length > said.length + 2 && (word.endsWith(said) || word.startsWith(said))) return PART;
  // Plurals and cases: Lampe, Lampen.
  if (said.startsWith(word) && said.length - word.length <= 2) return PART;
  if (word[0] !== said[0] || Math.abs(word.length - said.length) > 2 || said.length < 5) return 0;
  return jaroWinkler(word, said) >= ALIKE ? SLIP : 0;
}
