// `goodwill.yaml` -> what may be given, or everything that is wrong with it, each with its line.
//
//   currency: EUR
//   budget: { customer: 50, total: 1000 }
//   gifts:
//     - when: { level: extremely-unhappy, value: [super, high] }
//       gift: flowers
//       amount: 30
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { UiLanguage } from '../config.ts';
import { isCurrency } from '../currency.ts';
import { VALUE_CLASSES } from '../insight/value-class.ts';
import { yamlDanger } from '../yaml-guard.ts';
import { GIFT_LEVELS, type GiftRule, type Goodwill } from './goodwill.ts';
import { Mistakes, textOf } from './parse-support.ts';
import { openRuleDocument } from './rule-document.ts';
import { ruleWords } from './rule-words-for.ts';
import type { RuleError } from './schema.ts';

const MOST_GIFTS = 100;
const DEAREST = 1_000_000;
const LONGEST_GIFT = 60;

type Parts = ReadonlyMap<string, Node>;

/** `file` is the name for messages, such as `goodwill.yaml`. */
export function parseGoodwill(
  text: string,
  file: string,
  ui: UiLanguage = 'en',
): { goodwill: Goodwill } | { errors: readonly RuleError[] } {
  const danger = yamlDanger(text);
  if (danger) return { errors: [{ file, line: danger.line, words: ruleWords(ui).danger(danger) }] };
  const { document, lines } = openRuleDocument(text);
  const mistakes = new Mistakes(file, lines, ui);
  const broken = document.errors[0];
  if (broken) mistakes.broken(text, broken);
  else if (isMap(document.contents)) {
    const goodwill = readGoodwill(document.contents, mistakes);
    if (mistakes.found.length === 0) return { goodwill };
  } else mistakes.add(document.contents, mistakes.words.goodwill);
  return { errors: mistakes.sorted() };
}

function readGoodwill(map: YAMLMap, mistakes: Mistakes): Goodwill {
  const parts = mistakes.keysOf(map, ['currency', 'budget', 'gifts'], 'goodwill.yaml');
  return {
    currency: readCurrency(map, parts, mistakes),
    budget: readBudget(map, parts, mistakes),
    gifts: readGifts(map, parts, mistakes),
  };
}

function readCurrency(map: YAMLMap, parts: Parts, mistakes: Mistakes): string {
  const node = parts.get('currency');
  const word = textOf(node).trim().toUpperCase();
  if (!node) mistakes.add(map, mistakes.words.noCurrency);
  else if (!isCurrency(word)) mistakes.add(node, mistakes.words.currency);
  return word;
}

function readBudget(map: YAMLMap, parts: Parts, mistakes: Mistakes): Goodwill['budget'] {
  const node = parts.get('budget');
  if (!isMap(node)) {
    mistakes.add(node ?? map, mistakes.words.noBudget);
    return { customer: 0, total: 0 };
  }
  const amounts = mistakes.keysOf(node, ['customer', 'total'], 'budget');
  const customer = readAmount(node, amounts.get('customer'), 'customer: 50', mistakes);
  const total = readAmount(node, amounts.get('total'), 'total: 1000', mistakes);
  if (mistakes.found.length === 0 && customer > total)
    mistakes.add(amounts.get('customer'), mistakes.words.budgetTooLow);
  return { customer, total };
}

function readGifts(map: YAMLMap, parts: Parts, mistakes: Mistakes): GiftRule[] {
  const node = parts.get('gifts');
  if (!isSeq(node)) {
    mistakes.add(node ?? map, mistakes.words.noGifts);
    return [];
  }
  if (node.items.length > MOST_GIFTS) {
    mistakes.add(node, mistakes.words.manyGifts(node.items.length, MOST_GIFTS));
    return [];
  }
  const gifts = node.items.flatMap(item => {
    if (isMap(item)) return [readGift(item, mistakes)];
    mistakes.add(item, mistakes.words.gift);
    return [];
  });
  const always = node.items.findIndex(item => isMap(item) && !item.has('when'));
  if (always >= 0 && always < node.items.length - 1)
    mistakes.add(node.items[always], mistakes.words.giftForAll);
  return gifts;
}

function readGift(map: YAMLMap, mistakes: Mistakes): GiftRule {
  const parts = mistakes.keysOf(map, ['when', 'gift', 'amount'], 'gift');
  const node = parts.get('gift');
  const gift = textOf(node)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (!node || gift === '') mistakes.add(node ?? map, mistakes.words.giftName);
  else if (gift.length > LONGEST_GIFT) mistakes.add(node, mistakes.words.longGift(LONGEST_GIFT));
  return {
    where: mistakes.whereOf(map),
    ...readWhen(parts.get('when'), mistakes),
    gift,
    cents: readAmount(map, parts.get('amount'), 'amount: 10', mistakes),
  };
}

function readWhen(node: Node | undefined, mistakes: Mistakes): Pick<GiftRule, 'levels' | 'values'> {
  if (!node) return { levels: [], values: [] };
  if (!isMap(node)) {
    mistakes.add(node, mistakes.words.giftWhen);
    return { levels: [], values: [] };
  }
  const parts = mistakes.keysOf(node, ['level', 'value'], 'when', true);
  if (parts.size === 0) mistakes.add(node, mistakes.words.giftWhenEmpty);
  return {
    levels: readWords(parts.get('level'), 'level', GIFT_LEVELS, mistakes),
    values: readWords(parts.get('value'), 'value', VALUE_CLASSES, mistakes),
  };
}

/** One word or a list of them. */
function readWords<W extends string>(
  node: Node | undefined,
  what: string,
  known: readonly W[],
  mistakes: Mistakes,
): W[] {
  if (!node) return [];
  const items = isSeq(node) ? node.items : [node];
  if (items.length === 0) mistakes.add(node, mistakes.words.oneOf(known));
  return items.flatMap(item => {
    const word = textOf(item).trim().toLowerCase();
    const found = known.find(one => one === word);
    if (found === undefined) mistakes.unknown(item, what, word, known);
    return found === undefined ? [] : [found];
  });
}

/** Hundredths. */
function readAmount(
  at: unknown,
  node: Node | undefined,
  example: string,
  mistakes: Mistakes,
): number {
  const value = isScalar(node) ? node.value : undefined;
  const cents = typeof value === 'number' ? Math.round(value * 100) : Number.NaN;
  const exact = typeof value === 'number' && Math.abs(value * 100 - cents) < 1e-6;
  if (exact && cents >= 0 && cents <= DEAREST * 100) return cents;
  mistakes.add(node ?? at, mistakes.words.amount(DEAREST, example));
  return 0;
}
