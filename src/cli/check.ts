// `kulanz check`: everything that must work before the first mail, one line each: ok, or what to do.
import { join, relative } from 'node:path';
import type { Config } from '../config.ts';
import { wordsOf } from '../errors.ts';
import { readConfig } from '../io/config-file.ts';
import { createLogger, type Logger } from '../io/log.ts';
import { createTokens, type Tokens } from '../io/oauth2.ts';
import { loadRules, ruleErrorText } from '../io/rules-file.ts';
import { checkImap, checkPlusAddress, checkSmtp } from './check-mail.ts';
import { checkStorage } from './check-storage.ts';
import type { CliContext, RunCommand } from './context.ts';

interface Line {
  readonly check:
    | 'configuration'
    | 'rules'
    | 'imap'
    | 'smtp'
    | 'plus-address'
    | 'database'
    | 'queue';
  /** The mailbox; '' where there is one of a kind. */
  readonly mailbox: string;
  readonly ok: boolean;
  /** What was seen, or what to do. */
  readonly words: string;
}

/** Everything together takes no longer: each part has shorter limits of its own. */
const LIMIT = 150_000;

export const run: RunCommand = async (context, _args, options) => {
  const config = readConfig(options.config, context.env);
  const lines: Line[] = [];
  const report = (line: Line) => {
    lines.push(line);
    context.stdout(options.json ? JSON.stringify(line) : textOf(line));
  };
  const file = relative(context.cwd, config.file);
  report({ check: 'configuration', mailbox: '', ok: true, words: file });
  report({ check: 'rules', mailbox: '', ok: true, words: rulesWords(context, config) });

  const tokens = createTokens();
  const log = createLogger(config.logLevel === 'debug' ? 'debug' : 'error');
  await Promise.all([
    ...config.mailboxes.map(mailbox =>
      checkMailbox(mailbox, tokens, options.probe !== false, report),
    ),
    checkStores(config, log, report),
  ]);
  return conclude(context, lines, options.json);
};

/** Throws what is wrong with them; what is odd is said. */
function rulesWords(context: CliContext, config: Config): string {
  const { files, warnings } = loadRules(config.rules, config);
  const shown = relative(context.cwd, config.rules);
  const own = files.files.map(({ file }) => file).join(', ');
  const which = files.own
    ? `${shown}: ${own}`
    : `those that came with Kulanz (there is no ${join(shown, 'routing.yaml')})`;
  const goodwill = files.ownGoodwill ? ', goodwill.yaml' : '';
  return [which + goodwill, ...warnings.map(ruleErrorText)].join('\n     ');
}

type Report = (line: Line) => void;

async function checkMailbox(
  mailbox: Config['mailboxes'][number],
  tokens: Tokens,
  probe: boolean,
  report: Report,
): Promise<void> {
  const { address } = mailbox;
  const [imap, smtp] = await Promise.all([
    attempt('imap', address, () => checkImap(mailbox, tokens), report),
    attempt('smtp', address, () => checkSmtp(mailbox, tokens), report),
  ]);
  // Without both there is nothing to learn from a probe.
  if (!imap || !smtp || !probe) return;
  await attempt('plus-address', address, () => checkPlusAddress(mailbox, tokens), report);
}

async function checkStores(config: Config, log: Logger, report: Report): Promise<void> {
  let doing: 'database' | 'queue' = 'database';
  const open = checkStorage(config, log, (check, words) => {
    doing = 'queue';
    report({ check, mailbox: '', ok: true, words });
  });
  try {
    await within(open);
  } catch (error) {
    report({ check: doing, mailbox: '', ok: false, words: wordsOf(error) });
  }
}

async function attempt(
  check: Line['check'],
  mailbox: string,
  work: () => Promise<string>,
  report: Report,
): Promise<boolean> {
  try {
    report({ check, mailbox, ok: true, words: await within(work()) });
    return true;
  } catch (error) {
    report({ check, mailbox, ok: false, words: wordsOf(error) });
    return false;
  }
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${LIMIT / 1000} s`)), LIMIT);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function textOf({ check, mailbox, ok, words }: Line): string {
  return `${ok ? 'ok   ' : 'FAIL '} ${[check, mailbox].filter(Boolean).join(' ')}: ${words}`;
}

function conclude(context: CliContext, lines: readonly Line[], json: boolean): number {
  const failed = lines.filter(line => !line.ok).length;
  if (!json) {
    const words = `${failed} of ${lines.length} checks failed: see what to do above`;
    context.stdout(failed === 0 ? '\nAll is well. Next: kulanz start' : `\n${words}`);
  }
  return failed === 0 ? 0 : 1;
}
