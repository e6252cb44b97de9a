import { readFile } from 'node:fs/promises';
import { errorCode } from '../error-code.ts';

/** Whether a process with this number lives; one that belongs to somebody else lives too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * `pid:start`, which tells a process from another one that is given the same number later: in a
 * container every start gets the same few numbers. Where /proc is missing, `pid:` alone.
 */
export async function identityOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // proc(5): the name may hold spaces and brackets; starttime is the 20th field after it.
  const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return `${pid}:${start}`;
}

/** The command line of a process, or null where the system does not tell. */
export async function commandLineOf(pid: number): Promise<string | null> {
  return readFile(`/proc/${pid}/cmdline`, 'utf8').then(
    line => line.replaceAll('\0', ' '),
    () => null,
  );
}
