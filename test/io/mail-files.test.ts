import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailsUnder } from '../../src/io/mail-files.ts';
import { readMbox } from '../../src/io/mbox.ts';

async function split(text: string, chunkSize = 7, maxBytes = 10_000): Promise<(string | null)[]> {
  const bytes = Buffer.from(text);
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
  }
  const mails: (string | null)[] = [];
  for await (const mail of readMbox(chunks(), maxBytes)) mails.push(mail?.toString() ?? null);
  return mails;
}

const FROM = 'From a@example.org Mon Nov 23 10:00:00 2026\n';

describe('readMbox', () => {
  it('splits at the From lines, wherever the chunks break', async () => {
    const text = `${FROM}Subject: one\n\nHello\n\n${FROM}Subject: two\n\nBye\n`;
    for (const size of [1, 7, 1_000]) {
      expect(await split(text, size)).toEqual([
        'Subject: one\n\nHello\n\n',
        'Subject: two\n\nBye\n',
      ]);
    }
  });

  it('takes one > away from quoted From lines', async () => {
    expect(await split(`${FROM}A: b\n\n>From me\n>>From you\n> From him\n`)).toEqual([
      'A: b\n\nFrom me\n>From you\n> From him\n',
    ]);
  });

  it('does not split at a sentence that begins with From', async () => {
    expect(
      await split(`${FROM}A: b\n\nFrom now on all is well.\n\nFrom Monday we are open.\n`),
    ).toHaveLength(1);
  });

  it('does not split at a From line that is quoted in the middle of a paragraph', async () => {
    expect(await split(`${FROM}A: b\n\nThe log said:\n${FROM}and no more.\n`)).toHaveLength(1);
  });

  it('knows Windows line ends and undated From lines', async () => {
    expect(
      await split('From a@b.c\r\nA: b\r\n\r\nx\r\n\r\nFrom d@e.f\r\nC: d\r\n\r\ny\r\n'),
    ).toHaveLength(2);
  });

  it('does not split where no header follows, nor at a date in a sentence', async () => {
    expect(
      await split(
        `${FROM}A: b\n\nquoted:\n\n${FROM}and a sentence\n\nFrom our talk at 10:00 on 23 November 2026 we know\n`,
      ),
    ).toHaveLength(1);
  });

  it('loses nothing that stands before the first From line, nor behind a byte order mark', async () => {
    expect(await split(`Subject: zero\n\nHi\n\n${FROM}A: b\n\nx\n`)).toHaveLength(2);
    expect(await split(`\n\n${FROM}A: b\n\nx\n`)).toEqual(['A: b\n\nx\n']);
  });

  it('leaves out a mail that is too large, and goes on', async () => {
    const large = `${FROM}A: b\n\n${'x'.repeat(5_000)}\n\n`;
    expect(await split(`${large}${FROM}C: d\n\ny\n`, 512, 1_000)).toEqual([null, 'C: d\n\ny\n']);
  });
});

describe('mailsUnder', () => {
  let folder = '';
  const mail = 'From: a@example.org\nSubject: x\n\ny\n';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kulanz-mails-'));
    mkdirSync(join(folder, 'b', 'cur'), { recursive: true });
    writeFileSync(join(folder, 'c.eml'), mail);
    writeFileSync(join(folder, 'a.eml'), mail);
    writeFileSync(join(folder, 'b', 'two.mbox'), `${FROM}${mail}\n${FROM}${mail}`);
    writeFileSync(join(folder, 'b', 'cur', '1700000000.M1P1.host:2,S'), mail);
    writeFileSync(join(folder, 'notes.txt'), 'Shopping list: milk\n');
    writeFileSync(join(folder, 'empty.mbox'), '');
    symlinkSync(folder, join(folder, 'b', 'loop'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function under(path: string): Promise<string[]> {
    const found: string[] = [];
    for await (const one of mailsUnder(path, 'here'))
      found.push(`${one.file}${'error' in one ? '!' : 'skipped' in one ? '?' : ''}`);
    return found;
  }

  it('walks directories in order, takes mails and leaves the rest', async () => {
    expect(await under(folder)).toEqual([
      'here/a.eml',
      'here/b/cur/1700000000.M1P1.host:2,S',
      'here/b/two.mbox',
      'here/b/two.mbox',
      'here/c.eml',
      'here/empty.mbox!',
      'here/notes.txt?',
    ]);
  });

  it('reads a file by any name when it is asked for', async () => {
    expect(await under(join(folder, 'notes.txt'))).toEqual(['here']);
  });

  it('rejects a path that is not there', async () => {
    await expect(under(join(folder, 'nowhere'))).rejects.toThrow('ENOENT');
  });

  it('sorts by path, in which a folder counts with its slash', async () => {
    const sorted = join(folder, 'sorted');
    mkdirSync(join(sorted, 'a'), { recursive: true });
    for (const name of ['a.eml', 'a/x.eml', 'Z.eml', 'a-b.eml', 'ä.eml'])
      writeFileSync(join(sorted, name), mail);
    const found = await under(sorted);
    expect(found).toEqual([...found].sort());
    expect(found).toHaveLength(5);
    rmSync(sorted, { recursive: true });
  });

  it('reads a Maildir with its subfolders, and nothing that the server keeps beside the mails', async () => {
    const maildir = join(folder, 'maildir');
    for (const path of ['cur', 'new', 'tmp', '.Sent/cur', '.git', '.hidden'])
      mkdirSync(join(maildir, path), { recursive: true });
    for (const path of [
      ...['cur/1.a:2,S', 'new/2.b', 'tmp/3.c', '.Sent/cur/4.d', '.git/HEAD', '.hidden/x.eml'],
      ...['dovecot.index.log', 'dovecot-uidlist', 'subscriptions', '.DS_Store', 'maildirfolder'],
    ])
      writeFileSync(join(maildir, path), mail);
    expect(await under(maildir)).toEqual([
      ...['here/.Sent/cur/4.d', 'here/cur/1.a:2,S', 'here/new/2.b'],
    ]);
    rmSync(maildir, { recursive: true });
  });

  it('reads files of any name, unless they surely are something else', async () => {
    const mixed = join(folder, 'mixed');
    mkdirSync(mixed);
    writeFileSync(join(mixed, 'a'), 'no header at all');
    writeFileSync(join(mixed, 'b.txt'), mail);
    writeFileSync(join(mixed, 'c.txt'), 'Einkaufszettel');
    writeFileSync(join(mixed, 'd'), '%PDF-1.7');
    writeFileSync(join(mixed, 'e.eml'), '\xd0\xcf\x11\xe0', 'latin1');
    symlinkSync(join(mixed, 'a'), join(mixed, 'f'));
    symlinkSync(join(mixed, 'gone'), join(mixed, 'g'));
    expect(await under(mixed)).toEqual([
      ...['here/a', 'here/b.txt', 'here/c.txt?', 'here/d?', 'here/e.eml!', 'here/f'],
    ]);
    expect(await under(join(mixed, 'd'))).toEqual(['here!']);
    rmSync(mixed, { recursive: true });
  });

  it("takes an Apple Mail file without the program's notes around it", async () => {
    const path = join(folder, '1.emlx');
    writeFileSync(path, `${mail.length}\n${mail}<?xml version="1.0"?><plist/>`);
    for await (const one of mailsUnder(path, 'x'))
      expect('raw' in one ? one.raw.toString() : '').toBe(mail);
    rmSync(path);
  });

  it('an .eml is one mail, even if it begins as an mbox does', async () => {
    const path = join(folder, 'one.eml');
    writeFileSync(path, `${FROM}${mail}\n${FROM}${mail}`);
    expect(await under(path)).toEqual(['here']);
    rmSync(path);
  });
});
