// Mails with gaps, from which a model learns not to lean on one word.
import { expect, it } from 'vitest';
import { withGaps } from '../../models/gaps.ts';
import { Random } from '../../models/random.ts';
import { see } from '../../models/rows.ts';
import { kinFrom } from '../../src/insight/model/kin.ts';

const seen = (text: string) => see({ text }, { language: 'en', kin: kinFrom([]) });
const MAIL = seen(
  'The lid of the pot came off on Monday. I rang twice and nobody could tell me where it is made!',
);
const WORDS = 21;

it('lacks two words of five, with all that hangs on them', () => {
  const random = new Random(1);
  const copies = Array.from({ length: 200 }, () => withGaps(MAIL, random));
  const kept = copies.map(copy => copy.hashes.length / MAIL.hashes.length);
  expect(kept.reduce((sum, one) => sum + one, 0) / kept.length).toBeCloseTo(0.6, 1);
  for (const copy of copies) {
    const hashes = new Set(copy.hashes);
    for (let word = 0; word < WORDS; word += 1) {
      const of = [...MAIL.hashes].filter((_, at) => MAIL.words[at] === word);
      const left = of.filter(hash => hashes.has(hash)).length;
      expect([0, of.length]).toContain(left);
    }
  }
});

it('what is left says more than it did, and the same seed gives the same gaps', () => {
  const copy = withGaps(MAIL, new Random(2));
  const at = MAIL.hashes.indexOf(copy.hashes[0] ?? 0);
  expect(copy.values[0]).toBeCloseTo((MAIL.values[at] ?? 0) * 1.136, 3);
  expect(withGaps(MAIL, new Random(2))).toEqual(copy);
  expect(withGaps(MAIL, new Random(3))).not.toEqual(copy);
});

it('a mail without words stays one', () => {
  expect(withGaps(seen(''), new Random(1)).hashes.length).toBeLessThanOrEqual(1);
});
