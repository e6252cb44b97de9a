// How a decision came about: what the rules were asked about, which one applied, and why none before it.
import type { UiLanguage } from '../config.ts';
import { FACT_NAMES, type FactName, factText, factValue, type RuleFacts } from '../rules/facts.ts';
import { conditionText, type Miss } from '../rules/match.ts';
import { type Condition, PRIORITIES } from '../rules/schema.ts';
import type { Decision } from '../tickets/decide.ts';

/** `would.decision` of `kulanz explain --json`. */
export function decisionJson(decision: Decision): Record<string, unknown> {
  const { matched, facts, misses } = decision;
  return {
    facts: Object.fromEntries(FACT_NAMES.map(name => [name, factValue(name, facts)])),
    rule: { where: matched.where, name: matched.name, when: matched.conditions.map(conditionText) },
    notBefore: misses.map(missJson),
    priority: PRIORITIES[decision.priority],
    answerBy: decision.nextActionAt.toISOString(),
    topics: decision.topics.map(({ topic }) => topic),
    labels: decision.labels,
    hints: decision.suggestions,
  };
}

function missJson({ rule, condition, actual }: Miss): Record<string, string> {
  const { where, name } = rule;
  return { where, name, asks: conditionText(condition), fact: condition.fact, is: actual };
}

const GROUPS: readonly (readonly [from: FactName, to: FactName])[] = [
  ['kind', 'super'],
  ['guarantee', 'orderTotal'],
  ['customer', 'hour'],
  ['knownCustomer', 'daysSinceLastMail'],
];

/** `level: unhappy, mood: -0.4, ...`: a line for the mail, its order, where and when, and history. */
export function factLines(facts: RuleFacts): string[] {
  return GROUPS.map(([from, to]) =>
    FACT_NAMES.slice(FACT_NAMES.indexOf(from), FACT_NAMES.indexOf(to) + 1)
      .map(name => `${name}: ${factText(factValue(name, facts))}`)
      .join(' · '),
  );
}

/** What the rule that applies has asked: each condition with what the mail has. */
export function matchedLines({ matched, facts }: Decision, ui: UiLanguage): string[] {
  return matched.conditions.map(condition => askedText(condition, facts, ui));
}

function askedText(condition: Condition, facts: RuleFacts, ui: UiLanguage): string {
  const actual = factText(factValue(condition.fact, facts));
  return MET[ui](conditionText(condition), actual);
}

const MET: Readonly<Record<UiLanguage, (asked: string, actual: string) => string>> = {
  de: (asked, actual) => `verlangt ${asked}, und so ist es: ${actual}`,
  en: (asked, actual) => `asks ${asked}, and so it is: ${actual}`,
};
