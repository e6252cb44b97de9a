import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PermanentError } from '../../src/errors.ts';
import { readAway } from '../../src/mail/away.ts';
import { readBounce } from '../../src/mail/bounce.ts';
import { classifyKind } from '../../src/mail/kind.ts';
import type { Message } from '../../src/mail/message.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { splitText } from '../../src/mail/split-text.ts';
import { mailFixtures } from '../support/mail-fixtures.ts';

const OWN = { addresses: ['hilfe@shop.example'], messageIdDomain: 'kulanz.shop.example' };
const NOW = new Date('2026-11-23T10:00:00Z');
const mails = mailFixtures().map(({ raw }) => raw);
/** U+0000 and half surrogates: PostgreSQL takes neither. */
const isStorable = (text: string) => !/\p{Surrogate}/u.test(text) && !text.includes('\u0000');

/** Everything that is read of a mail; only a mail without any content may be refused. */
async function readAll(raw: Buffer): Promise<void> {
  let message: Message;
  try {
    message = await readMessage(raw);
  } catch (error) {
    expect(error).toBeInstanceOf(PermanentError);
    expect(raw.length).toBeLessThan(200);
    return;
  }
  classifyKind(message, OWN);
  readBounce(message);
  readAway(message, NOW);
  const { newText } = splitText(message.text);
  for (const text of [
    newText,
    message.subject,
    message.from?.name ?? '',
    message.messageId ?? '',
  ]) {
    expect(isStorable(text)).toBe(true);
  }
  for (const { address } of [...message.to, ...message.cc, ...message.replyTo]) {
    expect(address).toMatch(/^[^\s@<>]+@[^\s@<>]+$/);
  }
  for (const { filename } of message.attachments) {
    expect(filename).toMatch(/^[^/\\\p{Cc}]{1,150}$/u);
  }
}

const anyMail = fc.constantFrom(...mails);
const position = fc.double({ min: 0, max: 1, noNaN: true });
const cut = (raw: Buffer, at: number) => Math.floor(raw.length * at);

describe('hostile mail is read without a throw', () => {
  it('random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), bytes => readAll(Buffer.from(bytes))),
      { numRuns: 300 },
    );
  });

  it('truncated mails', async () => {
    await fc.assert(
      fc.asyncProperty(anyMail, position, (raw, at) => readAll(raw.subarray(0, cut(raw, at)))),
      { numRuns: 300 },
    );
  });

  it('spliced mails', async () => {
    await fc.assert(
      fc.asyncProperty(anyMail, anyMail, position, position, (a, b, at, from) =>
        readAll(Buffer.concat([a.subarray(0, cut(a, at)), b.subarray(cut(b, from))])),
      ),
      { numRuns: 300 },
    );
  });

  it('mails with bytes changed', async () => {
    const change = fc.tuple(position, fc.uint8Array({ minLength: 1, maxLength: 4 }));
    await fc.assert(
      fc.asyncProperty(anyMail, fc.array(change, { maxLength: 10 }), (raw, changes) => {
        const copy = Buffer.from(raw);
        for (const [at, bytes] of changes)
          copy.set(bytes.subarray(0, copy.length - cut(copy, at)), cut(copy, at));
        return readAll(copy);
      }),
      { numRuns: 300 },
    );
  });

  it('hostile header values', async () => {
    const name = fc.constantFrom(
      ...[
        'From',
        'To',
        'Cc',
        'Reply-To',
        'Subject',
        'Date',
        'Message-ID',
        'References',
        'Content-Type',
      ],
      ...[
        'Content-Transfer-Encoding',
        'Content-Disposition',
        'Auto-Submitted',
        'Return-Path',
        'List-Id',
      ],
    );
    const piece = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        '(',
        ')',
        ',',
        ';',
        ':',
        '@',
        '=?utf-8?q?',
        '?=',
        '=?x?b?',
        'a@b.example',
        '\n ',
        '\t',
      ],
      ...[
        'multipart/mixed; boundary=',
        'b',
        'charset=',
        'utf-7',
        'filename*0*=',
        "utf-8''%ff",
        '\u0000',
        '\\',
      ],
    );
    const value = fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 8 }), headers => {
        const head = headers.map(([key, parts]) => `${key}: ${parts.join('')}\n`).join('');
        return readAll(Buffer.from(`X: y\n${head}\n--b\n\nHallo\n--b--`));
      }),
      { numRuns: 500 },
    );
  });
});
