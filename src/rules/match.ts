// Which rule applies: the first whose conditions all hold; and why the ones before it did not.
import { type FactName, type FactValue, factText, factValue, type RuleFacts } from './facts.ts';
import type { Bound, Condition, Rule, RuleSet } from './schema.ts';

/** A rule that did not apply, with the first of its conditions that did not hold. */
export interface Miss {
  readonly rule: Rule;
  readonly condition: Condition;
  /** What the mail has instead, as the rule would write it. */
  readonly actual: string;
}

export interface RuleMatch {
  readonly rule: Rule;
  /** In order. */
  readonly misses: readonly Miss[];
}

export function matchRules(set: RuleSet, facts: RuleFacts): RuleMatch {
  const misses: Miss[] = [];
  for (const rule of set.rules) {
    const condition = rule.conditions.find(one => !holds(one, factValue(one.fact, facts)));
    if (!condition) return { rule, misses };
    misses.push({ rule, condition, actual: factText(factValue(condition.fact, facts)) });
  }
  throw new Error('rules without an "otherwise": reading them must refuse it');
}

function holds(condition: Condition, value: FactValue): boolean {
  if (condition.is === 'yes-no') return value === condition.yes;
  if (condition.is === 'number')
    return typeof value === 'number' && condition.bounds.every(bound => within(value, bound));
  const has = (word: string): boolean => hasWord(condition.fact, word, value);
  if (condition.is === 'all-of') return condition.words.every(has);
  return condition.words.some(has) === (condition.is === 'one-of');
}

function within(number: number, { bound, number: limit }: Bound): boolean {
  if (bound === 'below') return number < limit;
  if (bound === 'above') return number > limit;
  if (bound === 'at-most') return number <= limit;
  if (bound === 'at-least') return number >= limit;
  return number === limit;
}

function hasWord(fact: FactName, word: string, value: FactValue): boolean {
  if (typeof value === 'string') {
    return value === word || (fact === 'domain' && value.endsWith(`.${word}`));
  }
  if (value === null || typeof value !== 'object') return false;
  if (word === 'any') return value.length > 0;
  return word === 'none' ? value.length === 0 : value.includes(word);
}

/** A condition as a rule file writes it: `level: extremely-unhappy`. */
export function conditionText(condition: Condition): string {
  const { fact } = condition;
  if (condition.is === 'yes-no') return `${fact}: ${condition.yes}`;
  if (condition.is === 'number') {
    return `${fact}: ${condition.bounds.map(({ bound, number }) => `${bound} ${number}`).join(', ')}`;
  }
  const words = condition.words.join(' | ');
  if (condition.is === 'all-of') return `${fact}: all of ${condition.words.join(', ')}`;
  return `${fact}: ${condition.is === 'not-one-of' ? 'not ' : ''}${words}`;
}
