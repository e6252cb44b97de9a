// What a word means to a shop: `Amtsgericht`, `Klage` and `Mahnbescheid` are all `court`. Many words stand
// for few meanings, so a model that saw one of them knows what the others say.
//
//   gericht    this word          gericht*   a word that begins so
//   *gericht   one that ends so (and the word itself)

interface Pattern {
  readonly letters: string;
  readonly open: 'none' | 'end' | 'start';
  readonly concept: number;
}

export interface ConceptBook {
  readonly names: readonly string[];
  /** By their first letters. */
  readonly patterns: ReadonlyMap<string, readonly Pattern[]>;
  /** What was found for words before: the same few thousand words make most mails. */
  readonly known: Map<string, readonly number[]>;
}

/** Patterns are found by so many of their letters; shorter ones stand for whole words. */
const KEY = 3;
/** So many words are remembered. */
const MOST_KNOWN = 10_000;
/** Longer words are looked at no further. */
const LONGEST = 40;

export function conceptBook(words: Readonly<Record<string, string>>): ConceptBook {
  const names = Object.keys(words);
  const patterns = new Map<string, Pattern[]>();
  for (const [concept, name] of names.entries()) {
    for (const written of (words[name] ?? '').split(/\s+/)) {
      const pattern = patternOf(written, concept);
      const key = pattern.letters.slice(0, KEY);
      patterns.set(key, [...(patterns.get(key) ?? []), pattern]);
    }
  }
  return { names, patterns, known: new Map() };
}

function patternOf(written: string, concept: number): Pattern {
  if (written.startsWith('*')) return { letters: written.slice(1), open: 'start', concept };
  if (written.endsWith('*')) return { letters: written.slice(0, -1), open: 'end', concept };
  return { letters: written, open: 'none', concept };
}

/** Numbers of the concepts that a word stands for, each once. */
export function conceptsOf(norm: string, book: ConceptBook): readonly number[] {
  const known = book.known.get(norm);
  if (known) return known;
  const found = search(norm, book);
  if (book.known.size >= MOST_KNOWN) book.known.clear();
  book.known.set(norm, found);
  return found;
}

function search(norm: string, book: ConceptBook): readonly number[] {
  const found = new Set<number>();
  const word = norm.slice(0, LONGEST);
  const last = Math.max(0, word.length - KEY);
  for (let at = 0; at <= last; at += 1) {
    for (const pattern of book.patterns.get(word.slice(at, at + KEY)) ?? []) {
      if (fits(word, at, pattern)) found.add(pattern.concept);
    }
  }
  return [...found];
}

function fits(word: string, at: number, { letters, open }: Pattern): boolean {
  if (open === 'start') return at + letters.length === word.length && word.endsWith(letters);
  if (at > 0) return false;
  return open === 'end' ? word.startsWith(letters) : word === letters;
}
