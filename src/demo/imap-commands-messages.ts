// IMAP commands on the messages of the open folder.

import { folderOf } from './imap-commands-folders.ts';
import { type Commands, type ImapContext, Refused, selectionOf } from './imap-context.ts';
import { type FetchItem, item, parseFetchItems } from './imap-fetch.ts';
import { BadCommand, itemsOf, type Token, textOf, wordOf } from './imap-parser.ts';
import { parseSearch } from './imap-search.ts';
import { fetchLine, flagItems, type Numbered, type Selection } from './imap-selection.ts';
import { uidSet } from './imap-wire.ts';

export const MESSAGE_COMMANDS: Commands = {
  CHECK: { needs: 'folder', run: () => 'OK' },
  FETCH: { needs: 'folder', holdsRemovals: true, run: fetch },
  SEARCH: { needs: 'folder', holdsRemovals: true, run: search },
  STORE: { needs: 'folder', holdsRemovals: true, run: store },
  COPY: {
    needs: 'folder',
    run: (context, args, byUid) => {
      const copied = copy(context, args, byUid);
      return copied.length > 0 ? `OK [${copyUid(context, args, copied)}] copied` : 'OK';
    },
  },
  MOVE: {
    needs: 'folder',
    run: (context, args, byUid) => {
      const selection = writable(context);
      const copied = copy(context, args, byUid);
      if (copied.length > 0) context.send(`* OK [${copyUid(context, args, copied)}] moved\r\n`);
      selection.mailbox.remove(
        copied.map(({ from }) => from.message),
        context,
      );
      return 'OK';
    },
  },
  EXPUNGE: {
    needs: 'folder',
    run: (context, args, byUid) => {
      const within = byUid ? selectionOf(context).pick(textOf(args[0]), true) : null;
      expunge(context, within);
      return 'OK';
    },
  },
  CLOSE: {
    needs: 'folder',
    run: context => {
      if (!selectionOf(context).readOnly) expunge(context, null);
      context.select(null, true);
      return 'OK';
    },
  },
  UNSELECT: {
    needs: 'folder',
    run: context => {
      context.select(null, true);
      return 'OK';
    },
  },
};

async function fetch(
  context: ImapContext,
  args: readonly Token[],
  byUid: boolean,
): Promise<string> {
  const selection = selectionOf(context);
  const asked = parseFetchItems(args[1]);
  const since = changedSince(args[2]);
  if (since >= 0 || asked.some(one => one.name === 'MODSEQ')) context.condstore = true;
  const items = withExtras(asked, byUid, since >= 0);
  for (const { message, sequence } of selection.pick(textOf(args[0]), byUid)) {
    if (message.modseq <= since) continue;
    context.send(...fetchLine(sequence, message, markSeen(context, selection, items, message)));
    await context.drained();
  }
  return 'OK';
}

function withExtras(items: readonly FetchItem[], byUid: boolean, modseq: boolean): FetchItem[] {
  const lacks = (name: string) => !items.some(one => one.name === name);
  return [
    ...(byUid && lacks('UID') ? [item('UID')] : []),
    ...items,
    ...(modseq && lacks('MODSEQ') ? [item('MODSEQ')] : []),
  ];
}

/** Reading without PEEK sets \Seen, and the answer tells so. */
function markSeen(
  context: ImapContext,
  selection: Selection,
  items: readonly FetchItem[],
  message: Numbered['message'],
): readonly FetchItem[] {
  const news =
    !selection.readOnly && items.some(one => one.marksSeen) && !message.flags.has('\\Seen');
  if (!news) return items;
  selection.mailbox.setFlags(message, [...message.flags, '\\Seen'], context);
  return items.some(one => one.name === 'FLAGS') ? items : [...items, item('FLAGS')];
}

/** `(CHANGEDSINCE 5)`; -1 when absent. */
function changedSince(token: Token | undefined): number {
  if (token?.kind !== 'list' || wordOf(token.items[0]) !== 'CHANGEDSINCE') return -1;
  return Number(textOf(token.items[1]));
}

function search(context: ImapContext, args: readonly Token[], byUid: boolean): string {
  const { view } = selectionOf(context);
  const matches = parseSearch(args, { count: view.length, largestUid: view.at(-1)?.uid ?? 0 });
  const hits = view.flatMap((message, index) =>
    matches(message, index + 1) ? [byUid ? message.uid : index + 1] : [],
  );
  context.send(`* SEARCH${hits.map(hit => ` ${hit}`).join('')}\r\n`);
  return 'OK';
}

/** `STORE set [(UNCHANGEDSINCE n)] +FLAGS.SILENT (flags)` */
function store(context: ImapContext, args: readonly Token[], byUid: boolean): string {
  const selection = writable(context);
  const [set, ...rest] = args;
  const guard = rest[0]?.kind === 'list' ? itemsOf(rest.shift()) : null;
  const limit = guard ? Number(textOf(guard[1])) : Infinity;
  if (guard) context.condstore = true;
  const found = /^([+-]?)FLAGS(\.SILENT)?$/.exec(wordOf(rest[0]));
  if (!found) throw new BadCommand('STORE wants FLAGS, +FLAGS or -FLAGS');
  const flags = rest[1]?.kind === 'list' ? rest[1].items.map(textOf) : rest.slice(1).map(textOf);
  const refused: number[] = [];
  for (const { message, sequence } of selection.pick(textOf(set), byUid)) {
    if (message.modseq > limit) {
      refused.push(byUid ? message.uid : sequence);
      continue;
    }
    selection.mailbox.setFlags(message, changeFlags(message.flags, found[1] ?? '', flags), context);
    if (!found[2] || context.condstore) {
      context.send(...fetchLine(sequence, message, flagItems(context.condstore)));
    }
  }
  return refused.length > 0 ? `OK [MODIFIED ${uidSet(refused)}] some had changed` : 'OK';
}

function changeFlags(
  old: ReadonlySet<string>,
  how: string,
  flags: readonly string[],
): readonly string[] {
  if (how === '') return flags;
  if (how === '+') return [...old, ...flags];
  return [...old].filter(flag => !flags.some(one => one.toLowerCase() === flag.toLowerCase()));
}

interface Copied {
  readonly from: Numbered;
  /** As it was before it was copied. */
  readonly fromUid: number;
  readonly toUid: number;
}

function copy(context: ImapContext, args: readonly Token[], byUid: boolean): Copied[] {
  const target = folderOf(context, textOf(args[1]));
  return selectionOf(context)
    .pick(textOf(args[0]), byUid)
    .map(from => {
      const { raw, flags, internalDate, uid } = from.message;
      return { from, fromUid: uid, toUid: target.append(raw, flags, internalDate, context).uid };
    });
}

/** RFC 4315 section 3 */
function copyUid(context: ImapContext, args: readonly Token[], copied: readonly Copied[]): string {
  const from = uidSet(copied.map(one => one.fromUid));
  const to = uidSet(copied.map(one => one.toUid));
  return `COPYUID ${folderOf(context, textOf(args[1])).uidValidity} ${from} ${to}`;
}

function expunge(context: ImapContext, within: readonly Numbered[] | null): void {
  const selection = writable(context);
  const candidates = within ? within.map(one => one.message) : selection.view;
  selection.mailbox.remove(
    candidates.filter(message => message.flags.has('\\Deleted')),
    context,
  );
}

function writable(context: ImapContext): Selection {
  const selection = selectionOf(context);
  if (selection.readOnly) throw new Refused('the folder is open for reading only');
  return selection;
}
