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
  /** Those that a word may end with, by their last letters, longest first. */
  readonly endings: ReadonlyMap<string, readonly Pattern[]>;
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
      put(patterns, pattern.letters.slice(0, KEY), pattern);
    }
  }
  return { names, patterns, endings: endingsOf(patterns), known: new Map() };
}

function put(into: Map<string, Pattern[]>, key: string, pattern: Pattern): void {
  const others = into.get(key);
  if (others) others.push(pattern);
  else into.set(key, [pattern]);
}

function endingsOf(patterns: ReadonlyMap<string, readonly Pattern[]>): Map<string, Pattern[]> {
  const endings = new Map<string, Pattern[]>();
  const all = [...patterns.values()].flat();
  const long = all.filter(({ open, letters }) => open === 'start' && letters.length >= KEY);
  for (const pattern of long.sort((a, b) => b.letters.length - a.letters.length))
    put(endings, pattern.letters.slice(-KEY), pattern);
  return endings;
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

function search(norm: string, { patterns, endings }: ConceptBook): readonly number[] {
  const found = new Set<number>();
  const word = norm.slice(0, LONGEST);
  for (const pattern of patterns.get(word.slice(0, KEY)) ?? [])
    if (isOrBegins(word, pattern)) found.add(pattern.concept);
  for (const { letters, concept } of endings.get(word.slice(-KEY)) ?? [])
    if (letters.length < word.length && word.endsWith(letters)) found.add(concept);
  return [...found];
}

function isOrBegins(word: string, { letters, open }: Pattern): boolean {
  return open === 'end' ? word.startsWith(letters) : word === letters;
}
