// `assign: owner | best | <person>`, `alert: owner`, `target: default | unhappy | super | 4h`,
// `priority: low | normal | high | urgent`, `topic: refund`, `label: hotel`, `hint: "Phone first."`
import { isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { parseDuration } from '../duration.ts';
import { TOPICS } from '../insight/insight.ts';
import { type Mistakes, shortened, textOf } from './parse-support.ts';
import { type Actions, type KnownNames, PRIORITIES, TARGETS, type Target } from './schema.ts';

/** Business time in minutes or hours; anchored. */
export const TARGET_SHAPE = '^\\s*\\d{1,6}\\s?[mhMH]\\s*$';
/** A word of the merchant's; anchored. */
export const LABEL_SHAPE = '^[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]{0,28}[\\p{L}\\p{N}])?$';
export const MOST_LABELS = 5;
export const MOST_TOPICS = 3;
export const LONGEST_HINT = 200;

export function parseActions(
  map: YAMLMap,
  parts: ReadonlyMap<string, Node>,
  mistakes: Mistakes,
  known: KnownNames,
): Actions {
  return {
    assign: readAssign(map, parts.get('assign'), mistakes, known),
    alertOwner: readAlert(parts.get('alert'), mistakes),
    target: readTarget(parts.get('target'), mistakes),
    priority: readPriority(parts.get('priority'), mistakes),
    topics: readTopics(parts.get('topic'), mistakes),
    labels: readLabels(parts.get('label'), mistakes),
    hint: readHint(parts.get('hint'), mistakes),
  };
}

function readAssign(
  map: YAMLMap,
  node: Node | undefined,
  mistakes: Mistakes,
  { people, names }: KnownNames,
): string {
  const word = textOf(node);
  const known = ['owner', 'best', ...people.filter(id => id !== 'owner' && id !== 'best')];
  if (!node) mistakes.add(map, mistakes.words.noAssign);
  else if (!isScalar(node)) mistakes.add(node, mistakes.words.assignOne);
  else if (!known.includes(word)) mistakes.unknown(node, 'person', word, known, idOf(word, names));
  return word;
}

/** The id of whom somebody calls by name, by the first name if need be. */
function idOf(word: string, names: KnownNames['names']): string | null {
  const asked = word.trim().toLowerCase();
  const found = [...(names ?? [])].find(([, name]) => {
    const full = name.toLowerCase();
    return asked !== '' && (full === asked || full.split(/\s+/).includes(asked));
  });
  return found?.[0] ?? null;
}

function readAlert(node: Node | undefined, mistakes: Mistakes): boolean {
  if (!node) return false;
  if (textOf(node) === 'owner') return true;
  mistakes.add(node, mistakes.words.alert);
  return false;
}

function readTarget(node: Node | undefined, mistakes: Mistakes): Target {
  if (!node) return 'default';
  const word = textOf(node);
  const named = TARGETS.find(target => target === word);
  if (named) return named;
  // A day of business time is eight hours to some and twenty-four to others: hours are clear.
  if (new RegExp(TARGET_SHAPE).test(word)) {
    try {
      return { ms: parseDuration(word) };
    } catch {
      // Said below.
    }
  }
  if (/^[a-z]/i.test(word)) mistakes.unknown(node, 'target', word, [...TARGETS, '4h']);
  else mistakes.add(node, mistakes.words.target(TARGETS));
  return 'default';
}

function readPriority(node: Node | undefined, mistakes: Mistakes): Actions['priority'] {
  if (!node) return 'normal';
  const word = textOf(node);
  const priority = PRIORITIES.find(known => known === word);
  if (!priority) mistakes.unknown(node, 'priority', word, PRIORITIES);
  return priority ?? 'normal';
}

function readTopics(node: Node | undefined, mistakes: Mistakes): Actions['topics'] {
  const items = itemsOf(node, MOST_TOPICS, mistakes.words.topics(MOST_TOPICS), mistakes);
  return unique(
    items.flatMap(item => {
      const word = textOf(item).trim().toLowerCase();
      const topic = TOPICS.find(known => known === word);
      if (!topic) mistakes.unknown(item, 'topic', word, TOPICS);
      return topic ?? [];
    }),
  );
}

function readLabels(node: Node | undefined, mistakes: Mistakes): string[] {
  const expected = mistakes.words.labels(MOST_LABELS);
  const shape = new RegExp(LABEL_SHAPE, 'u');
  return unique(
    itemsOf(node, MOST_LABELS, expected, mistakes).flatMap(item => {
      const word = textOf(item).normalize('NFC').trim().toLowerCase();
      if (shape.test(word)) return [word];
      mistakes.add(item, mistakes.words.label(shortened(word)));
      return [];
    }),
  );
}

function readHint(node: Node | undefined, mistakes: Mistakes): string {
  if (!node) return '';
  const words = isScalar(node) ? String(node.value ?? '').trim() : '';
  const hint = words.replace(/\s+/gu, ' ');
  if (hint !== '' && hint.length <= LONGEST_HINT) return hint;
  mistakes.add(node, mistakes.words.hint(LONGEST_HINT));
  return '';
}

/** One, or a short list. */
function itemsOf(
  node: Node | undefined,
  most: number,
  expected: string,
  mistakes: Mistakes,
): readonly unknown[] {
  if (!node) return [];
  const items = isSeq(node) ? node.items : [node];
  if (items.length > 0 && items.length <= most) return items;
  mistakes.add(node, expected);
  return [];
}

function unique<T>(words: readonly T[]): T[] {
  return [...new Set(words)];
}
