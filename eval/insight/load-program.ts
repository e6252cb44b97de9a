// What the models cost a process that starts: time and memory, each time in a process of its own.
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Figure } from '../figure.ts';
import { median } from '../median.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ROUNDS = 5;
const MEGABYTE = 1024 * 1024;

/** `code`: our own modules with their phrase books; `judged`: after the first mail in each language. */
const PROGRAM = `
const [judge, files] = process.argv.slice(1);
const state = () => { gc(); return { ms: performance.now(), bytes: process.memoryUsage().rss }; };
const start = state();
const { judge: act } = await import(judge);
const { loadModels } = await import(files);
const code = state();
const began = performance.now();
const models = loadModels();
const modelMs = performance.now() - began;
const loaded = state();
const known = { firstSeenAt: null, tickets: 0, unanswered: 0, praised: 0, unhappy: 0, vip: false };
for (const text of ['Guten Tag, wo bleibt mein Paket?', 'Hello, where is my parcel?'])
  act({ subject: '', text }, known, 'en', models);
const judged = state();
console.log(JSON.stringify({
  codeMs: code.ms - start.ms, modelMs,
  modelBytes: loaded.bytes - code.bytes, allBytes: judged.bytes - start.bytes,
}));`;

interface Loading {
  readonly codeMs: number;
  readonly modelMs: number;
  readonly modelBytes: number;
  readonly allBytes: number;
}

export function measureLoading(): Figure[] {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
  const rounds = Array.from({ length: ROUNDS }, loadOnce);
  const middle = (of: (one: Loading) => number) => Math.round(10 * median(rounds.map(of))) / 10;
  const corpus = 'a process that starts';
  return [
    {
      ...{ corpus, what: 'both models loaded', unit: 'ms', wanted: '<= 60' },
      value: middle(({ modelMs }) => modelMs),
    },
    {
      ...{ corpus, what: 'both models loaded', unit: 'MB', wanted: '<= 40' },
      value: middle(({ modelBytes }) => modelBytes / MEGABYTE),
    },
    {
      ...{ corpus, what: 'code and phrase books loaded', unit: 'ms' },
      value: middle(({ codeMs }) => codeMs),
    },
    {
      ...{ corpus, what: 'code, phrase books and models, two mails judged', unit: 'MB' },
      value: middle(({ allBytes }) => allBytes / MEGABYTE),
    },
  ];
}

function loadOnce(): Loading {
  const modules = ['insight/judge.js', 'io/model-files.js'].map(
    file => pathToFileURL(join(ROOT, 'dist/src', file)).href,
  );
  const args = ['--expose-gc', '--input-type=module', '-e', PROGRAM, ...modules];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Loading;
}
