// The merchant's `goodwill.yaml`, or the one that came with Kulanz.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { UiLanguage } from '../config.ts';
import { UsageError, wordsOf } from '../errors.ts';
import type { Goodwill } from '../rules/goodwill.ts';
import { parseGoodwill } from '../rules/parse-goodwill.ts';
import { packageRoot } from './package-root.ts';
import { ruleErrorText } from './rules-file.ts';

const FILE = 'goodwill.yaml';
const LARGEST = 1_000_000;

/**
 * The goodwill of the folder `dir`; where there is none, the packaged one in `language`. Throws a UsageError
 * that lists everything that is wrong.
 */
export function loadGoodwill(
  dir: string | null,
  language: UiLanguage,
): { goodwill: Goodwill; own: boolean } {
  const own = dir === null ? null : readIfThere(join(dir, FILE));
  const parsed = parseGoodwill(own ?? readFileSync(packagedGoodwill(language), 'utf8'), FILE);
  if ('errors' in parsed) throw new UsageError(parsed.errors.map(ruleErrorText).join('\n'));
  return { goodwill: parsed.goodwill, own: own !== null };
}

function packagedGoodwill(language: UiLanguage): string {
  return join(packageRoot(), 'rules', ...(language === 'de' ? ['de'] : []), FILE);
}

function readIfThere(path: string): string | null {
  try {
    const { size } = statSync(path);
    if (size > LARGEST) throw new Error(`too large: ${(size / 1e6).toFixed(1)} MB, at most 1 MB`);
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new UsageError(`${path}: ${wordsOf(error)}; expected a file that can be read`);
  }
}
