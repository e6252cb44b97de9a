// Mails in files: .eml, .mbox, and directories of them.
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { wordsOf } from '../errors.ts';
import { readMbox } from './mbox.ts';

/** The same limit as for mails from a server. */
const LARGEST = 100 * 1024 * 1024;
const DEEPEST = 40;

/** A mail of a file: its bytes, or why there are none. */
export type FileMail = { readonly file: string } & (
  | { readonly raw: Buffer }
  | { readonly error: string }
);

/** All mails under a path, files of directories sorted by name. Throws when the path isn't there. */
export async function* mailsUnder(path: string, shown: string): AsyncGenerator<FileMail> {
  const found = await stat(path);
  if (!found.isDirectory()) yield* mailsIn(path, shown);
  else yield* mailsInDirectory(path, shown, 0);
}

async function* mailsInDirectory(
  path: string,
  shown: string,
  depth: number,
): AsyncGenerator<FileMail> {
  let entries: { name: string; isFile(): boolean; isDirectory(): boolean }[];
  try {
    entries = await readdir(path, { withFileTypes: true });
  } catch (error) {
    yield { file: shown, error: wordsOf(error) };
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const [below, belowShown] = [join(path, entry.name), join(shown, entry.name)];
    if (entry.isDirectory() && depth < DEEPEST) {
      yield* mailsInDirectory(below, belowShown, depth + 1);
    } else if (entry.isFile() && (await isMail(below))) {
      yield* mailsIn(below, belowShown);
    }
  }
}

/** By its name, or, as in a Maildir where names say nothing, by its first lines. */
async function isMail(path: string): Promise<boolean> {
  if (/\.(?:eml|mbox|mbx)$/i.test(path)) return true;
  const start = (await firstBytes(path, 2_000)).toString('latin1');
  if (start.startsWith('From ')) return true;
  return (
    /^[!-9;-~]{1,70}:[ \t\r\n]/.test(start) &&
    /^(?:from|to|subject|date|message-id|received|return-path|delivered-to):/im.test(start)
  );
}

async function* mailsIn(path: string, shown: string): AsyncGenerator<FileMail> {
  try {
    const isMbox =
      /\.(?:mbox|mbx)$/i.test(path) || (await firstBytes(path, 5)).toString('latin1') === 'From ';
    if (isMbox) yield* mailsInMbox(path, shown);
    else yield await mailIn(path, shown);
  } catch (error) {
    yield { file: shown, error: wordsOf(error) };
  }
}

async function mailIn(path: string, shown: string): Promise<FileMail> {
  const { size } = await stat(path);
  if (size > LARGEST) return { file: shown, error: tooLarge() };
  return { file: shown, raw: await readFile(path) };
}

async function* mailsInMbox(path: string, shown: string): AsyncGenerator<FileMail> {
  let count = 0;
  for await (const raw of readMbox(createReadStream(path), LARGEST)) {
    count += 1;
    yield raw === null ? { file: shown, error: tooLarge() } : { file: shown, raw };
  }
  if (count === 0) yield { file: shown, error: 'no mail in it' };
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const buffer = Buffer.alloc(count);
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(path);
  } catch {
    return Buffer.alloc(0);
  }
  try {
    const { bytesRead } = await handle.read(buffer, 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return Buffer.alloc(0);
  } finally {
    await handle.close();
  }
}

function tooLarge(): string {
  return `larger than ${LARGEST / 1024 / 1024} MB`;
}
