// `kulanz init`: a configuration and the rules, from a few questions or from flags.
import { resolveMx } from 'node:dns/promises';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { UiLanguage } from '../config.ts';
import { UsageError } from '../errors.ts';
import { parseConfig } from '../io/config-file.ts';
import { packageRoot } from '../io/package-root.ts';
import type { CliContext, CommandOptions, RunCommand } from './context.ts';
import { type Ask, type Collected, collectAnswers, type Key } from './init-answers.ts';
import type { LookUpMx } from './init-providers.ts';
import { configText, variablesOf } from './init-template.ts';
import { uiLanguage } from './ui-language.ts';

export const run: RunCommand = async (context, _args, options) => {
  const file = options.config;
  if (existsSync(file) && options.force !== true) {
    throw new UsageError(`${shown(context, file)} is there already. --force replaces it`);
  }
  const ui = uiLanguage(context.env);
  const machine = {
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    lookUpMx: mailServersOf,
  };
  const collected = context.isTty
    ? await withTerminal(context, ask => collectAnswers(flagsOf(options), ask, ui, machine))
    : await collectAnswers(flagsOf(options), null, ui, machine);
  const written = write(file, collected, options.force === true);
  tell(context, options, written, collected, ui);
  return 0;
};

const KEYS: readonly Key[] = [
  ...(['name', 'postalAddress', 'phone', 'timezone', 'language', 'address'] as const),
  ...(['imapHost', 'smtpHost', 'user', 'ownerName', 'ownerAddress'] as const),
];

function flagsOf(options: CommandOptions): Partial<Record<Key, string>> {
  return Object.fromEntries(
    KEYS.flatMap(key => {
      const value = options[key];
      return typeof value === 'string' ? [[key, value]] : [];
    }),
  );
}

/** Asks on the terminal; Ctrl-C and Ctrl-D end it with nothing written. */
async function withTerminal<T>(context: CliContext, work: (ask: Ask) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const left = new Promise<never>((_, reject) => {
    terminal.once('close', () => reject(new UsageError('kulanz init: nothing was written')));
  });
  // Closing is the normal end too: then nobody waits for it.
  left.catch(() => undefined);
  context.stdout('');
  try {
    return await Promise.race([work(question => terminal.question(question)), left]);
  } finally {
    terminal.close();
  }
}

const MX_LIMIT = 3_000;

/** Of no domain in particular more than a guess hangs on it: no answer in time is no answer. */
const mailServersOf: LookUpMx = async domain => {
  const late = new Promise<never[]>(resolve => {
    setTimeout(() => resolve([]), MX_LIMIT).unref();
  });
  const found = await Promise.race([resolveMx(domain).catch(() => []), late]);
  return found.toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange);
};

/** Writes the file and, where there are none, the rules. Returns the paths written. */
function write(file: string, { answers, provider }: Collected, force: boolean): string[] {
  const text = configText(answers, provider);
  validate(text, file, variablesOf(provider));
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  // The old one may hold an afternoon's work.
  if (force && existsSync(file)) renameSync(file, `${file}.old`);
  writeFileSync(file, text, { flag: 'wx' });
  const rules = join(folder, 'rules');
  const packaged = join(packageRoot(), 'rules');
  if (existsSync(rules) || !existsSync(packaged)) return [file];
  copyRules(packaged, rules, answers.language);
  return [file, rules];
}

/** The folder as it is, with the files that there are in the language of the business instead. */
function copyRules(packaged: string, rules: string, language: string): void {
  mkdirSync(rules);
  for (const folder of [packaged, join(packaged, language)]) {
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isFile()) copyFileSync(join(folder, entry.name), join(rules, entry.name));
  }
}

/** A flag may be wrong; better said now than at the start. */
function validate(text: string, file: string, variables: readonly string[]): void {
  try {
    parseConfig(text, file, Object.fromEntries(variables.map(name => [name, 'x'])));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`kulanz init: nothing was written, because of\n${error.message}`);
  }
}

function tell(
  context: CliContext,
  options: CommandOptions,
  written: readonly string[],
  { answers, provider }: Collected,
  ui: UiLanguage,
): void {
  const variables = variablesOf(provider);
  if (options.json) {
    context.stdout(JSON.stringify({ written, variables }));
    return;
  }
  const de = ui === 'de';
  const config = options.configGiven ? ` --config ${shown(context, options.config)}` : '';
  context.stdout('');
  for (const path of written) {
    context.stdout(`${de ? 'Geschrieben' : 'Written'}: ${shown(context, path)}`);
  }
  context.stdout(de ? '\nSo geht es weiter:' : '\nWhat to do next:');
  for (const name of variables) context.stdout(`  export ${name}='...'`);
  context.stdout(`  npx kulanz check${config}`);
  context.stdout(`  npx kulanz start${config}`);
  const hint = loginHint(provider?.login, answers.address, de);
  if (hint) context.stdout(`\n${hint}`);
}

function loginHint(
  login: 'app-password' | 'oauth2-microsoft' | undefined,
  address: string,
  de: boolean,
): string | null {
  if (login === 'app-password') {
    return de
      ? `Für ${address} brauchen Sie ein App-Passwort: in den Sicherheitseinstellungen des Kontos.`
      : `${address} needs an app password: see the security settings of the account.`;
  }
  if (login === 'oauth2-microsoft') {
    return de
      ? 'Microsoft verlangt OAuth2: eine App-Registrierung mit IMAP.AccessAsUser.All und SMTP.Send.'
      : 'Microsoft asks for OAuth2: an app registration with IMAP.AccessAsUser.All and SMTP.Send.';
  }
  return null;
}

function shown(context: CliContext, path: string): string {
  const near = relative(context.cwd, path);
  return near === '' || near.startsWith('..') ? path : near;
}
