// The shape of what a language's signal files hold. They are data: phrases in the language of
// `phrases.ts`, separated by commas, with weights where it matters how much they say.
import type { Threat, Topic } from './insight.ts';

/** Phrases, separated by commas or line breaks. */
type Phrases = string;

/** weight -> phrases */
export type Weighted = readonly (readonly [number, Phrases])[];

/** What raises unhappiness to extreme unhappiness. */
export type Escalation = 'insult' | 'fraud' | 'ultimatum' | 'repeated' | 'sarcasm' | 'never-again';

export interface MoodSignals {
  /** Weight -3 (fury) .. 3 (delight); 0 takes away what it contains ("freundlichen Grüßen"). */
  readonly mood: Weighted;
  readonly escalations: Readonly<Record<Escalation, Phrases>>;
  /** Look like an escalation and are none ("zum dritten Mal bestellt"). */
  readonly harmless: Phrases;
  /** Negate what follows within three words of the same clause. */
  readonly negators: Phrases;
  /** After a negator they undo it ("nicht nur"). */
  readonly negatorUndo: Phrases;
  readonly intensifiers: Phrases;
  /** Others who may be to blame. */
  readonly carriers: Phrases;
  /** Words by which the shop is addressed. */
  readonly you: Phrases;
  /** The mail asks about somebody else's fraud. */
  readonly foreignFraud: Phrases;
}

export interface ThreatSignals {
  readonly threats: Readonly<Record<Threat, Phrases>>;
  /** Look like a threat and are none ("ich bin Anwalt"). */
  readonly harmless: Readonly<Record<Threat, Phrases>>;
}

export type TopicSignals = Readonly<Record<Topic, Weighted>>;

/** What a customer says of themselves that makes them valuable. */
export interface ValueSignals {
  /** "Stammkundin", "customer for years" */
  readonly loyal: Phrases;
  /** "zum fünfzehnten Mal bestellt" */
  readonly ordersOften: Phrases;
  /** "empfehle Sie allen" */
  readonly refers: Phrases;
}

export function phrasesOf(text: Phrases): string[] {
  return text
    .split(/[,\n]/)
    .map(phrase => phrase.trim())
    .filter(phrase => phrase !== '');
}

export function* weighted(signals: Weighted): Generator<readonly [string, number]> {
  for (const [weight, phrases] of signals) {
    for (const phrase of phrasesOf(phrases)) yield [phrase, weight];
  }
}
