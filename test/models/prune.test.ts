import { expect, it } from 'vitest';
import type { Learned } from '../../models/learned.ts';
import { pruned } from '../../models/prune.ts';
import { MAIL_WORDS, ROW_SIZE } from '../../models/rows.ts';
import type { Rows } from '../../models/svm.ts';
import { MAIL_HEADS, MAIL_KEPT } from '../../src/insight/model/heads.ts';

it('keeps the places that change most, for all heads of a layer, and everything that is no word', () => {
  const heads = MAIL_HEADS.map(() => new Float64Array(ROW_SIZE + 1).fill(0.01));
  const [first = new Float64Array(), second = new Float64Array()] = heads;
  const all = Uint32Array.from({ length: MAIL_KEPT + 10 }, (_, place) => MAIL_WORDS + place);
  // The last place is used as often as the others, and says more to one head.
  second[MAIL_WORDS + MAIL_KEPT + 9] = 5;
  const rows: Rows = {
    at: Int32Array.of(0, all.length),
    index: all,
    value: new Float32Array(all.length).fill(1),
  };
  const learned = {
    feelings: { negative: first, neutral: first, positive: first },
    mailness: new Float64Array(ROW_SIZE + 1),
    mail: Object.fromEntries(MAIL_HEADS.map((head, at) => [head, heads[at]])),
  } as unknown as Learned;
  pruned(learned, { general: rows, mail: rows });
  expect(first[MAIL_WORDS + MAIL_KEPT + 9]).toBe(0.01);
  expect(first[MAIL_WORDS]).toBe(0.01);
  expect(first[MAIL_WORDS + MAIL_KEPT]).toBe(0);
  // Never used: worth nothing.
  expect(second[MAIL_WORDS + MAIL_KEPT + 10]).toBe(0);
  expect(first[ROW_SIZE]).toBe(0.01);
});
