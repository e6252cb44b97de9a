// `routing.yaml` and friends -> rules, or everything that is wrong with them, each with its line.
//
//   - rule: extremely unhappy          the name, shown with every decision
//     when: { level: extremely-unhappy }
//     assign: owner
//     alert: owner
//     target: unhappy
//   - otherwise: everybody else        the last of the last file, without `when`
//     assign: best
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { yamlDanger } from '../yaml-guard.ts';
import { impossibilities, unreachables } from './contradictions.ts';
import { parseActions } from './parse-actions.ts';
import { parseConditions } from './parse-conditions.ts';
import { Mistakes, textOf } from './parse-support.ts';
import { openRuleDocument } from './rule-document.ts';
import { ruleWords } from './rule-words-for.ts';
import type { KnownNames, ParsedRules, Rule, RuleError, RuleText } from './schema.ts';

export const RULE_KEYS = [
  ...(['rule', 'otherwise', 'when', 'assign', 'alert', 'target', 'priority'] as const),
  ...(['topic', 'label', 'hint'] as const),
];
/** In all files together. */
const MOST_RULES = 1_000;
export const LONGEST_NAME = 80;

/** In the order in which they are asked; the last one ends with `otherwise`. */
export function parseRules(files: readonly RuleText[], known: KnownNames): ParsedRules {
  const ui = known.ui ?? 'en';
  const rules: Rule[] = [];
  const errors: RuleError[] = [];
  for (const [index, file] of files.entries()) {
    const parsed = parseFile(file, index === files.length - 1, known);
    rules.push(...parsed.rules);
    errors.push(...parsed.errors);
  }
  if (rules.length > MOST_RULES) {
    const [{ file = '' } = {}] = files.slice(-1);
    errors.push({
      file,
      line: 1,
      words: ruleWords(ui).manyRules(rules.length, MOST_RULES, true),
    });
  }
  if (errors.length > 0) return { errors };
  const impossible = impossibilities(rules, ruleWords(ui));
  if (impossible.length > 0) return { errors: impossible };
  return { rules: { rules }, warnings: unreachables(rules, ruleWords(ui)) };
}

interface ParsedFile {
  readonly rules: readonly Rule[];
  readonly errors: readonly RuleError[];
}

function parseFile({ file, text }: RuleText, isLast: boolean, known: KnownNames): ParsedFile {
  const ui = known.ui ?? 'en';
  const danger = yamlDanger(text);
  const words = ruleWords(ui);
  if (danger)
    return { rules: [], errors: [{ file, line: danger.line, words: words.danger(danger) }] };
  const { document, lines } = openRuleDocument(text);
  const mistakes = new Mistakes(file, lines, ui);
  const broken = document.errors[0];
  if (broken) {
    mistakes.broken(text, broken);
    return { rules: [], errors: mistakes.found };
  }
  const rules = readList(document.contents, mistakes, isLast, known);
  return { rules, errors: mistakes.sorted() };
}

function readList(
  contents: Node | null,
  mistakes: Mistakes,
  isLastFile: boolean,
  known: KnownNames,
): Rule[] {
  if (!isSeq(contents) || contents.items.length === 0) {
    mistakes.add(contents, mistakes.words.list);
    return [];
  }
  if (contents.items.length > MOST_RULES) {
    mistakes.add(contents, mistakes.words.manyRules(contents.items.length, MOST_RULES, false));
    return [];
  }
  const last = isLastFile ? contents.items.length - 1 : null;
  return contents.items.flatMap((item, index) => {
    if (!isMap(item)) {
      mistakes.add(item, mistakes.words.rule);
      return [];
    }
    return [readRule(item, last === null ? 'other file' : index === last, mistakes, known)];
  });
}

/** Is it the last rule of all? */
type Place = boolean | 'other file';

function readRule(map: YAMLMap, place: Place, mistakes: Mistakes, known: KnownNames): Rule {
  const parts = mistakes.keysOf(map, RULE_KEYS, 'rule');
  const otherwise = parts.get('otherwise');
  checkPlace(map, parts, place, mistakes);
  const when = parts.get('when');
  const conditions = when ? parseConditions(when, mistakes, known) : [];
  return {
    name: readName(map, parts, mistakes),
    where: mistakes.whereOf(map),
    conditions: otherwise ? [] : conditions,
    actions: parseActions(map, parts, mistakes, known),
  };
}

/** `otherwise` is the last rule and only the last, so that somebody is always assigned. */
function checkPlace(
  map: YAMLMap,
  parts: ReadonlyMap<string, Node>,
  place: Place,
  mistakes: Mistakes,
): void {
  const { words } = mistakes;
  const otherwise = parts.get('otherwise');
  const when = parts.get('when');
  if (otherwise && place === 'other file') {
    mistakes.add(otherwise, words.otherwiseElsewhere);
  } else if (otherwise && !place) {
    mistakes.add(otherwise, words.otherwiseBefore);
  }
  if (otherwise && when) mistakes.add(when, words.otherwiseWhen);
  if (!otherwise && place === true) {
    mistakes.add(map, words.noOtherwise);
  }
  if (!otherwise && place !== true && !when) {
    mistakes.add(map, words.noWhen);
  }
}

function readName(map: YAMLMap, parts: ReadonlyMap<string, Node>, mistakes: Mistakes): string {
  const node = parts.get('rule') ?? parts.get('otherwise');
  const name = textOf(node).replace(/\s+/g, ' ').trim();
  if (parts.has('rule') && parts.has('otherwise')) {
    mistakes.add(map, mistakes.words.twoNames);
  } else if (!node || (parts.has('rule') && name === '')) {
    mistakes.add(node ?? map, mistakes.words.noName);
  } else if (isScalar(node) ? name.length > LONGEST_NAME : true) {
    mistakes.add(node, mistakes.words.longName(LONGEST_NAME));
  }
  return name || 'otherwise';
}
