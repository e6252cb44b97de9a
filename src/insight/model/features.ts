// What the models see of a text: words, their stems, pairs of words, words under a negation, and the
// letters of words, each hashed to 32 bits. The same features are made in training and in use.
import type { Word } from '../words.ts';
import { type ConceptBook, conceptsOf } from './concepts.ts';
import { emoticonsIn } from './emoticons.ts';
import { hashNumbers, hashOf, hashPair, hashSpan } from './hash.ts';
import { KIN_LEVELS, type Kin, kinAt } from './kin.ts';
import { isNegator, NEGATION_REACH, type Negation, negations } from './negation.ts';
import type { Stem } from './stem.ts';

/** Hashed features of one text; each hash once. */
export interface Features {
  /** Length of the arrays. */
  readonly count: number;
  /** So many, the first, are looked at in every text; the others, of kin, in mails only. */
  readonly shared: number;
  readonly hashes: Uint32Array;
  /** How much each says; the longer the text, the less. */
  readonly values: Float32Array;
  /** Index of the word that each begins with; -1: the whole text. */
  readonly words: Int32Array;
  /** Number of the sentence that each is in; -1: the whole text. */
  readonly sentences: Int32Array;
  /** What each value was multiplied by, for the length of the text. */
  readonly scale: number;
}

/** Words beyond it are not looked at: a mail's matter stands at its top. */
const MOST_WORDS = 600;
const MOST_FEATURES = 16_384;
/** Seeds part the kinds of features from each other. */
const WORD = 1;
const STEM = 2;
const PAIR = 3;
const NEGATED = 4;
const LETTERS = 5;
const SIGN = 6;
const CONCEPT = 7;
const CONCEPTS = 8;
const NO_CONCEPT = 9;
const PHRASE = 10;
/** A seed more for each level; 11 is that of words with kin. */
const KIN = 12;
const KINS = KIN + KIN_LEVELS;
const NO_KIN_OF = KINS + KIN_LEVELS;
const VALUE = {
  word: 1,
  stem: 0.8,
  pair: 1,
  negated: 1,
  letters: 0.45,
  sign: 1,
  concept: 2,
  concepts: 1.2,
  noConcept: 1.5,
  kin: 1,
  kins: 0.6,
} as const;
/** Signs after the last word that are read. */
const AFTER = 40;
/** Letters of longer words beyond this are not cut into pieces. */
const LONGEST = 24;

/** Filled anew for every text; what is found is copied out. Room for all would cost more than the search. */
const ROOM = {
  hashes: new Uint32Array(MOST_FEATURES),
  values: new Float32Array(MOST_FEATURES),
  words: new Int32Array(MOST_FEATURES),
  /** Hashes at their place or the next free one; 0: free. */
  seen: new Uint32Array(MOST_FEATURES * 2),
  /** Places in `seen` that are taken: emptied one by one, since most texts are short. */
  taken: new Uint32Array(MOST_FEATURES),
};
let taken = 0;

class Collector {
  count = 0;

  constructor() {
    for (let at = 0; at < taken; at += 1) ROOM.seen[ROOM.taken[at] ?? 0] = 0;
    taken = 0;
  }

  add(hash: number, value: number, word: number): void {
    if (this.count >= MOST_FEATURES || !isNew(hash)) return;
    ROOM.hashes[this.count] = hash;
    ROOM.values[this.count] = value;
    ROOM.words[this.count] = word;
    this.count += 1;
  }

  features(seen: readonly Word[], shared: number): Features {
    const { count } = this;
    const [hashes, words] = [ROOM.hashes.slice(0, count), ROOM.words.slice(0, count)];
    const values = ROOM.values.slice(0, count);
    const sentences = new Int32Array(count);
    const scale = scaleOf(lengthOf(values));
    for (let at = 0; at < count; at += 1) {
      const word = words[at] ?? -1;
      values[at] = (values[at] ?? 0) * scale;
      sentences[at] = word < 0 ? -1 : (seen[word]?.sentence ?? -1);
    }
    return { count, shared, hashes, values, words, sentences, scale };
  }
}

function isNew(hash: number): boolean {
  const { seen } = ROOM;
  const mask = seen.length - 1;
  let place = hash & mask;
  for (let other = seen[place]; other !== 0; other = seen[place]) {
    if (other === hash) return false;
    place = (place + 1) & mask;
  }
  seen[place] = hash;
  ROOM.taken[taken] = place;
  taken += 1;
  return true;
}

function lengthOf(values: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += (values[at] ?? 0) ** 2;
  return Math.sqrt(sum);
}

/**
 * By the vector's length to the power of -0.75: -1 would let a threat drown in a long letter. By square
 * roots, which every machine computes to the same bit.
 */
export function scaleOf(length: number): number {
  return length > 0 ? 0.5 / (Math.sqrt(length) * Math.sqrt(Math.sqrt(length))) : 0;
}

/** First and last word of a phrase that says as a whole what its words don't ("no problem"). */
export interface Fixed {
  readonly from: number;
  readonly to: number;
}

/** Features of `text`, whose words are `words`; linear in both, and bounded. */
export function featuresOf(
  { text, words }: { readonly text: string; readonly words: readonly Word[] },
  stem: Stem,
  concepts: ConceptBook,
  fixed: readonly Fixed[],
  kin: Kin,
): Features {
  const seen = words.slice(0, MOST_WORDS);
  const into = new Collector();
  const norms = freeWords(into, seen, fixed);
  addWords(into, seen, norms, stem);
  const negated = [...negations(seen, norms)];
  addNegated(into, norms, negated);
  addConcepts(into, seen, norms, concepts);
  for (const [index, norm] of norms.entries()) if (norm !== '') addLetters(into, norm, index);
  for (const sign of signsIn(text, seen)) into.add(hashOf(SIGN, sign), VALUE.sign, -1);
  const shared = into.count;
  addKin(into, seen, norms, { kin, denied: new Set(negated.flatMap(([, words]) => words)) });
  return into.features(seen, shared);
}

/** The words, '' for those of a fixed phrase, which is one feature. */
function freeWords(into: Collector, words: readonly Word[], fixed: readonly Fixed[]): string[] {
  const norms = words.map(({ norm }) => squeeze(norm));
  for (const { from, to } of fixed) {
    if (to >= norms.length) continue;
    into.add(hashOf(PHRASE, norms.slice(from, to + 1).join(' ')), VALUE.word, from);
    norms.fill('', from, to + 1);
  }
  return norms;
}

/** `sooooo` is `soo`; a number is its count of digits. */
export function squeeze(norm: string): string {
  const first = norm.charCodeAt(0);
  if (first >= ZERO && first <= NINE && /^\d+$/.test(norm)) return `0${Math.min(norm.length, 6)}`;
  return isStretched(norm) ? norm.replace(/(.)\1{2,}/gu, '$1$1') : norm;
}

const [ZERO, NINE] = [0x30, 0x39];

/** Some letter may stand three times in a row; of letters of two units (emojis) nothing is said. */
function isStretched(norm: string): boolean {
  let run = 1;
  for (let at = 1; at < norm.length; at += 1) {
    const unit = norm.charCodeAt(at);
    run = unit === norm.charCodeAt(at - 1) ? run + 1 : 1;
    if (run >= 3 || unit >= FIRST_OF_TWO) return true;
  }
  return false;
}

const FIRST_OF_TWO = 0xd800;

function addWords(
  into: Collector,
  words: readonly Word[],
  norms: readonly string[],
  stem: Stem,
): void {
  for (const [index, norm] of norms.entries()) {
    if (norm === '') continue;
    into.add(hashOf(WORD, norm), VALUE.word, index);
    into.add(hashOf(STEM, stem(norm)), VALUE.stem, index);
    const next = norms[index + 1];
    if (!next || words[index]?.sentence !== words[index + 1]?.sentence) continue;
    into.add(hashPair(PAIR, norm, next), VALUE.pair, index);
  }
}

function addNegated(into: Collector, norms: readonly string[], negated: readonly Negation[]): void {
  for (const [index, reached] of negated)
    for (const at of reached) into.add(hashOf(NEGATED, norms[at] ?? ''), VALUE.negated, index);
}

/** What is spoken of, and what together in one sentence: `court` with `me` and `if`. */
function addConcepts(
  into: Collector,
  words: readonly Word[],
  norms: readonly string[],
  book: ConceptBook,
): void {
  let sentence = -1;
  let together: { concept: number; index: number }[] = [];
  let negatedUntil = -1;
  for (const [index, norm] of norms.entries()) {
    const word = words[index];
    if (!word) break;
    if (word.sentence !== sentence) {
      sentence = word.sentence;
      together = [];
      negatedUntil = -1;
    }
    if (isNegator(norm)) negatedUntil = index + NEGATION_REACH;
    for (const concept of conceptsOf(norm, book)) {
      into.add(hashOf(CONCEPT, String(concept)), VALUE.concept, index);
      if (index <= negatedUntil)
        into.add(hashOf(NO_CONCEPT, String(concept)), VALUE.noConcept, index);
      for (const other of together) {
        if (other.concept === concept) continue;
        const [a, b] = [Math.min(concept, other.concept), Math.max(concept, other.concept)];
        into.add(hashPair(CONCEPTS, String(a), String(b)), VALUE.concepts, index);
      }
      if (together.length < 40 && !together.some(one => one.concept === concept))
        together.push({ concept, index });
    }
  }
}

/** What a word's kin would say in its place, alone and with its neighbour's; under a negation it says something else. */
function addKin(
  into: Collector,
  words: readonly Word[],
  norms: readonly string[],
  { kin, denied }: { readonly kin: Kin; readonly denied: ReadonlySet<number> },
): void {
  let before = -1;
  for (const [index, norm] of norms.entries()) {
    if (words[index]?.sentence !== words[index - 1]?.sentence) before = -1;
    const at = norm === '' ? -1 : kinAt(kin, norm);
    for (let level = 0; at >= 0 && level < KIN_LEVELS; level += 1) {
      const group = kin.groups[at + level] ?? 0;
      const seed = denied.has(index) ? NO_KIN_OF : KIN;
      into.add(hashNumbers(seed + level, group), VALUE.kin, index);
      if (before < 0 || denied.has(index)) continue;
      const other = kin.groups[before + level] ?? 0;
      into.add(hashNumbers(KINS + level, other, group), VALUE.kins, index - 1);
    }
    before = denied.has(index) ? -1 : at;
  }
}

function addLetters(into: Collector, norm: string, index: number): void {
  const padded = `<${norm.slice(0, LONGEST)}>`;
  for (let size = 3; size <= 5; size += 1) {
    for (let from = 0; from + size <= padded.length; from += 1) {
      into.add(hashSpan(LETTERS, padded, from, from + size), VALUE.letters, index);
    }
  }
}

/** Punctuation, capitals and emoticons speak too. */
function* signsIn(text: string, words: readonly Word[]): Generator<string> {
  const bounded = text.slice(0, (words.at(-1)?.end ?? 0) + AFTER);
  yield* emoticonsIn(bounded);
  if (bounded.includes('!')) yield '!';
  if (/!!|!\s*!/.test(bounded)) yield '!!';
  if (bounded.includes('?')) yield '?';
  if (/\?\?|\?!|!\?/.test(bounded)) yield '??';
  if (/\.\.\.|…/.test(bounded)) yield '...';
  yield `length ${Math.min(9, Math.floor(Math.log2(words.length + 1)))}`;
}
