import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { contentKey } from '../../src/mail/content-key.ts';
import type { Message } from '../../src/mail/message.ts';
import { readLargeMessage, readMessage } from '../../src/mail/read-message.ts';
import { type MimeExpectation, mimeFixtures } from '../support/mime-fixtures.ts';

const FIXTURES = mimeFixtures();

/** What the message says of what is expected, in the form of the expectation. */
function told(message: Message, expected: MimeExpectation): MimeExpectation {
  const { text_contains = [], text_lacks = [] } = expected;
  return {
    ...(expected.from === undefined ? {} : { from: message.from }),
    ...(expected.to === undefined ? {} : { to: message.to }),
    ...(expected.subject === undefined ? {} : { subject: message.subject }),
    ...(expected.date === undefined ? {} : { date: message.date?.toISOString() ?? '' }),
    ...(expected.text === undefined ? {} : { text: message.text.trim() }),
    ...(expected.text_contains
      ? { text_contains: text_contains.filter(part => message.text.includes(part)) }
      : {}),
    ...(expected.text_lacks
      ? { text_lacks: text_lacks.filter(part => !message.text.includes(part)) }
      : {}),
    ...(expected.attachments ? { attachments: files(message, expected.attachments) } : {}),
  };
}

function files(message: Message, wanted: NonNullable<MimeExpectation['attachments']>) {
  return message.attachments.map((file, at) => ({
    filename: file.filename,
    ...(wanted[at]?.size === undefined ? {} : { size: file.size }),
    ...(wanted[at]?.contentType === undefined ? {} : { contentType: file.contentType }),
  }));
}

/** What is asked of a fixture. */
function asked({ key: _, ...expected }: MimeExpectation & { key?: boolean }): MimeExpectation {
  return expected;
}

describe('mail that is not as it should be', () => {
  it.each(FIXTURES.map(({ name, raw, expected }) => [name, raw, expected] as const))(
    '%s',
    async (_name, raw, expected) => {
      const message = await readMessage(raw);
      expect(told(message, asked(expected))).toEqual(asked(expected));
      expect(message.text.trim() !== '' || message.attachments.length > 0).toBe(true);
    },
  );

  it.each(FIXTURES.map(({ name, raw }) => [name, raw] as const))(
    '%s has a stable key of its own',
    async (_name, raw) => {
      const key = contentKey(await readMessage(raw));
      expect(key).toMatch(/^[\w-]{43}$/);
      expect(contentKey(await readMessage(raw))).toBe(key);
    },
  );

  it.each(FIXTURES.map(({ name, raw }) => [name, raw] as const))(
    '%s is read from a stream too',
    async (_name, raw) => {
      const message = await readLargeMessage(Readable.from([raw]));
      expect(message.text.trim() !== '' || message.attachments.length > 0).toBe(true);
    },
  );
});
