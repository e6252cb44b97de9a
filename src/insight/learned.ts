// What of a judgement rests on corrections: whatever would be otherwise without them.

import type { UiLanguage } from '../config.ts';
import type { Verdict } from './decide-mood.ts';
import { type Example, levelOf, topicsOf } from './example.ts';
import type { TopicScore } from './insight.ts';
import { type LearnedAbout, learnedLine } from './learned-words.ts';

export interface Decided {
  readonly verdict: Verdict;
  readonly topics: readonly TopicScore[];
}

/** Plain lines about both; none: it would be the same without. */
export interface LearnedLines {
  readonly mood: readonly string[];
  readonly topic: readonly string[];
}

export const NOTHING_LEARNED: LearnedLines = { mood: [], topic: [] };

/**
 * @param similar corrections of mails like this one
 * @param timezone IANA
 */
export function learnedLines(
  { verdict, topics }: Decided,
  without: Decided,
  similar: readonly Example[],
  { ui, timezone }: { readonly ui: UiLanguage; readonly timezone: string },
): LearnedLines {
  const [main] = topics;
  const line = (about: LearnedAbout, fits: (example: Example) => boolean): string[] => {
    const ofKind = similar.filter(({ kind }) => kind === about);
    const fitting = ofKind.filter(fits);
    const from = fitting.length > 0 ? fitting : ofKind;
    return from.length === 0 ? [] : [learnedLine(about, from, ui, timezone)];
  };
  const moved = verdict.level !== without.verdict.level;
  const turned = namesOf(topics) !== namesOf(without.topics);
  return {
    mood: moved ? line('mood', example => levelOf(example) === verdict.level) : [],
    topic: turned ? line('topic', example => topicsOf(example)[0] === main?.topic) : [],
  };
}

function namesOf(topics: readonly TopicScore[]): string {
  return topics.map(({ topic }) => topic).join();
}
