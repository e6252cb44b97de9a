// The whole way of a mail, from its bytes to what `kulanz explain` prints and a handover shows, on damaged
// mail. Ten seconds; `KULANZ_FUZZ_SECONDS=1800 npx vitest run --project unit test/mail/pipeline.fuzz.test.ts`
// for longer.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { explanationJson } from '../../src/cli/explain-json.ts';
import { type ExplainSettings, explainMail } from '../../src/cli/explain-mail.ts';
import { settingsFor } from '../../src/cli/explain-settings.ts';
import { explanationView } from '../../src/cli/explain-view.ts';
import type { Message } from '../../src/mail/message.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { sanitizeForAnswer, sanitizeForHandover } from '../../src/mail/sanitize.ts';
import { splitText } from '../../src/mail/split-text.ts';
import { emlFiles } from '../support/eml-files.ts';
import { forbiddenIn } from '../support/forbidden-html.ts';
import { mailFixtures } from '../support/mail-fixtures.ts';
import { mutatedMails } from '../support/mutate-mail.ts';

const SECONDS = Number(process.env.KULANZ_FUZZ_SECONDS ?? 10);
/** Wanted are 250 ms on a quiet machine; this one may be busy with other tests. */
const LONGEST = 3_000;

const KEYS =
  'file messageId from to cc subject date language kind kindReason text newText signature attachments forwardedFrom bounce sentiment topics threats would';
const KINDS = ['human', 'auto-reply', 'bounce', 'bulk', 'loop'];

const mails = [...mailFixtures().map(({ raw }) => raw), ...emlFiles('replies')];

let settings: ExplainSettings;
beforeAll(async () => {
  settings = await settingsFor({ cwd: '/', env: {} }, {});
});

async function check(raw: Buffer): Promise<void> {
  const started = performance.now();
  const explanation = await explainMail({ file: 'x.eml', raw }, settings);
  const line = JSON.stringify(explanationJson(explanation));
  checkLine(JSON.parse(line) as Record<string, unknown>);
  expect(line).not.toMatch(/\\ud[89a-f]/);
  expect(explanationView(explanation, settings).join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  if ('error' in explanation) expect(explanation.error).toMatch(/empty/);
  else checkMessage(explanation.message);
  expect(performance.now() - started).toBeLessThan(LONGEST);
}

function checkLine(line: Record<string, unknown>): void {
  const { error, ...keys } = line;
  expect(Object.keys(keys).join(' ')).toBe(KEYS);
  expect(KINDS).toContain(line.kind);
  expect(line.kind === 'human' || line.kindReason !== '').toBe(true);
  expect(line.language).toMatch(/^(?:[a-z]{2}|und)$/);
  expect(typeof line.newText).toBe('string');
}

function checkMessage(message: Message): void {
  checkNothingLost(message.text);
  if (message.html === null) return;
  const shown = sanitizeForHandover(message.html);
  expect(forbiddenIn(shown ?? '', false)).toEqual([]);
  expect(forbiddenIn(sanitizeForAnswer(message.html) ?? '', true)).toEqual([]);
}

/** Every word of a body is in one of the three parts, as often as it was written. */
function checkNothingLost(text: string): void {
  const { newText, signature, quoted } = splitText(text);
  const left = new Map<string, number>();
  for (const word of wordsOf(`${newText}\n${signature}\n${quoted}`))
    left.set(word, (left.get(word) ?? 0) + 1);
  for (const word of wordsOf(text)) {
    const times = left.get(word) ?? 0;
    if (times === 0) expect.fail(`lost: ${word} of ${text.slice(0, 500)}`);
    left.set(word, times - 1);
  }
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

describe('damaged mail', () => {
  it(
    'gives a valid line in bounded time, and loses nothing',
    async () => {
      await fc.assert(fc.asyncProperty(mutatedMails(mails), check), {
        numRuns: 10_000_000,
        interruptAfterTimeLimit: SECONDS * 1_000,
        markInterruptAsFailure: false,
      });
    },
    SECONDS * 1_000 + 60_000,
  );

  it('every fixture as it is', async () => {
    for (const raw of mails) await check(raw);
  });

  it('what readMessage refuses is empty', async () => {
    await expect(readMessage(Buffer.from(' \r\n\t'))).rejects.toThrow(/empty/);
  });
});
