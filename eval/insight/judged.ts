// A text judged as the product judges a mail of a customer who is not known yet.
import type { CustomerHistory, Insight } from '../../src/insight/insight.ts';
import { judge } from '../../src/insight/judge.ts';
import { loadModels } from '../../src/io/model-files.ts';
import type { Language } from './languages.ts';
import type { LabelledText } from './texts.ts';

export const NOTHING_KNOWN: CustomerHistory = {
  firstSeenAt: null,
  tickets: 0,
  unanswered: 0,
  praised: 0,
  unhappy: 0,
  vip: false,
};

/** The language is told from the words, unless it is given. */
export function judgeText({ subject, text }: LabelledText, language?: Language): Insight {
  const input = { subject: subject ?? '', text, ...(language ? { language } : {}) };
  return judge(input, NOTHING_KNOWN, 'en', loadModels());
}
