// Where phrases of many books may begin in a text, found in one walk over its words instead of one a book.
import type { PhraseBook } from './phrases.ts';
import type { Word } from './words.ts';

/** Words, and beginnings of words, that some phrase begins with -> numbers of the books with such a phrase. */
export interface PhraseIndex {
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  readonly byStem: ReadonlyMap<string, readonly number[]>;
  readonly numbers: ReadonlyMap<PhraseBook<unknown>, number>;
}

/** Indices of the words that some phrase of a book begins with, in order, by the book's number. */
export interface Starts {
  readonly index: PhraseIndex;
  readonly found: readonly (readonly number[] | undefined)[];
}

const NONE: readonly number[] = [];

export function indexPhrases(books: readonly PhraseBook<unknown>[]): PhraseIndex {
  const byWord = new Map<string, number[]>();
  const byStem = new Map<string, number[]>();
  for (const [number, book] of books.entries()) {
    for (const word of book.byWord.keys()) append(byWord, word, number);
    for (const stem of book.byStem.keys()) append(byStem, stem, number);
  }
  return { byWord, byStem, numbers: new Map(books.map((book, number) => [book, number])) };
}

export function startsIn(words: readonly Word[], index: PhraseIndex): Starts {
  const found: (number[] | undefined)[] = new Array(index.numbers.size).fill(undefined);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    for (const number of index.byWord.get(word.norm) ?? NONE) note(found, number, at);
    for (const number of index.byStem.get(word.stem) ?? NONE) note(found, number, at);
  }
  return { index, found };
}

function note(found: (number[] | undefined)[], number: number, at: number): void {
  const own = found[number];
  if (!own) found[number] = [at];
  else if (own[own.length - 1] !== at) own.push(at);
}

/** Undefined for a book that isn't in the index. */
export function startsOf(
  { index, found }: Starts,
  book: PhraseBook<unknown>,
): readonly number[] | undefined {
  const number = index.numbers.get(book);
  return number === undefined ? undefined : (found[number] ?? NONE);
}

function append(map: Map<string, number[]>, key: string, number: number): void {
  const list = map.get(key);
  if (list) list.push(number);
  else map.set(key, [number]);
}
