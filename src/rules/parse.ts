// `routing.yaml` -> rules, or everything that is wrong with it, each with its line.
//
//   - rule: extremely unhappy          the name, shown with every decision
//     when: { level: extremely-unhappy }
//     assign: owner
//     alert: owner
//     target: unhappy
//   - otherwise: everybody else        the last, without `when`
//     assign: best
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { yamlDanger } from '../yaml-guard.ts';
import { parseActions } from './parse-actions.ts';
import { parseConditions } from './parse-conditions.ts';
import { Mistakes, textOf } from './parse-support.ts';
import type { Rule, RuleError, RuleSet } from './schema.ts';

const RULE_KEYS = ['rule', 'otherwise', 'when', 'assign', 'alert', 'target', 'priority'] as const;
const MOST_RULES = 1_000;

/** `file` is the name for messages, such as `routing.yaml`; `known` are the people's ids. */
export function parseRules(
  text: string,
  file: string,
  known: { readonly people: readonly string[] },
): { rules: RuleSet } | { errors: RuleError[] } {
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
  if (broken) {
    mistakes.add(broken.pos[0], `not readable as YAML: ${broken.message}`);
    return { errors: mistakes.found };
  }
  const rules = readList(document.contents, mistakes, known.people);
  return mistakes.found.length > 0 ? { errors: mistakes.sorted() } : { rules: { rules } };
}

function readList(contents: Node | null, mistakes: Mistakes, people: readonly string[]): Rule[] {
  if (!isSeq(contents) || contents.items.length === 0) {
    mistakes.add(contents, 'expected a list of rules, each beginning with "- rule: its name"');
    return [];
  }
  if (contents.items.length > MOST_RULES) {
    mistakes.add(contents, `${contents.items.length} rules, at most ${MOST_RULES}`);
    return [];
  }
  const last = contents.items.length - 1;
  return contents.items.flatMap((item, index) => {
    if (!isMap(item)) {
      mistakes.add(item, 'expected a rule, beginning with "- rule: its name"');
      return [];
    }
    return [readRule(item, index === last, mistakes, people)];
  });
}

function readRule(
  map: YAMLMap,
  isLast: boolean,
  mistakes: Mistakes,
  people: readonly string[],
): Rule {
  const parts = mistakes.keysOf(map, RULE_KEYS, 'a rule');
  const otherwise = parts.get('otherwise');
  checkPlace(map, parts, isLast, mistakes);
  const when = parts.get('when');
  const conditions = when ? parseConditions(when, mistakes) : [];
  return {
    name: readName(map, parts, mistakes),
    where: mistakes.whereOf(map),
    conditions: otherwise ? [] : conditions,
    actions: parseActions(map, parts, mistakes, people),
  };
}

/** `otherwise` is the last rule and only the last, so that somebody is always assigned. */
function checkPlace(
  map: YAMLMap,
  parts: ReadonlyMap<string, Node>,
  isLast: boolean,
  mistakes: Mistakes,
): void {
  const otherwise = parts.get('otherwise');
  const when = parts.get('when');
  if (otherwise && !isLast) {
    mistakes.add(otherwise, 'rules after "otherwise" would never be read: move it to the end');
  }
  if (otherwise && when) mistakes.add(when, '"otherwise" has no "when": it takes all that is left');
  if (!otherwise && isLast) {
    mistakes.add(map, 'the last rule must be "- otherwise: everybody else" with "assign: best"');
  }
  if (!otherwise && !isLast && !when) {
    mistakes.add(map, 'a rule needs "when: { fact: value }"; only "otherwise" has none');
  }
}

function readName(map: YAMLMap, parts: ReadonlyMap<string, Node>, mistakes: Mistakes): string {
  const node = parts.get('rule') ?? parts.get('otherwise');
  const name = textOf(node).replace(/\s+/g, ' ').trim();
  if (parts.has('rule') && parts.has('otherwise')) {
    mistakes.add(map, 'a rule begins with "rule" or with "otherwise", not with both');
  } else if (!node || (parts.has('rule') && name === '')) {
    mistakes.add(node ?? map, 'a rule needs a name: "- rule: extremely unhappy"');
  } else if (isScalar(node) ? name.length > 80 : true) {
    mistakes.add(node, 'a name is at most 80 characters of plain words');
  }
  return name || 'otherwise';
}
