// The table of commands: what `--help` says of each, and where its code is. A command's code is loaded
// when it is called, so that `kulanz --help` doesn't wait for a database driver.
import type { RunCommand } from './context.ts';

export interface CommandEntry {
  readonly name: string;
  /** As in `explain <path...>`. */
  readonly words?: string;
  readonly does: string;
  /** `[flags, description]`, in commander's notation. */
  readonly options?: readonly (readonly [string, string])[];
  /** Below the options in `--help`. */
  readonly more?: string;
  /** Prints data: has `--json`. All do but `init`, which prints none. */
  readonly load: () => Promise<{ run: RunCommand }>;
}

/** By name, because the file of a command is named like it. */
async function load(name: string): Promise<{ run: RunCommand }> {
  return (await import(/* @vite-ignore */ `./${name}.ts`)) as { run: RunCommand };
}

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'init',
    does: 'ask a few questions (or take flags), write kulanz.yaml and rules/',
    options: [
      ['--name <name>', 'name of the business'],
      ['--address <address>', 'the support address'],
      ['--postal-address <address>', 'postal address of the business'],
      ['--phone <number>', 'phone number of the business'],
      ['--timezone <name>', 'such as Europe/Berlin; default: of this machine'],
      ['--language <code>', 'de or en: language of mail to agents and owner'],
      ['--imap-host <host>', 'guessed from the address for well-known providers'],
      ['--smtp-host <host>', 'guessed from the address for well-known providers'],
      ['--user <name>', 'name to log in with; default: the support address'],
      ['--owner-name <name>', 'who owns the business'],
      ['--owner-address <address>', "the owner's own mail address"],
      ['--force', 'replace a configuration that is there'],
    ],
    load: () => load('init'),
  },
  {
    name: 'check',
    does: 'validate configuration and rules, log in everywhere, send a probe to itself',
    options: [['--no-probe', 'send no probe mail']],
    load: () => load('check'),
  },
  {
    name: 'start',
    does: 'run the poller and the workers until SIGTERM',
    options: [
      ['--workers <list>', 'only these: ingest,triage,deliver,clock'],
      ['--no-poll', 'read no mailbox: another process does'],
    ],
    load: () => load('start'),
  },
  {
    name: 'demo',
    does: 'run the whole main job here and now, with sample mail and nothing installed',
    options: [['--once', 'print what everybody received, then end']],
    load: () => load('demo'),
  },
  {
    name: 'explain',
    words: '<path...>',
    does: 'what Kulanz reads in a mail and would do; stores and sends nothing',
    options: [['--learned', 'judge with what people corrected: needs the database']],
    more:
      'PATH is a mail (.eml), an .mbox file, a Maildir or a directory: every file in it is read, sorted by\n' +
      'path, but for hidden ones, those that a mail server keeps, and those that surely hold no mail.\n' +
      'Works without a configuration, and asks no database unless --learned is given. Exit code 1: something could not be read.',
    load: () => load('explain'),
  },
  {
    name: 'tickets',
    does: 'list tickets',
    options: [
      ['--open', 'only those that are not closed'],
      ['--assignee <id>', 'only those of this person'],
      ['--customer <address>', 'only those of this customer'],
      ['--label <word>', 'only those with this label, which a rule has given'],
    ],
    load: () => load('tickets'),
  },
  {
    name: 'show',
    words: '<number>',
    does: 'one ticket with its whole history and the reason of every decision',
    more: 'NUMBER is a ticket number such as K-24813.',
    load: () => load('show'),
  },
  {
    name: 'customers',
    words: '<action> [what...]',
    does: "orders in, a customer's value out; addresses of one person joined and parted",
    options: [
      ['--dry-run', 'import: say what would be done and store nothing'],
      ['--currency <code>', 'import: where the file names none; default: EUR'],
    ],
    more:
      'import FILE.csv          orders exported by Shopify or WooCommerce, or a plain CSV file; the same\n' +
      '                         file again changes nothing. Exit code 1: no line could be read.\n' +
      'show ADDRESS             what this customer means to you, and why\n' +
      'link ADDRESS ADDRESS     both addresses are one person\n' +
      'unlink ADDRESS           they are not: never joined by itself again',
    load: () => load('customers'),
  },
  {
    name: 'insight',
    words: '<action>',
    does: 'what was learnt from corrections (#topic, #mood), and how to undo it',
    options: [['--yes', 'reset: do not ask']],
    more:
      'show     how many corrections there are, the latest with their tickets, and what they change\n' +
      'reset    forget them all: Kulanz judges as on the first day. Tickets stay as they are.',
    load: () => load('insight'),
  },
  {
    name: 'digest',
    does: "the owner's digest now, on this screen or by mail",
    options: [['--send', 'send it to the owner']],
    load: () => load('digest'),
  },
  {
    name: 'reconcile',
    does: 'account for every mail on the server; fails if any is missing',
    load: () => load('reconcile'),
  },
];
