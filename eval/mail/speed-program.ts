// The real program on a folder of mails, as a whole: start, files, parsing, output.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Figure } from '../figure.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'dist/src/cli/main.js');
const ROUNDS = 4;

/** What is compared with: mailparser alone, over the same files. */
const BARE = `
const { readdirSync, readFileSync } = require('node:fs');
const { simpleParser } = require('mailparser');
(async () => {
  const folder = process.argv[1];
  for (const name of readdirSync(folder).sort()) {
    await simpleParser(readFileSync(folder + '/' + name)).catch(() => undefined);
  }
})();`;

export async function measureProgram(mails: readonly { raw: Buffer }[]): Promise<Figure[]> {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'kulanz-speed-'));
  try {
    const [all, one] = [join(folder, 'all'), join(folder, 'one')];
    for (const path of [all, one]) mkdirSync(path);
    for (const [at, { raw }] of mails.entries()) {
      writeFileSync(join(all, `${String(at).padStart(6, '0')}.eml`), raw);
    }
    writeFileSync(join(one, 'a.eml'), 'From: a@example.org\n\nHello\n');
    return measure(all, one, mails.length);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(all: string, one: string, count: number): Figure[] {
  const rounds = Array.from({ length: ROUNDS }, () => ({
    bare: seconds(['-e', BARE, all]),
    ours: seconds([PROGRAM, 'explain', '--json', all]),
    start: seconds([PROGRAM, 'explain', '--json', one]),
  }));
  const rate = (what: string, times: readonly number[]): Figure => ({
    ...{ corpus: 'all', what, unit: 'mails/s', of: count },
    value: Math.round(count / Math.min(...times)),
  });
  // The best of each: whatever else the machine does only makes a program slower.
  const best = (times: readonly number[]) => Math.min(...times);
  const ratio = best(rounds.map(({ bare }) => bare)) / best(rounds.map(({ ours }) => ours));
  return [
    rate(
      'mailparser as a program',
      rounds.map(({ bare }) => bare),
    ),
    rate(
      'kulanz explain as a program',
      rounds.map(({ ours }) => ours),
    ),
    {
      ...{ corpus: 'all', what: 'kulanz explain to mailparser, both as programs', unit: 'ratio' },
      value: Math.round(100 * ratio) / 100,
      wanted: '>= 0.6',
    },
    {
      ...{ corpus: 'all', what: 'kulanz explain of one mail, start included', unit: 'ms' },
      value: Math.round(1000 * best(rounds.map(({ start }) => start))),
    },
  ];
}

/** Exit code 1 says that some mails couldn't be read: an answer too. */
function seconds(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')}: ${stderr}`);
  return (performance.now() - started) / 1000;
}
