// `when: { level: unhappy, topics: [refund, payment], mood: { below: -0.5 }, language: { not: de } }`
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { FACT_NAMES, type FactName, type FactType, factType } from './facts.ts';
import { type Mistakes, shortened, textOf } from './parse-support.ts';
import { BOUNDS, type Bound, type Condition, type KnownNames } from './schema.ts';

/** Words that one condition may list. */
export const MOST_WORDS = 1_000;

type NumberType = FactType & { type: 'number' };
type WordType = Exclude<FactType, { type: 'number' | 'yes-no' }>;

export function parseConditions(when: Node, mistakes: Mistakes, known: KnownNames): Condition[] {
  if (!isMap(when) || when.items.length === 0) {
    mistakes.add(when, 'expected "when: { fact: value }", for example { level: unhappy }');
    return [];
  }
  const parts = mistakes.keysOf(when, FACT_NAMES, '"when"');
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
  mistakes.add(node, `"${fact}" is true or false`);
  return null;
}

function parseNumber(
  fact: FactName,
  type: NumberType,
  node: Node,
  mistakes: Mistakes,
): Condition | null {
  const what = type.whole ? 'a whole number' : 'a number';
  const expected = `"${fact}" is ${what} from ${type.from} to ${type.to}, asked like ${type.example}`;
  const bounds: Bound[] = [];
  const add = (bound: Bound['bound'], value: unknown): void => {
    const number = isScalar(value) ? value.value : null;
    if (typeof number === 'number' && fitsType(number, type)) bounds.push({ bound, number });
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
  return { fact, is: 'number', bounds };
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
    mistakes.add(node, `a mail has one "${fact}", never several: "${list}" asks for one of a list`);
    return null;
  }
  const operators = type.type === 'words' ? ['not', 'all'] : ['not'];
  const [first, second] = mistakes.keysOf(node, operators, `"${fact}"`);
  if (second || node.items.length === 0) {
    mistakes.add(node, `"${fact}" takes one of: ${operators.join(', ')}`);
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
    mistakes.add(node, `${nodes.length} words, at most ${MOST_WORDS}: write several rules`);
    return null;
  }
  const words = nodes.flatMap(item => readWord(fact, type, item, mistakes));
  if (nodes.length === 0)
    mistakes.add(node, `"${fact}" needs a value, for example ${type.example}`);
  return words.length === 0 ? null : { fact, is, words };
}

function readWord(fact: FactName, type: WordType, node: unknown, mistakes: Mistakes): string[] {
  const word = textOf(node).trim().toLowerCase();
  if (!isScalar(node) || word === '') {
    mistakes.add(node, `"${fact}" needs a value, for example ${fact}: ${type.example}`);
    return [];
  }
  if (type.type === 'free') {
    if (new RegExp(type.shape).test(word)) return [word];
    mistakes.add(node, `"${shortened(word)}": "${fact}" is ${type.expected}`);
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
  { mailboxes }: KnownNames,
): void {
  if (!('words' in condition) || !mailboxes || mailboxes.length === 0) return;
  for (const word of condition.words)
    if (!mailboxes.includes(word)) mistakes.unknown(node, 'mailbox', word, mailboxes);
}
