// Which rule applies: the first whose conditions all hold; and why the ones before it did not.
import type { Bound, Condition, Rule, RuleFacts, RuleSet } from './schema.ts';

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
    const condition = rule.conditions.find(one => !holds(one, facts));
    if (!condition) return { rule, misses };
    misses.push({ rule, condition, actual: wordsOfFact(condition, facts).join(', ') || 'none' });
  }
  throw new Error('rules without an "otherwise": reading them must refuse it');
}

function holds(condition: Condition, facts: RuleFacts): boolean {
  const { fact } = condition;
  if (condition.is === 'yes-no') return facts.super === condition.yes;
  if (condition.is === 'number') {
    const number = fact === 'mood' ? facts.mood : facts.value;
    return condition.bounds.every(bound => within(number, bound));
  }
  const actual = wordsOfFact(condition, facts);
  const has = (word: string): boolean => hasWord(fact, word, actual);
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

function hasWord(fact: Condition['fact'], word: string, actual: readonly string[]): boolean {
  if (fact === 'threats' || fact === 'topics') {
    if (word === 'any') return actual.length > 0;
    if (word === 'none') return actual.length === 0;
  }
  if (fact === 'domain')
    return actual.some(domain => domain === word || domain.endsWith(`.${word}`));
  return actual.includes(word);
}

function wordsOfFact({ fact }: Condition, facts: RuleFacts): string[] {
  switch (fact) {
    case 'topic':
      return [facts.topics[0] ?? 'none'];
    case 'topics':
      return [...facts.topics];
    case 'threats':
      return [...facts.threats];
    case 'domain':
      return [facts.customer.slice(facts.customer.lastIndexOf('@') + 1).toLowerCase()];
    case 'mood':
    case 'value':
    case 'super':
      return [String(facts[fact])];
    default:
      return [facts[fact].toLowerCase()];
  }
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
