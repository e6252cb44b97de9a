import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { detectLanguage } from '../../src/insight/language.ts';
import { readCase, readCases } from '../corpora.ts';
import { type Figure, type Section, share } from '../figure.ts';

interface Labelled {
  readonly corpus: string;
  readonly text: string;
  readonly lang: string;
}

/** Fewer say little; the figure asks for texts beyond. Those of names, tags and links aren't text. */
const LETTERS = 40;
const NO_TEXT = /[@#]\S+|https?:\S*/g;
/** Of each file at most so many, evenly spread. */
const SAMPLE = 3_000;

/** The language of new text: what people wrote in replies, and labelled texts from elsewhere. */
export async function languageSection(folder: string): Promise<Section> {
  const all = [...replies(folder), ...labelledTexts(folder)].filter(
    ({ text }) => (text.replace(NO_TEXT, '').match(/\p{L}/gu) ?? []).length > LETTERS,
  );
  const started = performance.now();
  const results = all.map(one => ({ ...one, got: detectLanguage(one.text) }));
  const kilobytes = all.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1024;
  const ms = (performance.now() - started) / kilobytes;
  const judged = results.map(one => ({ ...one, right: one.got === one.lang }));
  return {
    figures: [
      ...(judged.length > 0 ? figuresOf(judged) : []),
      {
        corpus: 'all',
        what: 'a kilobyte',
        value: Math.round(100 * ms) / 100,
        unit: 'ms',
        wanted: '<= 1',
      },
    ],
    failures: judged
      .filter(one => !one.right)
      .map(one => `${one.corpus}: ${one.got}, not ${one.lang}: ${one.text.slice(0, 200)}`),
  };
}

interface Judged {
  readonly corpus: string;
  readonly lang: string;
  readonly right: boolean;
}

function figuresOf(judged: readonly Judged[]): Figure[] {
  const corpora = [...new Set(judged.map(one => one.corpus))];
  return [
    ...corpora.flatMap(corpus =>
      ['de', 'en'].flatMap(lang => {
        const some = judged.filter(one => one.corpus === corpus && one.lang === lang);
        return some.length > 0 ? [share(corpus, lang, some, '>= 99')] : [];
      }),
    ),
    share('all', 'de and en', judged, '>= 99'),
  ];
}

/** Cases that say exactly what was newly written, and in which language. */
function replies(folder: string): Labelled[] {
  return readCases(folder).flatMap(one => {
    const { expect, lang = '' } = one;
    if (one.input !== 'text' || typeof expect !== 'object' || expect === null) return [];
    if (!('exact' in expect) || !['de', 'en'].includes(lang) || one.file === undefined) return [];
    // Some suites write filler where words stood.
    const text = String(expect.exact);
    const filler = /lorem ipsum|dolor sit|praesent|vestibulum/i.test(
      readCase(folder, one).toString(),
    );
    return filler ? [] : [{ corpus: 'replies', text, lang }];
  });
}

/** `{text, lang}` a line; in `KULANZ_DATA`, else beside the corpora. None: nothing is measured on it. */
function labelledTexts(folder: string): Labelled[] {
  const data = resolve(process.env.KULANZ_DATA ?? join(folder, '../data'), 'train');
  if (!existsSync(data)) return [];
  return readdirSync(data).flatMap(file => {
    const lines = readFileSync(join(data, file), 'utf8')
      .split('\n')
      .filter(line => line !== '');
    const step = Math.max(1, Math.floor(lines.length / SAMPLE));
    return lines
      .filter((_, at) => at % step === 0)
      .map(line => ({ ...(JSON.parse(line) as Omit<Labelled, 'corpus'>), corpus: file }));
  });
}
