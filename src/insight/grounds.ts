// A judgement needs words that bear it out: without any, what remains is the model's guess at mails that say
// nothing, and that is no ground to call a customer unhappy, or a mail a refund.
import { calmed, type Verdict } from './decide-mood.ts';
import type { Topic, TopicScore } from './insight.ts';
import type { Model } from './model/model.ts';
import type { Reading } from './reading.ts';
import { type AskedHeads, tellingWords } from './telling-words.ts';
import type { View } from './view.ts';

/** The most telling word of a mail says at least so much; in mails that are about something, ten times that. */
const LEAST = 0.05;

/** So much evidence of the phrase books is a ground by itself. */
const SAID = 0.5;

/** Neutral, when no word of the mail is a ground to be unhappy. */
export function groundedMood(
  verdict: Verdict,
  reading: Reading,
  view: View,
  model: Model,
): Verdict {
  if (verdict.label !== 'negative' || speaksBadly(view)) return verdict;
  const heads = { general: 'negative', mail: 'negative' } as const;
  return isTelling(reading, view, model, heads) ? verdict : calmed(verdict);
}

/** None, when no word of the mail tells of the first. */
export function groundedTopics(
  topics: readonly TopicScore[],
  reading: Reading,
  view: View,
  model: Model,
): readonly TopicScore[] {
  const [main] = topics;
  if (!main || isSaid(main.topic, view)) return topics;
  const heads = { general: null, mail: main.topic };
  return isTelling(reading, view, model, heads) ? topics : [];
}

/** A "how" alone doesn't make a question. */
function isSaid(topic: Topic, { signs }: View): boolean {
  return topic !== 'question' && (signs.topics.get(topic) ?? 0) >= SAID;
}

function speaksBadly({ signs: { mood, threats } }: View): boolean {
  return mood.bad > 0 || mood.once.length > 0 || mood.shouted !== null || threats.length > 0;
}

function isTelling(reading: Reading, view: View, model: Model, heads: AskedHeads): boolean {
  return (tellingWords(reading, view, model, heads, 1)[0]?.weight ?? 0) >= LEAST;
}
