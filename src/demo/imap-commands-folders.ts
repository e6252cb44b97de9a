// IMAP commands on folders: list, count, open, make, file a message.
import { accountOf, type Commands, type ImapContext, Refused } from './imap-context.ts';
import { folderName, type Mailbox } from './imap-mailbox.ts';
import { BadCommand, bytesOf, itemsOf, type Token, textOf, wordOf } from './imap-parser.ts';
import { nstring, parseDate } from './imap-wire.ts';

const FLAGS = '\\Answered \\Flagged \\Deleted \\Seen \\Draft';

export const FOLDER_COMMANDS: Commands = {
  LIST: { needs: 'login', run: (context, args) => list(context, 'LIST', args) },
  LSUB: { needs: 'login', run: (context, args) => list(context, 'LSUB', args) },
  SUBSCRIBE: { needs: 'login', run: () => 'OK' },
  UNSUBSCRIBE: { needs: 'login', run: () => 'OK' },
  STATUS: {
    needs: 'login',
    run: (context, args) => {
      sendStatus(context, textOf(args[0]), itemsOf(args[1]).map(wordOf));
      return 'OK';
    },
  },
  SELECT: { needs: 'login', run: (context, args) => open(context, args, false) },
  EXAMINE: { needs: 'login', run: (context, args) => open(context, args, true) },
  CREATE: {
    needs: 'login',
    run: (context, args) => done(accountOf(context).create(textOf(args[0]).replace(/\/$/, ''))),
  },
  DELETE: {
    needs: 'login',
    run: (context, args) => done(accountOf(context).delete(textOf(args[0]))),
  },
  RENAME: {
    needs: 'login',
    run: (context, args) => done(accountOf(context).rename(textOf(args[0]), textOf(args[1]))),
  },
  APPEND: {
    needs: 'login',
    run: (context, args) => {
      const folder = folderOf(context, textOf(args[0]));
      const raw = bytesOf(args.at(-1));
      const between = args.slice(1, -1);
      const flags = between[0]?.kind === 'list' ? between[0].items.map(textOf) : [];
      const stamp = between.find(token => token.kind === 'string');
      const at = stamp ? parseDate(textOf(stamp)) : new Date();
      if (args.length < 2 || !at) throw new BadCommand('APPEND folder (flags) "date" {bytes}');
      const { uid } = folder.append(raw, flags, at, context);
      return `OK [APPENDUID ${folder.uidValidity} ${uid}] filed`;
    },
  },
};

export function folderOf(context: ImapContext, name: string): Mailbox {
  const folder = accountOf(context).folder(name);
  if (!folder) throw new Refused('[TRYCREATE] there is no such folder');
  return folder;
}

function done(changed: boolean): string {
  if (!changed) throw new Refused('that folder name does not allow it');
  return 'OK';
}

function open(context: ImapContext, args: readonly Token[], readOnly: boolean): string {
  const folder = accountOf(context).folder(textOf(args[0]));
  context.select(null, true);
  if (!folder) throw new Refused('[NONEXISTENT] there is no such folder');
  if (args[1]?.kind === 'list' && args[1].items.some(item => wordOf(item) === 'CONDSTORE')) {
    context.condstore = true;
  }
  context.select(folder, readOnly);
  const unseen = folder.messages.findIndex(message => !message.flags.has('\\Seen'));
  const lines = [
    `FLAGS (${FLAGS})`,
    `OK [PERMANENTFLAGS (${readOnly ? '' : `${FLAGS} \\*`})] flags`,
    `${folder.messages.length} EXISTS`,
    '0 RECENT',
    ...(unseen >= 0 ? [`OK [UNSEEN ${unseen + 1}] first unseen`] : []),
    `OK [UIDVALIDITY ${folder.uidValidity}] valid`,
    `OK [UIDNEXT ${folder.uidNext}] next`,
    `OK [HIGHESTMODSEQ ${folder.modseq}] highest`,
  ];
  context.send(...lines.map(line => `* ${line}\r\n`));
  return `OK [${readOnly ? 'READ-ONLY' : 'READ-WRITE'}] open`;
}

function sendStatus(context: ImapContext, name: string, wanted: readonly string[]): void {
  const folder = folderOf(context, name);
  const known: Readonly<Record<string, () => number>> = {
    MESSAGES: () => folder.messages.length,
    RECENT: () => 0,
    UIDNEXT: () => folder.uidNext,
    UIDVALIDITY: () => folder.uidValidity,
    UNSEEN: () => folder.messages.filter(message => !message.flags.has('\\Seen')).length,
    HIGHESTMODSEQ: () => folder.modseq,
    SIZE: () => folder.messages.reduce((sum, message) => sum + message.raw.length, 0),
  };
  if (wanted.includes('HIGHESTMODSEQ')) context.condstore = true;
  const values = wanted.flatMap(word => {
    const count = known[word];
    return count ? [`${word} ${count()}`] : [];
  });
  context.send('* STATUS ', nstring(folderName(name)), ` (${values.join(' ')})\r\n`);
}

/** RFC 5258 and 6154: `LIST [(SPECIAL-USE)] "" pattern|(patterns) [RETURN (STATUS (...))]`. */
function list(context: ImapContext, word: string, args: readonly Token[]): string {
  const selects = args[0]?.kind === 'list' ? args[0].items.map(wordOf) : null;
  const [reference, pattern, , options] = selects ? args.slice(1) : args;
  const patterns = pattern?.kind === 'list' ? pattern.items.map(textOf) : [textOf(pattern)];
  if (patterns.length === 1 && patterns[0] === '') {
    context.send(`* ${word} (\\Noselect) "/" ""\r\n`);
    return 'OK';
  }
  const matchers = patterns.map(one => patternOf(textOf(reference) + one));
  const status = statusOption(options);
  for (const [name, folder] of accountOf(context).folders) {
    if (!matchers.some(matches => matches(name))) continue;
    if (selects?.includes('SPECIAL-USE') && !folder.specialUse) continue;
    const uses = folder.specialUse ? ` ${folder.specialUse}` : '';
    context.send(`* ${word} (\\HasNoChildren${uses}) "/" `, nstring(name), '\r\n');
    if (status) sendStatus(context, name, status);
  }
  return 'OK';
}

function statusOption(options: Token | undefined): string[] | null {
  const items = options?.kind === 'list' ? options.items : [];
  const at = items.findIndex(item => wordOf(item) === 'STATUS');
  return at < 0 ? null : itemsOf(items[at + 1]).map(wordOf);
}

/** `*` matches everything, `%` all but the hierarchy separator. */
function patternOf(pattern: string): (name: string) => boolean {
  const source = pattern
    .slice(0, 200)
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/%+/g, '[^/]*');
  const regular = new RegExp(`^${source}$`, 'i');
  return name => regular.test(name);
}
