// What explaining a mail needs of a configuration, and what stands for it where there is none.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config, Person, UiLanguage } from '../config.ts';
import type { Corrections } from '../insight/corrections.ts';
import type { Models } from '../insight/judge.ts';
import { loadModels } from '../io/model-files.ts';
import { loadRules } from '../io/rules-file.ts';
import { calendarOf, parseHours } from '../tickets/due.ts';
import type { CliContext, CommandOptions } from './context.ts';
import type { ExplainSettings } from './explain-mail.ts';
import { uiLanguage } from './ui-language.ts';

export async function settingsFor(
  context: Pick<CliContext, 'cwd' | 'env'>,
  options: Partial<Pick<CommandOptions, 'config' | 'configGiven' | 'learned'>>,
): Promise<ExplainSettings> {
  const path = resolve(context.cwd, options.config ?? 'kulanz.yaml');
  // A caller that names a file without saying so means it; the program says which it is.
  const given = options.configGiven ?? options.config !== undefined;
  const own = given || existsSync(path) ? await ownConfig(path, context.env) : null;
  const config = own ?? withoutConfig(uiLanguage(context.env));
  const { rules, goodwill } = loadRules(own ? own.rules : null, config);
  const models = loadModels();
  return {
    config,
    models,
    corrections: options.learned === true ? await learnedIn(path, context.env, models) : null,
    rules,
    goodwill,
    calendar: calendarOf(config.business),
    ui: config.business.language,
    now: new Date(),
  };
}

/** The code that checks a configuration takes as long to load as a hundred mails to read. */
async function ownConfig(path: string, env: NodeJS.ProcessEnv): Promise<Config> {
  const { readConfig } = await import('../io/config-file.ts');
  return readConfig(path, env);
}

/** Only when it is asked for: explaining is fast, and works without a database. */
async function learnedIn(
  path: string,
  env: NodeJS.ProcessEnv,
  models: Models,
): Promise<Corrections> {
  const { readCorrections } = await import('./read-corrections.ts');
  return readCorrections(path, env, models);
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
