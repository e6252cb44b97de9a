import { Readable } from 'node:stream';
import { PermanentError } from '../errors.ts';
import { readAddresses, readAuthor, readRecipients } from './addresses.ts';
import { toAttachments } from './attachments.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { takeDataPictures } from './data-pictures.ts';
import { decodeBytes, type Headers, headerOf, toHeaders } from './headers.ts';
import { htmlToText } from './html-to-text.ts';
import { parseMailDate } from './mail-date.ts';
import { mendCharset } from './mend-charset.ts';
import type { Message } from './message.ts';
import { firstMessageId, parseMessageIds } from './message-id.ts';
import { type KeepLimits, MOST_MULTIPARTS, type ParsedMime, parseMime } from './parse-mime.ts';
import {
  bodyStart,
  countMultiparts,
  hasBareReturns,
  LONGEST_HEAD,
  mendRaw,
  returnsToFeeds,
} from './raw-mail.ts';

/** Mails larger than this, in bytes, are read from a stream. */
export const LARGE_MAIL = 2 * 1024 * 1024;

const KEEP_ALL: KeepLimits = {
  eachPart: Number.POSITIVE_INFINITY,
  allParts: Number.POSITIVE_INFINITY,
};
/** Enough for a delivery status, an attached mail's header and a small picture. */
const KEEP_SMALL: KeepLimits = { eachPart: 256 * 1024, allParts: 4 * 1024 * 1024 };
/** Of a mail that the parser gave up on, so many bytes are shown as they are. */
const SHOWN_RAW = 256 * 1024;
const SPACE = 32;

/**
 * Reads a mail, however malformed. Throws PermanentError only when there is nothing to read.
 */
export async function readMessage(raw: Buffer): Promise<Message> {
  const mended = mendRaw(raw);
  if (isBlank(mended))
    throw new PermanentError('The mail is empty: it holds neither header nor body.');
  const parsed = await mendCharset(await parseMime(mended, KEEP_ALL), mended);
  return toMessage(parsed, mended.subarray(0, LONGEST_HEAD + SHOWN_RAW));
}

/**
 * Reads a large mail with flat memory. Contents of attachments above `keep` are not kept: their
 * `content` is empty while `size` is right. Rejects when the stream fails.
 */
export async function readLargeMessage(
  stream: Readable,
  keep: KeepLimits = KEEP_SMALL,
): Promise<Message> {
  const start: { head: Buffer } = { head: Buffer.alloc(0) };
  const parsed = await parseMime(
    Readable.from(mendStream(stream, start), { objectMode: false }),
    keep,
  );
  if (isBlank(start.head)) {
    throw new PermanentError('The mail is empty: it holds neither header nor body.');
  }
  return toMessage(parsed, start.head);
}

/**
 * The stream with its line ends and header block put right; leaves the beginning in `start.head`.
 * Ends early where a mail nests so deep that it is meant to do harm.
 */
async function* mendStream(stream: Readable, start: { head: Buffer }): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  let bare: boolean | null = null;
  let multiparts = 0;
  const begin = () => {
    const head = Buffer.concat(waiting);
    waiting = [];
    bare = hasBareReturns(head);
    const mended = mendRaw(head);
    // A copy: a view would keep the whole beginning in memory.
    start.head = Buffer.from(mended.subarray(0, LONGEST_HEAD + SHOWN_RAW));
    return mended;
  };
  for await (const chunk of stream) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    multiparts += countMultiparts(bytes);
    if (multiparts > MOST_MULTIPARTS) break;
    if (bare !== null) {
      yield bare ? returnsToFeeds(bytes) : bytes;
      continue;
    }
    waiting.push(bytes);
    size += bytes.length;
    if (size >= LONGEST_HEAD) yield begin();
  }
  if (bare === null) yield begin();
}

async function toMessage(parsed: ParsedMime, head: Buffer): Promise<Message> {
  const headers = toHeaders(parsed.headerLines);
  const whole = parsed.html === null || parsed.html.trim() === '' ? null : parsed.html;
  const { html, pictures } =
    whole === null ? { html: null, pictures: [] } : takeDataPictures(whole);
  return {
    messageId: firstMessageId(headerOf(headers, 'message-id')),
    inReplyTo: parseMessageIds(headerOf(headers, 'in-reply-to')),
    references: parseMessageIds((headers.get('references') ?? []).join(' ')),
    from: readAuthor(headers),
    replyTo: readAddresses(headers, 'reply-to'),
    to: readAddresses(headers, 'to'),
    cc: readAddresses(headers, 'cc'),
    recipients: readRecipients(headers),
    subject: readSubject(headers, parsed.subject),
    date: parseMailDate(headerOf(headers, 'date')),
    headers,
    text: readText(parsed, html, head),
    html: html === null ? null : html.replaceAll('\u0000', ''),
    attachments: [...(await toAttachments(parsed.parts, html ?? '')), ...pictures],
  };
}

/** A subject of raw bytes in an unnamed charset is told by its bytes; the parser takes it for UTF-8. */
function readSubject(headers: Headers, decoded: string): string {
  const raw = headerOf(headers, 'subject');
  return cleanLine(decoded.includes('\ufffd') && !raw.includes('=?') ? raw : decoded);
}

/** The plain text; the HTML as text where there is none or where it does not say everything. */
function readText(parsed: ParsedMime, html: string | null, head: Buffer): string {
  const text = cleanText(parsed.text);
  if (html !== null && (parsed.htmlIsWhole || text.trim() === '')) return htmlToText(html);
  if (text !== '' || parsed.error === null) return text;
  const at = bodyStart(head);
  return cleanText(decodeBytes(head.subarray(at, at + SHOWN_RAW)));
}

function isBlank(raw: Buffer): boolean {
  return !raw.some(byte => byte > SPACE);
}
