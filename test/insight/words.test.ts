import { describe, expect, it } from 'vitest';
import { quoteFrom, wordsIn } from '../../src/insight/words.ts';

/** From the word `first` to the end of the text. */
function quoted(text: string, first: string): string {
  const word = wordsIn(text).find(({ norm }) => norm === first);
  return quoteFrom(text, word?.start ?? -1, text.length);
}

describe('a quote', () => {
  it.each([
    ['my 6,000 readers', '000', '6,000 readers'],
    ['über 1.250.000 Euro', '000', '1.250.000 Euro'],
    ['am 3. Mai 2026', 'mai', 'Mai 2026'],
    ['1, 200 Stück', '200', '200 Stück'],
    ['costs 9.9900 now', '9900', '9900 now'],
  ])('of %j from %j does not begin within a number', (text, first, wanted) => {
    expect(quoted(text, first)).toBe(wanted);
  });

  it('is one line, and not a long one', () => {
    expect(quoteFrom('a\n\n  b', 0, 6)).toBe('a b');
    expect(quoteFrom('x'.repeat(200), 0, 200)).toBe(`${'x'.repeat(77)}...`);
  });
});
