import { decodeCharset } from './charset.ts';

/** By property id (MS-OXPROPS); of several values the first. */
export type MapiProperties = ReadonlyMap<number, string | number | Buffer>;

/** Bytes of a value by its type (MS-OXCDATA, 2.11.1), padding included; others tell their length. */
const FIXED: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const OBJECT = 0x0d;
const STRING8 = 0x1e;
const UNICODE = 0x1f;
const MULTIPLE = 0x1000;
const NAMED = 0x8000;
const MOST_PROPERTIES = 5000;
const MOST_VALUES = 10_000;

class Cursor {
  at = 0;

  constructor(readonly bytes: Buffer) {}

  /** Throws RangeError at the end, which ends the reading. */
  word(): number {
    const value = this.bytes.readUInt16LE(this.at);
    this.at += 2;
    return value;
  }

  long(): number {
    const value = this.bytes.readUInt32LE(this.at);
    this.at += 4;
    return value;
  }

  /** A piece and its padding to four bytes. */
  take(size: number): Buffer {
    if (this.at + size > this.bytes.length) throw new RangeError('cut short');
    const piece = this.bytes.subarray(this.at, this.at + size);
    this.at += (size + 3) & ~3;
    return piece;
  }
}

/** The properties of a message or an attachment, as far as they go. */
export function readMapi(bytes: Buffer, charset: string): MapiProperties {
  const found = new Map<number, string | number | Buffer>();
  const cursor = new Cursor(bytes);
  try {
    const count = Math.min(cursor.long(), MOST_PROPERTIES);
    for (let index = 0; index < count; index += 1) {
      const type = cursor.word();
      const id = cursor.word();
      if (id >= NAMED) skipName(cursor);
      const value = readValue(cursor, type, charset);
      if (id < NAMED && !found.has(id)) found.set(id, value);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

/** GUID, then a number or a name. */
function skipName(cursor: Cursor): void {
  cursor.take(16);
  if (cursor.long() === 0) cursor.long();
  else cursor.take(cursor.long());
}

function readValue(cursor: Cursor, type: number, charset: string): string | number | Buffer {
  const base = type & ~MULTIPLE;
  const size = FIXED[base];
  const isMultiple = (type & MULTIPLE) !== 0;
  const count = size === undefined || isMultiple ? cursor.long() : 1;
  let first: string | number | Buffer = '';
  for (let index = 0; index < Math.min(count, MOST_VALUES); index += 1) {
    const value = cursor.take(size ?? cursor.long());
    if (index === 0) first = toValue(value, base, charset);
  }
  return first;
}

function toValue(bytes: Buffer, type: number, charset: string): string | number | Buffer {
  if (type === UNICODE) return bytes.toString('utf16le').split('\u0000', 1)[0] ?? '';
  if (type === STRING8) {
    const end = bytes.indexOf(0);
    return decodeCharset(end < 0 ? bytes : bytes.subarray(0, end), charset);
  }
  // An object's interface id stands before it.
  if (type === OBJECT) return bytes.subarray(16);
  return FIXED[type] === 4 ? bytes.readUInt32LE(0) : bytes;
}
