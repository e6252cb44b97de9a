// `kulanz explain PATH...`: what Kulanz reads in a mail and would do. Stores and sends nothing.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config, Person, UiLanguage } from '../config.ts';
import { wordsOf } from '../errors.ts';
import { readConfig } from '../io/config-file.ts';
import { mailsUnder } from '../io/mail-files.ts';
import { loadRules } from '../io/rules-file.ts';
import { calendarOf, parseHours } from '../tickets/due.ts';
import type { CliContext, CommandOptions } from './context.ts';
import { type ExplainSettings, explainMail, explanationJson } from './explain-mail.ts';
import { explanationView } from './explain-view.ts';
import { uiLanguage } from './ui-language.ts';

export async function run(
  context: CliContext,
  args: readonly string[],
  options: Partial<Pick<CommandOptions, 'config' | 'configGiven' | 'json'>>,
): Promise<number> {
  if (args.length === 0) {
    context.stderr('kulanz explain: which mail? Example: kulanz explain some-mail.eml');
    return 2;
  }
  const settings = settingsFor(context, options);
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
  let [count, good] = [0, true];
  try {
    for await (const mail of mailsUnder(resolve(context.cwd, path), path)) {
      count += 1;
      const explanation = await explainMail(mail, settings);
      if ('error' in explanation) {
        good = false;
        context.stderr(`kulanz explain: ${explanation.file}: ${explanation.error}`);
      }
      if (json) context.stdout(JSON.stringify(explanationJson(explanation)));
      else for (const line of explanationView(explanation, settings)) context.stdout(line);
    }
  } catch (error) {
    context.stderr(`kulanz explain: ${notReadable(path, error)}`);
    return false;
  }
  if (count > 0) return good;
  context.stderr(`kulanz explain: ${path}: no mail in it (.eml or .mbox files)`);
  return false;
}

function notReadable(path: string, error: unknown): string {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return missing ? `${path}: no such file or directory` : `${path}: ${wordsOf(error)}`;
}

function settingsFor(
  context: CliContext,
  options: Partial<Pick<CommandOptions, 'config' | 'configGiven'>>,
): ExplainSettings {
  const path = resolve(context.cwd, options.config ?? 'kulanz.yaml');
  // A caller that names a file without saying so means it; the program says which it is.
  const given = options.configGiven ?? options.config !== undefined;
  const own = given || existsSync(path) ? readConfig(path, context.env) : null;
  const config = own ?? withoutConfig(uiLanguage(context.env));
  return {
    config,
    rules: loadRules(own ? own.rules : null, config.people),
    calendar: calendarOf(config.business),
    ui: config.business.language,
    now: new Date(),
  };
}

type Needed = Pick<Config, 'business' | 'people' | 'responseTarget' | 'mailboxes'>;

/** Enough to show what a mail means: one owner, ordinary hours, the targets of the example. */
function withoutConfig(ui: UiLanguage): Needed {
  const owner: Person = {
    id: 'owner',
    name: ui === 'de' ? 'Inhaber' : 'owner',
    address: 'owner@localhost',
    role: 'owner',
    topics: [],
    languages: [],
  };
  const hour = 3_600_000;
  return {
    business: {
      name: '',
      postalAddress: '',
      phone: '',
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      language: ui,
      hours: parseHours('mon-fri 09:00-17:00'),
    },
    people: [owner],
    mailboxes: [],
    responseTarget: { default: 8 * hour, unhappy: 2 * hour, super: 4 * hour },
  };
}
