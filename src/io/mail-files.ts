// Mails in files: .eml, .mbox, Maildirs, and directories of them. Files are read at once and in order:
// nobody else waits in this process, and a small file is read faster than a promise is kept.
import {
  closeSync,
  createReadStream,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { wordsOf } from '../errors.ts';
import { isServerFile, looksLikeMail, NAMED_MBOX, otherFormat } from './file-types.ts';
import { readMbox } from './mbox.ts';

/** The same limit as for mails from a server. */
const LARGEST = 100 * 1024 * 1024;
const DEEPEST = 40;
const START = 2_000;
/** So much is read at once, whatever it may turn out to be. */
const AT_ONCE = 256 * 1024;

/** A mail of a file: its bytes, or why there are none. */
export type FileMail = { readonly file: string } & (
  | { readonly raw: Buffer }
  | { readonly error: string }
  /** A file in a folder that is no mail, and what it is. */
  | { readonly skipped: string }
);

/** All mails under a path, those of directories sorted by path. Throws when the path isn't there. */
export async function* mailsUnder(path: string, shown: string): AsyncGenerator<FileMail> {
  const found = statSync(path);
  if (found.isDirectory()) yield* mailsInDirectory(path, shown, 0);
  else if (found.isFile()) yield* mailsIn(path, shown, true);
  else yield* mailsInPipe(path, shown);
}

async function* mailsInDirectory(
  path: string,
  shown: string,
  depth: number,
): AsyncGenerator<FileMail> {
  let entries: Entry[];
  try {
    entries = entriesOf(path);
  } catch (error) {
    yield { file: shown, error: wordsOf(error) };
    return;
  }
  for (const { name, folder } of entries) {
    const [below, belowShown] = [join(path, name), join(shown, name)];
    if (!folder) yield* mailsIn(below, belowShown, false);
    else if (depth < DEEPEST) yield* mailsInDirectory(below, belowShown, depth + 1);
    else yield { file: belowShown, error: `nested more than ${DEEPEST} deep` };
  }
}

interface Entry {
  readonly name: string;
  readonly folder: boolean;
}

/** What is to be read in a folder, by path: a folder's name counts with its slash. */
function entriesOf(path: string): Entry[] {
  const all = readdirSync(path, { withFileTypes: true });
  const maildir = all.some(({ name }) => name === 'cur') && all.some(({ name }) => name === 'new');
  return all
    .flatMap(entry => entryOf(path, entry, maildir))
    .map(entry => ({ ...entry, key: entry.folder ? `${entry.name}/` : entry.name }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function entryOf(path: string, entry: Dirent, maildir: boolean): Entry[] {
  const { name } = entry;
  if (entry.isDirectory()) {
    // `tmp` of a Maildir holds what is being delivered; its subfolders' names begin with a dot.
    if (maildir && name === 'tmp') return [];
    return name.startsWith('.') && !isMaildir(join(path, name)) ? [] : [{ name, folder: true }];
  }
  if (name.startsWith('.') || isServerFile(name)) return [];
  // A link to a folder could lead in a circle; what is no file (a pipe, a socket) could never end.
  const file = entry.isFile() || (entry.isSymbolicLink() && isFile(join(path, name)));
  return file ? [{ name, folder: false }] : [];
}

function isMaildir(path: string): boolean {
  return statOf(join(path, 'cur'))?.isDirectory() === true;
}

function isFile(path: string): boolean {
  return statOf(path)?.isFile() === true;
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

async function* mailsIn(path: string, shown: string, named: boolean): AsyncGenerator<FileMail> {
  let content: Content;
  try {
    content = readFile(path);
  } catch (error) {
    yield { file: shown, error: wordsOf(error) };
    return;
  }
  const { start, raw } = content;
  const other = otherFormat(start);
  if (!named && !looksLikeMail(path, start)) yield { file: shown, skipped: other ?? 'no mail' };
  else if (other !== null) yield { file: shown, error: `no mail but ${other}` };
  else if (isMbox(path, start)) yield* mailsInMbox(path, shown);
  else if (raw === null) yield { file: shown, error: tooLarge() };
  else yield { file: shown, raw: /\.emlx$/i.test(path) ? fromAppleMail(raw) : raw };
}

/** Apple Mail's own files: the length of the mail in bytes, the mail, and notes of the program's. */
function fromAppleMail(raw: Buffer): Buffer {
  const length = /^(\d{1,10}) {0,20}\r?\n/.exec(raw.toString('latin1', 0, 40));
  if (!length) return raw;
  const from = length[0].length;
  return raw.subarray(from, from + Number(length[1]));
}

/** An .eml may begin with a line "From " and is one mail nevertheless: nothing is quoted in it. */
function isMbox(path: string, start: Buffer): boolean {
  if (NAMED_MBOX.test(path)) return true;
  return !/\.eml$/i.test(path) && start.toString('latin1', 0, 5) === 'From ';
}

interface Content {
  readonly start: Buffer;
  /** null: too large to be one mail. */
  readonly raw: Buffer | null;
}

/** The whole file where it may be one mail; only its beginning where it can't, or must be streamed. */
function readFile(path: string): Content {
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    if (size <= AT_ONCE) {
      const raw = readBytes(handle, 0, size);
      return { start: raw.subarray(0, START), raw };
    }
    const start = readBytes(handle, 0, START);
    const whole = size <= LARGEST && !isMbox(path, start);
    return { start, raw: whole ? readBytes(handle, 0, size) : null };
  } finally {
    closeSync(handle);
  }
}

function readBytes(handle: number, from: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let got = 0;
  while (got < length) {
    const count = readSync(handle, bytes, got, length - got, from + got);
    if (count === 0) break;
    got += count;
  }
  return bytes.subarray(0, got);
}

async function* mailsInMbox(path: string, shown: string): AsyncGenerator<FileMail> {
  let count = 0;
  try {
    const stream = createReadStream(path, { highWaterMark: 1024 * 1024 });
    for await (const raw of readMbox(stream, LARGEST)) {
      count += 1;
      yield raw === null ? { file: shown, error: tooLarge() } : { file: shown, raw };
    }
    if (count === 0) yield { file: shown, error: 'no mail in it' };
  } catch (error) {
    yield { file: shown, error: wordsOf(error) };
  }
}

/** `kulanz explain /dev/stdin`, or what a shell makes of `<(...)`: one mail, or an mbox. */
async function* mailsInPipe(path: string, shown: string): AsyncGenerator<FileMail> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST) {
      yield { file: shown, error: tooLarge() };
      return;
    }
    pieces.push(piece);
  }
  const raw = Buffer.concat(pieces);
  if (raw.toString('latin1', 0, 5) !== 'From ') {
    yield { file: shown, raw };
    return;
  }
  for await (const mail of readMbox(once(raw), LARGEST)) {
    yield mail === null ? { file: shown, error: tooLarge() } : { file: shown, raw: mail };
  }
}

async function* once(raw: Buffer): AsyncGenerator<Buffer> {
  yield raw;
}

function tooLarge(): string {
  return `larger than ${LARGEST / 1024 / 1024} MB`;
}
