import type { Person } from '../config.ts';
import type { CustomerValue, Insight } from '../insight/insight.ts';
import { topicReasons } from '../insight/learned.ts';
import type { CardLine } from './card.ts';
import { lineSafe, nameSafe } from './header-safe.ts';
import type { InternalFacts, Threading } from './internal-letter.ts';
import type { Address } from './message.ts';
import type { Tone } from './palette.ts';
import { when } from './when.ts';
import type { Words } from './words-shape.ts';

export interface TicketFacts {
  readonly number: string;
  readonly subject: string;
  readonly openedAt: Date;
  readonly nextActionAt: Date;
}

/** What a handover and an alert both tell of a customer's case. */
export interface CaseFacts extends InternalFacts, Threading {
  /** The support address with the recipient's secret token for this ticket. */
  readonly replyAddress: string;
  /** The ticket's human. */
  readonly assignee: Person;
  /** Why this human: one line. */
  readonly because: string;
  readonly ticket: TicketFacts;
  readonly customer: Address;
  readonly value: CustomerValue;
  readonly insight: Insight;
  /** Words of the merchant's on the ticket; absent: none. */
  readonly labels?: readonly string[];
  /** One line each, the best first. */
  readonly suggestions: readonly string[];
}

const MOOD_TONE: Readonly<Record<string, Tone>> = {
  'extremely-unhappy': 'alert',
  unhappy: 'warn',
  happy: 'good',
};

/** The colour of the bar beside a case: the mood decides, else that a customer matters. */
export function caseTone(facts: Pick<CaseFacts, 'insight' | 'value'>): Tone {
  const { level } = facts.insight.sentiment;
  if (level === 'extremely-unhappy') return 'alert';
  if (facts.value.super) return 'gold';
  return MOOD_TONE[level] ?? 'dim';
}

/** Who writes, what they are worth, how they feel, what it is about. */
export function caseLines(facts: CaseFacts, words: Words): CardLine[] {
  const { customer, value, insight } = facts;
  const name = nameSafe(customer.name);
  const address = lineSafe(customer.address, 120);
  const { level, reasons } = insight.sentiment;
  const tone = MOOD_TONE[level];
  return [
    {
      label: words.label.customer,
      text: name ? `${name} <${address}>` : address,
      lead: name || address,
    },
    {
      label: words.label.value,
      text: withReasons(valueWord(value, words), value.reasons),
      lead: value.super ? words.value.super : '',
      ...(value.super ? { tone: 'gold' } : {}),
    },
    {
      label: words.label.mood,
      text: withReasons(words.level[level], reasons),
      lead: tone ? words.level[level] : '',
      ...(tone ? { tone } : {}),
    },
    ...threatLines(insight, words),
    {
      label: words.label.topic,
      text: withReasons(topicWords(insight, words), topicReasons(insight)),
    },
    ...labelLines(facts, words),
  ];
}

/** Whose it is and until when. */
export function assigneeLines(facts: CaseFacts, words: Words): CardLine[] {
  const clock = { language: facts.ui, timezone: facts.business.timezone, now: facts.now };
  const who = nameSafe(facts.assignee.name);
  const until = when(facts.ticket.nextActionAt, clock);
  return [
    { label: words.label.assignee, text: withReasons(who, [facts.because]) },
    { label: words.label.dueBy, text: until, lead: until },
  ];
}

export function suggestionLines(facts: CaseFacts, words: Words): CardLine[] {
  return facts.suggestions
    .slice(0, 5)
    .map(text => ({ label: words.label.suggestion, text: lineSafe(text) }));
}

function labelLines({ labels = [] }: CaseFacts, words: Words): CardLine[] {
  if (labels.length === 0) return [];
  return [{ label: words.label.labels, text: lineSafe(labels.join(', ')) }];
}

export function threatLines(insight: Insight, words: Words): CardLine[] {
  if (insight.threats.length === 0) return [];
  const text = insight.threats.map(threat => words.threat[threat]).join(', ');
  return [{ label: words.label.threats, text, tone: 'alert' }];
}

function topicWords(insight: Insight, words: Words): string {
  const topics = insight.topics.slice(0, 3).map(({ topic }) => words.topic[topic]);
  return topics.join(', ') || words.noTopic;
}

function valueWord(value: CustomerValue, words: Words): string {
  if (value.super) return words.value.super;
  if (value.reasons.length === 0) return words.value.unknown;
  if (value.score >= 0.66) return words.value.high;
  return value.score >= 0.33 ? words.value.middle : words.value.low;
}

/** `sehr unzufrieden – schreibt „Frechheit“; zweite Mail ohne Antwort` */
export function withReasons(what: string, reasons: readonly string[]): string {
  const why = reasons
    .slice(0, 4)
    .map(reason => lineSafe(reason, 160))
    .filter(reason => reason !== '')
    .join('; ');
  return why === '' ? what : `${what} – ${why}`;
}
