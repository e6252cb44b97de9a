// `routing.yaml` and friends -> rules, or everything that is wrong with them, each with its line.
//
//   - rule: extremely unhappy          the name, shown with every decision
//     when: { level: extremely-unhappy }
//     assign: owner
//     alert: owner
//     target: unhappy
//   - otherwise: everybody else        the last of the last file, without `when`
//     assign: best
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { yamlDanger } from '../yaml-guard.ts';
import { impossibilities, unreachables } from './contradictions.ts';
import { parseActions } from './parse-actions.ts';
import { parseConditions } from './parse-conditions.ts';
import { Mistakes, textOf } from './parse-support.ts';
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
      words: `${rules.length} rules altogether, at most ${MOST_RULES}`,
    });
  }
  if (errors.length > 0) return { errors };
  const impossible = impossibilities(rules);
  if (impossible.length > 0) return { errors: impossible };
  return { rules: { rules }, warnings: unreachables(rules) };
}

interface ParsedFile {
  readonly rules: readonly Rule[];
  readonly errors: readonly RuleError[];
}

function parseFile({ file, text }: RuleText, isLast: boolean, known: KnownNames): ParsedFile {
  const danger = yamlDanger(text);
  if (danger) return { rules: [], errors: [{ file, line: danger.line, words: danger.words }] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    // Said by us, with what to write instead.
    uniqueKeys: false,
  });
  const mistakes = new Mistakes(file, lines);
  const broken = document.errors[0];
  if (broken) {
    mistakes.add(broken.pos[0], `not readable as YAML: ${broken.message}`);
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
    mistakes.add(contents, 'expected a list of rules, each beginning with "- rule: its name"');
    return [];
  }
  if (contents.items.length > MOST_RULES) {
    mistakes.add(contents, `${contents.items.length} rules, at most ${MOST_RULES}`);
    return [];
  }
  const last = isLastFile ? contents.items.length - 1 : null;
  return contents.items.flatMap((item, index) => {
    if (!isMap(item)) {
      mistakes.add(item, 'expected a rule, beginning with "- rule: its name"');
      return [];
    }
    return [readRule(item, last === null ? 'other file' : index === last, mistakes, known)];
  });
}

/** Is it the last rule of all? */
type Place = boolean | 'other file';

function readRule(map: YAMLMap, place: Place, mistakes: Mistakes, known: KnownNames): Rule {
  const parts = mistakes.keysOf(map, RULE_KEYS, 'a rule');
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
  const otherwise = parts.get('otherwise');
  const when = parts.get('when');
  if (otherwise && place === 'other file') {
    mistakes.add(otherwise, '"otherwise" stands only in routing.yaml, which is read last');
  } else if (otherwise && !place) {
    mistakes.add(otherwise, 'rules after "otherwise" would never be read: move it to the end');
  }
  if (otherwise && when) mistakes.add(when, '"otherwise" has no "when": it takes all that is left');
  if (!otherwise && place === true) {
    mistakes.add(map, 'the last rule must be "- otherwise: everybody else" with "assign: best"');
  }
  if (!otherwise && place !== true && !when) {
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
  } else if (isScalar(node) ? name.length > LONGEST_NAME : true) {
    mistakes.add(node, `a name is at most ${LONGEST_NAME} characters of plain words`);
  }
  return name || 'otherwise';
}
