import {
  type GiftCommand,
  type GiftProblem,
  isUngift,
  readGift,
  type UngiftCommand,
} from './gift-command.ts';
import {
  type InsightCommand,
  type InsightProblem,
  readMood,
  readTopics,
  readVip,
} from './insight-commands.ts';
import { foldText } from './known-words.ts';

/** What a human tells Kulanz at the top of a reply (docs: the contract, section 3, "Commands"). */
export type Command =
  | { readonly name: 'close' }
  /** `text` may have several lines: all of the reply, when nothing stood on the command's own line. */
  | { readonly name: 'note'; readonly text: string }
  /** `to`: a person's id or name as written, to be looked up. */
  | { readonly name: 'assign'; readonly to: string }
  /** `words` as written; `milliseconds` of calendar time. */
  | { readonly name: 'wait'; readonly milliseconds: number; readonly words: string }
  | { readonly name: 'send' }
  | GiftCommand
  | UngiftCommand
  | InsightCommand;

export type Problem =
  | 'unknown'
  | 'no-person'
  | 'bad-duration'
  | 'empty-note'
  | 'too-many-words'
  | GiftProblem
  | InsightProblem;

/** A line at the top that begins with `#` and can't be obeyed: nothing is sent, the human is told. */
export interface Unknown {
  /** As written. */
  readonly line: string;
  readonly problem: Problem;
}

export interface CommandReading {
  readonly commands: readonly Command[];
  readonly unknown: readonly Unknown[];
  /** The reply without the commands; '' when a note took all of it. */
  readonly rest: string;
}

type Name = Command['name'];

const NAMES: ReadonlyMap<string, Name> = new Map([
  ['close', 'close'],
  ['erledigt', 'close'],
  ['note', 'note'],
  ['notiz', 'note'],
  ['assign', 'assign'],
  ['an', 'assign'],
  ['wait', 'wait'],
  ['warten', 'wait'],
  ['send', 'send'],
  ['senden', 'send'],
  ['gift', 'gift'],
  ['geschenk', 'gift'],
  ['topic', 'topic'],
  ['thema', 'topic'],
  ['mood', 'mood'],
  ['stimmung', 'mood'],
  ['vip', 'vip'],
]);

const HOUR = 3_600_000;
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:h|hrs?|hours?|std|stunden?)$/, HOUR],
  [/^(?:d|days?|t|tage?n?)$/, 24 * HOUR],
  [/^(?:w|wks?|weeks?|wo|wochen?)$/, 7 * 24 * HOUR],
];
/** Waiting longer than a year is a slip of the finger. */
const LONGEST_WAIT = 366 * 24 * HOUR;
const LONGEST_LINE = 2000;
const MOST_COMMANDS = 50;
/** Programs that wrap plain text do it at 65 to 80 columns. */
const WRAP_FROM = 64;
const WRAP_TO = 80;

/** Reads the commands at the top of what the human wrote. */
export function readCommands(text: string): CommandReading {
  const lines = text.split('\n');
  const top = commandLines(lines);
  const commands: Command[] = [];
  const unknown: Unknown[] = [];
  let rest = lines.slice(top.end).join('\n').trim();
  for (const line of top.commands) {
    const read = readCommand(line);
    if ('problem' in read) unknown.push(read);
    else if (read.name !== 'note' || read.text !== '') commands.push(read);
    else if (rest === '') unknown.push({ line, problem: 'empty-note' });
    else {
      commands.push({ name: 'note', text: withoutSignature(rest) });
      rest = '';
    }
  }
  return { commands, unknown, rest };
}

/** Which lines at the top are commands, and where the rest begins; empty lines may stand between. */
export function commandLines(lines: readonly string[]): { commands: string[]; end: number } {
  const commands: string[] = [];
  let end = 0;
  for (let at = 0; at < lines.length && commands.length < MOST_COMMANDS; at += 1) {
    const line = lines[at] ?? '';
    const words = plain(line);
    if (words === '') continue;
    if (!words.startsWith('#')) break;
    let whole = words;
    if (takesWords(words)) {
      for (let above = line; wrapsInto(above, lines[at + 1] ?? ''); at += 1) {
        above = lines[at + 1] ?? '';
        whole += ` ${plain(above)}`;
      }
    }
    commands.push(whole);
    end = at + 1;
  }
  return { commands, end };
}

/** A line that begins with a command's word, whether it can be obeyed or not. */
export function isCommandLine(line: string): boolean {
  const words = plain(line);
  if (!words.startsWith('#')) return false;
  const read = readCommand(words);
  return 'name' in read || read.problem !== 'unknown';
}

function readCommand(line: string): Command | Unknown {
  const shown = line.slice(0, LONGEST_LINE);
  const match = /^#\s*([^\s:]+)\s*:?\s*(.*)$/su.exec(shown);
  const word = foldText(match?.[1] ?? '').replace(/[^\p{L}\p{N}]+$/u, '');
  const argument = (match?.[2] ?? '').trim();
  switch (NAMES.get(word)) {
    case 'close':
      return bare(shown, argument, { name: 'close' });
    case 'send':
      return bare(shown, argument, { name: 'send' });
    case 'note':
      return { name: 'note', text: argument };
    case 'assign':
      return readAssign(shown, argument);
    case 'wait':
      return readWait(shown, argument);
    case 'gift': {
      if (isUngift(argument)) return { name: 'ungift', line: shown };
      const gift = readGift(argument, word, shown);
      return typeof gift === 'string' ? { line: shown, problem: gift } : gift;
    }
    case 'topic':
      return readTopics(argument) ?? { line: shown, problem: 'no-topic' };
    case 'mood':
      return readMood(argument) ?? { line: shown, problem: 'no-mood' };
    case 'vip':
      return readVip(argument) ?? { line: shown, problem: 'too-many-words' };
    default:
      return { line: shown, problem: 'unknown' };
  }
}

/** Words behind a command that takes none may be meant for the customer: they must not get lost. */
function bare(line: string, argument: string, command: Command): Command | Unknown {
  return withoutMarks(argument) === '' ? command : { line, problem: 'too-many-words' };
}

function readAssign(line: string, argument: string): Command | Unknown {
  const to = withoutMarks(argument).replace(/^@/, '');
  if (to === '') return { line, problem: 'no-person' };
  return to.length > 100 ? { line, problem: 'too-many-words' } : { name: 'assign', to };
}

function readWait(line: string, argument: string): Command | Unknown {
  const words = withoutMarks(argument);
  const match = /^(\d{1,4})\s{0,3}(\p{L}{1,8})\.?$/u.exec(foldText(words));
  const unit = UNITS.find(([name]) => name.test(match?.[2] ?? ''))?.[1] ?? 0;
  const milliseconds = Number(match?.[1] ?? 0) * unit;
  if (milliseconds <= 0 || milliseconds > LONGEST_WAIT) return { line, problem: 'bad-duration' };
  return { name: 'wait', milliseconds, words };
}

function withoutMarks(argument: string): string {
  return argument.replace(/[\s.,;:!?]+$/, '');
}

/** Without invisible characters, with plain spaces, trimmed; a full-width # is one too. */
function plain(line: string): string {
  return line
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/^\s*\uff03/, '#')
    .replace(/\s+/g, ' ')
    .trim();
}

function takesWords(line: string): boolean {
  const read = readCommand(line);
  if ('problem' in read) return false;
  return read.name === 'gift' || (read.name === 'note' && read.text !== '');
}

/**
 * A long note or gift that a mail program wrapped goes on in the next line; taken for the reply, it would
 * go to the customer. Wrapped: the next word would not have fitted.
 */
function wrapsInto(line: string, next: string): boolean {
  const word = /^\S+/.exec(next)?.[0] ?? '';
  if (word === '' || word.startsWith('#') || line.trimEnd().length > WRAP_TO) return false;
  return line.trimEnd().length + 1 + word.length > WRAP_FROM;
}

function withoutSignature(text: string): string {
  const lines = text.split('\n');
  const mark = lines.findIndex(line => /^--\s*$/.test(line));
  return (mark > 0 ? lines.slice(0, mark) : lines).join('\n').trim();
}
