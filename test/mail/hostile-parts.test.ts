// Every reader of a part of a mail takes whatever comes, in linear time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddresses } from '../../src/mail/addresses.ts';
import { calendarToText } from '../../src/mail/calendar-text.ts';
import { decodeCharset } from '../../src/mail/charset.ts';
import { readCms } from '../../src/mail/cms.ts';
import { decodeWords } from '../../src/mail/encoded-words.ts';
import { enrichedToText } from '../../src/mail/enriched-text.ts';
import { unflow } from '../../src/mail/flowed-text.ts';
import { parseMailDate } from '../../src/mail/mail-date.ts';
import { mendStructure } from '../../src/mail/mend-structure.ts';
import { readFilename } from '../../src/mail/parameters.ts';
import { stripPgpArmour } from '../../src/mail/pgp.ts';
import { mendRaw } from '../../src/mail/raw-mail.ts';
import { decompressRtf, rtfToText } from '../../src/mail/rtf.ts';
import { readTnef } from '../../src/mail/tnef.ts';
import { undoTransfer } from '../../src/mail/transfer-encoding.ts';
import { findUuencoded } from '../../src/mail/uuencode.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const tnefHead = bytes('\x78\x9f\x3e\x22\x01\x00');
const rtfHead = bytes('\x00\x00\x00\x00\x00\x00\x00\x00LZFu\x00\x00\x00\x00');
const field = (text: string) => [
  { key: 'content-disposition', line: `Content-Disposition: ${text}` },
];

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  addresses: text => readAddresses(new Map([['from', [text]]]), 'from'),
  calendar: text => calendarToText(`BEGIN:VEVENT\n${text}`),
  charset: text => decodeCharset(bytes(text)),
  'charset gb2312': text => decodeCharset(bytes(text), 'gb2312'),
  'charset utf-7': text => decodeCharset(bytes(text), 'utf-7'),
  'charset hz': text => decodeCharset(bytes(text), 'hz-gb-2312'),
  cms: text => readCms(bytes(text)),
  'encoded words': decodeWords,
  'enriched text': enrichedToText,
  flowed: text => unflow(text, true),
  date: parseMailDate,
  structure: text => mendStructure(bytes(`Content-Type: multipart/mixed\n\n${text}`)),
  filename: text => readFilename(field(text), ''),
  pgp: text => stripPgpArmour(`-----BEGIN PGP SIGNED MESSAGE-----\n${text}`),
  raw: text => mendRaw(bytes(text)),
  rtf: text => rtfToText(`{\\rtf1 ${text}`),
  'compressed rtf': text => decompressRtf(Buffer.concat([rtfHead, bytes(text)])),
  tnef: text => readTnef(Buffer.concat([tnefHead, bytes(text)])),
  base64: text => undoTransfer(bytes(text), 'base64'),
  'quoted-printable': text => undoTransfer(bytes(text), 'quoted-printable'),
  'no encoding': text => undoTransfer(bytes(text), 'binary'),
  uuencode: text => findUuencoded(`begin 644 a\n${text}`),
};

/** What makes expressions go back over what they have read, and readers of lengths lose their way. */
const PIECES = [
  ...[
    '=?utf-8?q?',
    '=?x?b?=?=',
    '<',
    '<<',
    '"',
    '\\"',
    '(',
    ' ',
    '\t',
    '\n',
    '\r',
    '\r\n ',
    ': ',
    ';',
  ],
  ...[
    '--a\n',
    '--a\nContent-Type: multipart/mixed\n',
    'boundary="',
    'filename*0*=',
    "''",
    '%41',
    '=',
  ],
  ...[
    '=\n',
    '= ',
    '=3D',
    'QUJD',
    'QUJD=',
    '+AGE-',
    '~{',
    '~}',
    '>',
    '> ',
    '-- \n',
    '<nl>',
    '<<',
    '<a',
  ],
  ...[
    '{',
    '}',
    "\\'e4",
    '\\u8211 ?',
    '\\*',
    'begin 644 a\n',
    '`\n',
    'end\n',
    '- ',
    'Hash: a\n',
    'a@',
  ],
  ...[
    '\x00',
    '\x30\x80',
    '\x24\x80',
    '\xa0\x80',
    '\xff',
    '\x81',
    '\xe4',
    '\x1b$B',
    '1',
    '23 Nov ',
    ',',
    'a',
  ],
];

describe.each(Object.entries(READERS))('%s', (_name, read) => {
  it('takes 200 KB of anything in less than half a second', () => {
    for (const piece of PIECES) {
      const text = piece.repeat(200_000 / piece.length);
      const started = process.cpuUsage();
      read(text);
      const { user } = process.cpuUsage(started);
      expect(user / 1000, JSON.stringify(piece)).toBeLessThan(500);
    }
  });

  it('never throws', () => {
    const pieces = fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 }));
    const binary = fc
      .uint8Array({ maxLength: 300 })
      .map(raw => Buffer.from(raw).toString('latin1'));
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 30 }).map(all => all.join('')),
      binary,
    );
    fc.assert(
      fc.property(text, one => {
        read(one);
      }),
      { numRuns: 150 },
    );
  });
});
