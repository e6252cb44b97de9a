// All of insight over one mail: language, mood, threats, topics. A linear model decides, over the words and
// over what the phrase books find; both can be quoted.
import type { UiLanguage } from '../config.ts';
import type { JudgedLanguage } from './books.ts';
import type { Corrections } from './corrections.ts';
import { decideMood } from './decide-mood.ts';
import { decideTopics } from './decide-topics.ts';
import type { Example } from './example.ts';
import { groundedMood, groundedTopics } from './grounds.ts';
import type { CustomerHistory, Insight, LearnedFrom } from './insight.ts';
import { detectLanguage } from './language.ts';
import { type Decided, learnedFrom } from './learned.ts';
import { addTo } from './margins.ts';
import type { Model } from './model/model.ts';
import { type Answers, answersTo } from './model/score.ts';
import { isOfWords, moodReasons } from './mood-reasons.ts';
import { type Reading, readMail } from './reading.ts';
import { notJudged, reasonLines } from './reasons.ts';
import { type View, viewOf } from './view.ts';

/** The trained models of `models/`. */
export type Models = Readonly<Record<JudgedLanguage, Model>>;

interface Judgement extends Decided {
  readonly model: Model;
  readonly view: View;
  /** What corrections are like it, and what it would be without them; null: none is. */
  readonly learned: { readonly similar: readonly Example[]; readonly without: Decided } | null;
}

/**
 * What a customer's words mean. `text` is what this person newly wrote, without quotation and
 * signature; only its first 20,000 characters are read. `language` is for those who know it; else it is told
 * from the words. `ui` is the language of the reasons.
 * `corrections`: what people of this house corrected in earlier mails.
 */
export function judge(
  input: { readonly subject: string; readonly text: string; readonly language?: JudgedLanguage },
  history: CustomerHistory,
  ui: UiLanguage,
  models: Models,
  corrections: Corrections | null = null,
): Insight {
  const language = input.language ?? languageOf(input);
  const reading = readMail(input);
  if (reading.words.length === 0) return nothingSaid(language);
  const judgements = judgedAs(language).map(one =>
    judgeAs(reading, models[one], history, corrections),
  );
  const [best] = judgements.sort((a, b) => Math.abs(b.verdict.score) - Math.abs(a.verdict.score));
  if (!best) return unknownLanguage(language, ui);
  const { score, label, level, threats } = best.verdict;
  const reasons = moodReasons(reading, best.view, best.model, best.verdict, history);
  const learned = learnedIn(best, ui, corrections);
  // Where a correction has turned the mood, the words that weigh most have not: they are no reason.
  const turned = best.learned !== null && best.learned.without.verdict.label !== label;
  const own = turned ? reasons.filter(({ kind }) => !isOfWords(kind)) : reasons;
  const taught = learned.filter(({ about }) => about === 'mood').map(({ because }) => because);
  return {
    language,
    sentiment: { score, label, level, reasons: [...taught, ...reasonLines(own, ui)] },
    topics: best.topics,
    threats,
    ...(learned.length > 0 ? { learned } : {}),
  };
}

function learnedIn(
  best: Judgement,
  ui: UiLanguage,
  corrections: Corrections | null,
): LearnedFrom[] {
  const { learned } = best;
  if (!learned || !corrections) return [];
  const { timezone } = corrections;
  return learnedFrom(best, learned.without, learned.similar, { ui, timezone });
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

function judgeAs(
  reading: Reading,
  model: Model,
  history: CustomerHistory,
  corrections: Corrections | null,
): Judgement {
  const view = viewOf(reading, model);
  const answers = answersTo(model, view.features, view.numbers);
  const decided = (said: Answers): Decided => ({
    verdict: decideMood(said, model.thresholds, history),
    topics: decideTopics(said),
  });
  const guessed = decided(answers);
  const without = {
    verdict: groundedMood(guessed.verdict, reading, view, model),
    topics: groundedTopics(guessed.topics, reading, view, model),
  };
  const learned = corrections?.about(reading, model.language) ?? null;
  if (learned === null) return { ...without, model, view, learned };
  const { similar, amounts } = learned;
  const { verdict, topics } = decided(addTo(answers, amounts));
  // Whoever corrects a mood says nothing of threats: none is overheard for it.
  const { threats } = without.verdict;
  return { verdict: { ...verdict, threats }, topics, model, view, learned: { similar, without } };
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
