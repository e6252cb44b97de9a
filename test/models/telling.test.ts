import { describe, expect, it } from 'vitest';
import type { Rows } from '../../models/svm.ts';
import { scaleRows, tellingScales } from '../../models/telling.ts';

/** Four rows over four features: 0 stands in all, 1 in those that say yes, 2 in one, 3 nowhere. */
const ROWS: Rows = {
  at: Int32Array.of(0, 3, 5, 6, 8),
  index: Uint32Array.of(0, 1, 2, 0, 1, 0, 0, 1),
  value: Float32Array.of(1, 1, 1, 1, 1, 1, 1, 0),
};

describe('how telling a feature is', () => {
  const scales = tellingScales(ROWS, Int8Array.of(1, 1, -1, -1), 4);

  it('what stands on one side says more than what stands on both; a value of 0 stands nowhere', () => {
    expect(scales[1]).toBeGreaterThan((scales[2] ?? 0) * 1.1);
    expect(scales[2]).toBeGreaterThan(scales[0] ?? 0);
    expect(scales[0]).toBeCloseTo(0.3, 6);
    expect(scales[3]).toBeCloseTo(0.3, 6);
  });

  it('is 1 on average over the features that were seen', () => {
    expect(((scales[0] ?? 0) + (scales[1] ?? 0) + (scales[2] ?? 0)) / 3).toBeCloseTo(1, 6);
  });

  it('of rows that are not used nothing is learnt', () => {
    const some = tellingScales(ROWS, Int8Array.of(0, 1, -1, 0), 4);
    expect(some[2]).toBeCloseTo(0.3, 6);
  });

  it('scales the rows', () => {
    expect([...scaleRows(ROWS, Float64Array.of(2, 3, 4, 5)).value]).toEqual([
      2, 3, 4, 2, 3, 2, 2, 0,
    ]);
  });
});
