// Word stems by Porter's algorithm (Porter 1980; German by Snowball). Only these files of `natural` are
// loaded: its main file brings 160 MB of other things.

import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js';

/** A word as `normalize` writes it to its stem. */
export type Stem = (norm: string) => string;

/** Shorter words are their own stems. */
const SHORTEST = 4;
const LETTERS = /^[a-z]+$/;

/** So many words are remembered: stemming one takes ten times as long as finding it. */
const MOST_KNOWN = 10_000;

export const STEMMERS: Readonly<Record<'de' | 'en', Stem>> = {
  de: remembering(norm => (hasStem(norm) ? german.stem(norm) : norm)),
  en: remembering(norm => (hasStem(norm) ? english.stem(norm) : norm)),
};

function remembering(stem: Stem): Stem {
  const known = new Map<string, string>();
  return norm => {
    const before = known.get(norm);
    if (before !== undefined) return before;
    const found = stem(norm);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(norm, found);
    return found;
  };
}

function hasStem(norm: string): boolean {
  return norm.length >= SHORTEST && LETTERS.test(norm);
}
