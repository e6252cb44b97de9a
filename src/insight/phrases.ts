// A small language for phrases, and its matcher. Linear in the text: at each word only the phrases
// that begin with that word are tried, and each try looks at a bounded number of words.
//
//   geld zurück        these words, one after the other
//   enttäusch*         a word that begins so
//   anwalt|anwältin    either word
//   sehr?              the word may be missing
//   schalte .. ein     up to four words in between, in the same sentence
import { normalize, STEM, type Word } from './words.ts';

const GAP = 4;

interface Part {
  readonly exact: ReadonlySet<string>;
  readonly prefixes: readonly string[];
  readonly optional: boolean;
  /** So many words may stand before it. */
  readonly gap: number;
}

/** Most phrases are in no mail, so their words after the first are read when that is found. */
class Phrase<T> {
  private compiled: readonly Part[] | null = null;

  constructor(
    private readonly text: string,
    readonly value: T,
  ) {}

  get parts(): readonly Part[] {
    this.compiled ??= compile(this.text);
    return this.compiled;
  }
}

/** Phrases ready to be looked for; `value` is what a hit means. */
export interface PhraseBook<T> {
  readonly byWord: ReadonlyMap<string, readonly Phrase<T>[]>;
  readonly byStem: ReadonlyMap<string, readonly Phrase<T>[]>;
}

/** Words `from` to `to` (inclusive) of the text match. */
export interface Hit<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

const FIRST = /\S+/;

/** Compiles phrases; a phrase that could match everything is a programming error and throws. */
export function compilePhrases<T>(entries: Iterable<readonly [string, T]>): PhraseBook<T> {
  const byWord = new Map<string, Phrase<T>[]>();
  const byStem = new Map<string, Phrase<T>[]>();
  for (const [text, value] of entries) {
    const [first] = compile(FIRST.exec(text)?.[0] ?? '');
    if (!first || first.optional) throw new Error(`a phrase needs a first word: "${text}"`);
    const phrase = new Phrase(text, value);
    for (const word of first.exact) append(byWord, word, phrase);
    for (const prefix of first.prefixes) {
      if (prefix.length < STEM) throw new Error(`too short before the star: "${text}"`);
      append(byStem, prefix.slice(0, STEM), phrase);
    }
  }
  return { byWord, byStem };
}

function compile(text: string): Part[] {
  const parts: Part[] = [];
  let gap = 0;
  for (const token of text.trim().split(/\s+/)) {
    if (token === '..') {
      gap = GAP;
      continue;
    }
    const optional = token.endsWith('?');
    const words = (optional ? token.slice(0, -1) : token).split('|');
    const exact = new Set(words.filter(word => !word.endsWith('*')).map(normalize));
    const prefixes = words
      .filter(word => word.endsWith('*'))
      .map(word => normalize(word.slice(0, -1)));
    parts.push({ exact, prefixes, optional, gap });
    gap = 0;
  }
  return parts;
}

function append<T>(map: Map<string, Phrase<T>[]>, key: string, phrase: Phrase<T>): void {
  const list = map.get(key);
  if (list) list.push(phrase);
  else map.set(key, [phrase]);
}

/**
 * All hits in order, without those that lie within a longer one: "kein Problem" takes "Problem" away.
 * @param starts where alone to look; absent: at every word
 */
export function findPhrases<T>(
  words: readonly Word[],
  book: PhraseBook<T>,
  starts?: readonly number[],
): Hit<T>[] {
  const hits: Hit<T>[] = [];
  const count = starts ? starts.length : words.length;
  for (let place = 0; place < count; place += 1) {
    const from = starts ? (starts[place] ?? 0) : place;
    const word = words[from];
    if (!word) break;
    const exact = book.byWord.get(word.norm);
    const stems = book.byStem.get(word.stem);
    // Nearly every word begins no phrase.
    if (!exact && !stems) continue;
    const hit = longestOf(words, from, stems, longestOf(words, from, exact, null));
    const last = hits.at(-1);
    if (hit && (!last || hit.to > last.to)) hits.push(hit);
  }
  return hits;
}

/** Of two equally long ones the later in the book wins: exceptions stand last. */
function longestOf<T>(
  words: readonly Word[],
  from: number,
  candidates: readonly Phrase<T>[] | undefined,
  before: Hit<T> | null,
): Hit<T> | null {
  let longest = before;
  if (!candidates) return longest;
  for (const phrase of candidates) {
    const to = matchFrom(words, from, phrase.parts, 0);
    if (to !== null && (!longest || to >= longest.to)) longest = { value: phrase.value, from, to };
  }
  return longest;
}

/** Index of the last word of a match of `parts` from part `index` on, at word `at`; null: none. */
function matchFrom(
  words: readonly Word[],
  at: number,
  parts: readonly Part[],
  index: number,
): number | null {
  const part = parts[index];
  if (!part) return at - 1;
  const sentence = words[at - 1]?.sentence;
  for (let skipped = 0; skipped <= part.gap; skipped += 1) {
    const word = words[at + skipped];
    if (!word || (index > 0 && word.sentence !== sentence)) break;
    if (fits(word.norm, part)) {
      const end = matchFrom(words, at + skipped + 1, parts, index + 1);
      if (end !== null) return end;
    }
  }
  return part.optional ? matchFrom(words, at, parts, index + 1) : null;
}

function fits(word: string, part: Part): boolean {
  return part.exact.has(word) || part.prefixes.some(prefix => word.startsWith(prefix));
}
