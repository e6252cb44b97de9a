// winmail.dat: what Outlook and Exchange wrap a mail in for other Outlooks (MS-OXTNEF).
import { decodeCharset } from './charset.ts';
import { type MapiProperties, readMapi } from './tnef-properties.ts';

export interface TnefFile {
  readonly filename: string;
  /** '' when not told. */
  readonly contentType: string;
  readonly contentId: string;
  readonly content: Buffer;
}

export interface Tnef {
  readonly text: string;
  readonly html: string;
  /** Rich text as Outlook compresses it; empty when there is none. */
  readonly compressedRtf: Buffer;
  readonly files: readonly TnefFile[];
  /** False when it ends in mid-air: what it held so far is here. */
  readonly isWhole: boolean;
}

const SIGNATURE = 0x223e9f78;
/** Attributes, by the lower half of their numbers (MS-OXTNEF, 2.1.3.2). */
const BODY = 0x800c;
const MESSAGE_PROPERTIES = 0x9003;
const CODE_PAGE = 0x9007;
const NEW_FILE = 0x9002;
const FILE_TITLE = 0x8010;
const FILE_DATA = 0x800f;
const FILE_PROPERTIES = 0x9005;

const MOST_FILES = 500;
const MOST_ATTRIBUTES = 20_000;

interface Attribute {
  readonly id: number;
  readonly data: Buffer;
}

interface OpenFile {
  title: string;
  data: Buffer;
  properties: MapiProperties;
}

/** Null when the bytes are no TNEF. */
export function readTnef(raw: Buffer): Tnef | null {
  if (raw.length < 6 || raw.readUInt32LE(0) !== SIGNATURE) return null;
  const { attributes, isWhole } = readAttributes(raw);
  const page = attributes.find(({ id }) => id === CODE_PAGE)?.data;
  const charset = page && page.length >= 4 ? codePage(page.readUInt32LE(0)) : '';
  const files: OpenFile[] = [];
  let body = '';
  let properties: MapiProperties = new Map();
  for (const { id, data } of attributes) {
    const file = files.at(-1);
    if (id === BODY) body = untilNul(decodeCharset(data, charset));
    if (id === MESSAGE_PROPERTIES) properties = readMapi(data, charset);
    if (id === NEW_FILE && files.length < MOST_FILES) {
      files.push({ title: '', data: Buffer.alloc(0), properties: new Map() });
    }
    if (!file) continue;
    if (id === FILE_TITLE) file.title = untilNul(decodeCharset(data, charset));
    if (id === FILE_DATA) file.data = data;
    if (id === FILE_PROPERTIES) file.properties = readMapi(data, charset);
  }
  return {
    text: textOf(properties, 0x1000) || body,
    html: htmlOf(properties),
    compressedRtf: bytesOf(properties, 0x1009),
    files: files.map(toFile),
    isWhole,
  };
}

function readAttributes(raw: Buffer): { attributes: Attribute[]; isWhole: boolean } {
  const attributes: Attribute[] = [];
  let at = 6;
  while (at + 9 <= raw.length && attributes.length < MOST_ATTRIBUTES) {
    const id = raw.readUInt16LE(at + 1);
    const size = raw.readUInt32LE(at + 5);
    const end = at + 9 + size;
    if (end > raw.length) return { attributes, isWhole: false };
    attributes.push({ id, data: raw.subarray(at + 9, end) });
    // A checksum of two bytes follows.
    at = end + 2;
  }
  return { attributes, isWhole: true };
}

function toFile({ title, data, properties }: OpenFile): TnefFile {
  return {
    filename:
      textOf(properties, 0x3707) ||
      textOf(properties, 0x3704) ||
      title ||
      textOf(properties, 0x3001),
    contentType: textOf(properties, 0x370e).toLowerCase(),
    contentId: textOf(properties, 0x3712),
    content: data.length > 0 ? data : bytesOf(properties, 0x3701),
  };
}

function textOf(properties: MapiProperties, id: number): string {
  const value = properties.get(id);
  return typeof value === 'string' ? value : '';
}

function bytesOf(properties: MapiProperties, id: number): Buffer {
  const value = properties.get(id);
  return Buffer.isBuffer(value) ? value : Buffer.alloc(0);
}

/** PR_HTML is bytes in the charset that PR_INTERNET_CPID numbers. */
function htmlOf(properties: MapiProperties): string {
  const page = properties.get(0x3fde);
  const bytes = bytesOf(properties, 0x1013);
  const charset = typeof page === 'number' ? codePage(page) : '';
  return textOf(properties, 0x1013) || untilNul(decodeCharset(bytes, charset));
}

function codePage(page: number): string {
  if (page === 65001) return 'utf-8';
  if (page === 1200) return 'utf-16le';
  return page === 20127 || page === 0 ? '' : `cp${page}`;
}

function untilNul(text: string): string {
  const end = text.indexOf('\u0000');
  return end < 0 ? text : text.slice(0, end);
}
