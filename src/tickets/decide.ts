// What happens with a customer's mail: which rule, which human, until when, and what to tell them.
import type { Config } from '../config.ts';
import type { CustomerValue, Insight, Topic, TopicScore } from '../insight/insight.ts';
import { wordsFor } from '../mail/words.ts';
import type { HistoryFacts, OrderFacts, RuleFacts } from '../rules/facts.ts';
import { type Miss, matchRules } from '../rules/match.ts';
import {
  PRIORITIES,
  type Priority,
  type Rule,
  type RuleSet,
  type Target,
} from '../rules/schema.ts';
import { assign } from './assign.ts';
import { addBusinessTime, type Calendar } from './due.ts';
import type { GoodwillCase } from './goodwill.ts';
import { suggestionsFor } from './suggestions.ts';
import { timeFacts } from './time-facts.ts';

export interface DecisionFacts {
  readonly insight: Insight;
  readonly value: CustomerValue;
  /** Absent: a mail on its own. */
  readonly history?: HistoryFacts;
  /** Absent: nothing is known of orders. */
  readonly orders?: OrderFacts;
  /** Absent: the merchant's gifts aren't known. */
  readonly goodwill?: GoodwillCase;
  /** Where the customer can be called; absent: not known. */
  readonly phone?: string | null;
  readonly config: Pick<Config, 'business' | 'people' | 'responseTarget'>;
  /** Person id -> open tickets. */
  readonly openTickets: ReadonlyMap<string, number>;
  readonly away: ReadonlySet<string>;
  /** The human whom this customer had last. */
  readonly previous: string | null;
  /** That human has answered in this very case. */
  readonly inTalk?: boolean;
  /** The support address that was written to. */
  readonly mailbox: string;
  readonly customerAddress: string;
  readonly now: Date;
  readonly calendar: Calendar;
  readonly rules: RuleSet;
  readonly exclude?: ReadonlySet<string>;
}

export interface Decision {
  /** Person id. */
  readonly assignee: string;
  /** `routing.yaml:20 unhappy: Anna Berger takes care of “refund”` */
  readonly because: string;
  /** `routing.yaml:12 extremely unhappy` */
  readonly rule: string;
  readonly alertOwner: boolean;
  /** What makes this mail what it is, in one line. */
  readonly why: string;
  /** 0 (low) .. 3 (urgent). */
  readonly priority: number;
  /** By when a human must have acted. */
  readonly nextActionAt: Date;
  /** The response target, milliseconds of business time. */
  readonly target: number;
  /** Hints for the human, the rule's own first, in their language. */
  readonly suggestions: readonly string[];
  /** What the mail is about, the rule's own topics first. */
  readonly topics: readonly TopicScore[];
  /** The rule's words for the ticket. */
  readonly labels: readonly string[];
  /** What the rules were asked about. */
  readonly facts: RuleFacts;
  readonly matched: Rule;
  /** The rules before, and why they did not apply. */
  readonly misses: readonly Miss[];
}

const NO_HISTORY: HistoryFacts = {
  knownCustomer: false,
  tickets: 0,
  unanswered: 0,
  unhappyBefore: 0,
  unhappyRounds: 0,
  daysSinceLastMail: null,
};

export function decide(facts: DecisionFacts): Decision {
  const { insight, value, config } = facts;
  const ui = config.business.language;
  const asked = ruleFactsOf(facts);
  const { rule, misses } = matchRules(facts.rules, asked);
  const { actions } = rule;
  const topics = withRuleTopics(insight.topics, actions.topics);
  const target = targetOf(actions.target, config);
  const nextActionAt = addBusinessTime(facts.now, target, facts.calendar);
  const assignment = assign({
    action: actions.assign,
    people: config.people,
    openTickets: facts.openTickets,
    away: facts.away,
    topics: topics.map(({ topic }) => topic),
    language: insight.language,
    previous: facts.previous,
    inTalk: facts.inTalk ?? false,
    now: facts.now,
    until: nextActionAt,
    calendar: facts.calendar,
    ...(facts.exclude ? { exclude: facts.exclude } : {}),
    ui,
  });
  const ruleName = `${rule.where} ${rule.name}`;
  const hints = suggestionsFor(
    {
      insight: { ...insight, topics },
      value,
      // A rule of the merchant's that says what to do then says it better.
      unhappyRounds: saysRounds(rule) ? 0 : asked.unhappyRounds,
      phone: facts.phone ?? null,
      goodwill: facts.goodwill ?? null,
    },
    ui,
  );
  return {
    assignee: assignment.id,
    because: `${ruleName}: ${assignment.because}`,
    rule: ruleName,
    alertOwner: actions.alertOwner,
    why: whyOf(facts) || assignment.because,
    priority: rankOf(actions.priority),
    nextActionAt,
    target,
    suggestions: actions.hint === '' ? hints : [...new Set([actions.hint, ...hints])],
    topics,
    labels: actions.labels,
    facts: asked,
    matched: rule,
    misses,
  };
}

function saysRounds({ conditions, actions }: Rule): boolean {
  return actions.hint !== '' && conditions.some(({ fact }) => fact === 'unhappyRounds');
}

/** What the merchant says a mail is about weighs more than what a machine reads in it. */
function withRuleTopics(
  topics: readonly TopicScore[],
  own: readonly Topic[],
): readonly TopicScore[] {
  if (own.length === 0) return topics;
  const others = topics.filter(({ topic }) => !own.includes(topic));
  return [...own.map(topic => ({ topic, score: 1 })), ...others];
}

function ruleFactsOf(facts: DecisionFacts): RuleFacts {
  const { insight, value, orders } = facts;
  return {
    kind: 'human',
    language: insight.language,
    mood: insight.sentiment.score,
    level: insight.sentiment.level,
    threats: insight.threats,
    topics: insight.topics.map(({ topic }) => topic),
    value: value.score,
    super: value.super,
    guarantee: orders?.guarantee ?? 'unknown',
    order: orders?.order ?? 'unknown',
    orders: orders?.orders ?? null,
    orderTotal: orders?.orderTotal ?? null,
    customer: facts.customerAddress.toLowerCase(),
    mailbox: facts.mailbox.toLowerCase(),
    ...timeFacts(facts.now, facts.calendar),
    ...(facts.history ?? NO_HISTORY),
  };
}

function targetOf(target: Target, config: DecisionFacts['config']): number {
  return typeof target === 'string' ? config.responseTarget[target] : target.ms;
}

function rankOf(priority: Priority): number {
  return PRIORITIES.indexOf(priority);
}

/** The reasons for mood and value that stand out; '' when nothing does. */
function whyOf({ insight, value, config }: DecisionFacts): string {
  const words = wordsFor(config.business.language);
  const { level, reasons } = insight.sentiment;
  const parts: string[] = [];
  if (level === 'extremely-unhappy' || level === 'unhappy') {
    parts.push([words.level[level], reasons.slice(0, 3).join('; ')].filter(Boolean).join(': '));
  }
  if (value.super) {
    parts.push(
      [words.value.super, value.reasons.slice(0, 2).join('; ')].filter(Boolean).join(': '),
    );
  }
  return parts.join('. ');
}
