// `goodwill.yaml` -> what may be given, or everything that is wrong with it, each with its line.
//
//   currency: EUR
//   budget: { customer: 50, total: 1000 }
//   gifts:
//     - when: { level: extremely-unhappy, value: [super, high] }
//       gift: flowers
//       amount: 30
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { isCurrency } from '../currency.ts';
import { VALUE_CLASSES } from '../insight/value-class.ts';
import { yamlDanger } from '../yaml-guard.ts';
import { GIFT_LEVELS, type GiftRule, type Goodwill } from './goodwill.ts';
import { Mistakes, textOf } from './parse-support.ts';
import type { RuleError } from './schema.ts';

const MOST_GIFTS = 100;
const DEAREST = 1_000_000;
const LONGEST_GIFT = 60;

type Parts = ReadonlyMap<string, Node>;

/** `file` is the name for messages, such as `goodwill.yaml`. */
export function parseGoodwill(
  text: string,
  file: string,
): { goodwill: Goodwill } | { errors: readonly RuleError[] } {
  const danger = yamlDanger(text);
  if (danger) return { errors: [{ file, line: danger.line, words: danger.words }] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  const mistakes = new Mistakes(file, lines);
  const broken = document.errors[0];
  if (broken) mistakes.add(broken.pos[0], `not readable as YAML: ${broken.message}`);
  else if (isMap(document.contents)) {
    const goodwill = readGoodwill(document.contents, mistakes);
    if (mistakes.found.length === 0) return { goodwill };
  } else mistakes.add(document.contents, 'expected "currency:", "budget:" and "gifts:"');
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
  if (!node) mistakes.add(map, 'missing: "currency: EUR", in which all amounts are');
  else if (!isCurrency(word))
    mistakes.add(node, 'expected a currency of three letters: "currency: EUR"');
  return word;
}

function readBudget(map: YAMLMap, parts: Parts, mistakes: Mistakes): Goodwill['budget'] {
  const node = parts.get('budget');
  if (!isMap(node)) {
    mistakes.add(node ?? map, 'missing: "budget: { customer: 50, total: 1000 }", for one year');
    return { customer: 0, total: 0 };
  }
  const amounts = mistakes.keysOf(node, ['customer', 'total'], 'budget');
  const customer = readAmount(node, amounts.get('customer'), 'customer: 50', mistakes);
  const total = readAmount(node, amounts.get('total'), 'total: 1000', mistakes);
  if (mistakes.found.length === 0 && customer > total)
    mistakes.add(amounts.get('customer'), 'more for one customer than for all together');
  return { customer, total };
}

function readGifts(map: YAMLMap, parts: Parts, mistakes: Mistakes): GiftRule[] {
  const node = parts.get('gifts');
  if (!isSeq(node)) {
    mistakes.add(node ?? map, 'missing: "gifts:", a list; "gifts: []" suggests an apology alone');
    return [];
  }
  if (node.items.length > MOST_GIFTS) {
    mistakes.add(node, `${node.items.length} gifts, at most ${MOST_GIFTS}`);
    return [];
  }
  const gifts = node.items.flatMap(item => {
    if (isMap(item)) return [readGift(item, mistakes)];
    mistakes.add(item, 'expected a gift: "- gift: voucher" and "amount: 10"');
    return [];
  });
  const always = node.items.findIndex(item => isMap(item) && !item.has('when'));
  if (always >= 0 && always < node.items.length - 1)
    mistakes.add(node.items[always], 'a gift without "when" fits everybody: move it to the end');
  return gifts;
}

function readGift(map: YAMLMap, mistakes: Mistakes): GiftRule {
  const parts = mistakes.keysOf(map, ['when', 'gift', 'amount'], 'a gift');
  const node = parts.get('gift');
  const gift = textOf(node)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (!node || gift === '') mistakes.add(node ?? map, 'a gift needs a name: "gift: voucher"');
  else if (gift.length > LONGEST_GIFT)
    mistakes.add(node, `the name of a gift has at most ${LONGEST_GIFT} characters`);
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
    mistakes.add(node, 'expected "when: { level: unhappy, value: high }"');
    return { levels: [], values: [] };
  }
  const parts = mistakes.keysOf(node, ['level', 'value'], 'when');
  if (parts.size === 0) mistakes.add(node, '"when" needs "level", "value" or both');
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
  if (items.length === 0) mistakes.add(node, `expected one of: ${known.join(', ')}`);
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
  mistakes.add(
    node ?? at,
    `expected an amount from 0 to ${DEAREST}, with two decimals at most, as in "${example}"`,
  );
  return 0;
}
