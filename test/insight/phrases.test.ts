import { describe, expect, it } from 'vitest';
import { compilePhrases, findPhrases } from '../../src/insight/phrases.ts';
import { wordsIn } from '../../src/insight/words.ts';

/** The stretches of `text` that match, in its own words. */
function found(text: string, ...phrases: string[]): string[] {
  const words = wordsIn(text);
  const hits = findPhrases(words, compilePhrases(phrases.map(phrase => [phrase, phrase] as const)));
  return hits.map(({ from, to }) => text.slice(words[from]?.start, words[to]?.end));
}

describe('findPhrases', () => {
  it('finds words whatever their case, umlauts and apostrophes', () => {
    expect(found('Das GELD zurück, bitte', 'geld zurück')).toEqual(['GELD zurück']);
    expect(found('das Geld zurueck', 'geld zurück')).toEqual(['Geld zurueck']);
    expect(found('I don’t know', "don't know")).toEqual(['don’t know']);
  });

  it('knows the star, alternatives and words that may be missing', () => {
    expect(found('enttäuschend', 'enttäusch*')).toEqual(['enttäuschend']);
    expect(found('die Anwältin', 'anwalt|anwältin')).toEqual(['Anwältin']);
    expect(found('nicht gut. nicht so gut', 'nicht so? gut')).toEqual([
      'nicht gut',
      'nicht so gut',
    ]);
  });

  it('leaps over four words, and never over the end of a sentence', () => {
    expect(found('schalte ich morgen den Anwalt ein', 'schalte .. ein')).toHaveLength(1);
    expect(found('schalte a b c d e ein', 'schalte .. ein')).toEqual([]);
    expect(found('Ich schalte. Und der Anwalt ein', 'schalte .. ein')).toEqual([]);
  });

  it('lets a longer hit take a shorter one away, the later of two equal ones', () => {
    expect(found('gar kein Problem', 'problem', 'kein problem')).toEqual(['kein Problem']);
    const words = wordsIn('mein Anwalt');
    const book = compilePhrases([
      ['mein anwalt', 1],
      ['mein anwalt', 2],
    ]);
    expect(findPhrases(words, book).map(({ value }) => value)).toEqual([2]);
  });

  it('does not take an abbreviation or a line break for the end of a sentence', () => {
    expect(found('Bestellung Nr. 5 zurück', 'bestellung .. zurück')).toHaveLength(1);
    expect(found('mein Geld\nzurück', 'geld zurück')).toHaveLength(1);
    expect(found('mein Geld\n\nzurück', 'geld zurück')).toEqual([]);
  });

  it('stays linear when every word begins a phrase that never ends', () => {
    const book = compilePhrases([['werde .. a|b .. c|d .. e', 1] as const]);
    const words = wordsIn('werde a c '.repeat(2_000));
    const start = performance.now();
    findPhrases(words, book);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('refuses a phrase that would match anything', () => {
    expect(() => compilePhrases([['ab*', 1]])).toThrow('too short');
    expect(() => compilePhrases([['so? gut', 1]])).toThrow('first word');
  });
});
