// Why a mail was judged so: threats and escalations first, then the words that moved the model most, then
// what was known of the customer before.
import type { Verdict } from './decide-mood.ts';
import type { CustomerHistory, Threat } from './insight.ts';
import type { Model } from './model/model.ts';
import type { Escalated } from './mood.ts';
import { nameFrom } from './plain-words.ts';
import type { Reading } from './reading.ts';
import type { Escalation } from './signals.ts';
import { tellingWords } from './telling-words.ts';
import type { View } from './view.ts';
import { quoteFrom } from './words.ts';

export type ReasonKind =
  | Escalation
  | Threat
  | 'discontent'
  | 'delight'
  | 'capitals'
  | 'unanswered'
  | 'unhappy-before';

/** What decided, with the customer's words ('' when it isn't about words). */
export interface MoodReason {
  readonly kind: ReasonKind;
  readonly quote: string;
  readonly count?: number;
}

const MOST_REASONS = 6;
const MOST_WORDS = 3;
/** Beside words that everybody understands, those that only the model weighs must weigh so much. */
const CLEARLY = 0.2;
/** Of a clause so many words before and after the one that counts. */
const AROUND = 4;

export function moodReasons(
  reading: Reading,
  view: View,
  model: Model,
  verdict: Verdict,
  history: CustomerHistory,
): MoodReason[] {
  if (verdict.level === 'neutral') return threatReasons(reading, view, model, verdict);
  if (verdict.label === 'positive') return distinct(wordReasons(reading, view, model, 'delight'));
  const reasons = [
    ...threatReasons(reading, view, model, verdict),
    ...escalationReasons(view.signs.mood.once),
    ...wordReasons(reading, view, model, 'discontent'),
  ];
  const { shouted } = view.signs.mood;
  if (shouted) reasons.push({ kind: 'capitals', quote: shouted });
  return [...distinct(reasons).slice(0, MOST_REASONS), ...knownBefore(history)];
}

/** The words that weigh most for the mood that was found, whatever they say. */
export function isOfWords(kind: ReasonKind): boolean {
  return kind === 'discontent' || kind === 'delight';
}

function threatReasons(reading: Reading, view: View, model: Model, verdict: Verdict): MoodReason[] {
  return verdict.threats.map(threat => {
    const phrase = view.signs.threats.find(found => found.threat === threat);
    const at = view.signs.evidence.found.get(threat)?.at;
    const quote = (): string =>
      at === undefined
        ? (tellingWords(reading, view, model, { general: null, mail: threat }, 1)[0]?.quote ?? '')
        : quoteAround(reading, at);
    return { kind: threat, quote: phrase?.quote ?? quote() };
  });
}

/** A word with its neighbours in the same clause. */
function quoteAround({ text, words }: Reading, at: number): string {
  const clause = words[at]?.clause;
  const near = words.slice(Math.max(0, at - AROUND), at + AROUND + 1);
  const own = near.filter(word => word.clause === clause);
  const [first, last] = [own[0], own.at(-1)];
  return first && last ? quoteFrom(text, first.start, last.end) : '';
}

function escalationReasons(found: readonly Escalated[]): MoodReason[] {
  return found.map(({ kind, quote }) => ({ kind, quote }));
}

/** Words that the phrase books know go before those that only the model weighs. */
function wordReasons(
  reading: Reading,
  view: View,
  model: Model,
  kind: 'delight' | 'discontent',
): MoodReason[] {
  const direction = kind === 'delight' ? 1 : -1;
  const end = nameFrom(reading.words);
  const known = [...view.signs.mood.meant]
    .filter(({ weight, from }) => weight * direction >= 1.2 && from < end)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ quote }) => quote);
  const head = kind === 'delight' ? ('positive' as const) : ('negative' as const);
  const heads = { general: head, mail: head };
  const least = known.length > 0 ? CLEARLY : 0;
  const weighed = tellingWords(reading, view, model, heads, MOST_WORDS)
    .filter(({ weight }) => weight >= least)
    .map(({ quote }) => quote);
  return [...known.slice(0, 2), ...weighed].slice(0, MOST_WORDS).map(quote => ({ kind, quote }));
}

function knownBefore(history: CustomerHistory): MoodReason[] {
  const reasons: MoodReason[] = [];
  if (history.unanswered > 0) {
    reasons.push({ kind: 'unanswered', quote: '', count: history.unanswered });
  }
  if (history.unhappy > 1) {
    reasons.push({ kind: 'unhappy-before', quote: '', count: history.unhappy });
  }
  return reasons;
}

/** The same words are quoted once: what comes first stays, a part or an extension of it doesn't. */
function distinct(reasons: readonly MoodReason[]): MoodReason[] {
  const kept: MoodReason[] = [];
  for (const reason of reasons) {
    const quote = reason.quote.toLowerCase();
    const said = kept.some(({ quote: other }) => {
      const before = other.toLowerCase();
      return before.includes(quote) || quote.includes(before);
    });
    if (!said) kept.push(reason);
  }
  return kept;
}
