// The product as users run it: `kulanz start` in processes of its own, looked at from outside.
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Setup {
  readonly directory: string;
  readonly imapPort: number;
  readonly imapUser: string;
  readonly imapPassword: string;
  readonly smtpPort: number;
  readonly database: string;
  readonly queue: string;
}

export function writeConfig(setup: Setup): string {
  const file = join(setup.directory, 'kulanz.yaml');
  writeFileSync(
    file,
    `business: { name: Bench, postalAddress: "Weg 1, 10115 Berlin", phone: "+49 30 1", timezone: Europe/Berlin, language: de, hours: "mon-sun 00:00-23:59" }
mailboxes:
  - address: hilfe@shop.example
    imap: { host: 127.0.0.1, port: ${setup.imapPort}, security: none, user: "${setup.imapUser}", password: "${setup.imapPassword}" }
    smtp: { host: 127.0.0.1, port: ${setup.smtpPort}, security: none, user: hilfe, password: x }
    since: 3650d
people:
  - { id: jonas, name: Jonas Weber, address: jonas@team.example, role: owner }
  - { id: anna, name: Anna Berger, address: anna@team.example, role: agent, topics: [refund], languages: [de, en] }
  - { id: tom, name: Tom Lindner, address: tom@team.example, role: agent, topics: [damaged, delivery] }
storage: { database: "${setup.database}", queue: "${setup.queue}" }
digest: { at: ["03:33"] }
`,
  );
  return file;
}

export interface Running {
  readonly child: ChildProcess;
  /** Milliseconds from spawn to the log line. */
  readonly runningAfter: number;
  readonly polledAfter: () => number | null;
  stop(): Promise<void>;
}

/** Node's options for a CPU profile of each process in the folder that KULANZ_BENCH_PROFILE names. */
function profiling(): string[] {
  const folder = process.env.KULANZ_BENCH_PROFILE;
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}

/** Starts `kulanz start`; resolves when it says that it is running. */
export async function startProduct(config: string, args: readonly string[] = []): Promise<Running> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [...profiling(), 'dist/src/cli/main.js', 'start', '--config', config, ...args],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LOG_LEVEL: 'info' },
    },
  );
  let log = '';
  let running: number | null = null;
  let polled: number | null = null;
  child.stderr?.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-20_000);
    if (running === null && log.includes('kulanz is running'))
      running = performance.now() - started;
    if (polled === null && log.includes('"msg":"poll:')) polled = performance.now() - started;
  });
  while (running === null) {
    if (child.exitCode !== null) throw new Error(`kulanz ended: ${log}`);
    if (performance.now() - started > 60_000) throw new Error(`kulanz did not start: ${log}`);
    await pause(5);
  }
  return {
    child,
    runningAfter: running,
    polledAfter: () => polled,
    async stop() {
      const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Peak resident memory of a process, MB. */
export function peakMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** Processor time of a process so far, its start included, in seconds (Linux: hundredths). */
export function cpuTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Memory of all processes of the PostgreSQL in `dataDirectory`, shared pages counted once, MB. */
export function postgresMemory(dataDirectory: string): number {
  const postmaster = Number(
    readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')[0],
  );
  let kilobytes = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      if (Number(name) !== postmaster && parent !== postmaster) continue;
      const rollup = readFileSync(`/proc/${name}/smaps_rollup`, 'utf8');
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    } catch {
      // Gone meanwhile.
    }
  }
  return kilobytes / 1024;
}
