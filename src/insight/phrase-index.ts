// Where phrases of many books may begin in a text, found in one walk over its words instead of one a book.
import type { PhraseBook } from './phrases.ts';
import type { Word } from './words.ts';

/** Words, and beginnings of words, that some phrase begins with -> numbers of the books with such a phrase. */
export interface PhraseIndex {
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  readonly byStem: ReadonlyMap<string, readonly number[]>;
  /** Books by their numbers. */
  readonly books: readonly PhraseBook<unknown>[];
}

/** Book -> indices of the words that some phrase of it begins with, in order. */
export type Starts = ReadonlyMap<PhraseBook<unknown>, readonly number[]>;

const NONE: readonly number[] = [];

export function indexPhrases(books: readonly PhraseBook<unknown>[]): PhraseIndex {
  const byWord = new Map<string, number[]>();
  const byStem = new Map<string, number[]>();
  for (const [number, book] of books.entries()) {
    for (const word of book.byWord.keys()) append(byWord, word, number);
    for (const stem of book.byStem.keys()) append(byStem, stem, number);
  }
  return { byWord, byStem, books };
}

export function startsIn(words: readonly Word[], index: PhraseIndex): Starts {
  const starts = index.books.map((): number[] => []);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    for (const number of index.byWord.get(word.norm) ?? NONE) starts[number]?.push(at);
    for (const number of index.byStem.get(word.stem) ?? NONE) {
      const own = starts[number];
      if (own && own.at(-1) !== at) own.push(at);
    }
  }
  return new Map(index.books.map((book, number) => [book, starts[number] ?? NONE]));
}

function append(map: Map<string, number[]>, key: string, number: number): void {
  const list = map.get(key);
  if (list) list.push(number);
  else map.set(key, [number]);
}
