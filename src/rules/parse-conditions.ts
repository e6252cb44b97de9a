// `when: { level: unhappy, topics: [refund, payment], mood: { below: -0.5 }, language: { not: de } }`
import { isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { FACT_NAMES, type FactName, type FactType, factType } from './facts.ts';
import { type Mistakes, shortened, textOf } from './parse-support.ts';
import { BOUNDS, type Bound, type Condition, type KnownNames } from './schema.ts';

/** Words that one condition may list. */
export const MOST_WORDS = 1_000;

type NumberType = FactType & { type: 'number' };
type WordType = Exclude<FactType, { type: 'number' | 'yes-no' }>;

export function parseConditions(when: Node, mistakes: Mistakes, known: KnownNames): Condition[] {
  if (!isMap(when) || when.items.length === 0) {
    mistakes.add(when, mistakes.words.when);
    return [];
  }
  const parts = mistakes.keysOf(when, FACT_NAMES, 'when', true);
  return [...parts].flatMap(([name, node]) => {
    const fact = FACT_NAMES.find(candidate => candidate === name);
    const condition = fact && parseCondition(fact, node, mistakes, known);
    return condition ? [condition] : [];
  });
}

function parseCondition(
  fact: FactName,
  node: Node,
  mistakes: Mistakes,
  known: KnownNames,
): Condition | null {
  const type = factType(fact);
  if (type.type === 'yes-no') return parseYesNo(fact, node, mistakes);
  if (type.type === 'number') return parseNumber(fact, type, node, mistakes);
  const condition = parseWords(fact, type, node, mistakes);
  if (fact === 'mailbox' && condition) checkMailboxes(condition, node, mistakes, known);
  return condition;
}

function parseYesNo(fact: FactName, node: Node, mistakes: Mistakes): Condition | null {
  if (isScalar(node) && typeof node.value === 'boolean') {
    return { fact, is: 'yes-no', yes: node.value };
  }
  mistakes.add(node, mistakes.words.yesNo(fact, shortened(textOf(node))));
  return null;
}

function parseNumber(
  fact: FactName,
  type: NumberType,
  node: Node,
  mistakes: Mistakes,
): Condition | null {
  const { from, to, whole = false, example } = type;
  const expected = mistakes.words.number(fact, whole, from, to, example);
  const bounds: Bound[] = [];
  const add = (bound: Bound['bound'], value: unknown): void => {
    const number = isScalar(value) ? value.value : null;
    if (typeof number === 'number' && fitsType(number, type)) bounds.push({ bound, number });
    else mistakes.add(value ?? node, expected);
  };
  if (isMap(node) && hasDecimalComma(node)) {
    mistakes.add(node, mistakes.words.decimalComma('{ below: -0.5 }'));
  } else if (isMap(node)) {
    for (const [key, value] of mistakes.keysOf(node, BOUNDS, fact)) {
      const bound = BOUNDS.find(known => known === key);
      if (bound) add(bound, value);
    }
  } else {
    add('equals', node);
  }
  if (bounds.length === 0) return null;
  return { fact, is: 'number', bounds };
}

/** `{ below: -0,5 }`: to YAML the words `below: -0` and `5`. */
function hasDecimalComma({ items }: YAMLMap): boolean {
  return items.some(({ key, value }) => value === null && /^\d+$/.test(textOf(key)));
}

function fitsType(number: number, type: NumberType): boolean {
  const whole = type.whole !== true || Number.isInteger(number);
  return whole && number >= type.from && number <= type.to;
}

function parseWords(
  fact: FactName,
  type: WordType,
  node: Node,
  mistakes: Mistakes,
): Condition | null {
  if (!isMap(node)) return wordsCondition(fact, type, 'one-of', node, mistakes);
  if (type.type !== 'words' && node.has('all')) {
    const list = `${fact}: [${type.example.replace(/[[\]]/g, '')}, ...]`;
    mistakes.add(node, mistakes.words.oneOnly(fact, list));
    return null;
  }
  const operators = type.type === 'words' ? ['not', 'all'] : ['not'];
  const [first, second] = mistakes.keysOf(node, operators, fact);
  if (second || node.items.length === 0) {
    mistakes.add(node, mistakes.words.operators(fact, operators));
  }
  if (!first) return null;
  const is = first[0] === 'all' ? 'all-of' : 'not-one-of';
  return wordsCondition(fact, type, is, first[1], mistakes);
}

function wordsCondition(
  fact: FactName,
  type: WordType,
  is: 'one-of' | 'not-one-of' | 'all-of',
  node: Node,
  mistakes: Mistakes,
): Condition | null {
  const nodes = isSeq(node) ? node.items : [node];
  if (nodes.length > MOST_WORDS) {
    mistakes.add(node, mistakes.words.manyWords(nodes.length, MOST_WORDS));
    return null;
  }
  const words = nodes.flatMap(item => readWord(fact, type, item, mistakes));
  if (nodes.length === 0) mistakes.add(node, mistakes.words.valueMissing(fact, type.example));
  return words.length === 0 ? null : { fact, is, words };
}

function readWord(fact: FactName, type: WordType, node: unknown, mistakes: Mistakes): string[] {
  const word = textOf(node).trim().toLowerCase();
  if (isAlias(node)) {
    mistakes.add(node, mistakes.words.alias(node.source));
    return [];
  }
  if (!isScalar(node) || word === '') {
    mistakes.add(node, mistakes.words.valueMissing(fact, `${fact}: ${type.example}`));
    return [];
  }
  if (type.type === 'free') {
    if (new RegExp(type.shape).test(word)) return [word];
    mistakes.add(node, mistakes.words.shape(fact, shortened(word), type.example));
    return [];
  }
  const known = type.type === 'words' ? [...type.words, 'any', 'none'] : type.words;
  if (known.includes(word)) return [word];
  mistakes.unknown(node, fact, word, known);
  return [];
}

/** A mail is always to an address of the configuration: any other would never match. */
function checkMailboxes(
  condition: Condition,
  node: Node,
  mistakes: Mistakes,
  { mailboxes = [] }: KnownNames,
): void {
  if (!('words' in condition) || mailboxes.length === 0) return;
  for (const word of condition.words)
    if (!mailboxes.includes(word)) mistakes.unknown(node, 'mailbox', word, mailboxes);
}
