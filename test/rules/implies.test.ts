import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOPICS } from '../../src/insight/insight.ts';
import { GUARANTEES, type RuleFacts, WEEKDAYS } from '../../src/rules/facts.ts';
import {
  excludes,
  implies,
  isCertain,
  isImpossible,
  withConsequences,
} from '../../src/rules/implies.ts';
import { matchRules } from '../../src/rules/match.ts';
import { type Actions, BOUNDS, type Condition } from '../../src/rules/schema.ts';
import { ORDINARY } from './rule-facts.ts';

const ACTIONS: Actions = {
  assign: 'best',
  alertOwner: false,
  target: 'default',
  priority: 'normal',
  topics: [],
  labels: [],
  hint: '',
};

function holds(condition: Condition, facts: RuleFacts): boolean {
  const rule = { name: 'it', where: 'routing.yaml:1', conditions: [condition], actions: ACTIONS };
  const rest = { ...rule, conditions: [] };
  return matchRules({ rules: [rule, rest] }, facts).misses.length === 0;
}

const DOMAINS = ['example.org', 'shop.example.org', 'a.shop.example.org', 'org.example'];
const CUSTOMERS = DOMAINS.map(domain => `erika@${domain}`);
const is = fc.constantFrom('one-of' as const, 'not-one-of' as const);
const TOPIC = ['refund', 'damaged', 'none'] as const;

function words(fact: Condition['fact'], known: readonly string[]): fc.Arbitrary<Condition> {
  return fc.record({
    fact: fc.constant(fact),
    is,
    words: fc.array(fc.constantFrom(...known), { minLength: 1, maxLength: 4 }),
  });
}

function number(fact: Condition['fact'], ends: readonly number[]): fc.Arbitrary<Condition> {
  const bound = fc.record({
    bound: fc.constantFrom(...BOUNDS),
    number: fc.constantFrom(...ends),
  });
  return fc.record({
    fact: fc.constant(fact),
    is: fc.constant('number' as const),
    bounds: fc.array(bound, { minLength: 1, maxLength: 3 }),
  });
}

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.boolean().map(yes => ({ fact: 'super' as const, is: 'yes-no' as const, yes })),
  words('guarantee', GUARANTEES),
  words('weekday', WEEKDAYS),
  words('topic', TOPIC),
  words('domain', DOMAINS),
  words('customer', CUSTOMERS),
  number('mood', [-1, -0.5, 0, 1]),
  number('hour', [0, 1, 2, 23]),
  number('orders', [0, 1, 2]),
  fc.record({
    fact: fc.constant('topics' as const),
    is: fc.constantFrom('one-of' as const, 'not-one-of' as const, 'all-of' as const),
    words: fc.array(fc.constantFrom('refund', 'damaged', 'any', 'none'), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
);

const facts: fc.Arbitrary<RuleFacts> = fc
  .record({
    super: fc.boolean(),
    guarantee: fc.constantFrom(...GUARANTEES),
    weekday: fc.constantFrom(...WEEKDAYS),
    topics: fc.oneof(
      fc.constant([]),
      fc.uniqueArray(fc.constantFrom('refund' as const, 'damaged' as const, ...TOPICS), {
        maxLength: 3,
      }),
    ),
    customer: fc.constantFrom(...CUSTOMERS, 'x@other.example'),
    mood: fc.constantFrom(-1, -0.7, -0.5, 0, 0.3, 1),
    hour: fc.constantFrom(0, 1, 2, 3, 23),
    orders: fc.constantFrom(null, 0, 1, 2, 3),
  })
  .map(some => ({ ...ORDINARY, ...some }));

const RUNS = { numRuns: 5_000 };

describe('what a condition says about another one is true of every mail', () => {
  it('implies', () => {
    fc.assert(
      fc.property(condition, condition, facts, (a, b, mail) => {
        const said = withConsequences(a).some(one => implies(one, b));
        if (said && holds(a, mail)) expect(holds(b, mail)).toBe(true);
      }),
      RUNS,
    );
  });

  it('excludes', () => {
    fc.assert(
      fc.property(condition, condition, facts, (a, b, mail) => {
        const said = withConsequences(a).some(x => withConsequences(b).some(y => excludes(x, y)));
        if (said) expect(holds(a, mail) && holds(b, mail)).toBe(false);
      }),
      RUNS,
    );
  });

  it('impossible, certain', () => {
    fc.assert(
      fc.property(condition, facts, (one, mail) => {
        if (isImpossible(one)) expect(holds(one, mail)).toBe(false);
        if (isCertain(one)) expect(holds(one, mail)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('what is found', () => {
  it('a condition implies itself', () => {
    fc.assert(fc.property(condition, one => isImpossible(one) || implies(one, one)));
  });
});
