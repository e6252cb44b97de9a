// The merchant's rules, or those that came with Kulanz. Every `*.yaml` of the folder is a rule file, but
// for those that belong to somebody else; they are asked in the order of their names, routing.yaml last.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { UiLanguage } from '../config.ts';
import { UsageError, wordsOf } from '../errors.ts';
import { parseRules } from '../rules/parse.ts';
import type { ParsedRules, RuleError, RuleSet, RuleText } from '../rules/schema.ts';
import { packageRoot } from './package-root.ts';

/** Asked last; the only one with `otherwise`. */
const LAST = 'routing.yaml';
/** In the same folder, and no rules. */
const NO_RULES: readonly string[] = ['goodwill.yaml'];
const MOST_FILES = 50;
const LARGEST = 1_000_000;

/** What rules refer to: a configuration has it all. */
export interface RulesHouse {
  readonly people: readonly { readonly id: string }[];
  readonly mailboxes?: readonly { readonly address: string }[];
  /** Decides which of the packaged rules are taken where there are no own ones. */
  readonly business?: { readonly language: UiLanguage };
}

/** Rule files as they are on the disk at one moment. */
export interface RuleFiles {
  /** In the order in which they are asked. */
  readonly files: readonly RuleText[];
  /** Files that can't be read, and why. */
  readonly errors: readonly RuleError[];
  /** routing.yaml is the merchant's own. */
  readonly own: boolean;
  /** The same for the same content. */
  readonly hash: string;
}

/** Reads the files of `dir`; null, or no routing.yaml in it: the packaged one is taken. */
export function readRuleFiles(dir: string | null, house: RulesHouse): RuleFiles {
  const errors: RuleError[] = [];
  const names = dir === null ? [] : ruleNames(dir, errors);
  const read = names.flatMap(file => readRuleFile(dir ?? '', file, errors));
  const own = names.includes(LAST);
  const packaged = own ? [] : [packagedFile(house.business?.language ?? 'en')];
  const files = [...read, ...packaged];
  const hash = createHash('sha256')
    .update(JSON.stringify([files, errors]))
    .digest('hex');
  return { files, errors, own, hash };
}

export function parseRuleFiles({ files, errors }: RuleFiles, house: RulesHouse): ParsedRules {
  if (errors.length > 0) return { errors };
  return parseRules(files, {
    people: house.people.map(({ id }) => id),
    mailboxes: (house.mailboxes ?? []).map(({ address }) => address.toLowerCase()),
  });
}

/** Throws a UsageError that lists everything that is wrong. */
export function loadRules(
  dir: string | null,
  house: RulesHouse,
): { rules: RuleSet; warnings: readonly RuleError[]; files: RuleFiles } {
  const files = readRuleFiles(dir, house);
  const parsed = parseRuleFiles(files, house);
  if ('errors' in parsed) throw new UsageError(parsed.errors.map(ruleErrorText).join('\n'));
  return { ...parsed, files };
}

export function ruleErrorText({ file, line, words }: RuleError): string {
  return `${file}:${line}: ${words}`;
}

/** Read once: an upgrade on the disk is no change of the rules of those who run. */
const PACKAGED = new Map<UiLanguage, RuleText>();

function packagedFile(language: UiLanguage): RuleText {
  const known = PACKAGED.get(language);
  if (known) return known;
  const folder = join(packageRoot(), 'rules', ...(language === 'de' ? ['de'] : []));
  const read = { file: LAST, text: readFileSync(join(folder, LAST), 'utf8') };
  PACKAGED.set(language, read);
  return read;
}

/** Names of the rule files, in the order in which they are asked. */
function ruleNames(dir: string, errors: RuleError[]): string[] {
  const names = entriesOf(dir, errors).filter(name => !name.startsWith('.'));
  for (const name of names.filter(one => /\.yml$/i.test(one)))
    errors.push({ file: name, line: 1, words: 'rule files end in .yaml: rename it' });
  const files = names.filter(name => name.endsWith('.yaml') && !NO_RULES.includes(name));
  if (files.length > MOST_FILES) {
    const words = `${files.length} rule files in this folder, at most ${MOST_FILES}`;
    errors.push({ file: LAST, line: 1, words });
    return [];
  }
  const others = files.filter(name => name !== LAST).toSorted();
  return files.includes(LAST) ? [...others, LAST] : others;
}

function entriesOf(dir: string, errors: RuleError[]): string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if (isMissing(error)) return [];
    const words = `${dir}: ${wordsOf(error)}; expected a folder of rules that can be read`;
    errors.push({ file: LAST, line: 1, words });
    return [];
  }
}

function readRuleFile(dir: string, file: string, errors: RuleError[]): RuleText[] {
  const path = join(dir, file);
  try {
    const { size } = statSync(path);
    if (size <= LARGEST) return [{ file, text: readFileSync(path, 'utf8').replace(/^\uFEFF/, '') }];
    const words = `too large: ${(size / 1e6).toFixed(1)} MB, at most 1 MB`;
    errors.push({ file, line: 1, words });
  } catch (error) {
    const words = `${wordsOf(error)}; expected a rule file that can be read`;
    errors.push({ file, line: 1, words });
  }
  return [];
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ENOENT' || code === 'ENOTDIR';
}
