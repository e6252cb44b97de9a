// `kulanz explain PATH...`: what Kulanz reads in a mail and would do. Stores and sends nothing.
import { resolve } from 'node:path';
import { wordsOf } from '../errors.ts';
import { inGroups } from '../in-groups.ts';
import { type FileMail, mailsUnder } from '../io/mail-files.ts';
import type { CliContext, CommandOptions } from './context.ts';
import { explanationJson } from './explain-json.ts';
import { type ExplainSettings, type Explanation, explainMails } from './explain-mail.ts';
import { settingsFor } from './explain-settings.ts';
import { explanationView } from './explain-view.ts';

/** Files that were left out are named, so many of them. */
const NAMED = 5;

export async function run(
  context: CliContext,
  args: readonly string[],
  options: Partial<Pick<CommandOptions, 'config' | 'configGiven' | 'json' | 'learned'>>,
): Promise<number> {
  if (args.length === 0) {
    context.stderr('kulanz explain: which mail? Example: kulanz explain some-mail.eml');
    return 2;
  }
  const settings = await settingsFor(context, options);
  let exitCode = 0;
  for (const path of args) {
    const good = await explainPath(context, path, settings, options.json === true);
    if (!good) exitCode = 1;
  }
  return exitCode;
}

/** Whether every mail under the path could be read. */
async function explainPath(
  context: CliContext,
  path: string,
  settings: ExplainSettings,
  json: boolean,
): Promise<boolean> {
  const left = new LeftOut();
  let [count, good] = [0, true];
  try {
    const mails = mailsUnder(resolve(context.cwd, path), path);
    for await (const group of inGroups(mails, sizeOf)) {
      for (const mail of group) if ('skipped' in mail) left.add(mail.file);
      for (const explanation of await explainGroup(group, settings)) {
        // `| head`: nobody reads on.
        if (context.outputClosed?.() === true) return good;
        count += 1;
        if ('error' in explanation) good = false;
        print(context, explanation, settings, json);
      }
    }
  } catch (error) {
    context.stderr(`kulanz explain: ${notReadable(path, error)}`);
    return false;
  }
  left.tell(context, path);
  if (count > 0) return good;
  context.stderr(`kulanz explain: ${path}: no mail in it (.eml or .mbox files)`);
  return false;
}

/** In their order; those that are no mail are left out. */
async function explainGroup(
  group: readonly FileMail[],
  settings: ExplainSettings,
): Promise<Explanation[]> {
  const mails = group.filter(mail => 'raw' in mail);
  const read = (await explainMails(mails, settings)).values();
  const inOrder = (mail: FileMail) => {
    if ('skipped' in mail) return [];
    return 'error' in mail ? [mail] : (read.next().value ?? []);
  };
  return group.flatMap(inOrder);
}

function sizeOf(mail: FileMail): number {
  return 'raw' in mail ? mail.raw.length : 0;
}

function print(
  context: CliContext,
  explanation: Explanation,
  settings: ExplainSettings,
  json: boolean,
): void {
  if (json) context.stdout(JSON.stringify(explanationJson(explanation)));
  else for (const line of explanationView(explanation, settings)) context.stdout(line);
  if ('error' in explanation)
    context.stderr(`kulanz explain: ${explanation.file}: ${explanation.error}`);
}

/** Files of a folder that are no mail: left out, and never in silence. */
class LeftOut {
  private count = 0;
  private readonly names: string[] = [];

  add(file: string): void {
    this.count += 1;
    if (this.names.length < NAMED) this.names.push(file);
  }

  tell(context: CliContext, path: string): void {
    if (this.count === 0) return;
    const more = this.count > NAMED ? ` and ${this.count - NAMED} more` : '';
    const files = this.count === 1 ? '1 file' : `${this.count} files`;
    const hold = this.count === 1 ? 'holds' : 'hold';
    context.stderr(
      `kulanz explain: ${path}: ${files} left out that ${hold} no mail: ${this.names.join(', ')}${more}`,
    );
  }
}

function notReadable(path: string, error: unknown): string {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return missing ? `${path}: no such file or directory` : `${path}: ${wordsOf(error)}`;
}
