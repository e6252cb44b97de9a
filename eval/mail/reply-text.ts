import { createHash } from 'node:crypto';
import { readMessage } from '../../src/mail/read-message.ts';
import { splitText } from '../../src/mail/split-text.ts';
import { hostileQuoting } from '../../test/support/hostile-quoting.ts';
import { type CorpusCase, readCase, readCases } from '../corpora.ts';
import { type Figure, type Section, share } from '../figure.ts';
import { KULANZ, LIBRARIES, type ReplyInput, type ReplyReader } from './reply-readers.ts';

export interface Expected {
  readonly exact?: string;
  readonly contains?: readonly string[];
  readonly not_contains?: readonly string[];
  readonly starts?: readonly string[];
  readonly ends?: readonly string[];
  readonly max_ms?: number;
}

interface ReplyResult {
  readonly corpus: string;
  readonly id: string;
  readonly lang: string;
  readonly kind: 'exact' | 'asserts';
  readonly right: boolean;
  /** Another fork of the suite has the same case: counts in its own corpus only. */
  readonly repeated: boolean;
  /** A line that the writer wrote is missing. */
  readonly loses: boolean;
  readonly got: string;
  readonly want: string;
  readonly ms: number;
}

/**
 * Runs every case that says what the new text of a mail is. A case that several forks of a suite hold
 * (the same bytes with the same expectation) counts once overall.
 */
async function evaluateReplyText(folder: string, reader: ReplyReader): Promise<ReplyResult[]> {
  const results: ReplyResult[] = [];
  const seen = new Set<string>();
  for (const one of readCases(folder)) {
    if (one.input === undefined || typeof one.expect !== 'object' || one.file === undefined)
      continue;
    const bytes = readCase(folder, one);
    const key = contentOf(one, bytes);
    const result = await evaluate(one, bytes, reader);
    if (result !== null) results.push({ ...result, repeated: seen.has(key) });
    seen.add(key);
  }
  return results;
}

function contentOf(one: CorpusCase, bytes: Buffer): string {
  const { exact, contains, not_contains, starts, ends, max_ms } = one.expect as Expected;
  const text = bytes.toString('latin1').replace(/\r\n?/g, '\n').trim();
  const wanted = [exact?.trim(), contains, not_contains, starts, ends, max_ms];
  const parts = [one.input, one.sig, one.compare, text, JSON.stringify(wanted)];
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}

async function evaluate(
  one: CorpusCase,
  bytes: Buffer,
  reader: ReplyReader,
): Promise<Omit<ReplyResult, 'repeated'> | null> {
  const expected = one.expect as Expected;
  const input = await inputOf(one, bytes);
  if (input.text.length > reader.longest) return null;
  const { stripped, signed } = reader.read(input);
  const ms = timeOf(() => reader.read(input));
  // Suites that keep a sign-off differ on device lines: both readings count, the better one.
  const gots = (one.sig === 'keep' ? [stripped, signed] : [stripped]).map(text => norm(text, one));
  const exact = expected.exact === undefined ? null : norm(expected.exact, one);
  const isRight = (got: string) => (exact === null ? holds(expected, one, got, ms) : got === exact);
  const got = gots.find(isRight) ?? gots[0] ?? '';
  return {
    corpus: one.corpus,
    id: one.id,
    lang: one.lang ?? '',
    kind: exact === null ? 'asserts' : 'exact',
    right: isRight(got),
    loses: exact !== null && gots.every(text => missesLine(exact, text)),
    got,
    want: exact ?? JSON.stringify(expected),
    ms,
  };
}

async function inputOf(one: CorpusCase, bytes: Buffer): Promise<ReplyInput> {
  const text = bytes.toString().replace(/\r\n?/g, '\n');
  if (one.input !== 'eml') return { message: null, html: one.input === 'html' ? text : null, text };
  const message = await readMessage(bytes);
  return { message, html: null, text: message.text };
}

/** Milliseconds of processor time, the better of two runs: other programs share the machine. */
function timeOf(run: () => unknown): number {
  const times = [0, 1].map(() => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** 200 KB of each kind of text that is meant to take long. */
function hostileFigure(): Figure {
  const slowest = Math.max(...hostileQuoting().map(({ text }) => timeOf(() => splitText(text))));
  const value = Math.round(10 * slowest) / 10;
  return {
    corpus: '200 KB of hostile quoting',
    what: 'slowest',
    value,
    unit: 'ms',
    wanted: '<= 100',
  };
}

export function norm(text: string, one: CorpusCase): string {
  if (one.compare === 'nospace') return text.replace(/\s+/g, '');
  return text
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{2,}/g, '\n\n')
    .trim();
}

export function holds(expected: Expected, one: CorpusCase, got: string, ms: number): boolean {
  const has = (part: string) => got.includes(norm(part, one));
  return (
    (expected.contains ?? []).every(has) &&
    !(expected.not_contains ?? []).some(has) &&
    (expected.starts ?? []).every(part => got.startsWith(norm(part, one))) &&
    (expected.ends ?? []).every(part => got.endsWith(norm(part, one))) &&
    ms <= (expected.max_ms ?? Number.POSITIVE_INFINITY)
  );
}

export function missesLine(want: string, got: string): boolean {
  return want.split('\n').some(line => line.trim() !== '' && !got.includes(line.trim()));
}

const OTHER_POLICY = ['webridge_erp', 'zammad_marker'];
const MAIN = 'all but webridge_erp, zammad_marker';

/** What of a mail is newly written: exact and by assertions, per corpus and overall. */
export async function replyTextSection(folder: string): Promise<Section> {
  const all = await evaluateReplyText(folder, KULANZ);
  const main = all.filter(one => !one.repeated && !OTHER_POLICY.includes(one.corpus));
  const german = main.filter(one => one.lang === 'de');
  return {
    figures: [
      ...[...new Set(all.map(one => one.corpus))].flatMap(corpus =>
        figuresOf(
          corpus,
          all.filter(one => one.corpus === corpus),
        ),
      ),
      ...figuresOf(MAIN, main, ['>= 85', '>= 90', '<= 1']),
      ...figuresOf('German', german, ['>= 90', '>= 90']),
      hostileFigure(),
      ...(await libraryFigures(folder)),
    ],
    failures: all
      .filter(one => !one.right)
      .map(
        one =>
          `${one.corpus} ${one.id}${one.loses ? ' LOSES' : ''}\n--- got\n${one.got.slice(0, 1500)}\n--- want\n${one.want.slice(0, 1500)}`,
      ),
  };
}

/** The same cases, read by the npm libraries. */
async function libraryFigures(folder: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const reader of LIBRARIES) {
    const all = await evaluateReplyText(folder, reader);
    const main = all.filter(one => !one.repeated && !OTHER_POLICY.includes(one.corpus));
    const german = main.filter(one => one.lang === 'de');
    const found = [...figuresOf(MAIN, main), ...figuresOf('German', german)];
    figures.push(...found.map(figure => ({ ...figure, by: reader.by ?? '' })));
  }
  return figures;
}

function figuresOf(
  corpus: string,
  results: readonly ReplyResult[],
  [exactly, asserted, losing]: readonly string[] = [],
): Figure[] {
  const exact = results.filter(one => one.kind === 'exact');
  const asserts = results.filter(one => one.kind === 'asserts');
  const lost = exact.map(one => ({ right: one.loses }));
  const slowest = Math.max(0, ...results.map(one => one.ms));
  return [
    ...(exact.length > 0 ? [share(corpus, 'exact', exact, exactly)] : []),
    ...(asserts.length > 0 ? [share(corpus, 'asserts', asserts, asserted)] : []),
    ...(exact.length > 0 ? [share(corpus, 'loses what the human wrote', lost, losing)] : []),
    { corpus, what: 'slowest', value: Math.round(10 * slowest) / 10, unit: 'ms' },
  ];
}
