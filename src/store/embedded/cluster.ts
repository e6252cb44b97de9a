import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PermanentError } from '../../errors.ts';
import { errorCode } from '../error-code.ts';
import type { Binaries } from './binaries.ts';
import type { Layout } from './layout.ts';
import { withoutPrefix } from './log-file.ts';
import { type Launcher, run } from './run.ts';

/** PostgreSQL's user; its password is in the file `secret`. */
export const USER = 'kulanz';

/** Reads the password of a directory, or makes it. It reaches the disk before the data does. */
export async function readSecret(layout: Layout, hasCluster: boolean): Promise<string> {
  try {
    return (await readFile(layout.secret, 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  if (hasCluster)
    throw new PermanentError(
      `${layout.secret}, the password of the database, is missing: put it back from a backup`,
    );
  const secret = randomBytes(24).toString('base64url');
  await writeWhole(layout, layout.secret, `${secret}\n`);
  return secret;
}

/** Under another name first, so that a file by this name is never half a password. */
async function writeWhole(layout: Layout, file: string, content: string): Promise<void> {
  const draft = `${file}.new`;
  await rm(draft, { force: true });
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await layout.own(draft);
  await rename(draft, file);
}

/** The major version of the data in the directory; null: there is none yet. */
async function readVersion(layout: Layout): Promise<number | null> {
  const text = await readFile(join(layout.data, 'PG_VERSION'), 'utf8').catch(error => {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return null;
    throw error;
  });
  return text === null ? null : Number.parseInt(text, 10);
}

/** True if there is data that this PostgreSQL can read, false if there is none; else throws. */
export async function hasCluster(layout: Layout, binaries: Binaries): Promise<boolean> {
  const major = await readVersion(layout);
  if (major === null) {
    const found = await readdir(layout.data).catch(() => []);
    if (found.length === 0) return false;
    throw new PermanentError(
      `${layout.data} is no PostgreSQL data (PG_VERSION is missing): restore it from a backup, ` +
        'or move it away to begin anew',
    );
  }
  if (major === binaries.major) return true;
  throw new PermanentError(
    `${layout.data} was written by PostgreSQL ${major}, this Kulanz brings PostgreSQL ` +
      `${binaries.major}: install the earlier Kulanz again, dump the database with pg_dump, move ` +
      'the directory away, start the new Kulanz once and load the dump with psql',
  );
}

/**
 * Makes the data beside its place and moves it there when it is whole: a start that was killed
 * leaves nothing but a draft, which the next one removes.
 */
export async function createCluster(
  layout: Layout,
  binaries: Binaries,
  launcher: Launcher,
  secret: string,
  unsafe: boolean,
): Promise<void> {
  await removeDrafts(layout);
  const draft = `${layout.data}.new-${randomBytes(6).toString('hex')}`;
  const passwordFile = `${draft}.password`;
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, secret, { mode: 0o600 });
  const { owner } = launcher;
  if (owner) for (const path of [draft, passwordFile]) await chown(path, owner.uid, owner.gid);
  const args = initArguments(draft, passwordFile, unsafe);
  const { code, words } = await run(launcher, binaries.initdb, args);
  await rm(passwordFile, { force: true });
  if (code !== 0) {
    await rm(draft, { recursive: true, force: true });
    throw new PermanentError(
      `PostgreSQL could not make its files in ${layout.directory}: ${last(words)}`,
    );
  }
  // An empty directory in its place is harmless; rename(2) replaces it.
  await rename(draft, layout.data);
}

async function removeDrafts(layout: Layout): Promise<void> {
  for (const name of await readdir(layout.directory))
    if (name.startsWith('pg.new-'))
      await rm(join(layout.directory, name), { recursive: true, force: true });
}

function initArguments(draft: string, passwordFile: string, unsafe: boolean): string[] {
  return [
    ...['-D', draft, '-U', USER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    // Built in, so that data sorts and folds case alike on every system.
    ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ...['--no-instructions', ...(unsafe ? ['--no-sync'] : [])],
  ];
}

/** initdb tells its progress first and its reason last. */
function last(words: string): string {
  const lines = words.split('\n').filter(line => line.trim() !== '');
  const grave = lines.filter(line => /\b(error|FATAL|PANIC|HINT|hint):/.test(line));
  return (grave.length > 0 ? grave : lines).slice(-4).map(withoutPrefix).join(' / ');
}
