import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitPlainCsv } from '../../src/io/csv-split.ts';

const cellsOf = (text: string) => splitPlainCsv(text, ',')?.map(({ cells }) => cells) ?? null;

describe('splitPlainCsv', () => {
  it('reads cells with and without quotation marks, and counts their lines', () => {
    expect(splitPlainCsv('a,"b ""x"", c",\r\n"1\n2\n3",4,"5"\n\n6', ',')).toMatchObject([
      { cells: ['a', 'b "x", c', ''], lines: 1 },
      { cells: ['1\n2\n3', '4', '5'], lines: 3 },
      { cells: [''], lines: 1 },
      { cells: ['6'], lines: 1 },
    ]);
  });

  it('leaves to others what is not plain', () => {
    expect(cellsOf('a,b"c\n')).toBeNull();
    expect(cellsOf('a,"b"c\n')).toBeNull();
    expect(cellsOf('a,"b\nc,d\n')).toBeNull();
  });

  it('reads whatever it reads as csv-parse does', () => {
    const signs = fc.constantFrom('a', '"', '""', '"b"', ',', '\n', '\r\n', '\r', ' ', '€');
    const options = { recordDelimiter: ['\r\n', '\n'], relaxColumnCount: true, relaxQuotes: true };
    let plain = 0;
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 24 }), pieces => {
        const text = pieces.join('');
        const cells = cellsOf(text);
        if (cells === null) return;
        plain += 1;
        expect(cells).toEqual(parse(text, options));
      }),
      { numRuns: 5_000 },
    );
    expect(plain).toBeGreaterThan(1_000);
  });
});
