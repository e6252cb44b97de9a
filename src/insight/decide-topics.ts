// From a model's answers to topics: the best first, and none when it would be a guess.
import { TOPICS, type TopicScore } from './insight.ts';
import type { Answers } from './model/score.ts';

/** Below it the best is a guess (right in two of five at most), and so is one that leads by less than the second. */
const ENOUGH = -0.8;
const LEAD = 0.02;
/** So far up a topic is no guess, however near the next one is: the mail is about both. */
const SAFE = -0.2;
/** A further topic is named from here on. */
export const ALSO = -0.25;
const MOST = 4;

export function decideTopics(answers: Pick<Answers, 'mail'>): TopicScore[] {
  const ranked = TOPICS.map(topic => ({ topic, margin: answers.mail[topic] })).sort(
    (a, b) => b.margin - a.margin,
  );
  const [first, second] = ranked.map(({ margin }) => margin);
  if (first === undefined || second === undefined || isGuess(first, first - second)) return [];
  return ranked
    .filter(({ margin }, at) => at === 0 || margin > ALSO)
    .slice(0, MOST)
    .map(({ topic, margin }) => ({ topic, score: likelihood(margin, margin - second) }));
}

function isGuess(margin: number, lead: number): boolean {
  return margin < ENOUGH || (lead < LEAD && margin < SAFE);
}

/** As often as such a topic was right on mails that the model hadn't learnt from, about. */
function likelihood(margin: number, lead: number): number {
  const odds = 0.14 + 0.67 * margin + 2.85 * Math.max(0, lead);
  return Math.round(100 / (1 + Math.exp(-odds))) / 100;
}
