// What corrections do to the very mails that were corrected.
import type { JudgedLanguage } from './books.ts';
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
  { kind, text, language }: Example,
  models: Models,
  corrections: Corrections,
): Effect | null {
  if (kind !== 'mood' && kind !== 'topic') return null;
  const words = exampleWords(text);
  const known = judgedLanguage(language);
  const mail = known === null ? words : { ...words, language: known };
  const read = (by: Corrections | null): string => {
    const { sentiment, topics } = judge(mail, NOTHING_KNOWN, 'en', models, by);
    return kind === 'mood' ? sentiment.level : topics.map(({ topic }) => topic).join();
  };
  return { without: read(null), now: read(corrections) };
}

function judgedLanguage(language: string): JudgedLanguage | null {
  return language === 'de' || language === 'en' ? language : null;
}
