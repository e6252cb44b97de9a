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
  /** Index of the word that speaks of it, best one with an intention beside it. */
  readonly at: number;
}

type Name = keyof ThreatWords;

export function threatWordBook(words: ThreatWords): ThreatWordBook {
  return conceptBook({ ...words });
}

export function threatEvidence(reading: Reading, book: ThreatWordBook): ThreatEvidence {
  const found = new Map<Threat, Spoken>();
  for (const names of namesBySentence(reading.words, book)) {
    for (const threat of THREATS) {
      const at = speaksOf(threat, names);
      if (at !== undefined) found.set(threat, merge(found.get(threat), names, at));
    }
  }
  return { found };
}

/** Of each sentence what is named in it, each with the index of the first word that names it. */
type Names = ReadonlyMap<Name, number>;

function namesBySentence(words: readonly Word[], book: ThreatWordBook): Names[] {
  const sentences: Map<Name, number>[] = [];
  let last = -1;
  for (const [index, word] of words.entries()) {
    if (word.sentence !== last) sentences.push(new Map());
    last = word.sentence;
    const names = sentences.at(-1);
    for (const concept of conceptsOf(word.norm, book)) {
      const name = (book.names[concept] ?? '') as Name;
      if (names && !names.has(name)) names.set(name, index);
    }
  }
  return sentences;
}

/** Index of the word that makes it; undefined: it isn't spoken of. */
function speaksOf(threat: Threat, names: Names): number | undefined {
  if (threat !== 'chargeback') return names.get(threat);
  return names.get('chargeback') ?? (names.has('bank') ? names.get('reversal') : undefined);
}

function merge(before: Spoken | undefined, names: Names, at: number): Spoken {
  return {
    intent: (before?.intent ?? false) || names.has('intent'),
    condition: (before?.condition ?? false) || names.has('condition'),
    self: (before?.self ?? false) || names.has('self'),
    not: (before?.not ?? false) || names.has('not'),
    at: before && (before.intent || !names.has('intent')) ? before.at : at,
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
