// What a human said of a mail goes before what Kulanz thinks of it.
import type { UiLanguage } from '../config.ts';
import type { Insight, Label, Level, Topic } from './insight.ts';

export interface Pinned {
  /** The main one first; null: as judged. */
  readonly topics: readonly Topic[] | null;
  readonly level: Level | null;
  /** Name of who said so last. */
  readonly by: string;
}

/** In the middle of what such a mood scores. */
const SCORE: Readonly<Record<Level, number>> = {
  'extremely-unhappy': -0.85,
  unhappy: -0.5,
  neutral: 0,
  happy: 0.6,
};
const LABEL: Readonly<Record<Level, Label>> = {
  'extremely-unhappy': 'negative',
  unhappy: 'negative',
  neutral: 'neutral',
  happy: 'positive',
};

/** Nobody who is calm or pleased threatens: a human who says so says that a threat was misread. */
export function deniesThreats({ level }: Pick<Pinned, 'level'>): boolean {
  return level === 'neutral' || level === 'happy';
}

export function pinTo(insight: Insight, pinned: Pinned, ui: UiLanguage): Insight {
  const { topics, level, by } = pinned;
  const { learned: _, ...judged } = insight;
  const reason = ui === 'de' ? `so eingeschätzt von ${by}` : `judged so by ${by}`;
  return {
    ...(level === null && topics === null ? insight : judged),
    ...(topics === null ? {} : { topics: topics.map(topic => ({ topic, score: 1 })) }),
    ...(deniesThreats(pinned) ? { threats: [] } : {}),
    ...(level === null
      ? {}
      : { sentiment: { score: SCORE[level], label: LABEL[level], level, reasons: [reason] } }),
  };
}
