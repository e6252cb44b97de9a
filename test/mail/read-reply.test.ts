import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findLeaks, type Leak } from '../../src/mail/leak.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { readReply } from '../../src/mail/read-reply.ts';
import { sanitizeForAnswer } from '../../src/mail/sanitize.ts';
import type { SentHandover } from '../../src/mail/sent-handover.ts';

const FOLDER = new URL('../fixtures/replies/', import.meta.url);
const cases = readdirSync(FOLDER)
  .filter(name => name.endsWith('.eml'))
  .map(name => name.slice(0, -4));

interface Expected {
  readonly handover: 'de' | 'en';
  readonly text: string;
  readonly html: { readonly contains: string[]; readonly lacks: string[] } | null;
  /** Kinds of leaks; empty: the answer leaves. */
  readonly leaks: Leak['because'][];
  readonly commands?: object[];
  /** Lines that are no commands. */
  readonly unknown?: string[];
  readonly note?: string;
  /** File names. */
  readonly keep?: string[];
  readonly empty?: boolean;
}

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
}

test('there are replies of every client to be read', () => {
  expect(cases.length).toBeGreaterThanOrEqual(40);
});

describe.each(cases)('%s', name => {
  const expected = readJson<Expected>(`${name}.expected.json`);
  const sent = readJson<SentHandover>(`handover-${expected.handover}.json`);
  const read = async () => {
    const message = await readMessage(readFileSync(new URL(`${name}.eml`, FOLDER)));
    return { message, reply: readReply(message, sent) };
  };

  test('keeps what the human wrote and nothing of the handover', async () => {
    const { message, reply } = await read();
    expect(reply.text).toBe(expected.text);
    expect(reply.commands).toEqual(expected.commands ?? []);
    expect(reply.unknown.map(({ line }) => line)).toEqual(expected.unknown ?? []);
    expect(reply.note).toBe(expected.note ?? null);
    expect(reply.empty).toBe(expected.empty ?? false);
    expect(reply.doubtful).toEqual([]);
    const kept = reply.keep.map(index => message.attachments[index]?.filename);
    expect(kept).toEqual(expected.keep ?? []);
    if (expected.html === null) expect(reply.html).toBeNull();
    for (const words of expected.html?.contains ?? []) expect(reply.html).toContain(words);
    for (const words of expected.html?.lacks ?? []) expect(reply.html).not.toContain(words);
  });

  test('leaves or is held, as it should', async () => {
    const { message, reply } = await read();
    const attachments = reply.keep.flatMap(index => message.attachments[index] ?? []);
    const html = reply.html === null ? null : sanitizeForAnswer(reply.html);
    const leaks = findLeaks({ ...reply, html, attachments, subject: message.subject }, sent);
    expect([...new Set(leaks.map(leak => leak.because))].sort()).toEqual(
      [...expected.leaks].sort(),
    );
  });
});
