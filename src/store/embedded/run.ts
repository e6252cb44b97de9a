import { spawn } from 'node:child_process';

/** How PostgreSQL's programs are started here, so that none of them runs as root. */
export interface Launcher {
  /** What to spawn for a program with its arguments. */
  command(program: string, args: readonly string[]): { file: string; args: string[] };
  /** Start it as this user (and group); absent: as we are. */
  readonly uid?: number;
  readonly gid?: number;
  /** To whom the data must belong; null: to us, as it does by itself. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

/** What PostgreSQL's programs may know of our environment: passwords of ours are not among it. */
export function childEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TMP', 'TEMP', 'SystemRoot', 'USERPROFILE'];
  const entries = kept.map(name => [name, process.env[name]] as const);
  return { ...Object.fromEntries(entries.filter(([, value]) => value)), LC_ALL: 'C' };
}

/** Runs a program to its end; `words` is all that it wrote, at most 64 KB of it. */
export function run(
  launcher: Launcher,
  program: string,
  args: readonly string[],
): Promise<{ code: number; words: string }> {
  const command = launcher.command(program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(command.file, command.args, {
      env: childEnvironment(),
      ...(launcher.uid === undefined ? {} : { uid: launcher.uid, gid: launcher.gid }),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let words = '';
    const keep = (chunk: Buffer) => {
      words = (words + chunk.toString('utf8')).slice(-65_536);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', code => resolve({ code: code ?? -1, words: words.trim() }));
  });
}
