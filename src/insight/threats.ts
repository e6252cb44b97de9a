// What a customer announces to do: go public, go to law, take the money back through bank or PayPal.
// Only in the first person, only ahead or just done: a lawyer who orders ink threatens nobody.
import type { Threat } from './insight.ts';
import { compilePhrases, type PhraseBook } from './phrases.ts';
import { find, quoteOf, type Reading } from './reading.ts';
import { phrasesOf, type ThreatSignals } from './signals.ts';
import type { Word } from './words.ts';

export interface ThreatFound {
  readonly threat: Threat;
  readonly quote: string;
}

/** One book a threat; null: looks like it and is none. */
export type ThreatBook = Readonly<Record<Threat, PhraseBook<Threat | null>>>;

const NEGATORS = new Set(
  'nicht kein keine keinen nie niemals not no never dont wont wouldnt'.split(' '),
);
/** "wollte nicht gleich mit dem Anwalt drohen": a negator so near before takes it back. */
const NEGATION_REACH = 2;

export function threatBook(signals: ThreatSignals): ThreatBook {
  const bookFor = (threat: Threat): PhraseBook<Threat | null> =>
    compilePhrases<Threat | null>([
      ...phrasesOf(signals.threats[threat]).map(phrase => [phrase, threat] as const),
      ...phrasesOf(signals.harmless[threat]).map(phrase => [phrase, null] as const),
    ]);
  return { public: bookFor('public'), legal: bookFor('legal'), chargeback: bookFor('chargeback') };
}

/** Each threat at most once, with the words that make it. */
export function threatsIn(reading: Reading, book: ThreatBook): ThreatFound[] {
  const found: ThreatFound[] = [];
  for (const threat of ['public', 'legal', 'chargeback'] as const) {
    const hits = find(reading, book[threat]);
    const harmless = hits.filter(hit => hit.value === null);
    const meant = hits.find(hit => {
      const word = reading.words[hit.from];
      return (
        hit.value !== null &&
        word !== undefined &&
        !word.quoted &&
        !isTakenBack(reading.words, hit.from) &&
        !harmless.some(({ from, to }) => from <= hit.to && hit.from <= to)
      );
    });
    if (meant) found.push({ threat, quote: quoteOf(reading, meant) });
  }
  return found;
}

function isTakenBack(words: readonly Word[], from: number): boolean {
  const first = words[from];
  return words
    .slice(Math.max(0, from - NEGATION_REACH), from)
    .some(word => word.clause === first?.clause && NEGATORS.has(word.norm));
}
