// `npm run bench`: speed and memory of the product on real servers, as ratios to a plain script that
// does the same job in the same run. docs/measurements.md tells how, and what came out.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asked } from '../eval/asked.ts';
import { embeddedBench, serverBench } from './ingest.ts';
import { latencyBench } from './latency.ts';
import { memoryBench } from './memory.ts';
import { ordersBench } from './orders.ts';
import { rulesBench } from './rules.ts';
import { startBench } from './start.ts';
import type { World } from './world.ts';

const BENCHES = {
  start: startBench,
  embedded: embeddedBench,
  server: serverBench,
  latency: latencyBench,
  memory: memoryBench,
  rules: rulesBench,
  orders: ordersBench,
};

const USAGE = [
  'usage: npm run bench -- [BENCH...] [--mails N] [--full] [--json]',
  `benches: ${Object.keys(BENCHES).join(', ')}`,
].join('\n');

const { values, positionals } = asked(
  {
    json: { type: 'boolean' },
    mails: { type: 'string' },
    full: { type: 'boolean', default: false },
  },
  USAGE,
);

function environment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: run this through "npm run bench"`);
  return value;
}

const directory = mkdtempSync(join(tmpdir(), 'kulanz-bench-'));
const world: World = {
  directory,
  maildirs: join(environment('KULANZ_TEST_DIR'), 'dovecot', 'mail'),
  imapPort: Number(environment('KULANZ_TEST_IMAP_PORT')),
  lmtpPort: Number(environment('KULANZ_TEST_LMTP_PORT')),
  imapPassword: environment('KULANZ_TEST_IMAP_PASSWORD'),
  postgresUrl: environment('KULANZ_TEST_POSTGRES_URL'),
  redisUrl: environment('KULANZ_TEST_REDIS_URL'),
  mails: values.mails === undefined ? undefined : Number(values.mails),
  full: values.full,
};
try {
  const wanted = positionals.length > 0 ? positionals : Object.keys(BENCHES);
  for (const name of wanted) {
    const bench = Object.entries(BENCHES).find(([known]) => known === name)?.[1];
    if (!bench) throw new Error(`no bench ${name}\n${USAGE}`);
    for (const figure of await bench(world))
      console.log(
        values.json
          ? JSON.stringify({ bench: name, ...figure })
          : `${name}: ${figure.what}: ${figure.value} ${figure.unit}`,
      );
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}
