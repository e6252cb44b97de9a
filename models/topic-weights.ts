// How the topics' answers at the places of a mail are weighed: multinomial logistic regression on what was said of
// mails that the weights hadn't learnt from, by gradient descent with momentum, from and towards plain weights.
import { TOPICS } from '../src/insight/insight.ts';
import { PLACES, type Place } from '../src/insight/model/places.ts';
import {
  PLACE_ANSWERS,
  TOPIC_WEIGHTS,
  type TopicWeights,
} from '../src/insight/model/weighed-topics.ts';
import { exponential } from './arithmetic.ts';
import type { WrittenMail } from './examples.ts';
import type { Said } from './said.ts';

/** Where it begins: each topic is weighed by its own answers. */
const PLAIN: Readonly<Record<Place, number>> = { whole: 0.65, first: 0.25, second: 0, last: 0.1 };
/** How much surer the answer is made before it is compared with the truth. */
const SHARPNESS = 2.5;
const [STEPS, STEP, MOMENTUM, TOWARDS_PLAIN] = [150, 0.05, 0.9, 0.025];
const ROW = PLACE_ANSWERS + 1;

export function plainTopicWeights(): Float64Array {
  const weights = new Float64Array(TOPIC_WEIGHTS);
  for (const topic of TOPICS.keys())
    for (const [place, name] of PLACES.entries())
      weights[topic * ROW + place * TOPICS.length + topic] = PLAIN[name];
  return weights;
}

/** @param said of each mail, by weights that never saw its voice */
export function chooseTopicWeights(
  mails: readonly WrittenMail[],
  said: readonly Said[],
): TopicWeights {
  const plain = plainTopicWeights();
  const weights = plain.slice();
  const speed = new Float64Array(TOPIC_WEIGHTS);
  const rows = said.map(({ places }) => Float64Array.from([...places, 1]));
  const truths = mails.map(({ topics }) => (topics[0] ? TOPICS.indexOf(topics[0]) : -1));
  for (let step = 0; step < STEPS; step += 1) {
    const uphill = gradient(rows, truths, weights);
    for (let at = 0; at < TOPIC_WEIGHTS; at += 1) {
      const back = TOWARDS_PLAIN * ((weights[at] ?? 0) - (plain[at] ?? 0));
      const along = MOMENTUM * (speed[at] ?? 0) - STEP * ((uphill[at] ?? 0) + back);
      speed[at] = along;
      weights[at] = (weights[at] ?? 0) + along;
    }
  }
  return Float32Array.from(asPlain(weights, plain, rows));
}

/**
 * The same order of topics, on the scale of the plain weights: only differences were learnt, but how far up a topic
 * stands says as well how sure it is.
 */
function asPlain(weights: Float64Array, plain: Float64Array, rows: readonly Float64Array[]) {
  const [own, wanted] = [heightsOf(weights, rows), heightsOf(plain, rows)];
  const scale = own.lead > 0 ? wanted.lead / own.lead : 1;
  const raised = wanted.top - scale * own.top;
  return weights.map((weight, at) => scale * weight + (at % ROW === ROW - 1 ? raised : 0));
}

/** Means of the best topic's answer and of its lead over the next. */
function heightsOf(weights: Float64Array, rows: readonly Float64Array[]) {
  let [top, lead] = [0, 0];
  for (const row of rows) {
    const [first = 0, second = 0] = answersOf(weights, row).sort((a, b) => b - a);
    top += first / rows.length;
    lead += (first - second) / rows.length;
  }
  return { top, lead };
}

/** Of the mean loss of all rows. */
function gradient(
  rows: readonly Float64Array[],
  truths: readonly number[],
  weights: Float64Array,
): Float64Array {
  const sum = new Float64Array(TOPIC_WEIGHTS);
  for (const [at, row] of rows.entries()) {
    for (const [topic, share] of likelihoods(weights, row).entries()) {
      const error = ((share - (truths[at] === topic ? 1 : 0)) * SHARPNESS) / rows.length;
      for (let one = 0; one < ROW; one += 1)
        sum[topic * ROW + one] = (sum[topic * ROW + one] ?? 0) + error * (row[one] ?? 0);
    }
  }
  return sum;
}

function likelihoods(weights: Float64Array, row: Float64Array): Float64Array {
  const answers = answersOf(weights, row);
  const most = answers.reduce((max, one) => Math.max(max, one), Number.NEGATIVE_INFINITY);
  const powers = answers.map(one => exponential(SHARPNESS * (one - most)));
  const all = powers.reduce((sum, one) => sum + one, 0);
  return powers.map(one => one / all);
}

function answersOf(weights: Float64Array, row: Float64Array): Float64Array {
  return Float64Array.from(TOPICS, (_, topic) => {
    let sum = 0;
    for (let one = 0; one < ROW; one += 1)
      sum += (weights[topic * ROW + one] ?? 0) * (row[one] ?? 0);
    return sum;
  });
}
