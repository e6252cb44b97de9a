// docker-compose.yml and Dockerfile, read as Docker would: no engine is needed. What they name exists,
// what they run is accepted by the real command line, and nothing in them can lose a mail.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { COMMANDS } from '../src/cli/commands.ts';
import type { CommandOptions } from '../src/cli/context.ts';
import { runProgram } from '../src/cli/program.ts';
import { workersOf } from '../src/cli/start.ts';
import { parseConfig } from '../src/io/config-file.ts';
import { WORKERS } from '../workers/main.ts';
import { ROOT } from './support/source-code.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const healthcheck = z.object({
  test: z.array(z.string()),
  interval: z.string(),
  timeout: z.string(),
  retries: z.number(),
});
const mount = z.union([
  z.string(),
  z.object({
    type: z.literal('bind'),
    source: z.string(),
    target: z.string(),
    read_only: z.literal(true),
    bind: z.object({ create_host_path: z.literal(false) }),
  }),
]);
const service = z.object({
  image: z.string(),
  restart: z.literal('unless-stopped'),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(mount),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck,
  // Published to nobody.
  ports: z.undefined().optional(),
  network_mode: z.undefined().optional(),
  stop_grace_period: z.string().optional(),
  deploy: z.object({ replicas: z.string() }).optional(),
});
const file = z.object({
  services: z
    .object({ redis: service, postgres: service, poller: service, worker: service })
    .strict(),
  volumes: z.record(z.string(), z.null()),
});

const TEXT = read('docker-compose.yml');
const { services, volumes } = file.parse(parse(TEXT, { merge: true }));
const KULANZ = [services.poller, services.worker];

/** What a line after `kulanz` asks for, as the real command line reads it. */
async function optionsOf(argv: readonly string[]): Promise<Partial<CommandOptions>> {
  const said: string[] = [];
  let options: Partial<CommandOptions> | null = null;
  const commands = COMMANDS.map(entry => ({
    ...entry,
    load: async () => ({
      run: async (_context: unknown, _args: unknown, given: CommandOptions) => {
        options = given;
        return 0;
      },
    }),
  }));
  const say = (line: string): void => void said.push(line);
  const context = { stdout: say, stderr: say, env: {}, cwd: '/', isTty: false };
  const code = await runProgram([...argv], context, commands);
  if (code !== 0 || options === null) throw new Error(`${argv.join(' ')}: ${said.join(' ')}`);
  return options;
}

async function startOf(argv: readonly string[]) {
  const { workers, poll } = await optionsOf(argv);
  return workersOf(workers, poll !== false);
}

describe('docker-compose.yml', () => {
  it('keeps the queue: every write logged, nothing evicted, on a volume', () => {
    const command = services.redis.command?.join(' ') ?? '';
    expect(command).toMatch(/^redis-server\b/);
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(services.redis.volumes).toEqual(['redis:/data']);
  });

  it('keeps the database where this version of the image writes it', () => {
    expect(services.postgres.image).toMatch(/^postgres:18\b/);
    expect(services.postgres.volumes).toEqual(['postgres:/var/lib/postgresql']);
    expect(services.postgres.environment).toMatchObject({ POSTGRES_USER: 'kulanz' });
    expect(Object.keys(volumes)).toEqual(['redis', 'postgres']);
  });

  it('looks after every service, and the database by TCP', () => {
    for (const [name, { healthcheck: check }] of Object.entries(services)) {
      expect(check.test[0], name).toMatch(/^CMD(-SHELL)?$/);
      expect(check.retries, name).toBeGreaterThan(1);
    }
    expect(services.redis.healthcheck.test.join(' ')).toContain('redis-cli ping');
    expect(services.postgres.healthcheck.test).toContain('--host=127.0.0.1');
  });

  it('starts Kulanz when database and queue are healthy, and lets it drain', () => {
    for (const kulanz of KULANZ) {
      expect(kulanz.depends_on).toEqual({
        postgres: { condition: 'service_healthy' },
        redis: { condition: 'service_healthy' },
      });
      expect(Number.parseInt(kulanz.stop_grace_period ?? '0', 10)).toBeGreaterThan(10);
    }
    expect(services.worker.deploy?.replicas).toMatch(/^\$\{KULANZ_WORKERS:-\d+\}$/);
  });

  it('runs command lines that the real program accepts: one polls, the others do all the rest', async () => {
    const poller = await startOf(services.poller.command ?? []);
    expect({ poll: poller.poll, workers: [...poller.workers] }).toEqual({
      poll: true,
      workers: [],
    });
    const worker = await startOf(services.worker.command ?? []);
    expect({ poll: worker.poll, workers: [...worker.workers] }).toEqual({
      poll: false,
      workers: [...WORKERS],
    });
  });

  it('mounts the configuration that the commands read, read-only, and publishes no port', async () => {
    for (const kulanz of KULANZ) {
      const { config = '' } = await optionsOf(kulanz.command ?? []);
      const binds = kulanz.volumes.flatMap(volume => (typeof volume === 'string' ? [] : [volume]));
      expect(binds.map(({ target }) => target)).toEqual([config, '/etc/kulanz/rules']);
      for (const { source } of binds) {
        // The merchant's own file is made from the example, as the head of the file says.
        const made = TEXT.includes(`cp examples/${source.slice(2)} ${source.slice(2)} `);
        expect(made || existsSync(join(ROOT, source)), source).toBe(true);
      }
    }
  });

  it('has commands in its head that exist', async () => {
    const lines = [...TEXT.matchAll(/^# +docker compose run --rm \w+ (.+)$/gm)];
    expect(lines).toHaveLength(1);
    for (const [, line = ''] of lines) await optionsOf(line.split(' '));
    for (const [, from = ''] of TEXT.matchAll(/^# +cp (\S+) /gm)) {
      expect(existsSync(join(ROOT, from)), from).toBe(true);
    }
  });
});

describe('the example of its configuration', () => {
  const example = read('examples/kulanz.yaml');

  it('is valid with the environment that the services get', () => {
    for (const { environment } of KULANZ) {
      const config = parseConfig(example, '/etc/kulanz/kulanz.yaml', filledIn(environment));
      expect(config.storage).toEqual({
        database: 'postgres://kulanz:secret@postgres:5432/kulanz',
        queue: 'redis://redis:6379',
      });
      expect(config.rules).toBe('/etc/kulanz/rules');
      expect(config.logLevel).toBe('info');
      const health = `http://127.0.0.1:${config.http?.port}/readyz`;
      for (const { healthcheck: check } of KULANZ) expect(check.test.join(' ')).toContain(health);
    }
  });

  it('comes with a list of the secrets, each one asked for in words when it is missing', () => {
    const required = new Map(
      [...TEXT.matchAll(/\$\{(\w+):\?([^}]*)\}/g)].map(([, a, b]) => [a, b]),
    );
    const given = [...read('examples/env').matchAll(/^(\w+)=$/gm)].map(([, name]) => name);
    expect([...required.keys()]).toEqual(given);
    for (const [name, words] of required) expect(words).toContain(name);
    expect(read('.gitignore').split('\n')).toEqual(
      expect.arrayContaining(['/.env', '/kulanz.yaml']),
    );
  });
});

/** As Compose replaces `${NAME:?words}` and `${NAME:-default}`; every secret is "secret". */
function filledIn(environment: Readonly<Record<string, string>>): Record<string, string> {
  const fill = (text: string) =>
    text.replace(/\$\{\w+:\?[^}]*\}/g, 'secret').replace(/\$\{\w+:-([^}]*)\}/g, '$1');
  return Object.fromEntries(Object.entries(environment).map(([key, text]) => [key, fill(text)]));
}

describe('Dockerfile', () => {
  const lines = read('Dockerfile')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter(line => /^[A-Z]/.test(line));
  const stages = lines.filter(line => line.startsWith('FROM '));
  const last = lines.slice(lines.lastIndexOf(stages.at(-1) ?? ''));
  const json = (name: string): string[] =>
    z
      .array(z.string())
      .parse(JSON.parse(last.find(line => line.startsWith(name))?.slice(name.length) ?? '[]'));
  const manifest = z
    .object({ engines: z.object({ node: z.string() }), bin: z.object({ kulanz: z.string() }) })
    .parse(JSON.parse(read('package.json')));

  it('builds in one stage and ships in another, on the same Node', () => {
    expect(stages).toHaveLength(2);
    const major = /\d+/.exec(manifest.engines.node)?.[0];
    for (const stage of stages) expect(stage).toContain(`node:${major}-`);
    expect(last.join('\n')).not.toMatch(/npm|apt-get/);
  });

  it('copies only what is there and what .dockerignore lets through', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter(line => line.startsWith('!'));
    const copied = lines.filter(line => /^COPY (?!--from)/.test(line));
    const sources = copied.flatMap(line => line.split(' ').slice(1, -1));
    expect(sources).toContain('package-lock.json');
    for (const source of sources) {
      expect(existsSync(join(ROOT, source)), source).toBe(true);
      expect(allowed).toContain(`!${source.replace(/^\.\//, '')}`);
    }
    expect(allowed).toHaveLength(new Set(sources.map(source => source.replace(/^\.\//, ''))).size);
  });

  it('runs the program of package.json, without a shell, as nobody in particular', async () => {
    expect(last).toContain('USER node');
    expect(json('ENTRYPOINT')).toEqual(['node', `/app/${manifest.bin.kulanz}`]);
    const { workers, poll } = await startOf(json('CMD'));
    expect({ poll, workers: [...workers] }).toEqual({ poll: true, workers: [...WORKERS] });
  });
});
