import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, columns, painter, wantsColour, wrap } from '../../src/demo/terminal-text.ts';

describe('colour', () => {
  it('is wanted on a terminal only, and never against NO_COLOR', () => {
    expect(wantsColour(true, {})).toBe(true);
    expect(wantsColour(true, { NO_COLOR: '' })).toBe(true);
    expect(wantsColour(true, { NO_COLOR: '1' })).toBe(false);
    expect(wantsColour(true, { TERM: 'dumb' })).toBe(false);
    expect(wantsColour(false, {})).toBe(false);
  });

  it('switches off what it switched on', () => {
    expect(painter(true)('bold', 'a')).toBe('\u001b[1ma\u001b[22m');
    expect(painter(false)('bold', 'a')).toBe('a');
  });
});

describe('clean', () => {
  it('keeps words, line ends and emoji, and drops what steers a terminal', () => {
    expect(clean('Grüße 😢\r\n\tund\rEnde')).toBe('Grüße 😢\n  und\nEnde');
    expect(clean('a\u001b]0;x\u0007b\u009bc\u202ed\u0000')).toBe('a]0;xbcd');
  });
});

describe('columns', () => {
  it('counts wide signs twice and joining ones not at all', () => {
    expect(columns('Grüße')).toBe(5);
    expect(columns('u\u0308')).toBe(1);
    expect(columns('😢')).toBe(2);
    expect(columns('漢字')).toBe(4);
  });
});

describe('wrap', () => {
  it('breaks at blanks and keeps a line’s indentation', () => {
    expect(wrap('eins zwei drei', 9)).toEqual(['eins zwei', 'drei']);
    expect(wrap('  eins zwei drei', 9)).toEqual(['  eins', '  zwei', '  drei']);
    expect(wrap('a\n\nb', 9)).toEqual(['a', '', 'b']);
  });

  it('is never wider than asked and loses nothing but blanks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'ß', ' ', '😢', '漢', '\n', 'bcd') }),
        fc.integer({ min: 4, max: 40 }),
        (text, width) => {
          const lines = wrap(text, width);
          expect(lines.every(line => columns(line) <= width)).toBe(true);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replace(/[ \n]/g, ''));
        },
      ),
    );
  });
});
