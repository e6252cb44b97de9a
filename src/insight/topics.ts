// What the phrase books say of a mail's matter. Evidence adds up; the subject counts one and a half times.
import { type Level, TOPICS, type Topic } from './insight.ts';
import { compilePhrases, type PhraseBook } from './phrases.ts';
import { find, type Reading } from './reading.ts';
import { type TopicSignals, weighted } from './signals.ts';

export type TopicBook = Readonly<Record<Topic, PhraseBook<number>>>;

/** Less evidence is a guess, and a guess is left to a human. */
const ENOUGH = 1.5;
const TROUBLES: readonly Topic[] = ['damaged', 'access-trouble', 'payment', 'refund'];
/** Each further word for the same topic counts so much of the one before. */
const FADING = 0.6;

export function topicBook(signals: TopicSignals): TopicBook {
  const entries = TOPICS.map(topic => [topic, compilePhrases(weighted(signals[topic]))] as const);
  return Object.fromEntries(entries) as Record<Topic, PhraseBook<number>>;
}

/** How much the signals say for each topic, from 0 on. */
export function topicEvidence(
  reading: Reading,
  books: readonly TopicBook[],
  level: Level,
): ReadonlyMap<Topic, number> {
  const evidence = new Map<Topic, number>();
  for (const topic of TOPICS) {
    const weights = books.flatMap(book => weightsOf(reading, book[topic]));
    evidence.set(topic, sum(weights));
  }
  weigh(evidence, reading, level);
  return evidence;
}

function weightsOf(reading: Reading, book: PhraseBook<number>): number[] {
  const seen = new Set<string>();
  const weights: number[] = [];
  for (const hit of find(reading, book)) {
    const word = reading.words[hit.from];
    // The same word again is no further evidence.
    if (!word || seen.has(word.norm)) continue;
    seen.add(word.norm);
    weights.push(hit.from < reading.subjectWords ? hit.value * 1.5 : hit.value);
  }
  return weights;
}

/** Mood has a say: praise is for the happy, complaint for the unhappy, a question is none of both. */
function weigh(evidence: Map<Topic, number>, reading: Reading, level: Level): void {
  const scale = (topic: Topic, factor: number): void => {
    evidence.set(topic, (evidence.get(topic) ?? 0) * factor);
  };
  const unhappy = level === 'unhappy' || level === 'extremely-unhappy';
  if (!unhappy) scale('complaint', 0.4);
  if (level !== 'happy') scale('praise', 0.25);
  // "When the e-book didn't open, Anna rang me up": the happy tell of troubles that are over.
  else for (const topic of TROUBLES) scale(topic, 0.6);
  if (unhappy) scale('question', 0.4);
  if (!reading.text.includes('?')) scale('question', 0.6);
  const others = TOPICS.filter(topic => topic !== 'question' && topic !== 'praise');
  const strongest = Math.max(...others.map(topic => evidence.get(topic) ?? 0));
  if (strongest < 2.5 && !unhappy && reading.text.includes('?')) {
    evidence.set('question', (evidence.get('question') ?? 0) + 1.6);
  }
  const praise = evidence.get('praise') ?? 0;
  if (level === 'happy' && praise > 0 && !reading.text.includes('?')) {
    evidence.set('praise', praise + 2);
  }
  // A complaint about something is first of all about that something.
  if (concrete(evidence) >= 2.5) scale('complaint', 0.75);
  if (strongest < ENOUGH && unhappy) {
    evidence.set('complaint', (evidence.get('complaint') ?? 0) + 1.5);
  }
}

function concrete(evidence: ReadonlyMap<Topic, number>): number {
  const vague = new Set<Topic>(['complaint', 'question', 'praise']);
  return Math.max(...[...evidence].map(([topic, weight]) => (vague.has(topic) ? 0 : weight)));
}

function sum(weights: readonly number[]): number {
  return [...weights]
    .sort((a, b) => b - a)
    .reduce((all, weight, index) => all + weight * FADING ** index, 0);
}
