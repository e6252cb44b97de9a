// All of insight over one mail: language, mood, threats, topics. A linear model decides, over the words and
// over what the phrase books find; both can be quoted.
import type { UiLanguage } from '../config.ts';
import type { JudgedLanguage } from './books.ts';
import { decideMood, type Verdict } from './decide-mood.ts';
import { decideTopics } from './decide-topics.ts';
import type { CustomerHistory, Insight, TopicScore } from './insight.ts';
import { detectLanguage } from './language.ts';
import type { Model } from './model/model.ts';
import { answersTo } from './model/score.ts';
import { moodReasons } from './mood-reasons.ts';
import { type Reading, readMail } from './reading.ts';
import { notJudged, reasonLines } from './reasons.ts';
import { spokenOf } from './signs.ts';
import { type View, viewOf } from './view.ts';

/** The trained models of `models/`. */
export type Models = Readonly<Record<JudgedLanguage, Model>>;

interface Judgement {
  readonly model: Model;
  readonly view: View;
  readonly verdict: Verdict;
  readonly topics: readonly TopicScore[];
}

/**
 * What a customer's words mean. `text` is what this person newly wrote, without quotation and
 * signature; only its first 20,000 characters are read. `language` is for those who know it; else it is told
 * from the words. `ui` is the language of the reasons.
 */
export function judge(
  input: { readonly subject: string; readonly text: string; readonly language?: JudgedLanguage },
  history: CustomerHistory,
  ui: UiLanguage,
  models: Models,
): Insight {
  const language = input.language ?? languageOf(input);
  const reading = readMail(input);
  if (reading.words.length === 0) return nothingSaid(language);
  const judgements = judgedAs(language).map(one => judgeAs(reading, models[one], history));
  const [best] = judgements.sort((a, b) => Math.abs(b.verdict.score) - Math.abs(a.verdict.score));
  if (!best) return unknownLanguage(language, ui);
  const { score, label, level, threats } = best.verdict;
  const reasons = moodReasons(reading, best.view, best.model, best.verdict, history);
  return {
    language,
    sentiment: { score, label, level, reasons: reasonLines(reasons, ui) },
    topics: best.topics,
    threats,
  };
}

function languageOf({
  subject,
  text,
}: {
  readonly subject: string;
  readonly text: string;
}): string {
  return detectLanguage(`${text.slice(0, 4_000)}\n${subject.slice(0, 300)}`);
}

/** Too short to tell the language: both are tried. */
function judgedAs(language: string): JudgedLanguage[] {
  if (language === 'de' || language === 'en') return [language];
  return language === 'und' ? ['de', 'en'] : [];
}

function judgeAs(reading: Reading, model: Model, history: CustomerHistory): Judgement {
  const view = viewOf(reading, model.language);
  const answers = answersTo(model, view.features, view.numbers);
  return {
    model,
    view,
    verdict: decideMood(answers, model.thresholds, spokenOf(view.signs), history),
    topics: decideTopics(answers),
  };
}

function nothingSaid(language: string): Insight {
  return {
    language,
    sentiment: { score: 0, label: 'neutral', level: 'neutral', reasons: [] },
    topics: [],
    threats: [],
  };
}

function unknownLanguage(language: string, ui: UiLanguage): Insight {
  const said = nothingSaid(language);
  return { ...said, sentiment: { ...said.sentiment, reasons: [notJudged(language, ui)] } };
}
