import { htmlToText } from '../../src/mail/html-to-text.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { splitText } from '../../src/mail/split-text.ts';
import { type CorpusCase, readCase, readCases } from '../corpora.ts';
import { type Figure, type Section, share } from '../figure.ts';

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
  /** A line that the writer wrote is missing. */
  readonly loses: boolean;
  readonly got: string;
  readonly want: string;
  readonly ms: number;
}

/** Runs every case that says what the new text of a mail is. */
async function evaluateReplyText(folder: string): Promise<ReplyResult[]> {
  const results: ReplyResult[] = [];
  for (const one of readCases(folder)) {
    if (one.input === undefined || typeof one.expect !== 'object' || one.file === undefined)
      continue;
    results.push(await evaluate(one, readCase(folder, one)));
  }
  return results;
}

async function evaluate(one: CorpusCase, bytes: Buffer): Promise<ReplyResult> {
  const expected = one.expect as Expected;
  const text = await textOf(one, bytes);
  const started = performance.now();
  const split = splitText(text);
  const ms = performance.now() - started;
  // Suites that keep a sign-off differ on device lines: both readings count, the better one.
  const readings = [split.newText];
  if (one.sig === 'keep') readings.push(`${split.newText}\n\n${split.signature}`);
  const gots = readings.map(text => norm(text, one));
  const isRight = (got: string) => (exact === null ? holds(expected, one, got, ms) : got === exact);
  const exact = expected.exact === undefined ? null : norm(expected.exact, one);
  const got = gots.find(isRight) ?? gots[0] ?? '';
  return {
    corpus: one.corpus,
    id: one.id,
    lang: one.lang ?? '',
    kind: exact === null ? 'asserts' : 'exact',
    right: isRight(got),
    loses: exact !== null && missesLine(exact, got),
    got,
    want: exact ?? JSON.stringify(expected),
    ms,
  };
}

export async function textOf(one: CorpusCase, bytes: Buffer): Promise<string> {
  if (one.input === 'eml') return (await readMessage(bytes)).text;
  const text = bytes.toString().replace(/\r\n?/g, '\n');
  return one.input === 'html' ? htmlToText(text) : text;
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

export const OTHER_POLICY = ['webridge_erp', 'zammad_marker'];

/** What of a mail is newly written: exact and by assertions, per corpus and overall. */
export async function replyTextSection(folder: string): Promise<Section> {
  const all = await evaluateReplyText(folder);
  const main = all.filter(one => !OTHER_POLICY.includes(one.corpus));
  const german = main.filter(one => one.lang === 'de');
  return {
    figures: [
      ...[...new Set(all.map(one => one.corpus))].flatMap(corpus =>
        figuresOf(
          corpus,
          all.filter(one => one.corpus === corpus),
        ),
      ),
      ...figuresOf('all but webridge_erp, zammad_marker', main, ['>= 85', '>= 90', '<= 1']),
      ...figuresOf('German', german, ['>= 90', '>= 90']),
    ],
    failures: all
      .filter(one => !one.right)
      .map(
        one =>
          `${one.corpus} ${one.id}${one.loses ? ' LOSES' : ''}\n--- got\n${one.got.slice(0, 1500)}\n--- want\n${one.want.slice(0, 1500)}`,
      ),
  };
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
