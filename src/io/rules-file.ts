// The merchant's rules, or those that came with Kulanz.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError, wordsOf } from '../errors.ts';
import { parseRules } from '../rules/parse.ts';
import type { RuleSet } from '../rules/schema.ts';
import { packageRoot } from './package-root.ts';

const FILE = 'routing.yaml';

/**
 * The rules of the directory `dir`; where it or its routing.yaml is missing, the packaged ones. Throws
 * a UsageError that lists everything that is wrong.
 */
export function loadRules(dir: string | null, people: readonly { readonly id: string }[]): RuleSet {
  const own = dir === null ? null : readIfThere(join(dir, FILE));
  const text = own ?? readFileSync(packagedRules(), 'utf8');
  const parsed = parseRules(text, FILE, { people: people.map(({ id }) => id) });
  if ('rules' in parsed) return parsed.rules;
  throw new UsageError(
    parsed.errors.map(({ file, line, words }) => `${file}:${line}: ${words}`).join('\n'),
  );
}

/** Where the rules that came with Kulanz are: `kulanz init` copies them. */
export function packagedRules(): string {
  return join(packageRoot(), 'rules', FILE);
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new UsageError(`${path}: ${wordsOf(error)}; expected a rule file that can be read`);
  }
}
