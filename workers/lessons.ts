// What people corrected, for the workers: loaded once, and again when it has changed.
import type { Config } from '../src/config.ts';
import { type Corrections, createCorrections } from '../src/insight/corrections.ts';
import type { Insight } from '../src/insight/insight.ts';
import { judge, type Models } from '../src/insight/judge.ts';
import { pinTo } from '../src/insight/pinned.ts';
import { examplesMark, taughtExamples } from '../src/store/examples.ts';
import type { Trx } from '../src/store/tickets.ts';
import type { Case } from '../src/store/triage-cases.ts';

export interface Lessons {
  /** As the record has it now; one small query when nothing has changed. */
  current(trx: Trx): Promise<Corrections>;
}

export function createLessons(models: Models, timezone: string): Lessons {
  let known: { readonly mark: string; readonly corrections: Corrections } | null = null;
  return {
    async current(trx) {
      const mark = await examplesMark(trx);
      if (known?.mark !== mark) {
        const examples = await taughtExamples(trx);
        known = { mark, corrections: createCorrections(examples, models, timezone) };
      }
      return known.corrections;
    },
  };
}

/** What a mail means; what a human said of just this mail stands. */
export function readCase(
  { config, models }: { readonly config: Pick<Config, 'business'>; readonly models: Models },
  { article, history, pinned }: Case,
  corrections: Corrections,
): Insight {
  const ui = config.business.language;
  const words = { subject: article.subject, text: article.newText };
  const insight = judge(words, history, ui, models, corrections);
  return pinned ? pinTo(insight, pinned, ui) : insight;
}
