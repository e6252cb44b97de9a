// Where a head says yes: as many are found as are real of those found, in mails as an inbox has them.
import { expect, it } from 'vitest';
import type { Said } from '../../models/said.ts';
import { chooseThresholds } from '../../models/thresholds.ts';
import { MAIL_HEADS, type MailHead } from '../../src/insight/model/heads.ts';
import { writtenMail } from './written-mail.ts';

const mail = (threatens: boolean, hard = false) =>
  writtenMail('', { threats: threatens ? ['public'] : [], hard });
const said = (heard: number): Said => {
  const none = Object.fromEntries(MAIL_HEADS.map(head => [head, -1])) as Record<MailHead, number>;
  return {
    ...{ feelings: { negative: 1, neutral: -1, positive: -1 }, mailness: 1 },
    ...{ mail: { ...none, public: heard }, places: new Float64Array() },
  };
};
/** Clearly apart: what threatens is heard at -0.2 and more, what doesn't at -0.6 and less. */
const APART = [
  { mail: mail(true), said: said(-0.2) },
  { mail: mail(true), said: said(0.4) },
  { mail: mail(false), said: said(-0.6) },
  { mail: mail(false), said: said(-0.8) },
];
const chosen = (all: typeof APART) =>
  chooseThresholds(
    all.map(one => one.mail),
    all.map(one => one.said),
  ).public ?? 0;

it('a threshold lies between what threatens and what does not, in the middle', () => {
  expect(chosen(APART)).toBeCloseTo(-0.4, 1);
});

it('as many are found as are real of those found', () => {
  const mixed = [
    ...APART,
    ...Array.from({ length: 3 }, () => ({ mail: mail(false), said: said(-0.1) })),
    ...Array.from({ length: 9 }, () => ({ mail: mail(true), said: said(0.4) })),
  ];
  // Above it 10 of 11 are found, all of them real; below -0.2 all 11, of 14 that are heard.
  expect(chosen(mixed)).toBeGreaterThan(-0.1);
});

it('mails written to be hard are left out', () => {
  const hard = Array.from({ length: 20 }, () => ({ mail: mail(true, true), said: said(-0.7) }));
  expect(chosen([...APART, ...hard])).toBe(chosen(APART));
});
