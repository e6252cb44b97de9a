import { compilePhrases, type PhraseBook } from './phrases.ts';
import { type Escalation, type MoodSignals, phrasesOf, weighted } from './signals.ts';
import { normalize } from './words.ts';

/** The mood signals of one language, ready to be looked for. */
export interface MoodBook {
  readonly mood: PhraseBook<number>;
  /** null: looks like an escalation and is none. */
  readonly escalations: PhraseBook<Escalation | null>;
  readonly foreignFraud: PhraseBook<true>;
  readonly negators: ReadonlySet<string>;
  readonly negatorUndo: ReadonlySet<string>;
  readonly intensifiers: ReadonlySet<string>;
  readonly carriers: PhraseBook<true>;
  readonly you: ReadonlySet<string>;
}

export function moodBook(signals: MoodSignals): MoodBook {
  const escalations = Object.entries(signals.escalations) as [Escalation, string][];
  return {
    mood: compilePhrases(weighted(signals.mood)),
    escalations: compilePhrases<Escalation | null>([
      ...escalations.flatMap(([kind, text]) =>
        phrasesOf(text).map(phrase => [phrase, kind] as const),
      ),
      ...phrasesOf(signals.harmless).map(phrase => [phrase, null] as const),
    ]),
    foreignFraud: bookOf(signals.foreignFraud),
    negators: wordSet(signals.negators),
    negatorUndo: wordSet(signals.negatorUndo),
    intensifiers: wordSet(signals.intensifiers),
    carriers: bookOf(signals.carriers),
    you: wordSet(signals.you),
  };
}

/** Phrases that mean the same. */
export function bookOf(phrases: string): PhraseBook<true> {
  return compilePhrases(phrasesOf(phrases).map(phrase => [phrase, true] as const));
}

function wordSet(phrases: string): Set<string> {
  return new Set(phrasesOf(phrases).map(normalize));
}
