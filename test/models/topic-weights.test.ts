// What stands beside what in a mail tells which topic it is about first.
import { expect, it } from 'vitest';
import type { WrittenMail } from '../../models/examples.ts';
import type { Said } from '../../models/said.ts';
import { chooseTopicWeights, plainTopicWeights } from '../../models/topic-weights.ts';
import { TOPICS, type Topic } from '../../src/insight/insight.ts';
import { PLACES } from '../../src/insight/model/places.ts';
import { weighTopics } from '../../src/insight/model/weighed-topics.ts';

const NOTHING = { negative: 0, neutral: 0, positive: 0 };

/** Answers of -1 everywhere but where named: `first damaged`. */
function places(answers: Readonly<Record<string, number>>): Float64Array {
  return Float64Array.from(
    PLACES.flatMap(place => TOPICS.map(topic => answers[`${place} ${topic}`] ?? -1)),
  );
}

function best(weights: Float32Array, said: Float64Array): Topic | undefined {
  const weighed = weighTopics(weights, said);
  return TOPICS[weighed.indexOf(Math.max(...weighed))];
}

const PLAIN = Float32Array.from(plainTopicWeights());
/** Money is spoken of louder, but something broke first. */
const BROKEN = places({ 'whole refund': 0.9, 'whole damaged': 0.1, 'first damaged': 0.1 });
const MONEY = places({ 'whole refund': 0.9, 'first refund': 0.2 });
const mails = [...Array(20).keys()].map(at => ({
  ...{ voice: 'en1-01', text: '', label: 'neutral' as const, level: 'neutral' as const },
  topics: [at % 2 === 0 ? 'damaged' : 'refund'],
  threats: [],
})) satisfies WrittenMail[];
const said = mails.map(({ topics: [topic] }) => ({
  ...{ feelings: NOTHING, mailness: 1, mail: {} as Said['mail'] },
  places: topic === 'damaged' ? BROKEN : MONEY,
}));

it('before anything is learnt each topic is weighed by its own answers, most by the whole mail', () => {
  expect(best(PLAIN, places({ 'whole praise': 0.5, 'first question': 0.5 }))).toBe('praise');
  expect(best(PLAIN, places({ 'last praise': 0.5 }))).toBe('praise');
  expect(weighTopics(PLAIN, places({}))[0]).toBeCloseTo(-1, 5);
});

it('learns from mails what a second voice in the same mail means', () => {
  expect(best(PLAIN, BROKEN)).toBe('refund');
  const weights = chooseTopicWeights(mails, said);
  expect(best(weights, BROKEN)).toBe('damaged');
  expect(best(weights, MONEY)).toBe('refund');
});

it('gives the same weights every time', () => {
  expect(chooseTopicWeights(mails, said)).toEqual(chooseTopicWeights(mails, said));
});
