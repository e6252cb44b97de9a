// What Kulanz judges a customer's words to be. Plain data; `judge.ts` makes it.

export type Level = 'extremely-unhappy' | 'unhappy' | 'neutral' | 'happy';
export type Label = 'negative' | 'neutral' | 'positive';
export const THREATS = ['public', 'legal', 'chargeback'] as const;
export type Threat = (typeof THREATS)[number];

export const TOPICS = [
  'refund',
  'complaint',
  'delivery',
  'damaged',
  'payment',
  'cancellation',
  'access-trouble',
  'commission',
  'special-request',
  'question',
  'praise',
] as const;
export type Topic = (typeof TOPICS)[number];

export interface Sentiment {
  /** -1 (furious) .. 1 (delighted). */
  readonly score: number;
  readonly label: Label;
  readonly level: Level;
  /** One plain line each, quoting the words that decided, in the language of the readers. */
  readonly reasons: readonly string[];
}

export interface TopicScore {
  readonly topic: Topic;
  /** 0..1 */
  readonly score: number;
}

export interface Insight {
  /** ISO 639-1, or `und`. */
  readonly language: string;
  readonly sentiment: Sentiment;
  /** Best first; empty when unsure. */
  readonly topics: readonly TopicScore[];
  readonly threats: readonly Threat[];
  /** What of it would be otherwise without people's corrections; absent: nothing. */
  readonly learned?: readonly LearnedFrom[];
}

export interface LearnedFrom {
  readonly about: 'mood' | 'topic';
  /** `because 3 similar mails were corrected, last on 3 September 2026 (K-24813)`, in the readers' language. */
  readonly because: string;
}

/** How much this customer means to the merchant, and why. */
export interface CustomerValue {
  /** 0..1 */
  readonly score: number;
  readonly super: boolean;
  /** Lines a merchant nods at, in the language of the readers. */
  readonly reasons: readonly string[];
}

/** What is known of a customer before this mail. */
export interface CustomerHistory {
  /** First mail seen; null: this is the first. */
  readonly firstSeenAt: Date | null;
  /** Tickets before this one. */
  readonly tickets: number;
  /** Mails from this customer that no human has answered yet, on this ticket, this one excluded. */
  readonly unanswered: number;
  /** Mails that praised, before this one. */
  readonly praised: number;
  /** Mails that were unhappy or worse, before this one. */
  readonly unhappy: number;
  /** A human marked this customer as very important. */
  readonly vip: boolean;
}

/** A mail on its own has no history. */
export const NOTHING_KNOWN: CustomerHistory = {
  firstSeenAt: null,
  tickets: 0,
  unanswered: 0,
  praised: 0,
  unhappy: 0,
  vip: false,
};
