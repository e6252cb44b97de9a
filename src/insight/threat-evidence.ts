// Whether a mail speaks at all of law, of the public, or of money taken back, and how: as something to be
// done, on a condition, by the writer, or not. A head of the model weighs it; without any there is no threat.
import { THREATS, type Threat } from './insight.ts';
import { type ConceptBook, conceptBook, conceptsOf } from './model/concepts.ts';
import type { Reading } from './reading.ts';
import type { ThreatWords } from './threat-words.ts';
import type { Word } from './words.ts';

export type ThreatWordBook = ConceptBook;

export interface ThreatEvidence {
  /** How a threat is spoken of; only what is spoken of. */
  readonly found: ReadonlyMap<Threat, Spoken>;
}

/** In some sentence with a word of that threat there is also ... */
interface Spoken {
  readonly intent: boolean;
  readonly condition: boolean;
  readonly self: boolean;
  readonly not: boolean;
  readonly sentences: number;
}

type Name = keyof ThreatWords;

export function threatWordBook(words: ThreatWords): ThreatWordBook {
  return conceptBook({ ...words });
}

export function threatEvidence(reading: Reading, book: ThreatWordBook): ThreatEvidence {
  const found = new Map<Threat, Spoken>();
  for (const names of namesBySentence(reading.words, book)) {
    for (const threat of THREATS) {
      if (speaksOf(threat, names)) found.set(threat, merge(found.get(threat), names));
    }
  }
  return { found };
}

function namesBySentence(words: readonly Word[], book: ThreatWordBook): Set<Name>[] {
  const sentences: Set<Name>[] = [];
  let last = -1;
  for (const word of words) {
    if (word.sentence !== last) sentences.push(new Set());
    last = word.sentence;
    for (const concept of conceptsOf(word.norm, book)) {
      sentences.at(-1)?.add((book.names[concept] ?? '') as Name);
    }
  }
  return sentences;
}

function speaksOf(threat: Threat, names: ReadonlySet<Name>): boolean {
  if (threat === 'legal') return names.has('legal');
  if (threat === 'public') return names.has('public');
  return names.has('chargeback') || (names.has('bank') && names.has('reversal'));
}

function merge(before: Spoken | undefined, names: ReadonlySet<Name>): Spoken {
  return {
    intent: (before?.intent ?? false) || names.has('intent'),
    condition: (before?.condition ?? false) || names.has('condition'),
    self: (before?.self ?? false) || names.has('self'),
    not: (before?.not ?? false) || names.has('not'),
    sentences: (before?.sentences ?? 0) + 1,
  };
}

/** Numbers of 0 to 1 for the models, five a threat. */
export function evidenceNumbers({ found }: ThreatEvidence): number[] {
  return THREATS.flatMap(threat => {
    const spoken = found.get(threat);
    if (!spoken) return [0, 0, 0, 0, 0];
    const { intent, condition, self, not } = spoken;
    return [1, ...[intent, condition, self, not].map(Number)];
  });
}

export const EVIDENCE_COUNT = THREATS.length * 5;
