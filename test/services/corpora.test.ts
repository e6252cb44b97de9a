// Every mail of other projects' test suites is read without a throw, in time. `KULANZ_CORPORA` names
// the folder (eval/corpora.ts); without it this test fails.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, it } from 'vitest';
import { corporaFolder, mailFiles } from '../../eval/corpora.ts';
import { readAway } from '../../src/mail/away.ts';
import { readBounce } from '../../src/mail/bounce.ts';
import { classifyKind } from '../../src/mail/kind.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { splitText } from '../../src/mail/split-text.ts';

const OWN = { addresses: ['hilfe@shop.example'], messageIdDomain: 'kulanz.shop.example' };
const LONGEST = 1000;

it('reads every mail of the corpora without a throw, each within a second', async () => {
  const folder = corporaFolder();
  const files = mailFiles(folder);
  expect(files.length).toBeGreaterThan(1000);
  const taken: { file: string; ms: number }[] = [];
  for (const path of files) {
    const raw = readFileSync(path);
    const started = performance.now();
    if (raw.some(byte => byte > 32)) await read(raw);
    taken.push({ file: relative(folder, path), ms: Math.round(performance.now() - started) });
  }
  taken.sort((a, b) => b.ms - a.ms);
  console.log(`${files.length} mails, slowest:`, taken.slice(0, 5));
  expect(taken.filter(({ ms }) => ms > LONGEST)).toEqual([]);
});

async function read(raw: Buffer): Promise<void> {
  const message = await readMessage(raw);
  classifyKind(message, OWN);
  readBounce(message);
  readAway(message, new Date(0));
  const { newText } = splitText(message.text);
  expect(newText === '').toBe(message.text.trim() === '');
}
