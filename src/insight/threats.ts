// What a customer announces to do: go public, go to law, take the money back through bank or PayPal.
// Only in the first person, only ahead or just done: a lawyer who orders ink threatens nobody.
import { THREATS, type Threat } from './insight.ts';
import { bookOf } from './mood-book.ts';
import type { Hit, PhraseBook } from './phrases.ts';
import { find, quoteOf, type Reading } from './reading.ts';
import type { ThreatSignals } from './signals.ts';
import type { Word } from './words.ts';

export interface ThreatFound {
  readonly threat: Threat;
  readonly quote: string;
}

/** What makes a threat, and what looks like one and is none ("a good review"). */
export interface ThreatPhrases {
  readonly meant: PhraseBook<true>;
  readonly harmless: PhraseBook<true>;
}

export type ThreatBook = Readonly<Record<Threat, ThreatPhrases>>;

const NEGATORS = new Set(
  'nicht kein keine keinen nie niemals not no never dont wont wouldnt'.split(' '),
);
/** "wollte nicht gleich mit dem Anwalt drohen": a negator so near before takes it back. */
const NEGATION_REACH = 2;

export function threatBook(signals: ThreatSignals): ThreatBook {
  const bookFor = (threat: Threat): ThreatPhrases => ({
    meant: bookOf(signals.threats[threat]),
    harmless: bookOf(signals.harmless[threat]),
  });
  return { public: bookFor('public'), legal: bookFor('legal'), chargeback: bookFor('chargeback') };
}

/** What the phrases say: each threat at most once, with the words that make it, and what only looks like one. */
export interface ThreatPhrasesFound {
  readonly threats: readonly ThreatFound[];
  readonly harmless: ReadonlySet<Threat>;
}

export function threatsIn(reading: Reading, book: ThreatBook): ThreatPhrasesFound {
  const threats: ThreatFound[] = [];
  const harmless = new Set<Threat>();
  for (const threat of THREATS) {
    const innocent = find(reading, book[threat].harmless);
    if (innocent.length > 0) harmless.add(threat);
    const hits = find(reading, book[threat].meant);
    const meant = hits.find(hit => isMeant(reading, hit, innocent));
    if (meant) threats.push({ threat, quote: quoteOf(reading, meant) });
    else if (hits.some(({ from }) => isTakenBack(reading.words, from))) harmless.add(threat);
  }
  return { threats, harmless };
}

function isMeant(reading: Reading, hit: Hit<true>, innocent: readonly Hit<true>[]): boolean {
  const word = reading.words[hit.from];
  return (
    word !== undefined &&
    !word.quoted &&
    !isTakenBack(reading.words, hit.from) &&
    !innocent.some(({ from, to }) => from <= hit.to && hit.from <= to)
  );
}

function isTakenBack(words: readonly Word[], from: number): boolean {
  const first = words[from];
  return words
    .slice(Math.max(0, from - NEGATION_REACH), from)
    .some(word => word.clause === first?.clause && NEGATORS.has(word.norm));
}
