// What today's npm libraries score on the cases of `reply-text`, with the same scoring.
import { splitText } from '../../src/mail/split-text.ts';
import { type CorpusCase, readCase, readCases } from '../corpora.ts';
import { type Figure, type Section, share } from '../figure.ts';
import { uniqueCases } from '../unique.ts';
import { LIBRARIES, type LibraryName, LibraryProcess } from './library-process.ts';
import { type Expected, holds, missesLine, norm, OTHER_POLICY, textOf } from './reply-text.ts';

interface ReplyCase {
  readonly one: CorpusCase;
  readonly bytes: Buffer;
  readonly text: string;
}

interface Score {
  readonly one: CorpusCase;
  readonly exact: boolean;
  readonly right: boolean;
  readonly loses: boolean;
  readonly ms: number;
}

export async function librariesSection(folder: string): Promise<Section> {
  const cases = await replyCases(folder);
  const figures: Figure[] = [];
  for (const name of LIBRARIES) figures.push(...figuresOf(name, await scoresOf(name, cases)));
  figures.push(...figuresOf('kulanz', cases.map(scoreOurs)));
  return { figures, failures: [] };
}

async function replyCases(folder: string): Promise<ReplyCase[]> {
  const wanted = readCases(folder)
    .filter(({ corpus }) => !OTHER_POLICY.includes(corpus))
    .filter(({ input, expect, file }) => input && typeof expect === 'object' && file)
    .map(one => ({ one, bytes: readCase(folder, one) }));
  const cases: ReplyCase[] = [];
  for (const { one, bytes } of uniqueCases(wanted)) {
    cases.push({ one, bytes, text: await textOf(one, bytes) });
  }
  return cases;
}

async function scoresOf(name: LibraryName, cases: readonly ReplyCase[]): Promise<Score[]> {
  const library = new LibraryProcess(name);
  try {
    const scores: Score[] = [];
    for (const { one, text } of cases) {
      const { got, ms } = await library.read(text);
      scores.push(score(one, [got ?? ''], ms));
    }
    return scores;
  } finally {
    library.stop();
  }
}

function scoreOurs({ one, text }: ReplyCase): Score {
  const started = performance.now();
  const { newText, signature } = splitText(text);
  const ms = performance.now() - started;
  const kept = one.sig === 'keep' ? [`${newText}\n\n${signature}`] : [];
  return score(one, [newText, ...kept], ms);
}

/** The best of several readings, as in `reply-text`. */
function score(one: CorpusCase, readings: readonly string[], ms: number): Score {
  const expected = one.expect as Expected;
  const want = expected.exact === undefined ? null : norm(expected.exact, one);
  const gots = readings.map(text => norm(text, one));
  const isRight = (got: string) => (want === null ? holds(expected, one, got, ms) : got === want);
  const got = gots.find(isRight) ?? gots[0] ?? '';
  const loses = want !== null && missesLine(want, got);
  return { one, exact: want !== null, right: isRight(got), loses, ms };
}

function figuresOf(by: string, all: readonly Score[]): Figure[] {
  const german = all.filter(({ one }) => one.lang === 'de');
  const slowest = Math.max(0, ...all.map(({ ms }) => ms));
  return [
    ...shares('unique cases', all),
    ...shares('German', german),
    { corpus: 'unique cases', what: 'slowest', value: Math.round(slowest), unit: 'ms' },
  ].map(figure => ({ ...figure, by }));
}

function shares(corpus: string, scores: readonly Score[]): Figure[] {
  const exact = scores.filter(one => one.exact);
  const asserts = scores.filter(one => !one.exact);
  return [
    share(corpus, 'exact', exact),
    share(corpus, 'asserts', asserts),
    share(
      corpus,
      'loses what the human wrote',
      exact.map(({ loses }) => ({ right: loses })),
    ),
  ];
}
