// Raw header lines -> name -> values. Everything that reads a header reads it here.
import { isUtf8 } from 'node:buffer';
import { decodeCharset } from './charset.ts';
import { detectCharset } from './charset-detect.ts';
import { resolveCharset } from './charset-names.ts';

/** As mailparser gives it: lower-case name, and the whole raw line with its folds, one char a byte. */
export interface HeaderLine {
  readonly key: string;
  readonly line: string;
}

export type Headers = ReadonlyMap<string, readonly string[]>;

/** Headers beyond this many are noise or an attack. */
const MOST_HEADERS = 500;
/** Longest value kept, in characters: 100 References of 160, or about 1,600 recipients. */
const LONGEST_VALUE = 64_000;
/** Bytes of a returned header block that are looked at. */
const LONGEST_HEAD = 128 * 1024;

/** Control characters but tab: no database takes U+0000, no reader the others. */
const CONTROLS = /[^\P{Cc}\t]/gu;

/** Lower-case name -> unfolded, undecoded values in order of appearance; raw 8-bit bytes are
 * decoded, if they are of no other charset like `body`. */
export function toHeaders(lines: readonly HeaderLine[], body?: Buffer): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  const kept = lines.slice(0, MOST_HEADERS);
  const hint = charsetNamedIn(kept) || charsetShownBy(body);
  for (const { key, line } of kept) {
    const value = unfold(key, line.slice(line.indexOf(':') + 1, LONGEST_VALUE), hint);
    const values = headers.get(key);
    if (values) values.push(value);
    else headers.set(key, [value]);
  }
  return headers;
}

/** The charset that an unnamed body looks to be in. */
function charsetShownBy(body: Buffer | undefined): string {
  return body === undefined || isUtf8(body) ? '' : detectCharset(body);
}

/** The charset that the mail gives for its body: raw bytes in the header are most likely of it too. */
function charsetNamedIn(lines: readonly HeaderLine[]): string {
  const type = lines.find(({ key }) => key === 'content-type')?.line ?? '';
  return /\bcharset\s{0,5}=\s{0,5}"?([\w:.-]{1,60})/i.exec(type.slice(0, 2000))?.[1] ?? '';
}

/** The header block at the top of a mail's bytes, or of what a bounce returned of one. */
export function parseHead(raw: Buffer): Map<string, string[]> {
  const head = raw.toString('latin1', 0, LONGEST_HEAD).replace(/\r\n?/g, '\n').trimStart();
  const lines = (head.split(/\n[ \t]*\n/, 1)[0] ?? '').split(/\n(?![ \t])/);
  return toHeaders(
    lines.flatMap(line => {
      const colon = line.indexOf(':');
      return colon > 0 ? [{ key: line.slice(0, colon).trim().toLowerCase(), line }] : [];
    }),
  );
}

/** The first value of a header, '' when absent. */
export function headerOf(headers: Headers, name: string): string {
  return headers.get(name)?.[0] ?? '';
}

/** Bytes without a declared charset, by what they look like; windows-1252 in doubt. */
export function decodeBytes(bytes: Uint8Array, hint = ''): string {
  return decodeCharset(bytes, '', hint);
}

/** ESC: ISO-2022-JP has it between its letters. */
const NOT_PLAIN = /[^\t\n\r -~]/;

/** RFC 5322, 2.2.3. */
function unfold(key: string, raw: string, hint: string): string {
  const value = raw.replace(/\r?\n[ \t]*/g, ' ');
  const decoded =
    NOT_PLAIN.test(value) || isShifted(key, value, hint) ? decodeRaw(value, hint) : value;
  return decoded.replace(CONTROLS, '').trim();
}

/** A subject in the seven bits of UTF-7 or HZ, as the body is. */
function isShifted(key: string, value: string, hint: string): boolean {
  if (key !== 'subject' || hint === '' || value.includes('=?')) return false;
  return /[+~]/.test(value) && isSevenBit(hint);
}

function isSevenBit(hint: string): boolean {
  const charset = resolveCharset(hint);
  return charset === 'utf-7' || charset === 'hz';
}

function decodeRaw(value: string, hint: string): string {
  return decodeCharset(Buffer.from(value, 'latin1'), isSevenBit(hint) ? hint : '', hint);
}
