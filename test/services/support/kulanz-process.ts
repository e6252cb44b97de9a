// The product as an operator runs it: real processes of what `npm run build` made.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

const MAIN = fileURLToPath(new URL('../../../dist/src/cli/main.js', import.meta.url));

/** A line of the log, as far as tests look at it. */
export interface LogLine {
  readonly level: string;
  readonly time: string;
  readonly msg: string;
  readonly kind?: string;
  readonly messageId?: string;
  readonly words?: string;
}

export interface Running {
  readonly pid: number;
  readonly name: string;
  readonly log: readonly LogLine[];
  /** SIGTERM; the exit code and how long it took. Killed after 15 s. */
  stop(): Promise<{ code: number | null; ms: number }>;
}

/** `kulanz start ...`, until it says that it runs. */
export async function startKulanz(
  name: string,
  config: string,
  args: readonly string[] = [],
): Promise<Running> {
  const child = spawn(process.execPath, [MAIN, 'start', '--config', config, ...args], {
    stdio: ['ignore', 'inherit', 'pipe'],
    // Every try of every mail is told.
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'debug' },
  });
  // However the tests end, it does not stay behind.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const log = collect(child);
  const ended = new Promise<number | null>(resolve => {
    child.once('exit', code => resolve(code));
  });
  const running: Running = {
    pid: child.pid ?? 0,
    name,
    log,
    stop: () => stop(child, ended),
  };
  try {
    await until(`${name} runs`, 30_000, () => {
      if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
      return log.some(line => line.msg === 'kulanz is running');
    });
  } catch (error) {
    await running.stop();
    throw new Error(`${name}: ${JSON.stringify(log.slice(-5))}`, { cause: error });
  }
  return running;
}

function collect(child: ChildProcess): LogLine[] {
  const log: LogLine[] = [];
  if (!child.stderr) throw new Error('the log is not piped');
  createInterface({ input: child.stderr }).on('line', line => log.push(parse(line)));
  return log;
}

function parse(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return { level: 'raw', time: new Date().toISOString(), msg: line };
  }
}

async function stop(
  child: ChildProcess,
  ended: Promise<number | null>,
): Promise<{ code: number | null; ms: number }> {
  const start = Date.now();
  if (child.exitCode === null) child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  const code = await ended;
  clearTimeout(killer);
  return { code, ms: Date.now() - start };
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Any other command that will not come to its end. */
export function beginKulanz(args: readonly string[], cwd: string): { kill(): Promise<void> } {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, stdio: 'ignore' });
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  return {
    async kill() {
      if (child.exitCode !== null) throw new Error(`ended by itself: ${args.join(' ')}`);
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Any other command, to its end. */
export function runKulanz(args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const options = { cwd, timeout: 90_000, maxBuffer: 50_000_000 };
    execFile(process.execPath, [MAIN, ...args], options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}
