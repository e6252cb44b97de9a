// The command line: words and options in, exit code out. 0 done, 1 failed, 2 wrong usage.
import { resolve } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { UsageError, wordsOf } from '../errors.ts';
import { packageVersion } from '../io/package-root.ts';
import { COMMANDS, type CommandEntry } from './commands.ts';
import type { CliContext } from './context.ts';

const DEFAULT_CONFIG = './kulanz.yaml';

/** Runs one command line (without `node` and the script) and resolves to its exit code; never throws. */
export async function runProgram(
  argv: readonly string[],
  context: CliContext,
  commands: readonly CommandEntry[] = COMMANDS,
): Promise<number> {
  let exitCode = 0;
  const program = programOf(context, commands, code => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return failed(error, context);
  }
}

function programOf(
  context: CliContext,
  commands: readonly CommandEntry[],
  done: (exitCode: number) => void,
): Command {
  const program = new Command('kulanz')
    .description('Every mail to the support address gets a number and a human who answers it.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: text => context.stdout(withoutLineEnd(text)),
      writeErr: text => context.stderr(withoutLineEnd(text)),
      outputError: (text, write) => write(text.replace(/^error: /, 'kulanz: ')),
    })
    .showHelpAfterError('"kulanz --help" lists the commands')
    .addHelpText(
      'after',
      '\nStart here: kulanz demo   or, with a mailbox of your own: kulanz init',
    );
  // Before the command these are the same as behind it; the help shows them there.
  program.addOption(new Option('--config <file>').hideHelp());
  program.addOption(new Option('--json').hideHelp());
  for (const entry of commands) addCommand(program, entry, context, done);
  return program;
}

function addCommand(
  program: Command,
  entry: CommandEntry,
  context: CliContext,
  done: (exitCode: number) => void,
): void {
  const command = program
    .command(entry.words ? `${entry.name} ${entry.words}` : entry.name)
    .description(entry.does)
    .helpOption('-h, --help', 'show this help')
    .option('--config <file>', `the configuration (default: ${DEFAULT_CONFIG})`)
    .option('--json', 'JSON lines on stdout')
    .showHelpAfterError(`"kulanz ${entry.name} --help" explains it`);
  for (const [flags, description] of entry.options ?? []) command.option(flags, description);
  if (entry.more) command.addHelpText('after', `\n${entry.more}`);
  command.action(async () => {
    const options = command.optsWithGlobals<Record<string, unknown>>();
    const { run } = await entry.load();
    const exitCode = await run(context, command.args, {
      ...options,
      config: resolve(context.cwd, String(options.config ?? DEFAULT_CONFIG)),
      configGiven: options.config !== undefined,
      json: options.json === true,
    });
    done(exitCode);
  });
}

/** One line of words; where it came from only for those who debug. */
function failed(error: unknown, context: CliContext): number {
  // Commander has said what is wrong, or shown the help or version that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const usage = error instanceof UsageError;
  const debug = context.env.LOG_LEVEL === 'debug' && error instanceof Error && !usage;
  if (usage) context.stderr(error.message);
  else context.stderr(`kulanz: ${wordsOf(error)}`);
  if (debug && error.stack) context.stderr(error.stack);
  return usage ? 2 : 1;
}

function withoutLineEnd(text: string): string {
  return text.replace(/\n+$/, '');
}
