// Raw header lines -> name -> values. Everything that reads a header reads it here.

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

/** Control characters but tab: no database takes U+0000, no reader the others. Latin-1's are letters. */
const CONTROLS = /(?![\t\u0080-\u009f])\p{Cc}/gu;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** Lower-case name -> unfolded, undecoded values in order of appearance. */
export function toHeaders(lines: readonly HeaderLine[]): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const { key, line } of lines.slice(0, MOST_HEADERS)) {
    const value = unfold(line.slice(line.indexOf(':') + 1, LONGEST_VALUE));
    const values = headers.get(key);
    if (values) values.push(value);
    else headers.set(key, [value]);
  }
  return headers;
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

/** Bytes without a declared charset: UTF-8 when they are, else windows-1252, which fails on nothing. */
export function decodeBytes(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

/** RFC 5322, 2.2.3. */
function unfold(raw: string): string {
  const value = raw
    .replace(/\r?\n[ \t]*/g, ' ')
    .replace(CONTROLS, '')
    .trim();
  return /\P{ASCII}/u.test(value) ? decodeBytes(Buffer.from(value, 'latin1')) : value;
}
