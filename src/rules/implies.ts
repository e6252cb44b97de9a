// What one condition says about another: does it always hold when the other holds, can it hold at all?
// Sound and not complete: "yes" is certain, "no" may be a case too clever for it.
import { domainOf, type FactType, factType } from './facts.ts';
import type { Bound, Condition } from './schema.ts';

/** Of a closed word: those that fit. */
type Allowed = ReadonlySet<string>;
/** Of words that come in numbers: `refund`, `not refund`, `any`, `none`. */
type Literal = string;

/** When `a` holds, `b` holds: of the same fact. */
export function implies(a: Condition, b: Condition): boolean {
  if (a.fact !== b.fact) return false;
  const type = factType(a.fact);
  if (type.type === 'yes-no') return 'yes' in a && 'yes' in b && a.yes === b.yes;
  if ('bounds' in a && 'bounds' in b)
    return insideOf(rangeOf(a.bounds, type), rangeOf(b.bounds, type));
  if (!('words' in a) || !('words' in b)) return false;
  if (type.type === 'word') return subset(allowed(a, type.words), allowed(b, type.words));
  return type.type === 'words' ? impliesWords(a, b) : impliesFree(a, b);
}

/** No mail has it. */
export function isImpossible(condition: Condition): boolean {
  const type = factType(condition.fact);
  if (condition.is === 'number') return isEmpty(rangeOf(condition.bounds, type));
  if (!('words' in condition)) return false;
  if (type.type === 'word') return allowed(condition, type.words).size === 0;
  if (type.type !== 'words' || condition.is === 'one-of') return false;
  const literals = literalsOf(condition);
  return literals.includes('none') && literals.some(one => one === 'any' || isPlain(one));
}

/** Every mail has it. */
export function isCertain(condition: Condition): boolean {
  const type = factType(condition.fact);
  if (condition.is === 'number' && type.type === 'number') {
    const all: Bound[] = [
      { bound: 'at-least', number: type.from },
      { bound: 'at-most', number: type.to },
    ];
    return !type.mayLack && insideOf(rangeOf(all, type), rangeOf(condition.bounds, type));
  }
  if (!('words' in condition)) return false;
  if (type.type === 'word') return allowed(condition, type.words).size === type.words.length;
  const literals = condition.is === 'one-of' ? literalsOf(condition) : [];
  return type.type === 'words' && literals.includes('any') && literals.includes('none');
}

/** Of the same fact, or of one that says something about it: they never hold together. */
export function excludes(a: Condition, b: Condition): boolean {
  const type = factType(a.fact);
  if (a.fact !== b.fact) return false;
  if ('yes' in a && 'yes' in b) return a.yes !== b.yes;
  if (!('words' in a && 'words' in b)) return false;
  if (type.type === 'word') {
    const other = allowed(b, type.words);
    return [...allowed(a, type.words)].every(word => !other.has(word));
  }
  if (type.type !== 'words') return false;
  const [ofA, ofB] = [literalsOf(a), literalsOf(b)];
  const none = (literals: readonly Literal[], is: Condition['is']): boolean =>
    is === 'one-of' ? literals.every(one => one === 'none') : literals.includes('none');
  const some = (literals: readonly Literal[], is: Condition['is']): boolean =>
    literals[is === 'one-of' ? 'every' : 'some'](one => one === 'any' || isPlain(one));
  return (none(ofA, a.is) && some(ofB, b.is)) || (none(ofB, b.is) && some(ofA, a.is));
}

/** A condition together with what it says about other facts. */
export function withConsequences(condition: Condition): Condition[] {
  if (!('words' in condition)) return [condition];
  const { fact, is, words } = condition;
  if (fact === 'topic' && is === 'one-of') return [condition, { fact: 'topics', is, words }];
  if (fact === 'customer' && is === 'one-of')
    return [condition, { fact: 'domain', is, words: words.map(domainOf) }];
  return [condition];
}

type WordsCondition = Condition & { readonly words: readonly string[] };

function allowed(condition: WordsCondition, all: readonly string[]): Allowed {
  const named = setOf(condition.words);
  if (condition.is === 'one-of') return named;
  const known = REST.get(condition.words);
  if (known) return known;
  const rest = new Set(all.filter(word => !named.has(word)));
  REST.set(condition.words, rest);
  return rest;
}

function subset(a: Allowed, b: Allowed): boolean {
  if (a.size > b.size) return false;
  for (const word of a) if (!b.has(word)) return false;
  return true;
}

/** Any word of the kind: a domain holds for those below it. */
function impliesFree(a: WordsCondition, b: WordsCondition): boolean {
  if (b.is === 'one-of') return a.is === 'one-of' && allWithin(a, setOf(b.words));
  if (a.is !== 'one-of') return allWithin(b, setOf(a.words));
  return !someWithin(a, setOf(b.words)) && !someWithin(b, setOf(a.words));
}

function allWithin(condition: WordsCondition, wide: ReadonlySet<string>): boolean {
  return widerOf(condition).every(names => names.some(name => wide.has(name)));
}

function someWithin(condition: WordsCondition, wide: ReadonlySet<string>): boolean {
  return widerOf(condition).some(names => names.some(name => wide.has(name)));
}

/** Of each word all that holds for it too: `a.b.example.org`, `b.example.org`, `example.org`, `org`. */
function widerOf({ fact, words }: WordsCondition): readonly (readonly string[])[] {
  const known = WIDER.get(words);
  if (known) return known;
  const made = words.map(word => {
    const labels = fact === 'domain' ? word.split('.') : [word];
    return labels.map((_, index) => labels.slice(index).join('.'));
  });
  WIDER.set(words, made);
  return made;
}

/** Every rule is compared with every other one: a condition's words and, of a closed list, the others. */
const SETS = new WeakMap<readonly string[], ReadonlySet<string>>();
const REST = new WeakMap<readonly string[], ReadonlySet<string>>();
const WIDER = new WeakMap<readonly string[], readonly (readonly string[])[]>();

function setOf(words: readonly string[]): ReadonlySet<string> {
  const known = SETS.get(words);
  if (known) return known;
  const made = new Set(words);
  SETS.set(words, made);
  return made;
}

function literalsOf({ is, words }: WordsCondition): Literal[] {
  if (is !== 'not-one-of') return [...words];
  const opposite: Readonly<Record<string, string>> = { any: 'none', none: 'any' };
  return words.map(word => opposite[word] ?? `not ${word}`);
}

function isPlain(literal: Literal): boolean {
  return literal !== 'any' && literal !== 'none' && !literal.startsWith('not ');
}

function impliesLiteral(a: Literal, b: Literal): boolean {
  return a === b || (b === 'any' && isPlain(a)) || (a === 'none' && b.startsWith('not '));
}

/** `one-of` is this or that, the others are this and that. */
function impliesWords(a: WordsCondition, b: WordsCondition): boolean {
  const [ofA, ofB] = [literalsOf(a), literalsOf(b)];
  const toOne = (wanted: readonly Literal[]): boolean =>
    ofA[a.is === 'one-of' ? 'every' : 'some'](one =>
      wanted.some(other => impliesLiteral(one, other)),
    );
  return b.is === 'one-of' ? toOne(ofB) : ofB.every(one => toOne([one]));
}

interface Range {
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

function rangeOf(bounds: readonly Bound[], type: FactType): Range {
  if (type.type !== 'number') return { low: 0, lowOpen: false, high: 0, highOpen: false };
  let range: Range = { low: type.from, lowOpen: false, high: type.to, highOpen: false };
  for (const bound of bounds) range = narrowed(range, bound);
  return type.whole ? wholeRange(range) : range;
}

function narrowed(range: Range, { bound, number }: Bound): Range {
  let next = range;
  const open = bound === 'below' || bound === 'above';
  if (bound !== 'below' && bound !== 'at-most')
    if (number > next.low || (number === next.low && open))
      next = { ...next, low: number, lowOpen: open };
  if (bound !== 'above' && bound !== 'at-least')
    if (number < next.high || (number === next.high && open))
      next = { ...next, high: number, highOpen: open };
  return next;
}

/** Above 3 is at least 4. */
function wholeRange({ low, lowOpen, high, highOpen }: Range): Range {
  const from = lowOpen ? Math.floor(low) + 1 : Math.ceil(low);
  const to = highOpen ? Math.ceil(high) - 1 : Math.floor(high);
  return { low: from, lowOpen: false, high: to, highOpen: false };
}

function isEmpty({ low, lowOpen, high, highOpen }: Range): boolean {
  return low > high || (low === high && (lowOpen || highOpen));
}

function insideOf(a: Range, b: Range): boolean {
  const low = a.low > b.low || (a.low === b.low && (a.lowOpen || !b.lowOpen));
  const high = a.high < b.high || (a.high === b.high && (a.highOpen || !b.highOpen));
  return low && high;
}
