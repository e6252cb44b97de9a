// `when: { level: unhappy, topics: [refund, payment], mood: { below: -0.5 }, language: { not: de } }`
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { type Mistakes, shortened, textOf } from './parse-support.ts';
import {
  BOUNDS,
  type Bound,
  type Condition,
  FACTS,
  type FactName,
  type FactType,
  factType,
} from './schema.ts';

const FACT_NAMES = Object.keys(FACTS) as FactName[];

export function parseConditions(when: Node, mistakes: Mistakes): Condition[] {
  if (!isMap(when) || when.items.length === 0) {
    mistakes.add(when, 'expected "when: { fact: value }", for example { level: unhappy }');
    return [];
  }
  const parts = mistakes.keysOf(when, FACT_NAMES, '"when"');
  return [...parts].flatMap(([name, node]) => {
    const fact = FACT_NAMES.find(known => known === name);
    const condition = fact && parseCondition(fact, node, mistakes);
    return condition ? [condition] : [];
  });
}

function parseCondition(fact: FactName, node: Node, mistakes: Mistakes): Condition | null {
  const type = factType(fact);
  if (type.type === 'yes-no') return parseYesNo(fact, node, mistakes);
  if (type.type === 'number') return parseNumber(fact, type, node, mistakes);
  return parseWords(fact, type, node, mistakes);
}

function parseYesNo(fact: FactName, node: Node, mistakes: Mistakes): Condition | null {
  if (isScalar(node) && typeof node.value === 'boolean') {
    return { fact, is: 'yes-no', yes: node.value };
  }
  mistakes.add(node, `"${fact}" is true or false`);
  return null;
}

function parseNumber(
  fact: FactName,
  type: FactType & { type: 'number' },
  node: Node,
  mistakes: Mistakes,
): Condition | null {
  const expected = `"${fact}" is a number from ${type.from} to ${type.to}, asked like ${type.example}`;
  const bounds: Bound[] = [];
  const add = (bound: Bound['bound'], value: unknown): void => {
    const number = isScalar(value) ? value.value : null;
    const fits = typeof number === 'number' && number >= type.from && number <= type.to;
    if (fits) bounds.push({ bound, number });
    else mistakes.add(value ?? node, expected);
  };
  if (isMap(node)) {
    for (const [key, value] of mistakes.keysOf(node, BOUNDS, `"${fact}"`)) {
      const bound = BOUNDS.find(known => known === key);
      if (bound) add(bound, value);
    }
  } else {
    add('equals', node);
  }
  if (bounds.length === 0) return null;
  if (isEmptyRange(bounds))
    mistakes.add(node, `no number is in this range, so the rule never applies`);
  return { fact, is: 'number', bounds };
}

function isEmptyRange(bounds: readonly Bound[]): boolean {
  const low = bounds.filter(({ bound }) => bound === 'above' || bound === 'at-least');
  const high = bounds.filter(({ bound }) => bound === 'below' || bound === 'at-most');
  return low.some(min =>
    high.some(max =>
      min.bound === 'at-least' && max.bound === 'at-most'
        ? min.number > max.number
        : min.number >= max.number,
    ),
  );
}

function parseWords(
  fact: FactName,
  type: FactType & { type: 'word' | 'words' },
  node: Node,
  mistakes: Mistakes,
): Condition | null {
  const operators = type.type === 'words' ? ['not', 'all'] : ['not'];
  if (!isMap(node)) return wordsCondition(fact, type, 'one-of', node, mistakes);
  const parts = [...mistakes.keysOf(node, operators, `"${fact}"`)];
  const [first, second] = parts;
  if (!first) return null;
  if (second) mistakes.add(node, `"${fact}" takes one of: ${operators.join(', ')}`);
  return wordsCondition(
    fact,
    type,
    first[0] === 'all' ? 'all-of' : 'not-one-of',
    first[1],
    mistakes,
  );
}

function wordsCondition(
  fact: FactName,
  type: FactType & { type: 'word' | 'words' },
  is: 'one-of' | 'not-one-of' | 'all-of',
  node: Node,
  mistakes: Mistakes,
): Condition | null {
  const nodes = isSeq(node) ? node.items : [node];
  const words = nodes.flatMap(item => readWord(fact, type, item, mistakes));
  if (nodes.length === 0)
    mistakes.add(node, `"${fact}" needs a value, for example ${type.example}`);
  return words.length === 0 ? null : { fact, is, words };
}

function readWord(
  fact: FactName,
  type: FactType & { type: 'word' | 'words' },
  node: unknown,
  mistakes: Mistakes,
): string[] {
  const word = textOf(node).trim().toLowerCase();
  if (!isScalar(node) || word === '') {
    mistakes.add(node, `"${fact}" needs a value, for example ${fact}: ${type.example}`);
    return [];
  }
  const known = type.type === 'words' ? [...type.words, 'any', 'none'] : type.words;
  if (known && !known.includes(word)) {
    mistakes.unknown(node, fact, word, known);
    return [];
  }
  return checkShape(fact, word, node, mistakes) ? [word] : [];
}

/** Free words have a shape: a typing mistake here would never match and never be noticed. */
function checkShape(fact: FactName, word: string, node: unknown, mistakes: Mistakes): boolean {
  const shapes: Partial<Record<FactName, readonly [RegExp, string]>> = {
    language: [/^(?:[a-z]{2}|und)$/, 'two letters such as de, or und for "not recognised"'],
    customer: [/^[^\s@]+@[^\s@]+$/, 'an address such as erika@example.org'],
    mailbox: [/^[^\s@]+@[^\s@]+$/, 'a support address such as hilfe@shop.example'],
    domain: [/^[^\s@]+\.[^\s@]+$/, 'the part after the @, such as example.org'],
  };
  const shape = shapes[fact];
  if (!shape || shape[0].test(word)) return true;
  mistakes.add(node, `"${shortened(word)}": "${fact}" is ${shape[1]}`);
  return false;
}
