// What rules are made of: conditions on facts, and actions. `parse.ts` makes them from text, `match.ts`
// applies them.
import type { UiLanguage } from '../config.ts';
import type { Topic } from '../insight/insight.ts';
import type { FactName } from './facts.ts';

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
export const TARGETS = ['default', 'unhappy', 'super'] as const;
export type Target = (typeof TARGETS)[number] | { readonly ms: number };

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface Actions {
  /** `owner`, `best`, or the id of a person. */
  readonly assign: string;
  readonly alertOwner: boolean;
  readonly target: Target;
  readonly priority: Priority;
  /** Topics that the ticket has because the rule says so, the first of all. */
  readonly topics: readonly Topic[];
  /** Words of the merchant's on the ticket, lower case. */
  readonly labels: readonly string[];
  /** A sentence for the human who answers; '' for none. */
  readonly hint: string;
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

/** A rule file as it was read. */
export interface RuleText {
  /** The name for messages, such as `routing.yaml`. */
  readonly file: string;
  readonly text: string;
}

/** What rules may name besides the words of the table. */
export interface KnownNames {
  /** Ids. */
  readonly people: readonly string[];
  /** Support addresses, lower case; none: a rule may name any address. */
  readonly mailboxes?: readonly string[];
  /** What people are called, by id: for those who write a name. */
  readonly names?: ReadonlyMap<string, string>;
  /** Of what is said about mistakes; English when absent. */
  readonly ui?: UiLanguage;
}

/** Rules, with what is odd about them; or all that is wrong, in the order of the files. */
export type ParsedRules =
  | { readonly rules: RuleSet; readonly warnings: readonly RuleError[] }
  | { readonly errors: readonly RuleError[] };
