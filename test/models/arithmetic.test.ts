import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exponential, logarithm } from '../../models/arithmetic.ts';

it('the logarithm is that of the machine, whatever the machine', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), number => {
      expect(logarithm(number)).toBeCloseTo(Math.log(number), 7);
    }),
  );
});

it('so is the power of e, and next to nothing stays so', () => {
  fc.assert(
    fc.property(fc.double({ min: -60, max: 0, noNaN: true }), number => {
      expect(exponential(number) / Math.exp(number)).toBeCloseTo(1, 6);
    }),
  );
  expect([exponential(0), exponential(-1e6)]).toEqual([1, 0]);
});
