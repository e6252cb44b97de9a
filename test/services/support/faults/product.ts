// Kulanz as its operator runs it: processes of their own, from dist, ended by their process ids.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LogLine } from '../../../support/poller.ts';
import { eventually } from '../../../support/poller.ts';

/** `npm run build` makes it; `KULANZ_TEST_CLI` names another build. */
const CLI =
  process.env.KULANZ_TEST_CLI ?? join(import.meta.dirname, '../../../../dist/src/cli/main.js');

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Product {
  readonly pid: number;
  /** Everything it has logged so far. */
  readonly log: readonly LogLine[];
  /** Warnings and errors: what a person would see. */
  complaints(): LogLine[];
  /** Resolves when it runs; rejects when it ends before. */
  ready(limit?: number): Promise<void>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; the exit code. */
  stop(): Promise<number | null>;
  /** Null while it runs. */
  ending(): Ending | null;
  /** The most memory it has had so far (VmHWM), in bytes. */
  peakMemory(): number;
}

/** Every process that a test has started and that may still run. */
const running = new Set<ChildProcess>();

/** `kulanz start --config FILE ...`. */
export function startProduct(config: string, options: readonly string[] = []): Product {
  const child = launch(['start', '--config', config, ...options]);
  const log: LogLine[] = [];
  let ending: Ending | null = null;
  const ended = new Promise<Ending>(resolve => {
    child.once('exit', (code, signal) => {
      ending = { code, signal };
      running.delete(child);
      resolve(ending);
    });
  });
  if (child.stderr)
    createInterface({ input: child.stderr }).on('line', line => log.push(parsed(line)));
  child.stdout?.resume();
  const pid = child.pid ?? 0;
  return {
    pid,
    log,
    complaints: () => log.filter(({ level }) => level !== 'info' && level !== 'debug'),
    async ready(limit = 60_000) {
      await eventually(() => {
        if (ending) throw new Error(`ended before it ran: ${JSON.stringify([ending, ...log])}`);
        return log.some(({ msg }) => msg === 'kulanz is running');
      }, limit);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      return (await ended).code;
    },
    ending: () => ending,
    peakMemory: () => peakMemory(pid),
  };
}

/** What isn't JSON is what Node itself says when it dies. */
function parsed(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return { level: 'fatal', msg: line };
  }
}

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Any other command, to its end. */
export async function runCommand(words: readonly string[]): Promise<CommandResult> {
  const child = launch(words);
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>(resolve => child.once('close', resolve));
  running.delete(child);
  return { code, stdout, stderr };
}

function launch(words: readonly string[]): ChildProcess {
  if (!existsSync(CLI)) throw new Error(`${CLI} is missing: npm run build`);
  const child = spawn(process.execPath, [CLI, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  return child;
}

/** Ends what a failed test has left behind. */
export async function killAll(): Promise<void> {
  await Promise.all(
    [...running].map(child => {
      const gone = new Promise(resolve => child.once('exit', resolve));
      if (child.exitCode !== null || child.signalCode !== null) return undefined;
      child.kill('SIGKILL');
      return gone;
    }),
  );
}

/** The most memory that a living process has had (Linux), in bytes; 0 when it is gone. */
export function peakMemory(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
