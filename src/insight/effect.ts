// What corrections do to the very mails that were corrected.
import type { Corrections } from './corrections.ts';
import { type Example, exampleWords } from './example.ts';
import { NOTHING_KNOWN } from './insight.ts';
import { judge, type Models } from './judge.ts';

/** In the words of the example's value; '' when nothing is recognised. */
export interface Effect {
  readonly without: string;
  readonly now: string;
}

/** Null: not about words. */
export function effectOf(
  { kind, text }: Example,
  models: Models,
  corrections: Corrections,
): Effect | null {
  if (kind !== 'mood' && kind !== 'topic') return null;
  const read = (by: Corrections | null): string => {
    const { sentiment, topics } = judge(exampleWords(text), NOTHING_KNOWN, 'en', models, by);
    return kind === 'mood' ? sentiment.level : topics.map(({ topic }) => topic).join();
  };
  return { without: read(null), now: read(corrections) };
}
