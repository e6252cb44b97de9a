// How fast mail is read, relative to bare mailparser over the same mails in the same run. Absolute times
// vary by machine and hour; each figure is the median of several rounds.
import { readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { explanationJson } from '../../src/cli/explain-json.ts';
import { explainMails } from '../../src/cli/explain-mail.ts';
import { settingsFor } from '../../src/cli/explain-settings.ts';
import { inGroups } from '../../src/in-groups.ts';
import { looksLikeMail } from '../../src/io/file-types.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { sanitizeForHandover } from '../../src/mail/sanitize.ts';
import { splitText } from '../../src/mail/split-text.ts';
import { mailFiles } from '../corpora.ts';
import type { Figure, Section } from '../figure.ts';
import { median } from '../median.ts';
import { hostileMails } from './hostile-quoting.ts';
import { measureProgram } from './speed-program.ts';

const ROUNDS = 5;

interface Mail {
  readonly file: string;
  readonly raw: Buffer;
}

export async function speedSection(folder: string): Promise<Section> {
  const files = mailFiles(folder).map(file => ({ file, raw: readFileSync(file) }));
  const mails = files.filter(({ file, raw }) => looksLikeMail(file, raw));
  const settings = await settingsFor({ cwd: folder, env: {} }, {});
  const explain = async (group: readonly Mail[]) => {
    for (const one of await explainMails(group, settings)) JSON.stringify(explanationJson(one));
  };
  const bare = async ({ raw }: Mail) => {
    await simpleParser(raw).catch(() => undefined);
  };
  const groups: (readonly Mail[])[] = [];
  for await (const group of inGroups(mails, ({ raw }) => raw.length)) groups.push(group);
  const rounds: { bare: number[]; ours: number[] }[] = [];
  // The first round warms up, for both.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const times = { bare: await timesOf(mails, bare), ours: await timesOf(groups, explain) };
    if (round > 0) rounds.push(times);
  }
  const slowest = await slowestOf(files, mail => explain([mail]));
  const hostile = await hostileFigures();
  return {
    figures: [
      rate(
        'bare mailparser, in one process',
        mails.length,
        rounds.map(one => sum(one.bare)),
      ),
      rate(
        'explain, in one process',
        mails.length,
        rounds.map(one => sum(one.ours)),
      ),
      {
        ...{ corpus: 'all', what: 'explain to bare mailparser, in one process', unit: 'ratio' },
        value: round2(median(rounds.map(one => sum(one.bare) / sum(one.ours)))),
        wanted: '>= 0.6',
      },
      ms('all', 'slowest mail', slowest[0]?.ms ?? 0, '<= 250'),
      ...hostile,
      ...(await measureProgram(mails)),
    ],
    failures: slowest.slice(0, 10).map(({ file, ms }) => `${Math.round(ms)} ms ${file}`),
  };
}

/** Every file, bodies without a header too, the slowest first. */
async function slowestOf(files: readonly Mail[], act: (mail: Mail) => Promise<void>) {
  const rounds: number[][] = [];
  for (let round = 0; round < 3; round += 1) rounds.push(await timesOf(files, act));
  return files
    .map(({ file }, at) => ({ file, ms: median(rounds.map(times => times[at] ?? 0)) }))
    .sort((a, b) => b.ms - a.ms);
}

/** Milliseconds each. */
async function timesOf<T>(all: readonly T[], act: (one: T) => Promise<void>) {
  const times: number[] = [];
  for (const one of all) {
    const started = performance.now();
    await act(one);
    times.push(performance.now() - started);
  }
  return times;
}

/** Each kind of 200 KB: the text cut, and the whole mail read and cut. */
async function hostileFigures(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, text, raw } of hostileMails()) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const started = performance.now();
      if (text !== null) splitText(text);
      else splitText((await readMessage(raw)).text);
      times.push(performance.now() - started);
    }
    figures.push(ms('200 KB of hostile quoting', name, median(times), '<= 100'));
    if (text === null) figures.push(sanitizing(name, raw.toString()));
  }
  return figures;
}

function sanitizing(name: string, html: string): Figure {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    sanitizeForHandover(html);
    return performance.now() - started;
  });
  return ms('200 KB of hostile HTML', `${name}, sanitized`, median(times), '<= 100');
}

function rate(what: string, mails: number, totals: readonly number[]): Figure {
  const value = Math.round((1000 * mails) / median(totals));
  return { corpus: 'all', what, value, unit: 'mails/s', of: mails };
}

function ms(corpus: string, what: string, value: number, wanted: string): Figure {
  return { corpus, what, value: Math.round(10 * value) / 10, unit: 'ms', wanted };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}

function round2(value: number): number {
  return Math.round(100 * value) / 100;
}
