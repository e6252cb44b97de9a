// Structure-aware fuzzing. A longer run: KULANZ_FUZZ_SECONDS=600 npx vitest run test/mail/read-message.fuzz.test.ts
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PermanentError } from '../../src/errors.ts';
import { contentKey } from '../../src/mail/content-key.ts';
import type { Message } from '../../src/mail/message.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { mailFixtures } from '../support/mail-fixtures.ts';
import { gentle, rough } from '../support/mail-mutations.ts';
import { MARKER, markedMail } from '../support/mail-trees.ts';
import { mimeFixtures } from '../support/mime-fixtures.ts';

const SECONDS = Number(process.env.KULANZ_FUZZ_SECONDS ?? 12);
const EACH = (SECONDS * 1000) / 3;
/** Of the processor, not of the clock: the machine may have other work. */
const MOST_MS = 1500;
const FOREVER = 1_000_000_000;

const fixtures = [...mimeFixtures(), ...mailFixtures()].map(({ raw }) => raw.toString('latin1'));

let slowest = 0;

/** Null when there was nothing to read, which only an empty mail may say. */
async function read(mail: string): Promise<Message | null> {
  const raw = Buffer.from(mail, 'latin1');
  const started = process.cpuUsage();
  try {
    const message = await readMessage(raw);
    expect(contentKey(message)).toMatch(/^[\w-]{43}$/);
    return message;
  } catch (error) {
    expect(error).toBeInstanceOf(PermanentError);
    const rest = mail.replace(/^(?:\u00ef\u00bb\u00bf)?\s*>?From [^\r\n]*/, '');
    expect(/[!-~]/.test(rest)).toBe(false);
    return null;
  } finally {
    const ms = process.cpuUsage(started).user / 1000;
    slowest = Math.max(slowest, ms);
    expect(ms).toBeLessThan(MOST_MS);
  }
}

/** Every place where a person, or whoever opens a file, finds the word. */
function holdsMarker({ text, html, subject, attachments }: Message): boolean {
  const inFiles = attachments.some(({ content }) => holdsBytes(content.toString('latin1')));
  return inFiles || [text, html ?? '', subject].some(holdsBytes);
}

/** The word, as it is or in a part within that is base64 itself. */
function holdsBytes(content: string): boolean {
  if (content.includes(MARKER)) return true;
  const blocks = content.replace(/\r+\n/g, '\n').replaceAll('\r', '\n').split('\n\n');
  return blocks.some(block => Buffer.from(block, 'base64').includes(MARKER));
}

async function fuzz<T>(name: string, mails: fc.Arbitrary<T>, check: (mail: T) => Promise<void>) {
  let runs = 0;
  const property = fc.asyncProperty(mails, async mail => {
    runs += 1;
    await check(mail);
  });
  await fc.assert(property, { numRuns: FOREVER, interruptAfterTimeLimit: EACH });
  if (process.env.KULANZ_FUZZ_SECONDS) {
    console.info(`${name}: ${runs} mails, slowest ${Math.round(slowest)} ms`);
  }
  expect(runs).toBeGreaterThan(20);
}

const several = (mutation: typeof gentle, maxLength: number) =>
  fc.array(mutation, { minLength: 1, maxLength });

describe('however a mail is mutilated', { timeout: EACH + 60_000 }, () => {
  it('no word of a text gets lost that is still in it', async () => {
    const mails = fc.tuple(markedMail, several(gentle, 3));
    await fuzz('words kept', mails, async ([raw, mutations]) => {
      const mail = mutations.reduce((text, mutate) => mutate(text), raw.toString('latin1'));
      const message = await read(mail);
      expect(message && holdsMarker(message), mail).toBe(true);
    });
  });

  it('made-up mail is read without a throw, in time', async () => {
    const mails = fc.tuple(markedMail, several(rough, 6));
    await fuzz('made-up mail', mails, async ([raw, mutations]) => {
      await read(mutations.reduce((text, mutate) => mutate(text), raw.toString('latin1')));
    });
  });

  it('spliced fixtures are read without a throw, in time', async () => {
    const one = fc.constantFrom(...fixtures);
    const mails = fc.tuple(one, one, fc.double({ min: 0, max: 1, noNaN: true }), several(rough, 5));
    await fuzz('spliced fixtures', mails, async ([first, second, at, mutations]) => {
      const spliced = first.slice(0, first.length * at) + second.slice(second.length * at);
      await read(mutations.reduce((text, mutate) => mutate(text), spliced));
    });
  });
});
