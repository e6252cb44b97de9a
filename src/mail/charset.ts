// Bytes -> text, by the charset that is named and by the one that they show to be in.
import { isAscii, isUtf8 } from 'node:buffer';
import { decodeWith } from './charset-decode.ts';
import { detectCharset, isMultibyte } from './charset-detect.ts';
import { resolveCharset } from './charset-names.ts';

/** ISO-2022-JP (RFC 1468) is plain ASCII with these between; Japanese mailers forget to name it. */
const JAPANESE_ESCAPE = '\u001b$';
const SEVEN_BIT = /^(?:utf-7|hz|iso-2022-.*|utf-16.*|ucs-.*|utf-32.*)$/;
/** One byte a letter, Latin: real text of theirs is never valid UTF-8. */
const WESTERN =
  /^(?:windows-125[0247]|iso-8859-(?:1|2|3|4|9|10|13|14|15|16)|latin.*|macintosh|cp\d+)$/;
const JAPANESE = /-jp/;
const LF = 10;

/**
 * The text of bytes in the charset that is declared; where that is unknown, or the bytes are not of
 * it, in the one that they look like. `hint` names another charset of the same mail.
 */
export function decodeCharset(bytes: Uint8Array, declared = '', hint = ''): string {
  const charset = resolveCharset(declared);
  if (charset !== null && SEVEN_BIT.test(charset)) {
    return (
      wide(charset, bytes) ?? decodeUnnamed(bytes, JAPANESE.test(charset) ? 'shift_jis' : null)
    );
  }
  if (isAscii(bytes)) return decodeAscii(bytes);
  if (isUtf8(bytes) && !(charset !== null && mayLookLikeUtf8(charset, bytes))) return utf8(bytes);
  if (charset === null || charset === 'utf-8') {
    return decodeUnnamed(bytes, resolveCharset(hint), charset !== null);
  }
  const text = decodeWith(charset, bytes, true);
  if (text === null) return decodeUnnamed(bytes, charset);
  return WESTERN.test(charset) && isMostlyHigh(bytes) ? decodeUnnamed(bytes, charset) : text;
}

/** Null where eight bits belie a charset of seven, and plain text one of sixteen. */
function wide(charset: string, bytes: Uint8Array): string | null {
  if (!charset.startsWith('utf-16')) return decodeWith(charset, bytes, !isAscii(bytes));
  if (isUtf8(bytes) && !bytes.includes(0)) return null;
  return decodeWith('utf-16', bytes, false);
}

function decodeAscii(bytes: Uint8Array): string {
  const text = latin1(bytes);
  if (!text.includes(JAPANESE_ESCAPE)) return text;
  return decodeWith('iso-2022-jp', bytes, false) ?? text;
}

/** A few letters of a named East Asian charset can be valid UTF-8 by accident; many can't. */
function mayLookLikeUtf8(charset: string, bytes: Uint8Array): boolean {
  if (charset === 'utf-8' || WESTERN.test(charset)) return false;
  const high = bytes.reduce((sum, byte) => sum + (byte > 127 ? 1 : 0), 0);
  return high <= 8 && decodeWith(charset, bytes, true) !== null;
}

function decodeUnnamed(bytes: Uint8Array, hint: string | null, saysUtf8 = false): string {
  if (isUtf8(bytes)) return utf8(bytes);
  // UTF-8 with a few broken places, as a gateway that cuts lines leaves it, beats any guess.
  if (!isOf(hint, bytes) && isNearlyUtf8(bytes, saysUtf8)) return byLine(bytes);
  const charset = detectCharset(bytes, hint);
  return decodeWith(charset, bytes, false) ?? latin1(bytes);
}

/** True when the bytes are of a charset of several bytes, which few are by accident. */
function isOf(hint: string | null, bytes: Uint8Array): boolean {
  return hint !== null && isMultibyte(hint) && decodeWith(hint, bytes, true) !== null;
}

/** Far more valid UTF-8 sequences than broken ones; of two bytes many come by accident, of three few. */
function isNearlyUtf8(bytes: Uint8Array, saysUtf8: boolean): boolean {
  const text = utf8(bytes.subarray(0, 64_000));
  let broken = 0;
  let fine = 0;
  for (const char of text) {
    if (char === '\ufffd') broken += 1;
    else if (char > '\u007f') fine += char > '\u07ff' ? 2 : 1;
  }
  return fine > 0 && fine >= (saysUtf8 ? broken : broken * 2);
}

/** Lines that are UTF-8 are read as that, the others as they look: a mail made of several. */
function byLine(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LF, from);
    const to = end < 0 ? bytes.length : end + 1;
    const line = bytes.subarray(from, to);
    lines.push(isUtf8(line) ? utf8(line) : decodeMixed(line));
    from = to;
  }
  return lines.join('');
}

/** A line of UTF-8 with bytes of windows-1252 in it; one of another charset where there is no UTF-8. */
function decodeMixed(line: Uint8Array): string {
  const torn = utf8(line);
  if (!/[\u0080-\ufffc]/.test(torn)) return decodeWith(detectCharset(line), line, false) ?? torn;
  const pieces: string[] = [];
  let broken = 0;
  for (let at = 0; at < line.length; ) {
    const size = sequenceAt(line, at);
    if (size > 0) {
      pieces.push(utf8(line.subarray(at, at + size)));
      at += size;
      continue;
    }
    for (broken = at; broken < line.length && sequenceAt(line, broken) === 0; ) broken += 1;
    pieces.push(readBroken(line, at, broken));
    at = broken;
  }
  return pieces.join('');
}

/** Within a word, or several together, they are letters; one alone is what is left of a torn one. */
function readBroken(line: Uint8Array, from: number, to: number): string {
  const isWord = isLetter(line[from - 1]) || isLetter(line[to]) || to - from > 1;
  if (!isWord) return '\ufffd';
  return decodeWith('windows-1252', line.subarray(from, to), false) ?? '';
}

/** How many bytes the UTF-8 character takes that begins there; 0: none does. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const whole = first >= 0xc2 && at + size <= bytes.length;
  return whole && isUtf8(bytes.subarray(at, at + size)) ? size : 0;
}

function isLetter(byte = 0): boolean {
  return (byte | 32) >= 97 && (byte | 32) <= 122;
}

/** Most letters are beyond ASCII: no language that is written in Latin letters. */
function isMostlyHigh(bytes: Uint8Array): boolean {
  let high = 0;
  let letters = 0;
  for (const byte of bytes.subarray(0, 4096)) {
    if (byte > 127) high += 1;
    else if ((byte | 32) >= 97 && (byte | 32) <= 122) letters += 1;
  }
  return high >= 8 && high > letters;
}

function utf8(bytes: Uint8Array): string {
  return decodeWith('utf-8', bytes, false) ?? '';
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
