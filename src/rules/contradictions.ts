// Rules that contradict themselves or each other: read well, and never applied.
import { excludes, implies, isCertain, isImpossible, withConsequences } from './implies.ts';
import { conditionText } from './match.ts';
import type { RuleWords } from './rule-words.ts';
import type { Condition, Rule, RuleError } from './schema.ts';

/** Conditions that no mail can meet. */
export function impossibilities(rules: readonly Rule[], words: RuleWords): RuleError[] {
  return rules.flatMap(rule => {
    const alone = rule.conditions.find(isImpossible);
    if (alone) return [at(rule, words.never(conditionText(alone)))];
    const pair = excludingPair(rule.conditions);
    if (!pair) return [];
    const [one, other] = pair;
    return [at(rule, words.neverTogether(conditionText(one), conditionText(other)))];
  });
}

/** Rules whose mail an earlier rule takes, all of it. */
export function unreachables(rules: readonly Rule[], words: RuleWords): RuleError[] {
  const earlier: Needs[] = [];
  return rules.flatMap(rule => {
    const given = rule.conditions.flatMap(withConsequences);
    const taker = earlier.find(({ needs }) =>
      needs.every(need => given.some(one => implies(one, need))),
    );
    // What is left for "otherwise" may be nothing: that is its right.
    if (rule.conditions.length === 0) return [];
    earlier.push({ rule, needs: rule.conditions.filter(need => !isCertain(need)) });
    return taker ? [at(rule, words.unreachable(rule.name, taker.rule.name, taker.rule.where))] : [];
  });
}

interface Needs {
  readonly rule: Rule;
  readonly needs: readonly Condition[];
}

function excludingPair(conditions: readonly Condition[]): [Condition, Condition] | null {
  for (const [index, one] of conditions.entries()) {
    for (const other of conditions.slice(index + 1)) {
      const clash = withConsequences(one).some(a =>
        withConsequences(other).some(b => excludes(a, b)),
      );
      if (clash) return [one, other];
    }
  }
  return null;
}

function at(rule: Rule, words: string): RuleError {
  const colon = rule.where.lastIndexOf(':');
  return { file: rule.where.slice(0, colon), line: Number(rule.where.slice(colon + 1)), words };
}
