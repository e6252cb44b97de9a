// What the phrase books say of how a customer feels: the weighed words, and what escalates (an insult, an
// ultimatum, a third mail), summed up.
import { type Feeling, feelingsIn } from './feelings.ts';
import type { Threat } from './insight.ts';
import type { MoodBook } from './mood-book.ts';
import { find, quoteOf, type Reading } from './reading.ts';
import { shoutedWords } from './shouting.ts';
import type { Escalation } from './signals.ts';
import type { ThreatFound } from './threats.ts';

export interface Escalated {
  readonly kind: Escalation;
  readonly quote: string;
  readonly sentence: number;
}

/** How much an escalation adds to the feeling, and to how extreme it is. */
const ESCALATION: Readonly<Record<Escalation, { mood: number; extreme: number }>> = {
  insult: { mood: 1.5, extreme: 1.5 },
  fraud: { mood: 1.5, extreme: 1.4 },
  ultimatum: { mood: 1, extreme: 1.2 },
  repeated: { mood: 1.5, extreme: 1 },
  sarcasm: { mood: 2.5, extreme: 1 },
  'never-again': { mood: 1.5, extreme: 1.2 },
};
const THREAT: Readonly<Record<Threat, { mood: number; extreme: number }>> = {
  legal: { mood: 2.5, extreme: 2.5 },
  public: { mood: 2.5, extreme: 2.3 },
  chargeback: { mood: 2, extreme: 1.9 },
};
/** One word alone proves little: score = (good - bad) / (good + bad + this). */
const DOUBT = 2;
/** Each further word of the same direction counts so much of the one before. */
const FADING = 0.9;
const STRONG = 2.9;
/** In longer mails single strong words say less. */
const ORDINARY_WORDS = 200;

/** All that the signals say of a mail's mood, before anything is known of its customer. */
export interface WeighedMood {
  readonly good: number;
  readonly bad: number;
  /** How many very strong bad words there are. */
  readonly strong: number;
  readonly extremity: number;
  readonly score: number;
  readonly meant: readonly Feeling[];
  readonly once: readonly Escalated[];
  readonly shouted: string | null;
}

export function weighMood(
  reading: Reading,
  book: MoodBook,
  threats: readonly ThreatFound[],
): WeighedMood {
  const found = escalationsIn(reading, book);
  const feelings = feelingsIn(reading, book).filter(feeling => !isForeignFraud(feeling, found));
  const escalations = found.kept.filter(({ kind }) => kind !== 'sarcasm');
  const ironic = sarcasmIn(feelings, found.kept, escalations.length + threats.length);
  const ironicSentences = new Set(ironic.map(({ sentence }) => sentence));
  const meant = feelings.filter(
    ({ weight, sentence }) => weight < 0 || !ironicSentences.has(sentence),
  );
  const once = eachKindOnce([...escalations, ...ironic]);
  const good = sum(meant.filter(({ weight }) => weight > 0).map(({ weight }) => weight));
  const bad =
    sum(meant.filter(({ weight }) => weight < 0).map(({ weight }) => -weight)) +
    total(once.map(({ kind }) => ESCALATION[kind].mood)) +
    total(threats.map(({ threat }) => THREAT[threat].mood));
  const shouted = shoutedWords(reading);
  const strong = meant.filter(({ weight }) => weight <= -STRONG).length;
  const extremity = extremityOf({ strong, once, threats, shouted, bad, reading });
  const score = (good - bad) / (good + bad + DOUBT);
  return { good, bad, strong, extremity, score, meant, once, shouted };
}

function extremityOf(given: {
  strong: number;
  once: readonly Escalated[];
  threats: readonly ThreatFound[];
  shouted: string | null;
  bad: number;
  reading: Reading;
}): number {
  const length = Math.max(1, given.reading.words.length / ORDINARY_WORDS);
  const [worst = 0, ...others] = given.threats
    .map(({ threat }) => THREAT[threat].extreme)
    .sort((a, b) => b - a);
  return (
    Math.min(given.strong, 3) / length +
    total(given.once.map(({ kind }) => ESCALATION[kind].extreme)) +
    worst +
    others.length +
    (given.shouted ? 0.8 : 0) +
    (/[!?]{3}/.test(given.reading.text) ? 0.4 : 0) +
    (given.bad / length >= 8 ? 0.8 : 0)
  );
}

function escalationsIn(
  reading: Reading,
  book: MoodBook,
): { kept: Escalated[]; foreign: ReadonlySet<number> } {
  const aboutOthers = find(reading, book.foreignFraud).length > 0;
  const kept: Escalated[] = [];
  const foreign = new Set<number>();
  for (const hit of find(reading, book.escalations)) {
    const word = reading.words[hit.from];
    if (hit.value === null || !word || word.quoted || word.joined) continue;
    if (hit.value === 'fraud' && aboutOthers) {
      foreign.add(hit.from);
      continue;
    }
    kept.push({ kind: hit.value, quote: quoteOf(reading, hit), sentence: word.sentence });
  }
  return { kept, foreign };
}

/** "Is this phishing mail from you?" accuses nobody here. */
function isForeignFraud(feeling: Feeling, found: { foreign: ReadonlySet<number> }): boolean {
  return found.foreign.has(feeling.from);
}

/** "Bravo" is meant as it stands, unless everything around it is bad. */
function sarcasmIn(
  feelings: readonly Feeling[],
  found: readonly Escalated[],
  others: number,
): Escalated[] {
  const suspects = found.filter(({ kind }) => kind === 'sarcasm');
  const sentences = new Set(suspects.map(({ sentence }) => sentence));
  const around = feelings.filter(({ sentence, weight }) => weight < 0 || !sentences.has(sentence));
  const bad =
    total(around.filter(({ weight }) => weight < 0).map(({ weight }) => -weight)) + others;
  const good = total(around.filter(({ weight }) => weight > 0.5).map(({ weight }) => weight));
  return bad >= 1.2 && bad > good ? suspects : [];
}

function eachKindOnce(found: readonly Escalated[]): Escalated[] {
  return [...new Map([...found].reverse().map(one => [one.kind, one] as const)).values()];
}

/** The heaviest first, each further one fading. */
function sum(weights: readonly number[]): number {
  return [...weights]
    .sort((a, b) => b - a)
    .reduce((all, weight, index) => all + weight * FADING ** index, 0);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
