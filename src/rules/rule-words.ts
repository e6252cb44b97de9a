// What is said about a rule file that isn't right.
import type { YamlDanger } from '../yaml-guard.ts';
import type { YamlTrouble } from './yaml-trouble.ts';

/** A list of words, of which one may have been meant. */
export interface Unknown {
  readonly word: string;
  /** null: none is near. */
  readonly near: string | null;
  readonly known: readonly string[];
}

/** Words of the rules stand in them as a file writes them. */
export interface RuleWords {
  readonly yaml: Readonly<Record<YamlTrouble['kind'], string>>;
  danger(danger: YamlDanger): string;
  readonly encoding: string;
  readonly list: string;
  readonly rule: string;
  readonly otherwiseElsewhere: string;
  readonly otherwiseBefore: string;
  readonly otherwiseWhen: string;
  readonly noOtherwise: string;
  readonly noWhen: string;
  readonly twoNames: string;
  readonly noName: string;
  longName(most: number): string;
  manyRules(count: number, most: number, altogether: boolean): string;

  /** `what` is a fact, or `person`, `target`, `priority`, `topic`, `mailbox`. */
  unknown(what: string, unknown: Unknown): string;
  /** A key; `of` is `rule`, `gift`, a file or the key it stands under. */
  unknownKey(of: string, unknown: Unknown): string;
  /** `mayList`: one of several can be asked with a list. */
  twice(key: string, mayList: boolean): string;
  alias(name: string): string;
  noValue(key: string): string;

  readonly when: string;
  yesNo(fact: string, word: string): string;
  number(fact: string, whole: boolean, from: number, to: number, example: string): string;
  decimalComma(example: string): string;
  oneOnly(fact: string, list: string): string;
  operators(fact: string, operators: readonly string[]): string;
  manyWords(count: number, most: number): string;
  valueMissing(fact: string, example: string): string;
  /** Of a language, an address or a domain. */
  shape(fact: string, word: string, example: string): string;

  readonly noAssign: string;
  readonly assignOne: string;
  readonly alert: string;
  target(targets: readonly string[]): string;
  topics(most: number): string;
  labels(most: number): string;
  label(word: string): string;
  hint(most: number): string;

  never(condition: string): string;
  neverTogether(one: string, other: string): string;
  unreachable(rule: string, taker: string, where: string): string;

  readonly goodwill: string;
  readonly noCurrency: string;
  readonly currency: string;
  readonly noBudget: string;
  readonly budgetTooLow: string;
  readonly noGifts: string;
  manyGifts(count: number, most: number): string;
  readonly gift: string;
  readonly giftForAll: string;
  readonly giftName: string;
  longGift(most: number): string;
  readonly giftWhen: string;
  readonly giftWhenEmpty: string;
  oneOf(known: readonly string[]): string;
  amount(most: number, example: string): string;

  rename(name: string): string;
  manyFiles(count: number, most: number): string;
  folder(dir: string, why: string): string;
  file(why: string): string;
  readonly isFolder: string;
  readonly gone: string;
}
