import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Forward, readInlineForward } from '../../src/mail/forward.ts';
import { type Figure, type Section, share } from '../figure.ts';

interface ForwardCase {
  readonly id: string;
  readonly file: string;
  readonly subject_file: string | null;
  /** Path in the result -> value. */
  readonly expect: Readonly<Record<string, string | number | boolean | null>>;
}

/** A result as the corpus names its parts. */
type Read = (body: string, subject: string) => unknown;

const CORPUS = 'crisp_efp';

/** Sender, subject and body of forwarded mails; the library whose suite this is in the same run. */
export async function forwardSection(folder: string): Promise<Section> {
  const { cases } = JSON.parse(readFileSync(join(folder, CORPUS, 'expected.json'), 'utf8')) as {
    cases: ForwardCase[];
  };
  const readers: readonly (readonly [string | undefined, Read])[] = [
    [undefined, (body, subject) => inTheirTerms(readInlineForward(subject, body))],
    ['email-forward-parser', theirs()],
  ];
  const runs = readers.map(([by, read]) => ({
    by,
    results: cases.map(one => evaluate(folder, one, read)),
  }));
  return {
    figures: runs.flatMap(({ by, results }) => figuresOf(results, by)),
    failures: (runs[0]?.results ?? [])
      .filter(result => result.wrong.length > 0)
      .map(result => `${CORPUS} ${result.id}: ${result.wrong.join('; ')}`),
  };
}

interface Result {
  readonly id: string;
  readonly ms: number;
  readonly paths: readonly { readonly path: string; readonly right: boolean }[];
  readonly wrong: readonly string[];
}

function evaluate(folder: string, one: ForwardCase, read: Read): Result {
  const text = (file: string) => readFileSync(join(folder, CORPUS, file), 'utf8');
  const body = text(one.file);
  const subject = one.subject_file === null ? '' : text(one.subject_file).trim();
  const started = performance.now();
  const got = read(body, subject);
  const ms = performance.now() - started;
  const paths = Object.entries(one.expect).map(([path, want]) => {
    const value = valueAt(got, path);
    return { path, value, want, right: value === want };
  });
  const wrong = paths
    .filter(({ right }) => !right)
    .map(({ path, value, want }) => `${path}: ${short(value)}, not ${short(want)}`);
  return { id: one.id, ms, paths, wrong };
}

function short(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 300) ?? 'undefined';
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
      value,
    );
}

/** No name is null there, an empty one here. */
function inTheirTerms(forward: Forward | null): unknown {
  if (forward === null) return { forwarded: false };
  const named = ({ name, address }: Forward['from']) => ({
    name: name === '' ? null : name,
    address,
  });
  return {
    forwarded: true,
    message: forward.message === '' ? null : forward.message,
    email: {
      from: named(forward.from),
      to: forward.to.map(named),
      cc: forward.cc.map(named),
      subject: forward.subject,
      body: forward.text,
    },
  };
}

interface TheirParser {
  read(body: string, subject?: string): unknown;
}

function theirs(): Read {
  const loaded = createRequire(import.meta.url)('email-forward-parser') as {
    default: new () => TheirParser;
  };
  const parser = new loaded.default();
  return (body, subject) => parser.read(body, subject === '' ? undefined : subject);
}

function figuresOf(results: readonly Result[], by: string | undefined): Figure[] {
  const of = (what: string, begins: RegExp) => {
    const paths = results.flatMap(result => result.paths.filter(({ path }) => begins.test(path)));
    return share(CORPUS, what, paths, '>= 97');
  };
  const whole = results.map(result => ({ right: result.wrong.length === 0 }));
  const slowest = Math.max(...results.map(result => result.ms));
  return [
    of('forward or not', /^forwarded$/),
    of('sender', /^email\.from/),
    of('subject', /^email\.subject$/),
    of('body', /^email\.body$/),
    of('recipients', /^email\.(?:to|cc)/),
    of('words of the forwarder', /^message$/),
    share(CORPUS, 'all of a mail', whole),
    { corpus: CORPUS, what: 'slowest', value: Math.round(10 * slowest) / 10, unit: 'ms' },
  ].map(figure => (by === undefined ? figure : { ...figure, by }));
}
