import type { Readable } from 'node:stream';
import { type AttachmentStream, MailParser, type MessageText } from 'mailparser';
import { MOST_TEXT } from './clean-text.ts';
import { escapeHtml } from './escape-html.ts';
import type { HeaderLine } from './headers.ts';
import { countMultiparts } from './raw-mail.ts';

/** A part that is not the body, its transfer encoding undone. */
export interface RawPart {
  readonly filename: string;
  readonly contentType: string;
  readonly contentId: string | null;
  readonly size: number;
  /** Empty when the part was larger than what was to be kept. */
  readonly content: Buffer;
}

export interface ParsedMime {
  readonly headerLines: readonly HeaderLine[];
  /** Decoded by the parser; '' when absent. */
  readonly subject: string;
  /** The plain text parts of the body. */
  readonly text: string;
  readonly html: string | null;
  /** True when only the HTML shows the whole body: part of it has no plain text beside it. */
  readonly htmlIsWhole: boolean;
  readonly parts: readonly RawPart[];
  /** Why the parser gave up before the end; what it had read is there nevertheless. */
  readonly error: Error | null;
}

/** What of a mail is kept in memory, in bytes. */
export interface KeepLimits {
  readonly eachPart: number;
  readonly allParts: number;
  /** Positions of the parts to keep; absent: any. */
  readonly only?: ReadonlySet<number>;
}

const PARSER_OPTIONS = {
  skipHtmlToText: true,
  skipImageLinks: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  checksumAlgo: false,
} as const;

/** Bytes of text and of HTML that are read as the body, transfer encoding included. */
const MOST_PLAIN = 3 * 2 ** 20;
const MOST_HTML = 5 * 2 ** 20;

/** What mailparser's types do not tell of its pieces and of the part that it reads. */
interface MailPiece {
  readonly type: 'node' | 'body' | 'data';
  readonly value?: Buffer;
}

interface PieceReader {
  readonly curnode?: {
    readonly contentType: string;
    readonly disposition?: string;
    readonly isAttachment?: boolean;
  };
  processChunk(piece: MailPiece, done: (error?: Error) => void): void;
  processHeaders(lines: readonly RawHeader[]): unknown;
}

interface RawHeader {
  readonly key: string;
}

function parserOf(parser: MailParser): PieceReader {
  const { curnode } = parser as unknown as PieceReader;
  const { processChunk, processHeaders } = MailParser.prototype as unknown as PieceReader;
  return { ...(curnode ? { curnode } : {}), processChunk, processHeaders };
}

/** What the parser itself goes by. The other fields are read elsewhere: once is enough. */
const PARSER_FIELDS: ReadonlySet<string> = new Set(
  'content-type content-disposition content-id content-transfer-encoding subject'.split(' '),
);

/**
 * mailparser without its conversions: HTML is turned to text elsewhere, and plain text is turned to
 * HTML only where the mail mixes both, so that the HTML shows the whole body in its order.
 */
class BodyParser extends MailParser {
  htmlIsWhole = false;
  private bodySize = 0;

  /** The parser calls this for every piece of text; '' stands for HTML that has no text beside it. */
  override textToHtml(text: string): string {
    if (text === '') this.htmlIsWhole = true;
    // No more of it is ever shown, and each `>` becomes four characters.
    const shown = escapeHtml(text.slice(0, MOST_TEXT));
    return text === '' ? '' : `<div style="white-space:pre-wrap">${shown}</div>`;
  }

  /** The parser calls this for the header of the mail and of every part. */
  processHeaders(lines: readonly RawHeader[] | undefined): unknown {
    const needed = (lines ?? []).filter(({ key }) => PARSER_FIELDS.has(key));
    return parserOf(this).processHeaders.call(this, needed);
  }

  /** The parser calls this for every piece of the mail; what is no text goes on as it is. */
  processChunk(piece: MailPiece, done: (error?: Error) => void): void {
    const { curnode, processChunk } = parserOf(this);
    if (piece.type === 'body' && curnode?.disposition === 'inline' && !curnode.isAttachment) {
      const most = curnode.contentType === 'text/html' ? MOST_HTML : MOST_PLAIN;
      const left = most - this.bodySize;
      const size = piece.value?.length ?? 0;
      this.bodySize += size;
      // Nobody reads on so far, and 100 MB of line ends would fill the memory many times over.
      if (left <= 0) {
        setImmediate(done);
        return;
      }
      if (size > left && piece.value) {
        processChunk.call(this, { ...piece, value: piece.value.subarray(0, left) }, done);
        return;
      }
    }
    processChunk.call(this, piece, done);
  }
}

/** No honest mail has as many multiparts: beyond them it is read with as few parts. */
export const MOST_MULTIPARTS = 250;
const MOST_PARTS = 1000;
/** Smaller mails are read in no time, however they nest. */
const HARMLESS = 64 * 1024;

/** Parses a whole mail or a stream of it. Malformed mail never rejects; a stream that fails does. */
export function parseMime(source: Buffer | Readable, keep: KeepLimits): Promise<ParsedMime> {
  return new Promise((resolve, reject) => {
    const hostile =
      Buffer.isBuffer(source) &&
      source.length > HARMLESS &&
      countMultiparts(source) > MOST_MULTIPARTS;
    const maxChildNodes = hostile ? MOST_MULTIPARTS : MOST_PARTS;
    const parser = new BodyParser({ ...PARSER_OPTIONS, maxChildNodes });
    const parts: RawPart[] = [];
    const body: { text: string; html: string | null } = { text: '', html: null };
    let left = keep.allParts;

    const settle = (error: Error | null) =>
      resolve({
        headerLines: parser.headerLines || [],
        subject: parser.subject ?? '',
        ...body,
        htmlIsWhole: parser.htmlIsWhole,
        parts,
        error,
      });
    parser.on('data', (data: AttachmentStream | MessageText) => {
      if (data.type === 'text') {
        body.text = data.text ?? '';
        body.html = data.html ?? null;
        return;
      }
      // Parts come one by one: the next waits until this one was read.
      const wanted = keep.only?.has(parts.length) ?? true;
      collect(data, wanted ? Math.min(keep.eachPart, left) : 0, part => {
        left -= part.content.length;
        parts.push(part);
      });
    });
    parser.once('error', settle);
    parser.once('end', () => settle(null));
    if (Buffer.isBuffer(source)) {
      parser.end(source);
      return;
    }
    source.once('error', (error: Error) => {
      parser.destroy();
      reject(error);
    });
    source.pipe(parser);
  });
}

/** The parser gives `false` for a part whose Content-Type is unreadable, whatever its types say. */
function typeOf({ contentType }: { readonly contentType: unknown }): string {
  const type = typeof contentType === 'string' ? contentType.trim().toLowerCase() : '';
  return /^[^\s/]+\/[^\s/]+$/.test(type) ? type : 'application/octet-stream';
}

/** Reads a part to its end, which the parser waits for; keeps its bytes up to the limit. */
function collect(data: AttachmentStream, most: number, done: (part: RawPart) => void): void {
  let chunks: Buffer[] = [];
  let size = 0;
  data.content.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
    else chunks = [];
  });
  const finish = () => {
    if (!data.release) return;
    done({
      filename: data.filename ?? '',
      contentType: typeOf(data),
      contentId: data.cid || null,
      size,
      content: size <= most ? Buffer.concat(chunks) : Buffer.alloc(0),
    });
    data.release();
  };
  data.content.once('end', finish);
  data.content.once('error', finish);
}
