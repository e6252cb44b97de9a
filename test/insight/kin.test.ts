// Words of a kind: found again after the way to a file and back, and seen in a mail as each other.
import { expect, it } from 'vitest';
import {
  decodeKin,
  encodeKin,
  kinAt,
  kinFrom,
  kinHash,
  kinLength,
} from '../../src/insight/model/kin.ts';
import { readMail } from '../../src/insight/reading.ts';
import { viewOf } from '../../src/insight/view.ts';

const NO_KIN = kinFrom([]);
const WORDS = Array.from({ length: 500 }, (_, at) => ({
  hash: kinHash(`word${at}`),
  groups: [at % 7, 65_535 - at],
}));

it('each word finds its groups, others none, also after the way to a file', () => {
  const bytes = encodeKin(WORDS);
  expect(bytes.length).toBe(kinLength(WORDS.length));
  for (const kin of [kinFrom(WORDS), decodeKin(bytes)]) {
    for (const [at, { groups }] of WORDS.entries()) {
      const place = kinAt(kin, `word${at}`);
      expect([...kin.groups.slice(place, place + 2)]).toEqual(groups);
    }
    expect(kinAt(kin, 'another')).toBe(-1);
  }
  expect(kinAt(NO_KIN, 'word1')).toBe(-1);
});

const seen = (text: string, kin = NO_KIN) =>
  new Set(viewOf(readMail({ subject: '', text }), { language: 'en', kin }).features.hashes);
const shared = (one: Set<number>, other: Set<number>) =>
  [...one].filter(hash => other.has(hash)).length;

it('two mails with words of a kind have more in common', () => {
  const kin = kinFrom(
    ['solicitor', 'barrister'].map(word => ({ hash: kinHash(word), groups: [1, 2] })),
  );
  const [one, other] = ['my solicitor', 'her barrister'];
  expect(shared(seen(one, kin), seen(other, kin))).toBe(shared(seen(one), seen(other)) + 2);
});

it('neighbours count together within a sentence only', () => {
  const kin = kinFrom([
    { hash: kinHash('ring'), groups: [1, 1] },
    { hash: kinHash('call'), groups: [1, 1] },
    { hash: kinHash('solicitor'), groups: [2, 2] },
    { hash: kinHash('barrister'), groups: [2, 2] },
  ]);
  const more = (one: string, other: string) =>
    shared(seen(one, kin), seen(other, kin)) - shared(seen(one), seen(other));
  expect(more('ring solicitor', 'call barrister')).toBe(6);
  expect(more('ring. Solicitor', 'call. Barrister')).toBe(4);
  expect(more('ring solicitor', 'barrister call')).toBe(4);
});

it('of kin only mails are asked', () => {
  const kin = kinFrom([{ hash: kinHash('solicitor'), groups: [1, 2] }]);
  const [without, withKin] = [NO_KIN, kin].map(
    one =>
      viewOf(readMail({ subject: '', text: 'my solicitor' }), { language: 'en', kin: one })
        .features,
  );
  expect(withKin?.shared).toBe(without?.count);
  expect(withKin?.count).toBe((without?.count ?? 0) + 2);
  expect(without?.shared).toBe(without?.count);
});
