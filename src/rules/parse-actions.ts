// `assign: owner | best | <person>`, `alert: owner`, `target: default | unhappy | super | 4h`,
// `priority: low | normal | high | urgent`
import type { Node, YAMLMap } from 'yaml';
import { parseDuration } from '../duration.ts';
import { type Mistakes, textOf } from './parse-support.ts';
import { type Actions, PRIORITIES, type Target } from './schema.ts';

const TARGETS = ['default', 'unhappy', 'super'] as const;

export function parseActions(
  map: YAMLMap,
  parts: ReadonlyMap<string, Node>,
  mistakes: Mistakes,
  people: readonly string[],
): Actions {
  return {
    assign: readAssign(map, parts.get('assign'), mistakes, people),
    alertOwner: readAlert(parts.get('alert'), mistakes),
    target: readTarget(parts.get('target'), mistakes),
    priority: readPriority(parts.get('priority'), mistakes),
  };
}

function readAssign(
  map: YAMLMap,
  node: Node | undefined,
  mistakes: Mistakes,
  people: readonly string[],
): string {
  const word = textOf(node);
  const known = ['owner', 'best', ...people.filter(id => id !== 'owner' && id !== 'best')];
  if (!node) mistakes.add(map, 'a rule must say who: "assign: owner", "assign: best" or a person');
  else if (!known.includes(word)) mistakes.unknown(node, 'person', word, known);
  return word;
}

function readAlert(node: Node | undefined, mistakes: Mistakes): boolean {
  if (!node) return false;
  if (textOf(node) === 'owner') return true;
  mistakes.add(node, 'only "alert: owner" is known; leave "alert" out for none');
  return false;
}

function readTarget(node: Node | undefined, mistakes: Mistakes): Target {
  if (!node) return 'default';
  const word = textOf(node);
  const named = TARGETS.find(target => target === word);
  if (named) return named;
  // A day of business time is eight hours to some and twenty-four to others: hours are clear.
  if (/^\s*\d+\s?[mh]\s*$/i.test(word)) {
    try {
      return { ms: parseDuration(word) };
    } catch {
      // Said below.
    }
  }
  const words = `a target is ${TARGETS.join(', ')}, or business time in hours or minutes such as 4h`;
  if (/^[a-z]/i.test(word)) mistakes.unknown(node, 'target', word, [...TARGETS, '4h']);
  else mistakes.add(node, words);
  return 'default';
}

function readPriority(node: Node | undefined, mistakes: Mistakes): Actions['priority'] {
  if (!node) return 'normal';
  const word = textOf(node);
  const priority = PRIORITIES.find(known => known === word);
  if (!priority) mistakes.unknown(node, 'priority', word, PRIORITIES);
  return priority ?? 'normal';
}
