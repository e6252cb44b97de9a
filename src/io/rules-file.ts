// The merchant's rules, or those that came with Kulanz. Every `*.yaml` of the folder is a rule file, but
// for those that belong to somebody else; they are asked in the order of their names, routing.yaml last.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { UiLanguage } from '../config.ts';
import { UsageError, wordsOf } from '../errors.ts';
import type { Goodwill } from '../rules/goodwill.ts';
import { parseRules } from '../rules/parse.ts';
import { parseGoodwill } from '../rules/parse-goodwill.ts';
import type { RuleWords } from '../rules/rule-words.ts';
import { ruleWords } from '../rules/rule-words-for.ts';
import type { RuleError, RuleSet, RuleText } from '../rules/schema.ts';
import { packageRoot } from './package-root.ts';

/** Asked last; the only one with `otherwise`. */
const LAST = 'routing.yaml';
/** In the same folder, and no rules: what may be given to unhappy customers. */
const GOODWILL = 'goodwill.yaml';
const MOST_FILES = 50;
const LARGEST = 1_000_000;

/** What rules refer to: a configuration has it all. */
export interface RulesHouse {
  readonly people: readonly { readonly id: string; readonly name?: string }[];
  readonly mailboxes?: readonly { readonly address: string }[];
  /** Decides which of the packaged rules are taken where there are no own ones. */
  readonly business?: { readonly language: UiLanguage };
}

/** Rule files as they are on the disk at one moment. */
export interface RuleFiles {
  /** In the order in which they are asked. */
  readonly files: readonly RuleText[];
  readonly goodwill: RuleText;
  /** Files that can't be read, and why. */
  readonly errors: readonly RuleError[];
  /** routing.yaml is the merchant's own. */
  readonly own: boolean;
  /** So is goodwill.yaml. */
  readonly ownGoodwill: boolean;
  /** The same for the same content. */
  readonly hash: string;
}

/** What the files say when they are sound. */
export type ParsedFiles =
  | { readonly errors: readonly RuleError[] }
  | {
      readonly rules: RuleSet;
      readonly goodwill: Goodwill;
      readonly warnings: readonly RuleError[];
    };

/** Reads the files of `dir`; null, or no routing.yaml or goodwill.yaml in it: the packaged one is taken. */
export function readRuleFiles(dir: string | null, house: RulesHouse): RuleFiles {
  const errors: RuleError[] = [];
  const language = house.business?.language ?? 'en';
  const found: Found = { errors, words: ruleWords(language) };
  const names = dir === null ? [] : ruleNames(dir, found);
  const read = names.flatMap(file => readRuleFile(dir ?? '', file, found));
  const own = names.includes(LAST);
  const files = [...read, ...(own ? [] : [packagedFile(LAST, language)])];
  const [ownGoodwill] = dir === null ? [] : readIfThere(dir, GOODWILL, found);
  const goodwill = ownGoodwill ?? packagedFile(GOODWILL, language);
  const hash = createHash('sha256')
    .update(JSON.stringify([files, goodwill, errors]))
    .digest('hex');
  return { files, goodwill, errors, own, ownGoodwill: ownGoodwill !== undefined, hash };
}

export function parseRuleFiles(read: RuleFiles, house: RulesHouse): ParsedFiles {
  if (read.errors.length > 0) return { errors: read.errors };
  const ui = house.business?.language ?? 'en';
  const rules = parseRules(read.files, {
    ui,
    people: house.people.map(({ id }) => id),
    names: new Map(house.people.map(({ id, name = '' }) => [id, name])),
    mailboxes: (house.mailboxes ?? []).map(({ address }) => address.toLowerCase()),
  });
  const goodwill = parseGoodwill(read.goodwill.text, read.goodwill.file, ui);
  const errors = [rules, goodwill].flatMap(one => ('errors' in one ? one.errors : []));
  if ('errors' in rules || 'errors' in goodwill) return { errors };
  return { ...rules, ...goodwill };
}

/** Throws a UsageError that lists everything that is wrong. */
export function loadRules(
  dir: string | null,
  house: RulesHouse,
): Exclude<ParsedFiles, { errors: unknown }> & { readonly files: RuleFiles } {
  const files = readRuleFiles(dir, house);
  const parsed = parseRuleFiles(files, house);
  if ('errors' in parsed) throw new UsageError(parsed.errors.map(ruleErrorText).join('\n'));
  return { ...parsed, files };
}

export function ruleErrorText({ file, line, words }: RuleError): string {
  return `${file}:${line}: ${words}`;
}

/** Read once: an upgrade on the disk is no change of the rules of those who run. */
const PACKAGED = new Map<string, RuleText>();

function packagedFile(file: string, language: UiLanguage): RuleText {
  const path = join(packageRoot(), 'rules', ...(language === 'de' ? ['de'] : []), file);
  const known = PACKAGED.get(path);
  if (known) return known;
  const read = { file, text: readFileSync(path, 'utf8') };
  PACKAGED.set(path, read);
  return read;
}

/** Where what is wrong is gathered, and the words for it. */
interface Found {
  readonly errors: RuleError[];
  readonly words: RuleWords;
}

/** What a file was to be called that an editor or a system has named otherwise; null: not a rule file. */
function meantName(name: string): string | null {
  const [, stem] = /^(.+?)\.(?:yml|ya?ml\.txt|yaml)$/i.exec(name) ?? [];
  return stem === undefined || name.endsWith('.yaml') ? null : `${stem.toLowerCase()}.yaml`;
}

/** Names of the rule files, in the order in which they are asked. */
function ruleNames(dir: string, found: Found): string[] {
  const { errors, words } = found;
  const names = entriesOf(dir, found).filter(name => !name.startsWith('.'));
  for (const name of names) {
    const meant = meantName(name);
    if (meant !== null) errors.push({ file: name, line: 1, words: words.rename(meant) });
  }
  const files = names.filter(name => name.endsWith('.yaml') && name !== GOODWILL);
  if (files.length > MOST_FILES) {
    errors.push({ file: LAST, line: 1, words: words.manyFiles(files.length, MOST_FILES) });
    return [];
  }
  const others = files.filter(name => name !== LAST).toSorted();
  return files.includes(LAST) ? [...others, LAST] : others;
}

function entriesOf(dir: string, { errors, words }: Found): string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if (isMissing(error)) return [];
    errors.push({ file: LAST, line: 1, words: words.folder(dir, wordsOf(error)) });
    return [];
  }
}

function readIfThere(dir: string, file: string, found: Found): RuleText[] {
  return existsSync(join(dir, file)) ? readRuleFile(dir, file, found) : [];
}

function readRuleFile(dir: string, file: string, { errors, words }: Found): RuleText[] {
  const path = join(dir, file);
  const refuse = (why: string): RuleText[] => {
    errors.push({ file, line: 1, words: why });
    return [];
  };
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return refuse(words.isFolder);
    const danger = { kind: 'size', amount: stats.size, line: 1, words: '' } as const;
    if (stats.size > LARGEST) return refuse(words.danger(danger));
    const text = textIn(readFileSync(path));
    return text === null ? refuse(words.encoding) : [{ file, text }];
  } catch (error) {
    return refuse(words.file(wordsOf(error)));
  }
}

/** Null: an editor saved it in another encoding; umlauts would be garbled on every card. */
function textIn(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ENOENT' || code === 'ENOTDIR';
}
