// Which topic a mail is about first. "It arrived broken, I want my money back" speaks of three; which one it is
// for is told by where each stands and by what stands beside it. So the answer for a topic weighs what all topics
// were given at several places of the mail (stacked generalization: Wolpert, Neural Networks 5, 1992).
import { TOPICS } from '../insight.ts';
import { PLACES } from './places.ts';

/** How many answers are weighed: topic t at place p is number `p * TOPICS.length + t`. */
export const PLACE_ANSWERS = PLACES.length * TOPICS.length;

/** Weights of all answers for each topic, and a bias last: `topic * (PLACE_ANSWERS + 1) + answer`. */
export type TopicWeights = Float32Array;

export const TOPIC_WEIGHTS = TOPICS.length * (PLACE_ANSWERS + 1);

/** An answer for each topic from its and the others' `PLACE_ANSWERS` answers. */
export function weighTopics(weights: TopicWeights, answers: Float64Array): Float64Array {
  return Float64Array.from(TOPICS, (_, topic) => {
    const from = topic * (PLACE_ANSWERS + 1);
    let sum = weights[from + PLACE_ANSWERS] ?? 0;
    for (let at = 0; at < PLACE_ANSWERS; at += 1)
      sum += (weights[from + at] ?? 0) * (answers[at] ?? 0);
    return sum;
  });
}
