// What happens with a customer's mail: which rule, which human, until when, and what to tell them.
import type { Config } from '../config.ts';
import type { CustomerValue, Insight } from '../insight/insight.ts';
import { wordsFor } from '../mail/words.ts';
import { type Miss, matchRules } from '../rules/match.ts';
import {
  PRIORITIES,
  type Priority,
  type RuleFacts,
  type RuleSet,
  type Target,
} from '../rules/schema.ts';
import { assign } from './assign.ts';
import { addBusinessTime, type Calendar } from './due.ts';
import { suggestionsFor } from './suggestions.ts';

export interface DecisionFacts {
  readonly insight: Insight;
  readonly value: CustomerValue;
  readonly config: Pick<Config, 'business' | 'people' | 'responseTarget'>;
  /** Person id -> open tickets. */
  readonly openTickets: ReadonlyMap<string, number>;
  readonly away: ReadonlySet<string>;
  /** The human whom this customer had last. */
  readonly previous: string | null;
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
  /** Hints for the human, the best first, in their language. */
  readonly suggestions: readonly string[];
  /** The rules before, and why they did not apply. */
  readonly misses: readonly Miss[];
}

export function decide(facts: DecisionFacts): Decision {
  const { insight, value, config, rules } = facts;
  const ui = config.business.language;
  const { rule, misses } = matchRules(rules, ruleFactsOf(facts));
  const { actions } = rule;
  const assignment = assign({
    action: actions.assign,
    people: config.people,
    openTickets: facts.openTickets,
    away: facts.away,
    topics: insight.topics.map(({ topic }) => topic),
    language: insight.language,
    previous: facts.previous,
    ...(facts.exclude ? { exclude: facts.exclude } : {}),
    ui,
  });
  const ruleName = `${rule.where} ${rule.name}`;
  const target = targetOf(actions.target, config);
  return {
    assignee: assignment.id,
    because: `${ruleName}: ${assignment.because}`,
    rule: ruleName,
    alertOwner: actions.alertOwner,
    why: whyOf(facts) || assignment.because,
    priority: rankOf(actions.priority),
    nextActionAt: addBusinessTime(facts.now, target, facts.calendar),
    target,
    suggestions: suggestionsFor(insight, value, ui),
    misses,
  };
}

function ruleFactsOf({ insight, value, customerAddress, mailbox }: DecisionFacts): RuleFacts {
  return {
    kind: 'human',
    language: insight.language,
    mood: insight.sentiment.score,
    level: insight.sentiment.level,
    threats: insight.threats,
    topics: insight.topics.map(({ topic }) => topic),
    value: value.score,
    super: value.super,
    customer: customerAddress.toLowerCase(),
    mailbox: mailbox.toLowerCase(),
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
