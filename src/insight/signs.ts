// What the phrase books find in a mail: the part of a judgement that can be quoted. The models get it as
// numbers beside the words themselves.
import { type Level, THREATS, type Threat, TOPICS, type Topic } from './insight.ts';
import type { ConceptBook } from './model/concepts.ts';
import { type WeighedMood, weighMood } from './mood.ts';
import type { MoodBook } from './mood-book.ts';
import type { PhraseIndex } from './phrase-index.ts';
import type { Reading } from './reading.ts';
import type { Escalation } from './signals.ts';
import {
  EVIDENCE_COUNT,
  evidenceNumbers,
  type ThreatEvidence,
  type ThreatWordBook,
  threatEvidence,
} from './threat-evidence.ts';
import { type ThreatBook, type ThreatFound, threatsIn } from './threats.ts';
import { type TopicBook, topicEvidence } from './topics.ts';

export interface Books {
  readonly mood: MoodBook;
  readonly threats: ThreatBook;
  readonly topics: TopicBook;
  readonly concepts: ConceptBook;
  readonly threatWords: ThreatWordBook;
  /** Of mood, threats and topics. */
  readonly phrases: PhraseIndex;
}

export interface Signs {
  readonly mood: WeighedMood;
  readonly threats: readonly ThreatFound[];
  readonly harmless: ReadonlySet<Threat>;
  readonly evidence: ThreatEvidence;
  readonly topics: ReadonlyMap<Topic, number>;
}

const ESCALATIONS: readonly Escalation[] = [
  'insult',
  'fraud',
  'ultimatum',
  'repeated',
  'sarcasm',
  'never-again',
];
/** How many numbers `signNumbers` gives. */
export const SIGN_COUNT =
  6 + ESCALATIONS.length + 2 * THREATS.length + TOPICS.length + EVIDENCE_COUNT;

export function signsIn(reading: Reading, books: Books): Signs {
  const { threats, harmless } = threatsIn(reading, books.threats);
  const mood = weighMood(reading, books.mood, threats);
  const topics = topicEvidence(reading, [books.topics], roughLevel(mood));
  return { mood, threats, harmless, evidence: threatEvidence(reading, books.threatWords), topics };
}

function roughLevel({ score }: WeighedMood): Level {
  if (score <= -0.24) return 'unhappy';
  return score >= 0.24 ? 'happy' : 'neutral';
}

/** The signs as numbers of about -1 to 1, in a fixed order. */
export function signNumbers(signs: Signs): number[] {
  const { mood } = signs;
  const has = (kind: Escalation): number => (mood.once.some(one => one.kind === kind) ? 1 : 0);
  const threatens = (threat: Threat): number =>
    signs.threats.some(one => one.threat === threat) ? 1 : 0;
  return [
    half(mood.good, 3),
    half(mood.bad, 3),
    mood.score,
    half(mood.strong, 1),
    half(mood.extremity, 2.5),
    mood.shouted ? 1 : 0,
    ...ESCALATIONS.map(has),
    ...THREATS.map(threatens),
    ...THREATS.map(threat => (signs.harmless.has(threat) ? 1 : 0)),
    ...TOPICS.map(topic => half(signs.topics.get(topic) ?? 0, 2.5)),
    ...evidenceNumbers(signs.evidence),
  ];
}

/** 0 for nothing, 0.5 for `middle`, towards 1 for much. */
function half(much: number, middle: number): number {
  return much / (much + middle);
}
