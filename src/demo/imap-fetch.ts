// RFC 3501 section 6.4.5: what a FETCH asks for, and the answer for one message.
import type { StoredMessage } from './imap-mailbox.ts';
import { BadCommand, type Token } from './imap-parser.ts';
import { bodyStructure, envelope } from './imap-structure.ts';
import { type Chunk, flagList, internalDate, literal } from './imap-wire.ts';
import { type MimePart, parseMime } from './mime-tree.ts';

export interface FetchItem {
  /** Upper case; for a BODY[...] without `.PEEK`, as the answer repeats it. */
  readonly name: string;
  readonly marksSeen: boolean;
  render(message: StoredMessage): Chunk[];
}

const SIMPLE: Readonly<Record<string, (message: StoredMessage) => Chunk[]>> = {
  UID: message => [String(message.uid)],
  FLAGS: message => [flagList(message.flags)],
  INTERNALDATE: message => [internalDate(message.internalDate)],
  'RFC822.SIZE': message => [String(message.raw.length)],
  MODSEQ: message => [`(${message.modseq})`],
  ENVELOPE: message => [envelope(treeOf(message))],
  BODY: message => [bodyStructure(treeOf(message), false)],
  BODYSTRUCTURE: message => [bodyStructure(treeOf(message), true)],
  RFC822: message => literal(message.raw),
  'RFC822.HEADER': message => literal(treeOf(message).header),
  'RFC822.TEXT': message => literal(treeOf(message).body),
};

const MACROS: Readonly<Record<string, readonly string[]>> = {
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FULL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODY'],
};

export function parseFetchItems(token: Token | undefined): FetchItem[] {
  const tokens = token?.kind === 'list' ? token.items : token ? [token] : [];
  const names = tokens.flatMap(item => {
    if (item.kind !== 'atom') throw new BadCommand('FETCH wants words');
    return MACROS[item.text.toUpperCase()] ?? [item.text];
  });
  if (names.length === 0) throw new BadCommand('FETCH wants to know what');
  return names.map(parseItem);
}

export function item(name: 'UID' | 'MODSEQ' | 'FLAGS'): FetchItem {
  return parseItem(name);
}

/** ` (UID 1 FLAGS ())`, ready to stand after `* 1 FETCH`. */
export function renderItems(items: readonly FetchItem[], message: StoredMessage): Chunk[] {
  return [
    '(',
    ...items.flatMap((one, index): Chunk[] => [
      index > 0 ? ` ${one.name} ` : `${one.name} `,
      ...one.render(message),
    ]),
    ')',
  ];
}

function parseItem(text: string): FetchItem {
  const name = text.toUpperCase();
  const simple = SIMPLE[name];
  if (simple)
    return { name, marksSeen: name === 'RFC822' || name === 'RFC822.TEXT', render: simple };
  const found = /^BODY(\.PEEK)?\[([^\]]*)\](?:<(\d{1,10})(?:\.(\d{1,10}))?>)?$/i.exec(text);
  if (!found) throw new BadCommand(`unknown item ${text.slice(0, 60)}`);
  const [, peek, section = '', start, length] = found;
  const find = parseSection(section);
  return {
    name: `BODY[${section}]${start === undefined ? '' : `<${start}>`}`,
    marksSeen: !peek,
    render: message => {
      const bytes = find(message);
      if (bytes === null) return ['NIL'];
      if (start === undefined) return literal(bytes);
      const from = Number(start);
      return literal(
        bytes.subarray(from, length === undefined ? bytes.length : from + Number(length)),
      );
    },
  };
}

type Section = (message: StoredMessage) => Buffer | null;

function parseSection(section: string): Section {
  if (section === '') return message => message.raw;
  const found =
    /^((?:\d{1,4}\.)*\d{1,4})?\.?(?:(MIME|TEXT|HEADER)|HEADER\.FIELDS(\.NOT)? \(([^)]*)\))?$/i.exec(
      section,
    );
  if (!found) throw new BadCommand(`unknown section ${section.slice(0, 60)}`);
  const path = found[1] ? found[1].split('.').map(Number) : [];
  const what = found[2]?.toUpperCase() ?? (found[4] === undefined ? '' : 'FIELDS');
  const names = new Set(
    (found[4] ?? '')
      .toLowerCase()
      .split(/[\s"]+/)
      .filter(Boolean),
  );
  return message => {
    const part = findPart(treeOf(message), path);
    if (!part || what === '') return part?.body ?? null;
    if (what === 'MIME') return part.header;
    const inner = path.length === 0 ? part : part.children[0];
    if (!inner) return null;
    if (what === 'TEXT') return inner.body;
    return what === 'HEADER' ? inner.header : pickFields(inner.header, names, Boolean(found[3]));
  };
}

/** Part numbers as RFC 3501 counts them; a message that isn't split is its own part 1. */
function findPart(root: MimePart, path: readonly number[]): MimePart | null {
  let part: MimePart | undefined = root;
  for (const [depth, number] of path.entries()) {
    const within: MimePart | undefined =
      depth > 0 && part?.type === 'message' ? part.children[0] : part;
    if (within?.type === 'multipart') part = within.children[number - 1];
    else part = number === 1 ? within : undefined;
  }
  return part ?? null;
}

/** The fields with these names (or all others), as they stand, and the blank line. */
function pickFields(header: Buffer, names: ReadonlySet<string>, others: boolean): Buffer {
  const lines = header.toString('latin1').match(/[^\n]*\n?(?:[ \t][^\n]*\n?)*/g) ?? [];
  const picked = lines.filter(line => {
    const colon = line.indexOf(':');
    return colon > 0 && names.has(line.slice(0, colon).trim().toLowerCase()) !== others;
  });
  return Buffer.from(`${picked.join('')}\r\n`, 'latin1');
}

const trees = new WeakMap<StoredMessage, MimePart>();

export function treeOf(message: StoredMessage): MimePart {
  const known = trees.get(message);
  if (known) return known;
  const tree = parseMime(message.raw);
  trees.set(message, tree);
  return tree;
}
