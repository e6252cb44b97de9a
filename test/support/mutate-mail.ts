// Mails that nobody sends and everybody gets: own fixtures, cut, glued, nested, recoded and damaged.
import fc from 'fast-check';

type Mutation = (raw: Buffer) => Buffer;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const latin1 = (raw: Buffer, change: (text: string) => string): Buffer =>
  Buffer.from(change(raw.toString('latin1')), 'latin1');

const truncate = share.map(
  (at): Mutation =>
    raw =>
      raw.subarray(0, Math.ceil(raw.length * at)),
);
const behead = share.map(
  (at): Mutation =>
    raw =>
      raw.subarray(Math.floor(raw.length * at)),
);
const flip = fc.array(fc.tuple(share, fc.nat(255)), { minLength: 1, maxLength: 20 }).map(
  (places): Mutation =>
    raw => {
      const bytes = Buffer.from(raw);
      for (const [at, byte] of places)
        if (bytes.length > 0) bytes[Math.floor(at * (bytes.length - 1))] = byte;
      return bytes;
    },
);
const lineEnds = fc.constantFrom('\r', '\n', '\r\n', '\n\n', '\u2028', '\0').map(
  (end): Mutation =>
    raw =>
      latin1(raw, text => text.replace(/\r\n|\r|\n/g, end)),
);
const recode = fc.constantFrom<Mutation[]>(
  raw => Buffer.from(raw.toString('latin1'), 'utf8'),
  raw => Buffer.from(raw.toString('utf8'), 'latin1'),
  raw => Buffer.from(raw.toString('utf8'), 'utf16le'),
  raw => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), raw]),
  raw => latin1(raw, text => text.replace(/charset=\S+/gi, 'charset=gb18030')),
  raw => latin1(raw, text => text.replace(/transfer-encoding: \S+/gi, 'transfer-encoding: base64')),
);
const nest = fc
  .tuple(
    fc.integer({ min: 1, max: 30 }),
    fc.constantFrom(
      'message/rfc822',
      'multipart/mixed',
      'multipart/report; report-type=delivery-status',
      'text/html',
    ),
  )
  .map(
    ([depth, type]): Mutation =>
      raw => {
        let mail = raw.toString('latin1');
        for (let at = 0; at < depth; at += 1) {
          mail = type.startsWith('multipart')
            ? `Content-Type: ${type}; boundary=b${at}\n\n--b${at}\n${mail}\n--b${at}--\n`
            : `From: a@example.org\nContent-Type: ${type}\n\n${mail}`;
        }
        return Buffer.from(mail, 'latin1');
      },
  );
const FIELDS = [
  ...[
    'From: ',
    'From: a@b.example, c@d.example',
    'Content-Type: text/html',
    'Content-Type: multipart/mixed',
  ],
  ...[
    'Content-Type: text/html; charset=iso-2022-jp',
    'Subject: =?utf-8?B?/////?=',
    'Date: 99 Foo 0000',
  ],
  ...[
    'Message-ID: <<>',
    'Return-Path: <>',
    'Auto-Submitted: auto-replied',
    'Reply-To: "a" <b',
    'To: a:;',
  ],
];
const addField = fc.constantFrom(...FIELDS).map(
  (field): Mutation =>
    raw =>
      Buffer.concat([Buffer.from(`${field}\n`), raw]),
);
const PIECES = [
  ...['<div style="display:none">', '<blockquote>', '<plaintext>', '<!--', '</td></tr></table>'],
  ...[
    '\n> > > \n',
    '\nOn Mon, Nov 23 2026, Erika wrote:\n',
    '\n-- \n',
    '\n-----Original Message-----\n',
  ],
  ...[
    '\nFrom: a@b.example\nSubject: x\n\n',
    '\u0000\ud800',
    '=?utf-8?q?=',
    '\n.\n',
    ' '.repeat(5_000),
  ],
];
const insert = fc.tuple(share, fc.constantFrom(...PIECES), fc.integer({ min: 1, max: 40 })).map(
  ([at, piece, times]): Mutation =>
    raw => {
      const place = Math.floor(raw.length * at);
      return Buffer.concat([
        raw.subarray(0, place),
        Buffer.from(piece.repeat(times)),
        raw.subarray(place),
      ]);
    },
);

/** One or several of the mails, with up to three things done to them. */
export function mutatedMails(mails: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const mail = fc.constantFrom(...mails);
  const splice = fc.tuple(mail, share, share).map(
    ([other, from, to]): Mutation =>
      raw =>
        Buffer.concat([
          raw.subarray(0, Math.floor(raw.length * from)),
          other.subarray(Math.floor(other.length * to)),
        ]),
  );
  const mutation = fc.oneof(
    truncate,
    behead,
    flip,
    lineEnds,
    recode,
    nest,
    addField,
    insert,
    splice,
  );
  return fc
    .tuple(mail, fc.array(mutation, { minLength: 1, maxLength: 3 }))
    .map(([raw, mutations]) => mutations.reduce((mutated, mutate) => mutate(mutated), raw))
    .filter(raw => raw.length < 2_000_000);
}
