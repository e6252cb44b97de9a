import { Readable } from 'node:stream';
import { PermanentError } from '../errors.ts';
import { readAddresses, readAuthor, readRecipients } from './addresses.ts';
import { toAttachments } from './attachments.ts';
import { cleanText } from './clean-text.ts';
import { takeDataPictures } from './data-pictures.ts';
import { expandParts } from './expand-parts.ts';
import { decodeBytes, headerOf, toHeaders } from './headers.ts';
import { htmlToText } from './html-to-text.ts';
import { parseMailDate } from './mail-date.ts';
import type { Message } from './message.ts';
import { ownMessageId, parseMessageIds } from './message-id.ts';
import { parseMended } from './parse-broken.ts';
import { type KeepLimits, MOST_MULTIPARTS, type ParsedMime, parseMime } from './parse-mime.ts';
import {
  bodyStart,
  countMultiparts,
  hasBareReturns,
  LONGEST_HEAD,
  mendRaw,
  returnsToFeeds,
} from './raw-mail.ts';
import { readSubject } from './subject-line.ts';

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
  const parsed = await expandParts(await parseMended(mended, KEEP_ALL));
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
  return toMessage(await expandParts(parsed), start.head);
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

function toMessage(parsed: ParsedMime, head: Buffer): Message {
  const headers = toHeaders(parsed.headerLines, parsed.sample);
  const whole = parsed.html === null || parsed.html.trim() === '' ? null : parsed.html;
  const { html, pictures } =
    whole === null ? { html: null, pictures: [] } : takeDataPictures(whole);
  return {
    messageId: ownMessageId(headerOf(headers, 'message-id')),
    inReplyTo: parseMessageIds(headerOf(headers, 'in-reply-to')),
    references: parseMessageIds((headers.get('references') ?? []).join(' ')),
    from: readAuthor(headers),
    replyTo: readAddresses(headers, 'reply-to'),
    to: readAddresses(headers, 'to'),
    cc: readAddresses(headers, 'cc'),
    recipients: readRecipients(headers),
    subject: readSubject(headers),
    date: parseMailDate(headerOf(headers, 'date')),
    headers,
    text: readText(parsed, html, head),
    html: html === null ? null : html.replaceAll('\u0000', ''),
    attachments: [...toAttachments(parsed.parts, html ?? ''), ...pictures],
  };
}

/** What stands before and behind the parts belongs to a broken mail's text. */
function readText(parsed: ParsedMime, html: string | null, head: Buffer): string {
  const body = readBody(parsed, html, head);
  const { before, behind } = parsed;
  if (before === '' && behind === '') return body;
  const pieces = [cleanText(before), body.trim(), cleanText(behind)];
  return pieces.filter(piece => piece !== '').join('\n\n');
}

/** The plain text; the HTML as text where there is none or where it does not say everything. */
function readBody(parsed: ParsedMime, html: string | null, head: Buffer): string {
  const text = cleanText(parsed.text);
  if (html !== null && (parsed.htmlIsWhole || text.trim() === '')) return htmlToText(html);
  if (text !== '' || (parsed.error === null && parsed.parts.length > 0)) return text;
  const at = bodyStart(head);
  return cleanText(decodeBytes(head.subarray(at, at + SHOWN_RAW)));
}

function isBlank(raw: Buffer): boolean {
  return !raw.some(byte => byte > SPACE);
}
