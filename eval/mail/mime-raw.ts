import { readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { PermanentError } from '../../src/errors.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { mailFiles } from '../corpora.ts';
import { type Section, share } from '../figure.ts';

const MOST_MS = 250;

interface Robustness {
  readonly file: string;
  readonly thrown: string;
  readonly ms: number;
  /** Neither text nor attachment of a mail that has a body. */
  readonly lost: boolean;
  readonly unreadable: boolean;
}

/** Every mail of every corpus: no throw, in time, nothing lost, no unreadable characters. */
export async function measureRobustness(folder: string): Promise<Section> {
  const all: Robustness[] = [];
  const files = mailFiles(folder).toSorted();
  for (const file of files.slice(0, 20)) await readMessage(readFileSync(file)).catch(() => null);
  for (const file of files) all.push(await measure(file));
  const slowest = Math.max(...all.map(({ ms }) => ms));
  const figures = [
    share(
      'all mails',
      'read without a throw',
      right(all, one => one.thrown === ''),
      '>= 100',
    ),
    share(
      'all mails',
      'nothing lost',
      right(all, one => !one.lost),
      '>= 100',
    ),
    share(
      'all mails',
      'every character readable',
      right(all, one => !one.unreadable),
    ),
    share(
      'all mails',
      `in ${MOST_MS} ms`,
      right(all, one => one.ms <= MOST_MS),
      '>= 100',
    ),
    {
      corpus: 'all mails',
      what: 'slowest',
      value: Math.round(slowest),
      unit: 'ms',
      wanted: `<= ${MOST_MS}`,
    },
  ];
  const failures = all.flatMap(one => [
    ...(one.thrown === '' ? [] : [`${one.file}: threw ${one.thrown}`]),
    ...(one.lost ? [`${one.file}: lost`] : []),
    ...(one.unreadable ? [`${one.file}: unreadable characters`] : []),
    ...(one.ms > MOST_MS ? [`${one.file}: ${Math.round(one.ms)} ms`] : []),
  ]);
  return { figures, failures };
}

async function measure(path: string): Promise<Robustness> {
  const raw = readFileSync(path);
  const file = path.split(sep).slice(-3).join('/');
  try {
    const { text, attachments, subject, from } = await readMessage(raw);
    const ms = await fastest(raw);
    const lost = text.trim() === '' && attachments.length === 0 && hasBody(raw);
    const shown = `${text}${subject}${from?.name ?? ''}${attachments.map(file => file.filename).join()}`;
    return { file, thrown: '', ms, lost, unreadable: shown.includes('\ufffd') };
  } catch (error) {
    const blank = error instanceof PermanentError && raw.toString('latin1').trim() === '';
    return { file, thrown: blank ? '' : String(error), ms: 0, lost: false, unreadable: false };
  }
}

/** Of three readings: whatever else the machine does is none of the mail's fault. */
async function fastest(raw: Buffer): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run += 1) {
    const started = performance.now();
    await readMessage(raw);
    fastest = Math.min(fastest, performance.now() - started);
    if (fastest < MOST_MS / 4) break;
  }
  return fastest;
}

/** Letters after the first empty line. */
function hasBody(raw: Buffer): boolean {
  const text = raw.toString('latin1').replace(/\r\n?/g, '\n');
  const at = text.indexOf('\n\n');
  return at >= 0 && /[a-z\x80-\xff]/i.test(text.slice(at));
}

function right(
  all: readonly Robustness[],
  test: (one: Robustness) => boolean,
): { right: boolean }[] {
  return all.map(one => ({ right: test(one) }));
}
