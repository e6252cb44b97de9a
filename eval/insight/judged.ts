// A text judged as the product judges a mail of a customer who is not known yet.
import { type Insight, NOTHING_KNOWN } from '../../src/insight/insight.ts';
import { judge } from '../../src/insight/judge.ts';
import { loadModels } from '../../src/io/model-files.ts';
import type { Language } from './languages.ts';
import type { LabelledText } from './texts.ts';

/** The language is told from the words, unless it is given. */
export function judgeText({ subject, text }: LabelledText, language?: Language): Insight {
  const input = { subject: subject ?? '', text, ...(language ? { language } : {}) };
  return judge(input, NOTHING_KNOWN, 'en', loadModels());
}
