// From a model's answers to topics: the best first, and none when it would be a guess.
import { TOPICS, type TopicScore } from './insight.ts';
import type { Answers } from './model/score.ts';

/** Below it the best is a guess. */
const ENOUGH = -0.75;
/** A further topic is named from here on. */
const ALSO = -0.3;
const MOST = 4;
/** Where a topic is as likely as not. */
const EVEN = -0.35;

export function decideTopics(answers: Answers): TopicScore[] {
  const ranked = TOPICS.map(topic => ({ topic, margin: answers.mail[topic] })).sort(
    (a, b) => b.margin - a.margin,
  );
  return ranked
    .filter(({ margin }, at) => margin > (at === 0 ? ENOUGH : ALSO))
    .slice(0, MOST)
    .map(({ topic, margin }) => ({
      topic,
      score: Math.round(100 / (1 + Math.exp(-3 * (margin - EVEN)))) / 100,
    }));
}
