import { expect, test } from 'vitest';
import { wordsOf } from '../src/errors.ts';

test.each([
  [new Error('Datenbank weg'), 'Datenbank weg'],
  [new Error(' zwei\r\n\tZeilen '), 'zwei Zeilen'],
  [new TypeError(''), 'TypeError'],
  ['nur Worte', 'nur Worte'],
  [undefined, 'undefined'],
  [new Error('a\u0000b'), 'ab'],
  [new Error('halb \ud83d!'), 'halb \ufffd!'],
  [new Error('ganz 😀!'), 'ganz 😀!'],
])('%o says %s', (thrown, words) => {
  expect(wordsOf(thrown)).toBe(words);
});

test('words are cut, also in the middle of a pair', () => {
  const words = wordsOf(new Error(`${'x'.repeat(499)}😀`));
  expect(words).toHaveLength(500);
  expect(words.endsWith('x\ufffd')).toBe(true);
});
