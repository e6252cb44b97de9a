// What an attached file says, as far as it is text; what can't be read is searched as bytes.
import { fromQuotedPrintable } from './leak-views.ts';

export interface LeakFile {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** Only the beginning of a long file is read as text; all of it is searched as bytes. */
const MOST_BYTES = 4_000_000;

const TEXT_TYPES = /^(?:text\/|message\/|application\/(?:rtf|json|xml|xhtml\+xml|mbox))/;
const TEXT_NAMES = /\.(?:eml|html?|mht(?:ml)?|txt|md|csv|rtf|mbox|ics|xml|json)$/i;
const HTML = /\.(?:html?|mht(?:ml)?|eml|mbox)$|html$|^message\//i;
const BASE64_BLOCK = /(?:^[A-Za-z0-9+/]{40,}={0,2}\r?$\n?)+(?:^[A-Za-z0-9+/]{1,76}={0,2}\r?$)?/gm;

/** The forms of a file's text; none when it is no text. */
export function textsOfFile(file: LeakFile): { texts: string[]; html: boolean } {
  const isText = TEXT_TYPES.test(file.contentType) || TEXT_NAMES.test(file.filename);
  if (!isText) return { texts: [], html: false };
  const bytes = file.content.subarray(0, MOST_BYTES);
  const raw = decode(bytes);
  const texts = [raw];
  if (/=[0-9A-F]{2}|=\r?\n/.test(raw)) texts.push(fromQuotedPrintable(raw));
  for (const block of raw.match(BASE64_BLOCK) ?? []) {
    texts.push(decode(Buffer.from(block, 'base64')));
  }
  return { texts, html: HTML.test(file.filename) || HTML.test(file.contentType) };
}

/** Outlook's winmail.dat holds the whole mail, quotation included, compressed. */
export function isSealedMail(file: LeakFile): boolean {
  return (
    /^application\/(?:vnd\.)?ms-(?:tnef|outlook)$/.test(file.contentType) ||
    /(?:^winmail\.dat|\.msg)$/i.test(file.filename)
  );
}

/** True when the bytes hold the words, as UTF-8 or as Windows' UTF-16. */
export function holdsBytes(content: Buffer, words: string): boolean {
  return content.includes(words, 0, 'utf8') || content.includes(words, 0, 'utf16le');
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  const utf8 = bytes.toString('utf8');
  return utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8;
}
