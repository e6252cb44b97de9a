// What rules are made of: a closed list of facts, operators and actions. `parse.ts` makes them from
// text, `match.ts` applies them.

import { type Level, type Threat, TOPICS, type Topic } from '../insight/insight.ts';
import type { MailKind } from '../mail/message.ts';

/** What a rule may ask about. */
export interface RuleFacts {
  readonly kind: MailKind;
  /** ISO 639-1, or `und`. */
  readonly language: string;
  /** -1 (furious) .. 1 (delighted). */
  readonly mood: number;
  readonly level: Level;
  readonly threats: readonly Threat[];
  /** Best first; empty: unsure. */
  readonly topics: readonly Topic[];
  /** 0..1 */
  readonly value: number;
  readonly super: boolean;
  /** Address, lower case. */
  readonly customer: string;
  /** The support address that was written to, lower case. */
  readonly mailbox: string;
}

const KINDS: readonly MailKind[] = ['human', 'auto-reply', 'bounce', 'bulk', 'loop'];
const LEVELS: readonly Level[] = ['extremely-unhappy', 'unhappy', 'neutral', 'happy'];
const THREATS: readonly Threat[] = ['public', 'legal', 'chargeback'];

/** How the value of a fact is written: one of a list, free words, a number, yes or no. */
export type FactType =
  | { readonly type: 'word'; readonly words: readonly string[] | null; readonly example: string }
  /** Several at once; `any` and `none` ask whether there is one at all. */
  | { readonly type: 'words'; readonly words: readonly string[]; readonly example: string }
  | {
      readonly type: 'number';
      readonly from: number;
      readonly to: number;
      readonly example: string;
    }
  | { readonly type: 'yes-no'; readonly example: string };

export const FACTS = {
  kind: { type: 'word', words: KINDS, example: 'human' },
  language: { type: 'word', words: null, example: 'de' },
  mood: { type: 'number', from: -1, to: 1, example: '{ below: -0.5 }' },
  level: { type: 'word', words: LEVELS, example: 'extremely-unhappy' },
  threats: { type: 'words', words: THREATS, example: '[public, legal]' },
  topic: { type: 'word', words: [...TOPICS, 'none'], example: 'refund' },
  topics: { type: 'words', words: TOPICS, example: '[refund, payment]' },
  value: { type: 'number', from: 0, to: 1, example: '{ above: 0.6 }' },
  super: { type: 'yes-no', example: 'true' },
  customer: { type: 'word', words: null, example: 'erika@example.org' },
  domain: { type: 'word', words: null, example: 'example.org' },
  mailbox: { type: 'word', words: null, example: 'hilfe@shop.example' },
} as const satisfies Readonly<Record<string, FactType>>;

export type FactName = keyof typeof FACTS;

export function factType(name: FactName): FactType {
  return FACTS[name];
}

/** One condition of a rule. Words are lower case. */
export type Condition = { readonly fact: FactName } & (
  | { readonly is: 'one-of' | 'not-one-of' | 'all-of'; readonly words: readonly string[] }
  | { readonly is: 'yes-no'; readonly yes: boolean }
  /** All given bounds must hold. */
  | { readonly is: 'number'; readonly bounds: readonly Bound[] }
);

export const BOUNDS = ['below', 'above', 'at-most', 'at-least', 'equals'] as const;
export interface Bound {
  readonly bound: (typeof BOUNDS)[number];
  readonly number: number;
}

/** Which response target: one of the configuration's, or one of the rule's own. */
export type Target = 'default' | 'unhappy' | 'super' | { readonly ms: number };

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface Actions {
  /** `owner`, `best`, or the id of a person. */
  readonly assign: string;
  readonly alertOwner: boolean;
  readonly target: Target;
  readonly priority: Priority;
}

export interface Rule {
  readonly name: string;
  /** Where it stands, such as `routing.yaml:12`. */
  readonly where: string;
  /** All must hold; none: always (the last rule, `otherwise`). */
  readonly conditions: readonly Condition[];
  readonly actions: Actions;
}

/** Ordered; the last has no condition. */
export interface RuleSet {
  readonly rules: readonly Rule[];
}

/** What is wrong with a rule file. */
export interface RuleError {
  readonly file: string;
  readonly line: number;
  /** What is wrong, what was expected, and the nearest known word. */
  readonly words: string;
}
