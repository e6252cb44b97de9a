// Mails made up for fuzzing: trees of parts, in every encoding, with a word in one of the texts.
import fc from 'fast-check';

/** The word that must not get lost. */
export const MARKER = 'Zitronenfalter';

const BODY = `Guten Tag,\r\n\r\nder ${MARKER} auf der Tasse fehlt.\r\nGrüße aus Köln\r\n`;
const PLAIN = 'Guten Tag,\r\n\r\ndie Tasse fehlt.\r\nGrüße aus Köln\r\n';

interface Coding {
  readonly label: string;
  readonly encode: (text: string) => string;
}

const quoted = (text: string) =>
  Buffer.from(text)
    .toString('latin1')
    .replace(/[=\u0080-\u00ff]/g, char => `=${char.charCodeAt(0).toString(16).toUpperCase()}`);
const base64 = (text: string) =>
  Buffer.from(text)
    .toString('base64')
    .replace(/.{76}/g, line => `${line}\r\n`);
/** Mails are put together as one character a byte. */
const bytes = (text: string) => Buffer.from(text).toString('latin1');

const CODINGS: readonly Coding[] = [
  { label: '8bit', encode: bytes },
  { label: 'quoted-printable', encode: quoted },
  { label: 'base64', encode: base64 },
  { label: 'BASE64', encode: base64 },
  { label: '"quoted-printable"', encode: quoted },
  // Labels that are wrong.
  { label: 'base64', encode: bytes },
  { label: '7bit', encode: bytes },
  { label: 'x-unknown', encode: bytes },
  { label: 'quoted-printable', encode: text => bytes(text.replaceAll('=', '=3D')) },
];

const CHARSETS = ['utf-8', 'UTF-8', '"utf-8"', 'us-ascii', 'unknown-8bit', 'utf8mb4', 'iso-8859-1'];
const coding = fc.constantFrom(...CODINGS);
const charset = fc.constantFrom(...CHARSETS);

/** A part with its header, one character a byte. */
type Part = string;

const text = (body: string): fc.Arbitrary<Part> =>
  fc
    .tuple(coding, charset, fc.constantFrom('', '; format=flowed'))
    .map(
      ([{ label, encode }, name, flowed]) =>
        `Content-Type: text/plain; charset=${name}${flowed}\r\nContent-Transfer-Encoding: ${label}\r\n\r\n${encode(body)}`,
    );
const html = (body: string): fc.Arbitrary<Part> =>
  fc
    .tuple(coding, charset)
    .map(
      ([{ label, encode }, name]) =>
        `Content-Type: text/html; charset=${name}\r\nContent-Transfer-Encoding: ${label}\r\n\r\n${encode(`<div>${body.replaceAll('\r\n', '<br>')}</div>`)}`,
    );
const file = fc.constantFrom<Part>(
  'Content-Type: application/pdf; name=beleg.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0x',
  'Content-Type: image/png\r\nContent-ID: <bild@kunde.example>\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA',
  'Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Abholung\r\nEND:VEVENT\r\nEND:VCALENDAR',
  'Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nAction: failed',
);
const leaf = fc.oneof(text(BODY), html(BODY));
const other = fc.oneof(text(PLAIN), html(PLAIN), file);

const boundary = fc.constantFrom('grenze', '=_1', '----=_Part.7', 'a', 'b', 'grenze2');
const kind = fc.constantFrom('mixed', 'related', 'signed', 'report', 'unbekannt', 'digest');

const alternative: fc.Arbitrary<Part> = fc
  .tuple(text(BODY), html(BODY), boundary)
  .map(([plain, rich, name]) => join('alternative', name, [plain, rich]));

function join(type: string, name: string, parts: readonly Part[]): Part {
  const body = parts.map(part => `--${name}\r\n${part}\r\n`).join('');
  return `Content-Type: multipart/${type}; boundary="${name}"\r\n\r\n${body}--${name}--\r\n`;
}

/** A part with the word in it, nested up to six deep. */
const part: fc.Arbitrary<Part> = fc.letrec<{ part: Part }>(tie => ({
  part: fc.oneof(
    { maxDepth: 6 },
    leaf,
    alternative,
    fc
      .tuple(
        kind,
        boundary,
        fc.array(other, { maxLength: 2 }),
        tie('part'),
        fc.array(other, { maxLength: 2 }),
      )
      .map(([type, name, before, inner, after]) => join(type, name, [...before, inner, ...after])),
    tie('part').map(
      inner =>
        `Content-Type: message/rfc822\r\n\r\nFrom: max@kunde.example\r\nSubject: Alt\r\n${inner}`,
    ),
  ),
})).part;

/** A whole mail with the word in one of its texts. */
export const markedMail: fc.Arbitrary<Buffer> = part.map(inner =>
  Buffer.from(
    `From: Erika <erika@kunde.example>\r\nTo: hilfe@laden.example\r\nSubject: Tasse\r\nMIME-Version: 1.0\r\n${inner}`,
    'latin1',
  ),
);
