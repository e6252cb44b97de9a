// `kulanz insight reset`: what was learnt is undone; Kulanz judges as it did on the first day.
import { UsageError } from '../errors.ts';
import { countExamples, undoExamples } from '../store/examples.ts';
import { askTerminal } from './ask.ts';
import type { CliContext, RunCommand } from './context.ts';
import { type ResetWords, resetWords } from './insight-words.ts';
import { withRecord } from './open-command.ts';

export const run: RunCommand = async (context, _args, options) =>
  withRecord(context, options, async (config, db) => {
    const words = resetWords(config.business.language);
    const count = (await countExamples(db)).reduce((sum, one) => sum + one.count, 0);
    const sure = count === 0 || options.yes === true || (await isSure(context, words, count));
    const undone = sure ? await undoExamples(db, new Date()) : 0;
    if (options.json) context.stdout(JSON.stringify({ undone }));
    else context.stdout(sure ? words.done(undone) : words.kept);
    return sure ? 0 : 1;
  });

/** Nobody there to be asked: it must be said beforehand. */
async function isSure(context: CliContext, words: ResetWords, count: number): Promise<boolean> {
  if (!context.isTty) throw new UsageError(words.sayYes(count));
  const answer = await (context.ask ?? askTerminal)(words.ask(count));
  return /^\s*(?:y|yes|j|ja)\s*$/i.test(answer);
}
