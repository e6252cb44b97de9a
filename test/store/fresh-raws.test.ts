import { describe, expect, test } from 'vitest';
import { createFreshRaws } from '../../src/store/fresh-raws.ts';

const bytes = (length: number): Buffer => Buffer.alloc(length, 'x');

describe('bytes that were just stored', () => {
  test('are given once', () => {
    const fresh = createFreshRaws(100);
    fresh.keep(1, bytes(10));
    expect(fresh.take(1)).toEqual(bytes(10));
    expect(fresh.take(1)).toBeUndefined();
    expect(fresh.take(2)).toBeUndefined();
  });

  test('are bounded; what was taken makes room, the oldest stay', () => {
    const fresh = createFreshRaws(25);
    for (const id of [1, 2, 3]) fresh.keep(id, bytes(10));
    expect(fresh.take(3)).toBeUndefined();
    expect(fresh.take(1)).toBeDefined();
    fresh.keep(4, bytes(10));
    expect([2, 4].map(id => fresh.take(id)?.length)).toEqual([10, 10]);
  });

  test('make room when nobody came for them', () => {
    let now = 0;
    const fresh = createFreshRaws(20, () => now);
    fresh.keep(1, bytes(20));
    now = 10_000;
    fresh.keep(2, bytes(20));
    expect(fresh.take(1)).toBeUndefined();
    expect(fresh.take(2)).toBeDefined();
  });
});
