import type { Readable } from 'node:stream';
import type { AttachmentStream, MessageText } from 'mailparser';
import { BodyParser } from './body-parser.ts';
import type { HeaderLine } from './headers.ts';
import { countMultiparts } from './raw-mail.ts';

/** A part that is not the body, its transfer encoding undone. */
export interface RawPart {
  readonly filename: string;
  readonly contentType: string;
  readonly contentId: string | null;
  /** What its sender calls it (RFC 2045, 8); absent: nothing. */
  readonly description?: string;
  readonly size: number;
  /** Empty when the part was larger than what was to be kept. */
  readonly content: Buffer;
}

export interface ParsedMime {
  readonly headerLines: readonly HeaderLine[];
  /** The plain text parts of the body. */
  readonly text: string;
  readonly html: string | null;
  /** True when only the HTML shows the whole body: part of it has no plain text beside it. */
  readonly htmlIsWhole: boolean;
  readonly parts: readonly RawPart[];
  /** What stands outside of all parts, boundary lines included; bounded. */
  readonly stray: Buffer;
  /** The same without what stands before the first part. */
  readonly strayAfter: Buffer;
  /** Words before and behind the parts, to be shown with the text; '' in all but broken mail. */
  readonly before: string;
  readonly behind: string;
  /** A boundary stands in a header block: the mail's parts run into each other. */
  readonly isBroken: boolean;
  /** The first bytes of the first text, their transfer encoding undone. */
  readonly sample: Buffer;
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
        ...body,
        htmlIsWhole: parser.htmlIsWhole,
        parts,
        isBroken: parser.isBroken,
        sample: parser.firstText?.sample ?? Buffer.alloc(0),
        stray: Buffer.concat(parser.stray),
        strayAfter: Buffer.concat(parser.stray.slice(parser.preambles)),
        before: '',
        behind: '',
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

function descriptionOf({ headers }: AttachmentStream): { readonly description?: string } {
  const description = headers.get('content-description');
  return typeof description === 'string' ? { description } : {};
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
      ...descriptionOf(data),
      size,
      content: size <= most ? Buffer.concat(chunks) : Buffer.alloc(0),
    });
    data.release();
  };
  data.content.once('end', finish);
  data.content.once('error', finish);
}
