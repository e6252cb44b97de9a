import { chown, lstat, opendir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PermanentError } from '../../errors.ts';
import type { Binaries } from './binaries.ts';
import { type Launcher, run } from './run.ts';

/** Ways for root: through a user namespace, or as another user. Tests ask for one. */
export type RootWay = 'namespace' | 'user';

const DIRECT: Launcher = {
  command: (program, args) => ({ file: program, args: [...args] }),
  owner: null,
};

/** In a fresh user namespace nobody is root, and owners look as they are: nothing else changes. */
const NAMESPACE: Launcher = {
  command: (program, args) => ({ file: 'unshare', args: ['-U', program, ...args] }),
  owner: null,
};

/**
 * PostgreSQL refuses to run as root. An ordinary user starts it directly. Root starts it as the
 * user to whom the data (or else its directory) belongs; if that is root, through `unshare -U`
 * (util-linux) where the system allows it, else as a system user, to whom the data is then given.
 */
export async function chooseLauncher(
  binaries: Binaries,
  directory: string,
  dataDirectory: string,
  way?: RootWay,
): Promise<Launcher> {
  if (process.getuid?.() !== 0) return DIRECT;
  const { uid, gid } = await lstat(dataDirectory).catch(() => lstat(directory));
  if (uid !== 0) return asUser(binaries, directory, { uid, gid });
  if (way !== 'user' && (await succeeds(NAMESPACE, binaries.postgres, ['--version'])))
    return NAMESPACE;
  const user = await systemUser();
  if (user === null) throw noWay(directory);
  const launcher = await asUser(binaries, directory, user);
  if (await lstat(dataDirectory).catch(() => null)) await giveAway(dataDirectory, user);
  return launcher;
}

/**
 * Plainly when that user can reach everything; with the one capability that reaches a closed directory
 * of data; never with programs that the user can't reach, since PostgreSQL looks for its own (access(2),
 * which no capability helps).
 */
async function asUser(
  binaries: Binaries,
  directory: string,
  user: { uid: number; gid: number },
): Promise<Launcher> {
  const plain: Launcher = { ...DIRECT, ...user, owner: user };
  const reaching: Launcher = {
    command: (program, args) => ({
      file: 'setpriv',
      args: [...privileges(user), program, ...args],
    }),
    owner: user,
  };
  if (await succeeds(plain, binaries.postgres, ['--version'])) {
    for (const launcher of [plain, reaching]) {
      if (await succeeds(launcher, '/bin/sh', ['-c', 'cd "$1"', 'sh', directory])) return launcher;
    }
  }
  throw noWay(directory);
}

/** setpriv (util-linux): the user's ids, and of root's powers only that of passing closed doors. */
function privileges({ uid, gid }: { uid: number; gid: number }): string[] {
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
  ];
}

async function succeeds(launcher: Launcher, program: string, args: string[]): Promise<boolean> {
  const { code } = await run(launcher, program, args).catch(() => ({ code: -1 }));
  return code === 0;
}

/** passwd(5): the user that PostgreSQL's own packages make, else the one that owns nothing. */
async function systemUser(): Promise<{ uid: number; gid: number } | null> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find(line => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

async function giveAway(path: string, user: { uid: number; gid: number }): Promise<void> {
  await chown(path, user.uid, user.gid);
  for await (const entry of await opendir(path)) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) await giveAway(child, user);
    else if (entry.isFile()) await chown(child, user.uid, user.gid);
  }
}

function noWay(directory: string): PermanentError {
  return new PermanentError(
    `PostgreSQL does not run as root, and here it can be started neither in a user namespace ` +
      `("unshare -U") nor as another user who reaches both its programs and ${directory}: run ` +
      'Kulanz as an ordinary user, or set storage.database to the address of a PostgreSQL server ' +
      '(postgres://user:password@host/database)',
  );
}
