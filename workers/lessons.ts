// What people corrected, for the workers: loaded once, and again when it has changed.
import type { Config } from '../src/config.ts';
import { wordsOf } from '../src/errors.ts';
import { type Corrections, createCorrections } from '../src/insight/corrections.ts';
import type { Insight } from '../src/insight/insight.ts';
import { judge, type Models } from '../src/insight/judge.ts';
import { pinTo } from '../src/insight/pinned.ts';
import type { Logger } from '../src/io/log.ts';
import { examplesMark, taughtExamples } from '../src/store/examples.ts';
import type { Trx } from '../src/store/tickets.ts';
import type { Case } from '../src/store/triage-cases.ts';

export interface Lessons {
  /** As the record has it now; one small query when nothing has changed. */
  current(trx: Trx): Promise<Corrections>;
}

export function createLessons(models: Models, timezone: string, log: Reader['log']): Lessons {
  let known: { readonly mark: string; readonly corrections: Corrections } | null = null;
  return {
    async current(trx) {
      const mark = await examplesMark(trx);
      if (known?.mark !== mark) {
        const examples = await taughtExamples(trx);
        const corrections = withoutFail(
          () => createCorrections(examples, models, timezone),
          () => createCorrections([], models, timezone),
          log,
        );
        known = { mark, corrections };
      }
      return known.corrections;
    },
  };
}

interface Reader {
  readonly config: Pick<Config, 'business'>;
  readonly models: Models;
  readonly log: Pick<Logger, 'error'>;
}

/** What a mail means; what a human said of just this mail stands. */
export function readCase(
  { config, models, log }: Reader,
  { article, history, pinned }: Case,
  corrections: Corrections,
): Insight {
  const ui = config.business.language;
  const words = { subject: article.subject, text: article.newText };
  const read = (by: Corrections | null): Insight => judge(words, history, ui, models, by);
  const insight = withoutFail(
    () => read(corrections),
    () => read(null),
    log,
  );
  return pinned ? pinTo(insight, pinned, ui) : insight;
}

/** No mail waits because of what was learnt: it is then judged as on the first day. */
function withoutFail<T>(learned: () => T, plain: () => T, log: Reader['log']): T {
  try {
    return learned();
  } catch (error) {
    log.error({ error: wordsOf(error) }, 'what was learnt can not be applied, judging without it');
    return plain();
  }
}
