// What of a judgement rests on corrections: whatever would be otherwise without them.

import type { UiLanguage } from '../config.ts';
import type { Verdict } from './decide-mood.ts';
import { type Example, levelOf, topicsOf } from './example.ts';
import type { Insight, LearnedFrom, TopicScore } from './insight.ts';
import { learnedLine } from './learned-words.ts';

export interface Decided {
  readonly verdict: Verdict;
  readonly topics: readonly TopicScore[];
}

/**
 * Why in plain words; nothing: it would be the same without.
 * @param similar corrections of mails like this one
 * @param timezone IANA
 */
export function learnedFrom(
  { verdict, topics }: Decided,
  without: Decided,
  similar: readonly Example[],
  { ui, timezone }: { readonly ui: UiLanguage; readonly timezone: string },
): LearnedFrom[] {
  const [main] = topics;
  const from = (about: LearnedFrom['about'], fits: (one: Example) => boolean): LearnedFrom[] => {
    const ofKind = similar.filter(({ kind }) => kind === about);
    const fitting = ofKind.filter(fits);
    const named = fitting.length > 0 ? fitting : ofKind;
    return named.length === 0 ? [] : [{ about, because: learnedLine(named, ui, timezone) }];
  };
  const moved = verdict.level !== without.verdict.level;
  const turned = namesOf(topics) !== namesOf(without.topics);
  return [
    ...(moved ? from('mood', example => levelOf(example) === verdict.level) : []),
    ...(turned ? from('topic', example => topicsOf(example)[0] === main?.topic) : []),
  ];
}

/** What the topics rest on; what the mood rests on stands among its own reasons. */
export function topicReasons({ learned = [] }: Pick<Insight, 'learned'>): string[] {
  return learned.filter(({ about }) => about === 'topic').map(({ because }) => because);
}

function namesOf(topics: readonly TopicScore[]): string {
  return topics.map(({ topic }) => topic).join();
}
