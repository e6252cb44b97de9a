// What zod found, in the words of `config-fields.ts`, with the line and what was found instead.
import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import type { ConfigDocument } from './config-document.ts';
import { type Path, type Problems, pathText } from './config-errors.ts';
import { FIELDS, keysOf, patternOf, SECRET_KEYS } from './config-fields.ts';

/** Adds one problem for every issue. */
export function reportIssues(
  issues: readonly z.core.$ZodIssue[],
  document: ConfigDocument,
  problems: Problems,
): void {
  const mistyped = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const path = pathOf(issue);
    for (const key of issue.keys) {
      const meant = reportUnknown(key, path, document, problems);
      if (meant !== null) mistyped.add(pathText([...path, meant]));
    }
  }
  for (const issue of issues) {
    const path = pathOf(issue);
    // A key that is there with a typo is not missing as well.
    const known = problems.covers(path) || mistyped.has(pathText(path));
    if (issue.code === 'unrecognized_keys' || known) continue;
    problems.add(path, document.lineOf(path), wordsFor(path, document, whyOf(issue)));
  }
}

/** What the value's own reader says; it names the value. */
function whyOf(issue: z.core.$ZodIssue): string | null {
  const why = issue.code === 'custom' ? issue.params?.why : undefined;
  return typeof why === 'string' ? why : null;
}

function pathOf(issue: z.core.$ZodIssue): Path {
  return issue.path.map(key => (typeof key === 'number' ? key : String(key)));
}

/** Returns the key that was probably meant. */
function reportUnknown(
  key: string,
  path: Path,
  document: ConfigDocument,
  problems: Problems,
): string | null {
  const line = document.lineOf([...path, key]);
  const known = keysOf(path);
  const [name = '', ...rest] = key.split(':');
  if (rest.length > 0) {
    // `{ password:hunter2 }` is one key to YAML: what follows the colon may be a secret.
    problems.add([...path, name], line, `a space is missing after "${clip(name)}:"`);
    return name;
  }
  const near = nearest(key, known);
  const words = near
    ? `did you mean "${near}"? Example: ${FIELDS[patternOf([...path, near])]?.example}`
    : `known here: ${known.join(', ')}`;
  problems.add([...path, clip(key)], line, `unknown key; ${words}`);
  return near;
}

/** `expected a port number 1-65535, found "abc". Example: port: 993` */
function wordsFor(path: Path, document: ConfigDocument, why: string | null): string {
  const field = FIELDS[patternOf(path)];
  const expected = field?.expected ?? 'something else';
  const example = field ? ` Example: ${field.example}` : '';
  const value = valueAt(document.value, path);
  if (value === undefined) return `missing: expected ${expected}.${example}`;
  const { plain = null, secret = false } = document.placeOf(path) ?? {};
  if (value === null) return `is empty: expected ${expected}.${example}`;
  if (secret) {
    const state = value === '' ? 'empty' : 'not right';
    return `the value from the environment is ${state}: expected ${expected}.${example}`;
  }
  if (why !== null) return why.includes('expected ') ? `${why}.` : `${why}.${example}`;
  const hidden = SECRET_KEYS.includes(String(path.at(-1)));
  if (field?.free && typeof value !== 'object' && typeof value !== 'string') {
    return hidden || plain === null
      ? `expected ${expected}, found a ${typeof value}: put it in quotation marks.${example}`
      : `expected ${expected}, found the ${typeof value} ${clip(plain)}: put it in quotation marks: ${path.at(-1)}: "${clip(plain)}"`;
  }
  const near = typeof value === 'string' && !hidden ? nearest(value, candidates(path)) : null;
  const hint = near ? `; did you mean "${near}"?` : '.';
  const what = hidden && typeof value === 'string' ? 'something else' : found(value, path);
  return `expected ${expected}, found ${what}${hint}${example}`;
}

function candidates(path: Path): readonly string[] {
  const pattern = patternOf(path);
  return pattern === 'business.timezone'
    ? Intl.supportedValuesOf('timeZone')
    : (FIELDS[pattern]?.known ?? []);
}

/** What stands there, short; never a password within a URL. */
function found(value: unknown, path: Path): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a section';
  if (value === '') return 'an empty text';
  if (path.length === 0) return 'a text';
  const text = String(value).replace(/\/\/[^@]*@/, '//***@');
  return typeof value === 'string' ? `"${clip(text)}"` : clip(text);
}

function clip(text: string): string {
  const clean = text.replace(/\p{Cc}+/gu, ' ');
  return clean.length > 60 ? `${clean.slice(0, 57)}...` : clean;
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}
