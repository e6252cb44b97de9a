// A PostgreSQL and a Redis of one test's own, to be stopped, killed and started again by it.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '../../../support/poller.ts';

const run = promisify(execFile);

/** A port of loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

export interface OwnPostgres {
  /** Of a database that is there and empty. */
  readonly url: string;
  /** As when the machine's power fails: nobody is told, the next start recovers. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export async function ownPostgres(directory: string): Promise<OwnPostgres> {
  const bin = newestPostgres();
  const data = join(directory, 'postgres');
  const port = await freePort();
  mkdirSync(data);
  // Its user must be able to get there.
  chmodSync(directory, 0o755);
  const [uid, gid] = await postgresUser();
  if (uid !== undefined && gid !== undefined) chownSync(data, uid, gid);
  const as = (program: string, args: string[]) =>
    run(join(bin, program), args, { cwd: '/', ...(uid === undefined ? {} : { uid, gid }) });
  await as('initdb', ['-D', data, '-U', 'kulanz', '-A', 'trust', '-E', 'UTF8', '--no-sync']);
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=`;
  const start = async (): Promise<void> => {
    const log = join(data, 'server.log');
    await as('pg_ctl', ['-D', data, '-w', '-t', '60', '-l', log, '-o', options, 'start']);
  };
  await start();
  return {
    url: `postgres://kulanz@127.0.0.1:${port}/postgres`,
    start,
    stop: async () => {
      await as('pg_ctl', ['-D', data, '-w', '-t', '30', '-m', 'immediate', 'stop']);
    },
  };
}

function newestPostgres(): string {
  const [newest] = readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a));
  if (!newest) throw new Error('no PostgreSQL server: test/services/up.sh installs it');
  return join('/usr/lib/postgresql', newest, 'bin');
}

/** PostgreSQL refuses to run as root. */
async function postgresUser(): Promise<[number?, number?]> {
  if (process.getuid?.() !== 0) return [];
  const line = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (!line) throw new Error('no user postgres: test/services/up.sh installs it');
  return [Number(line[1]), Number(line[2])];
}

export interface OwnRedis {
  readonly url: string;
  flush(): Promise<void>;
  /** kill -9; with `empty` what it had stored is gone too. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export async function ownRedis(directory: string): Promise<OwnRedis> {
  const dir = join(directory, `redis-${randomBytes(3).toString('hex')}`);
  mkdirSync(dir);
  const port = await freePort();
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const args = ['--bind', '127.0.0.1', '--port', String(port), '--dir', dir, '--save', ''];
    const policy = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction'];
    child = spawn('redis-server', [...args, ...policy], { stdio: 'ignore' });
    await eventually(async () => (await redis(port, 'PING').catch(() => '')) === '+PONG');
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    flush: async () => {
      await redis(port, 'FLUSHALL');
    },
    stop: async () => {
      const dying = child;
      child = null;
      if (!dying) return;
      const gone = new Promise(resolve => dying.once('exit', resolve));
      dying.kill('SIGKILL');
      await gone;
    },
  };
}

/** One command of one word; the first line of the answer. */
function redis(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once('data', data => {
      socket.destroy();
      resolve(data.toString().split('\r\n')[0] ?? '');
    });
    socket.once('error', reject);
  });
}
