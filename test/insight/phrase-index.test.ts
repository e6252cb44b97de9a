import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexPhrases, startsIn, startsOf } from '../../src/insight/phrase-index.ts';
import { compilePhrases, findPhrases, type PhraseBook } from '../../src/insight/phrases.ts';
import { wordsIn } from '../../src/insight/words.ts';

const WORDS = 'geld zurück zurückgeben sofort Anwalt Anwältin nicht so gut . ,'.split(' ');

function bookOf(...phrases: string[]): PhraseBook<string> {
  return compilePhrases(phrases.map(phrase => [phrase, phrase] as const));
}

const BOOKS = [
  bookOf('geld zurück', 'zurück*', 'zurück'),
  bookOf('nicht so? gut', 'geld .. sofort', 'anwa*|anwält*'),
  bookOf('gut'),
];

describe('an index of phrase books', () => {
  it('leads to the same hits as a walk over all words', () => {
    const index = indexPhrases(BOOKS);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }), some => {
        const words = wordsIn(some.join(' '));
        const starts = startsIn(words, index);
        for (const book of BOOKS)
          expect(findPhrases(words, book, startsOf(starts, book))).toEqual(
            findPhrases(words, book),
          );
      }),
    );
  });

  it('says of a book without a hit that there is none, and of a strange one nothing', () => {
    const starts = startsIn(wordsIn('alles gut'), indexPhrases(BOOKS));
    expect(BOOKS.map(book => startsOf(starts, book))).toEqual([[], [], [1]]);
    expect(startsOf(starts, bookOf('alles'))).toBeUndefined();
  });
});
