// What each sentence of a mail teaches.
import { expect, it } from 'vitest';
import { lessonOf } from '../../models/lesson.ts';
import { clearestSentences, partsOf, taughtBy } from '../../models/parts.ts';
import { kinFrom } from '../../src/insight/model/kin.ts';
import { writtenMail } from './written-mail.ts';

const MAILS = [
  writtenMail('The lid is loose. Order 48213.'),
  writtenMail('The jug leaks. I will tell everybody. Nothing else.', { threats: ['public'] }),
  writtenMail('No handle. Every neighbour hears of it.', {
    threats: ['public'],
    said: { public: 'Every neighbour hears of it' },
  }),
];
const NONE = { subjects: [], wishes: [], requests: [], thanks: [] };
const TRIMMINGS = { ...NONE, references: ['Order {number}.'] };
const parts = partsOf(
  lessonOf({ texts: [], mails: MAILS, phrases: [] }, TRIMMINGS, {
    language: 'en',
    kin: kinFrom([]),
  }),
);
const rows = parts.flatMap((part, row) =>
  part.of === 'sentence' ? [{ mail: part.at, row, part }] : [],
);
const ofMail = (at: number) => rows.filter(({ mail: of }) => of === at);

it('a sentence says something, unless it is a trimming: then nothing is learnt of that', () => {
  expect(ofMail(0).map(({ part }) => taughtBy(part, 'idle')?.yes ?? null)).toEqual([false, null]);
  expect(ofMail(1).map(({ part }) => taughtBy(part, 'idle')?.yes)).toEqual([false, false, false]);
});

it('the sentence that threatens is the marked one, or else the clearest', () => {
  expect(ofMail(2).map(({ part }) => taughtBy(part, 'public')?.yes ?? null)).toEqual([null, true]);
  expect(ofMail(1).map(({ part }) => taughtBy(part, 'public'))).toEqual([null, null, null]);
  const [, threat] = ofMail(1);
  const guess = (uses: (mail: number) => boolean) =>
    clearestSentences(parts, 'public', uses, row => (row === threat?.row ? 1 : -1));
  expect(guess(() => true)).toEqual([threat?.row]);
  expect(guess(at => at !== 1)).toEqual([]);
  expect(clearestSentences(parts, 'damaged', () => true, Number)).toEqual([]);
});

it('mails that are hard to tell teach nothing of fury, which hangs on little but threats there', () => {
  const whole = parts.find(part => part.of === 'mail');
  if (whole?.of !== 'mail') throw new Error('no mail');
  expect(taughtBy(whole, 'extreme')).not.toBeNull();
  expect(taughtBy({ ...whole, mail: { ...whole.mail, hard: true } }, 'extreme')).toBeNull();
  expect(taughtBy({ ...whole, mail: { ...whole.mail, hard: true } }, 'public')).not.toBeNull();
});
