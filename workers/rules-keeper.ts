// Which rules are in force while the merchant edits them. A change is taken when it lies still and is
// free of mistakes; until then the last good rules decide. Reads no file and no clock.

import type { UiLanguage } from '../src/config.ts';
import type { ParsedFiles, RuleFiles } from '../src/io/rules-file.ts';
import type { Goodwill } from '../src/rules/goodwill.ts';
import { ruleWords } from '../src/rules/rule-words-for.ts';
import type { RuleError, RuleSet } from '../src/rules/schema.ts';

/** So long a change must lie still: a file that is being written doesn't. Milliseconds. */
const STILL = 2_000;
/** So long a mistake may stand before the owner is told: many save, look, and save again. */
const PATIENCE = 15_000;

/** What a look at the files has brought. */
export type Change =
  | { readonly kind: 'taken'; readonly warnings: readonly RuleError[] }
  /** Seen the first time. */
  | { readonly kind: 'refused'; readonly errors: readonly RuleError[] }
  /** Still there: the owner must know. Comes back until `told`. */
  | { readonly kind: 'broken'; readonly errors: readonly RuleError[]; readonly hash: string }
  /** The mistake that the owner knows of is gone, by other rules or by the old ones. Until `told`. */
  | { readonly kind: 'mended'; readonly changed: boolean; readonly hash: string };

export interface RulesKeeper {
  readonly rules: RuleSet;
  readonly goodwill: Goodwill;
  /** One look; null: nothing new. */
  look(files: RuleFiles, now: Date): Change | null;
  /** The owner knows of this. */
  told(change: Change): void;
}

/** @param start the rules that are in force now, and the files that they were read from */
export function createRulesKeeper(
  start: { readonly rules: RuleSet; readonly goodwill: Goodwill; readonly files: RuleFiles },
  parse: (files: RuleFiles) => ParsedFiles,
  ui: UiLanguage = 'en',
): RulesKeeper {
  let { rules, goodwill, files: inForce } = start;
  let seen = { hash: inForce.hash, since: new Date(0) };
  let refused: { hash: string; errors: readonly RuleError[] } | null = null;
  /** The mistake that the owner knows of, and what was in force then. */
  let known: { hash: string; inForce: string } | null = null;

  const take = (files: RuleFiles): Change => {
    const parsed = parse(files);
    // A file that was there and is gone is being replaced, or was moved by mistake.
    const gone = inForce.own && !files.own;
    if (gone || 'errors' in parsed) {
      refused = { hash: files.hash, errors: 'errors' in parsed ? parsed.errors : goneOf(ui) };
      return { kind: 'refused', errors: refused.errors };
    }
    ({ rules, goodwill } = parsed);
    inForce = files;
    return { kind: 'taken', warnings: parsed.warnings };
  };

  const settled = (): Change | null => {
    refused = null;
    if (known === null) return null;
    return { kind: 'mended', changed: known.inForce !== inForce.hash, hash: known.hash };
  };

  return {
    get rules() {
      return rules;
    },
    get goodwill() {
      return goodwill;
    },
    told(change) {
      known = change.kind === 'broken' ? { hash: change.hash, inForce: inForce.hash } : null;
    },
    look(files, now) {
      if (files.hash !== seen.hash) {
        seen = { hash: files.hash, since: now };
        return null;
      }
      const still = now.getTime() - seen.since.getTime();
      if (still < STILL) return null;
      if (files.hash === inForce.hash) return settled();
      if (refused?.hash !== files.hash) return take(files);
      if (still < PATIENCE || known?.hash === files.hash) return null;
      return { kind: 'broken', errors: refused.errors, hash: files.hash };
    },
  };
}

function goneOf(ui: UiLanguage): readonly RuleError[] {
  return [{ file: 'routing.yaml', line: 1, words: ruleWords(ui).gone }];
}
