// What is read of a mail's structure: peers' golden outputs, malformed ids, and mails that must not crash.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PermanentError } from '../../src/errors.ts';
import { contentKey } from '../../src/mail/content-key.ts';
import type { Message } from '../../src/mail/message.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import type { Section } from '../figure.ts';
import { type Figure, share } from '../figure.ts';
import { measureIds } from './mime-ids.ts';
import { measureRobustness } from './mime-raw.ts';

interface GoldenAttachment {
  readonly filename?: string | null;
  readonly size?: number;
  /** Zammad's copy of the HTML body: no attachment of the mail. */
  readonly alternative?: boolean;
}

interface GoldenCase {
  readonly id: string;
  readonly file: string;
  readonly from_email?: string | null;
  readonly from_name?: string | null;
  readonly to?: unknown;
  readonly subject?: string | null;
  readonly attachments?: readonly GoldenAttachment[];
  readonly body_text?: string;
  readonly body_exact?: string;
  readonly body_contains?: string | readonly string[];
}

interface Check {
  readonly what: string;
  readonly right: boolean;
  readonly note: string;
}

const CORPORA = [
  'zammad_mime',
  'stalwart_mime',
  'redmine_mime',
  'freescout_mime',
  'libredesk_mime',
] as const;

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
/** Words alone: how links, lists and images are shown differs by design. */
const letters = (text: string) =>
  text.replace(/<?\bhttps?:\/\/[^\s<>]+>?/g, '').replace(/[^\p{L}\p{N}]+/gu, '');
/** What Zammad shows of a mail without text. */
const NO_TEXT = 'no visible content';

/** Every golden field of a case against what was read; fields that a suite doesn't give don't count. */
function compare(one: GoldenCase, message: Message): Check[] {
  const checks: Check[] = [];
  const equal = (what: string, want: string, got: string) =>
    checks.push({
      what,
      right: want === got,
      note: `want ${want.slice(0, 500)}\n got ${got.slice(0, 500)}`,
    });
  if (one.subject !== undefined) equal('subject', flat(one.subject ?? ''), message.subject);
  if (one.from_email !== undefined)
    equal('from address', (one.from_email ?? '').toLowerCase(), message.from?.address ?? '');
  if (one.from_name !== undefined)
    equal('from name', flat(one.from_name ?? ''), message.from?.name ?? '');
  if (one.attachments) {
    const wanted = one.attachments.filter(({ alternative }) => alternative !== true);
    const names = (files: readonly { filename?: string | null }[]) =>
      files.map(({ filename }) => filename ?? '-').join(' | ');
    checks.push({
      what: 'attachment count',
      right: wanted.length === message.attachments.length,
      note: `want ${names(wanted)}\n got ${names(message.attachments)}`,
    });
    checks.push(...compareFiles(wanted, message));
  }
  for (const part of bodyParts(one)) {
    const got = letters(message.text);
    checks.push({
      what: 'body',
      right: got.includes(letters(part)) || got.includes(letters(part.replace(/<[^>]*>/g, ''))),
      note: `want ${flat(part).slice(0, 600)}\n got ${flat(message.text).slice(0, 600)}`,
    });
  }
  return checks;
}

function compareFiles(wanted: readonly GoldenAttachment[], message: Message): Check[] {
  const named = wanted.filter(({ filename }) => typeof filename === 'string' && filename !== '');
  const got = message.attachments.map(({ filename }) => filename);
  const sizes = message.attachments.map(({ size }) => size);
  return named.flatMap(({ filename, size }) => [
    {
      what: 'attachment name',
      right: got.includes(filename ?? ''),
      note: `want ${filename}\n got ${got.join(' | ')}`,
    },
    ...(size === undefined
      ? []
      : [
          {
            what: 'attachment size',
            right: sizes.includes(size),
            note: `want ${size} got ${sizes.join()}`,
          },
        ]),
  ]);
}

function bodyParts({ body_text, body_exact, body_contains }: GoldenCase): string[] {
  const parts = [body_text, body_exact, body_contains].flat();
  return parts.filter(part => part !== undefined && part !== NO_TEXT) as string[];
}

async function read(bytes: Buffer): Promise<Message | null> {
  try {
    return await readMessage(bytes);
  } catch (error) {
    if (error instanceof PermanentError) return null;
    throw error;
  }
}

/** The golden outputs, the ids and the raw mails. */
export async function mimeSection(folder: string): Promise<Section> {
  const figures: Figure[] = [];
  const failures: string[] = [];
  const all: Check[] = [];
  for (const corpus of CORPORA) {
    const checks: Check[] = [];
    const { cases } = JSON.parse(readFileSync(join(folder, corpus, 'expected.json'), 'utf8')) as {
      cases: GoldenCase[];
    };
    for (const one of cases) {
      const message = await read(readFileSync(join(folder, corpus, one.file)));
      const found = message
        ? compare(one, message)
        : [{ what: 'read', right: false, note: 'refused as empty' }];
      if (message && contentKey(message) === '') throw new Error('no key');
      checks.push(...found);
      for (const { what, right, note } of found)
        if (!right) failures.push(`${corpus} ${one.id}: ${what}\n${note}`);
    }
    figures.push(...byField(corpus, checks));
    all.push(...checks);
  }
  figures.push(...byField('all', all));
  for (const part of [await measureIds(folder), await measureRobustness(folder)]) {
    figures.push(...part.figures);
    failures.push(...part.failures);
  }
  return { figures, failures };
}

function byField(corpus: string, checks: readonly Check[]): Figure[] {
  const wanted = corpus === 'zammad_mime' ? '>= 99' : undefined;
  return [...new Set(checks.map(({ what }) => what))].map(what =>
    share(
      corpus,
      what,
      checks.filter(check => check.what === what),
      what === 'body' || what === 'attachment name' ? undefined : wanted,
    ),
  );
}
