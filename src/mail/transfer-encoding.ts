// Content-Transfer-Encoding (RFC 2045, 6) of text parts, read by what is there where the label is wrong.

export type TransferEncoding = 'base64' | 'quoted-printable' | 'uuencode' | 'binary';

const NAMES: Readonly<Record<string, TransferEncoding>> = {
  base64: 'base64',
  'base-64': 'base64',
  'x-base64': 'base64',
  base_64: 'base64',
  b64: 'base64',
  'quoted-printable': 'quoted-printable',
  quotedprintable: 'quoted-printable',
  'quoted printable': 'quoted-printable',
  quoted_printable: 'quoted-printable',
  'quoted-printable8': 'quoted-printable',
  qp: 'quoted-printable',
  'x-quoted-printable': 'quoted-printable',
  uuencode: 'uuencode',
  'x-uuencode': 'uuencode',
  'x-uue': 'uuencode',
  uue: 'uuencode',
};

const BASE64_LINE = /^[A-Za-z0-9+/]{1,1000}={0,3}$/;
/** A line of prose: two words with a space between, or punctuation that base64 has not. */
const PROSE = /[^\sA-Za-z0-9+/=]|[A-Za-z][ \t][A-Za-z]|=[ \t]+\S/;

/** The encoding that a label means, whatever its case, quotes and comments. */
export function encodingOf(label: string): TransferEncoding {
  const name = label
    .slice(0, 100)
    .toLowerCase()
    .replace(/[;(].*$/s, '')
    .replace(/["'<>:]/g, '')
    .trim();
  return Object.hasOwn(NAMES, name) ? (NAMES[name] ?? 'binary') : 'binary';
}

/** The bytes of a text part with its encoding undone, if it really is in it. */
export function undoTransfer(body: Buffer, encoding: TransferEncoding): Buffer {
  if (encoding === 'base64') return undoBase64(body);
  if (encoding === 'quoted-printable') return undoQuoted(body);
  return isQuotedUnnamed(body) ? undoQuoted(body) : (base64Unnamed(body) ?? body);
}

/**
 * Base64 line by line: noise within a line is left out, and what a gateway put behind in plain (a
 * list's footer) stays. A body without any line of base64 is plain.
 */
function undoBase64(body: Buffer): Buffer {
  const text = body.toString('latin1');
  if (!PROSE.test(text)) {
    const bytes = decodeBlocks(text);
    return isWord(text) && !isPrintable(bytes) ? body : bytes;
  }
  // Padding ends base64: what stands behind it in its line is a line of its own.
  const lines = text.replace(/^([A-Za-z0-9+/]{4,1000}={1,2})[ \t]/gm, '$1\n').split(/\r?\n/);
  const encoded = lines.map(line => isEncoded(line));
  const noisy = encoded.lastIndexOf(true);
  if (noisy < 0) return body;
  const parts: Buffer[] = [];
  let block: string[] = [];
  const close = () => {
    if (block.length > 0) parts.push(decodeBlocks(block.join('\n')));
    block = [];
  };
  for (const [at, line] of lines.entries()) {
    const trimmed = line.trim();
    // A short last line of base64 follows a long one; anything else that is no base64 is prose.
    const goesOn = block.length > 0 && !block.at(-1)?.trimEnd().endsWith('=');
    if (encoded[at] || (goesOn && isNearly(trimmed))) block.push(line);
    else if (trimmed === '') continue;
    else if (at > noisy || PROSE.test(line)) {
      close();
      parts.push(Buffer.from(`\n${line}`, 'latin1'));
    }
  }
  close();
  return Buffer.concat(parts);
}

/** Long, and of base64's letters but for a little noise. */
function isEncoded(line: string): boolean {
  const text = line.trim();
  if (text.length < 4 || /[a-z]\s[a-z]/i.test(text)) return false;
  if (text.length < 40) return /^[A-Za-z0-9+/]+={1,2}$/.test(text);
  const noise = text.replace(/[A-Za-z0-9+/=]+/g, '').length;
  return noise * 20 <= text.length;
}

/** A line within base64: its letters, but for a little noise. */
function isNearly(line: string): boolean {
  if (BASE64_LINE.test(line)) return true;
  const noise = line.replace(/[A-Za-z0-9+/=]+/g, '').length;
  return noise * 12 <= line.length && !/\s|:\/\//.test(line);
}

/** Several encoded pieces one after the other, each with its padding. */
function decodeBlocks(text: string): Buffer {
  const letters = text.replace(/[^A-Za-z0-9+/=]+/g, '');
  const blocks = letters.match(/[^=]+={0,3}/g) ?? [];
  return Buffer.concat(blocks.map(block => Buffer.from(block, 'base64')));
}

/** Letters alone, as `Hallo Erika`: base64 of any length has digits or padding. */
function isWord(text: string): boolean {
  return text.length < 200 && /^[A-Za-z\s]+$/.test(text);
}

function isPrintable(bytes: Buffer): boolean {
  return (
    bytes.every(byte => byte >= 32 || byte === 9 || byte === 10 || byte === 13 || byte === 27) &&
    !bytes.toString('utf8').includes('\ufffd')
  );
}

/** Quoted-printable: soft breaks with spaces behind them, lower-case digits; a stray `=` stays. */
export function undoQuoted(body: Buffer): Buffer {
  const joined = body
    .toString('latin1')
    .replace(/=[ \t]{0,80}\r{0,3}\n/g, '')
    .replace(/=\s{0,80}$/, '');
  const text = joined.replace(/=([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(text, 'latin1');
}

const QUOTED = /=(?:[0-9A-F]{2}|\r?\n)/g;

/** Every `=` of it is of quoted-printable, and some are so as no prose or address has them. */
function isQuotedUnnamed(body: Buffer): boolean {
  if (!body.includes('=')) return false;
  const text = body.toString('latin1', 0, 200_000);
  const signs = text.match(QUOTED) ?? [];
  const equals = text.split('=').length - 1;
  if (signs.length < 2 || signs.length < equals) return false;
  const soft = signs.some(sign => sign.endsWith('\n'));
  const coded = signs.some(sign => !sign.endsWith('\n'));
  return (soft && coded) || /=C3=[89AB][0-9A-F]|=E2=80=|=3D/.test(text);
}

/** Nothing but lines of base64, long and of one length, that give text: base64 whose label is lost. */
function base64Unnamed(body: Buffer): Buffer | null {
  const start = body.subarray(0, 100).toString('latin1').trimStart();
  if (start.length < 60 || !/^[A-Za-z0-9+/]{60,76}(?:\r?\n|$)/.test(start)) return null;
  const lines = body.toString('latin1').trim().split(/\r?\n/);
  if (lines.some(line => !BASE64_LINE.test(line.trim()))) return null;
  const bytes = decodeBlocks(lines.join(''));
  return isPrintable(bytes) ? bytes : null;
}
