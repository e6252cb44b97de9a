import { describe, expect, it } from 'vitest';
import { parseDuration } from '../src/duration.ts';
import { UsageError } from '../src/errors.ts';

describe('parseDuration', () => {
  it.each([
    ['30m', 1_800_000],
    ['8h', 28_800_000],
    ['7d', 604_800_000],
    ['2w', 1_209_600_000],
    [' 5 D ', 432_000_000],
  ])('%s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each([
    '',
    '8',
    'h',
    '-1h',
    '0h',
    '1.5h',
    '8 hours',
    '8h 30m',
    '999999w',
    '8h'.repeat(99),
    '１h',
  ])('refuses %j and says what was expected', text => {
    expect(() => parseDuration(text)).toThrow(UsageError);
    expect(() => parseDuration(text)).toThrow('for example 8h');
  });
});
