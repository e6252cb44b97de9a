// `kulanz insight show`: what was learnt, from which mails, and what it changes.
import { createCorrections } from '../insight/corrections.ts';
import { effectOf } from '../insight/effect.ts';
import { loadModels } from '../io/model-files.ts';
import {
  countExamples,
  latestExamples,
  type StoredExample,
  taughtExamples,
} from '../store/examples.ts';
import type { RunCommand } from './context.ts';
import { learnedView, type ShownExample } from './insight-words.ts';
import { withRecord } from './open-command.ts';

/** Examples that are shown. */
const SHOWN = 20;

export const run: RunCommand = async (context, _args, options) =>
  withRecord(context, options, async (config, db) => {
    const counts = await countExamples(db);
    const latest = await latestExamples(db, SHOWN);
    const models = loadModels();
    const { timezone } = config.business;
    const corrections = createCorrections(await taughtExamples(db), models, timezone);
    const shown: ShownExample[] = latest.map(example => ({
      ...shownOf(example),
      effect: effectOf(example, models, corrections),
    }));
    if (options.json) context.stdout(JSON.stringify({ counts, latest: shown }));
    else for (const line of learnedView(counts, shown, config)) context.stdout(line);
    return 0;
  });

const LONGEST = 60;

function shownOf({ kind, value, language, ticket, at, person, text }: StoredExample) {
  return { kind, value, language, ticket, at, person, begins: beginningOf(text) };
}

function beginningOf(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).toWellFormed()}…` : line;
}
