import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BATCH_LIMITS, type MailMeta, planBatches, uidSet } from '../../src/io/imap-fetch.ts';

const at = new Date(0);
const metas = (...sizes: number[]): MailMeta[] =>
  sizes.map((size, index) => ({ uid: index + 1, size, receivedAt: at }));
const uids = (batches: MailMeta[][]): number[][] =>
  batches.map(batch => batch.map(({ uid }) => uid));

describe('planBatches', () => {
  const limits = { mails: 3, bytes: 100, small: 60 };

  it('cuts by number and by bytes', () => {
    expect(uids(planBatches(metas(1, 1, 1, 1), limits))).toEqual([[1, 2, 3], [4]]);
    expect(uids(planBatches(metas(50, 50, 1), limits))).toEqual([[1, 2], [3]]);
  });

  it('gives a large mail a batch of its own and keeps the order', () => {
    expect(uids(planBatches(metas(1, 61, 1, 1), limits))).toEqual([[1], [2], [3, 4]]);
  });

  it('is bounded, complete and in order for any sizes', () => {
    const size = fc.oneof(fc.integer({ min: 0, max: 2e6 }), fc.constant(Number.POSITIVE_INFINITY));
    fc.assert(
      fc.property(fc.array(size, { maxLength: 400 }), sizes => {
        const batches = planBatches(metas(...sizes));
        expect(batches.flat().map(({ uid }) => uid)).toEqual(sizes.map((_, index) => index + 1));
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(BATCH_LIMITS.mails);
          const bytes = batch.reduce((sum, meta) => sum + meta.size, 0);
          expect(batch.length === 1 || bytes <= BATCH_LIMITS.bytes).toBe(true);
        }
      }),
    );
  });
});

it('writes UIDs as an IMAP set', () => {
  expect(uidSet([1, 2, 3, 7, 9, 10])).toBe('1:3,7,9:10');
  expect(uidSet([4294967295])).toBe('4294967295');
  expect(uidSet([])).toBe('');
});
