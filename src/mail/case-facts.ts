import type { Person } from '../config.ts';
import type { CustomerValue, Insight } from '../insight/insight.ts';
import { topicReasons } from '../insight/learned.ts';
import type { MailOrders } from '../insight/mail-orders.ts';
import { isNotJudged } from '../insight/reasons.ts';
import { valueClass } from '../insight/value-class.ts';
import type { CardLine } from './card.ts';
import { lineSafe, nameSafe } from './header-safe.ts';
import type { InternalFacts, Threading } from './internal-letter.ts';
import type { Address } from './message.ts';
import { orderLines } from './order-lines.ts';
import type { Tone } from './palette.ts';
import { type Clock, when } from './when.ts';
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
  /** Absent: nobody looked at orders and gifts. */
  readonly shop?: MailOrders;
  /** What the mail leaves open, one line each; absent: nothing. */
  readonly unclear?: readonly string[];
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
      text: isNotJudged(insight, words.language)
        ? reasons.map(reason => lineSafe(reason, 160)).join('; ')
        : withReasons(words.level[level], reasons),
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
  const clock = clockOf(facts);
  const who = nameSafe(facts.assignee.name);
  const until = when(facts.ticket.nextActionAt, clock);
  return [
    { label: words.label.assignee, text: withReasons(who, [facts.because]) },
    { label: words.label.dueBy, text: until, lead: until },
  ];
}

/** What the shop knows of it. */
export function shopLines(facts: CaseFacts, words: Words): CardLine[] {
  return orderLines(facts.shop, facts.insight, words, clockOf(facts));
}

/** What to ask, and what to do. */
export function suggestionLines(facts: CaseFacts, words: Words): CardLine[] {
  const { suggestions, unclear = [] } = facts;
  const { label } = words;
  return [
    ...unclear.slice(0, 2).map(text => ({ label: label.unclear, text: lineSafe(text) })),
    ...suggestions
      .slice(0, 5)
      .map(text => ({ label: label.suggestion, text: lineSafe(text, 400) })),
  ];
}

function clockOf({ ui, business, now }: CaseFacts): Clock {
  return { language: ui, timezone: business.timezone, now };
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
  return words.value[valueClass(value)];
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
