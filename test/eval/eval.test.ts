// The pure parts of `npm run eval`: what they say is believed, so they are tested like the product.
import { describe, expect, it } from 'vitest';
import { share } from '../../eval/figure.ts';
import { median } from '../../eval/median.ts';
import { isMissed, tableOf } from '../../eval/table.ts';

const RIGHT = { right: true };
const WRONG = { right: false };

describe('share', () => {
  it('is a percentage to one decimal, with what it rests on', () => {
    expect(share('a', 'exact', [RIGHT, RIGHT, WRONG])).toEqual({
      ...{ corpus: 'a', what: 'exact', value: 66.7, unit: '%', of: 3 },
    });
    expect(share('a', 'exact', [RIGHT], '>= 85')).toMatchObject({ value: 100, wanted: '>= 85' });
  });

  it('of nothing is 0 of 0, which nobody takes for a success', () => {
    expect(share('a', 'exact', [])).toMatchObject({ value: 0, of: 0 });
  });
});

describe('isMissed', () => {
  const figure = (value: number, wanted?: string) => ({
    ...{ corpus: 'a', what: 'x', value, unit: '%' },
    ...(wanted === undefined ? {} : { wanted }),
  });

  it.each([
    [85, '>= 85', false],
    [84.9, '>= 85', true],
    [1, '<= 1', false],
    [1.1, '<= 1', true],
    [0.59, '>= 0.6', true],
  ])('%d, wanted %s: %s', (value, wanted, missed) => {
    expect(isMissed(figure(value, wanted))).toBe(missed);
  });

  it('marks the line of the table', () => {
    const lines = tableOf('s', [figure(1, '>= 2'), figure(1)]);
    expect(lines.map(line => line.endsWith('MISSED'))).toEqual([false, false, true, false, false]);
  });
});

describe('median', () => {
  it.each([
    [[], 0],
    [[3], 3],
    [[9, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (numbers, middle) => {
    expect(median(numbers)).toBe(middle);
  });
});
