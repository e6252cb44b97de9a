// Why a mail was judged so: threats and escalations first, then the words that moved the model most, then
// what was known of the customer before.
import type { Verdict } from './decide-mood.ts';
import type { CustomerHistory, Threat } from './insight.ts';
import type { Model } from './model/model.ts';
import type { Escalated } from './mood.ts';
import type { Reading } from './reading.ts';
import type { Escalation } from './signals.ts';
import { type Telling, tellingWords } from './telling-words.ts';
import type { View } from './view.ts';

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
/** Too ordinary to prove anything by themselves. */
const PLAIN =
  /^(?:\W|\d|ich|i|sie|you|ihr|die|der|das|the|a|an|und|and|to|zu|in|im|is|ist|it|es|my|mein\w{0,2}|of|for|f(?:ü|ue)r|bei|at|on|auf|von)+$/iu;

export function moodReasons(
  reading: Reading,
  view: View,
  model: Model,
  verdict: Verdict,
  history: CustomerHistory,
): MoodReason[] {
  if (verdict.level === 'neutral') return threatReasons(reading, view, model, verdict);
  if (verdict.label === 'positive') return wordReasons(reading, view, model, 'delight');
  const reasons = [
    ...threatReasons(reading, view, model, verdict),
    ...escalationReasons(view.signs.mood.once),
    ...wordReasons(reading, view, model, 'discontent'),
  ];
  const { shouted } = view.signs.mood;
  if (shouted) reasons.push({ kind: 'capitals', quote: shouted });
  return [...distinct(reasons).slice(0, MOST_REASONS), ...knownBefore(history)];
}

function threatReasons(reading: Reading, view: View, model: Model, verdict: Verdict): MoodReason[] {
  return verdict.threats.map(threat => {
    const phrase = view.signs.threats.find(found => found.threat === threat);
    if (phrase) return { kind: threat, quote: phrase.quote };
    const [best] = tellingWords(reading, view, model, { general: null, mail: threat }, 1);
    return { kind: threat, quote: best?.quote ?? '' };
  });
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
  const known = [...view.signs.mood.meant]
    .filter(({ weight }) => weight * direction >= 1.2)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ quote }) => quote);
  const head = kind === 'delight' ? ('positive' as const) : ('negative' as const);
  const weighed = tellingWords(reading, view, model, { general: head, mail: head }, MOST_WORDS)
    .filter(telling => !isPlain(telling))
    .map(({ quote }) => quote);
  return [...known.slice(0, 2), ...weighed].slice(0, MOST_WORDS).map(quote => ({ kind, quote }));
}

function isPlain({ quote }: Telling): boolean {
  return quote.split(/\s+/).every(word => PLAIN.test(word));
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

/** The same words are quoted once, a part of other quoted words not at all. */
function distinct(reasons: readonly MoodReason[]): MoodReason[] {
  const kept: MoodReason[] = [];
  for (const reason of reasons) {
    const quote = reason.quote.toLowerCase();
    if (quote !== '' && !kept.some(one => one.quote.toLowerCase().includes(quote)))
      kept.push(reason);
  }
  return kept;
}
