import type { Transform } from 'node:stream';
import type { MailParserOptions } from 'mailparser';
import { MOST_TEXT } from './clean-text.ts';
import { escapeHtml } from './escape-html.ts';
import { Base64Decoder, UuDecoder } from './file-decoder.ts';
import type { HeaderLine } from './headers.ts';
import { MailParser } from './mailparser.ts';
import { readFilename } from './parameters.ts';
import { holdsBoundary, salvageHead } from './salvage-head.ts';
import { TextPartDecoder } from './text-part.ts';
import { encodingOf } from './transfer-encoding.ts';

/** Bytes of text and of HTML that are read as the body, transfer encoding included. */
const MOST_PLAIN = 1.5 * 2 ** 20;
const MOST_HTML = 5 * 2 ** 20;
/** Bytes outside of any part that are kept: enough to see that a part went astray. */
const MOST_STRAY = 512 * 1024;

/** What mailparser's types do not tell of its pieces and of the part that it reads. */
interface MailPiece {
  readonly type: 'node' | 'body' | 'data';
  readonly value?: Buffer;
}

/** A part as mailsplit gives it, before mailparser has looked at it. */
interface SplitNode {
  readonly root: boolean;
  contentType: string | false;
  readonly charset: string | false;
  encoding: string | false;
  readonly headers: { readonly lines: readonly HeaderLine[] };
  filename: string | false;
  readonly parentNode: SplitNode | false;
  disposition: string | false;
  flowed: boolean;
  readonly delSp: boolean;
}

/** A part as mailparser reads it. */
interface ReadNode {
  contentType: string;
  readonly textContent?: string;
  readonly children?: readonly ReadNode[];
  readonly disposition?: string;
  readonly isAttachment?: boolean;
  decoder?: Transform;
  charset?: string;
}

interface Inside {
  readonly tree: ReadNode;
  getTextContent(): unknown;
  readonly curnode?: ReadNode;
  decoderEnded?: boolean;
  chunkedPassthrough: Transform;
  readonly splitter: Transform;
  processChunk(piece: MailPiece, done: (error?: Error) => void): void;
  createNode(node: SplitNode): ReadNode;
  processHeaders(lines: readonly HeaderLine[]): unknown;
}

/** What mailparser does, and its types do not show. */
const INSIDE = MailParser.prototype as unknown as Inside;

/** What is taken from the parser. The other fields are read elsewhere: once is enough. */
const PARSER_FIELDS: ReadonlySet<string> = new Set(['content-id', 'content-description']);

/** RFC 2045, 5.2: a type that is none is plain text; `text`, `html` and `text/html charset=x` are meant. */
function meantType(node: SplitNode): string | false {
  const { contentType: type, disposition, filename } = node;
  if (type && /^[^\s/;,]+\/[^\s/;,]+$/.test(type)) return type;
  const known = /^(?:text|multipart|application|image)\/[\w.+-]{1,60}/.exec(type || '')?.[0];
  if (known !== undefined) return known;
  if (/html/.test(type || '')) return 'text/html';
  return disposition || filename ? type : 'text/plain';
}

const isContentType = ({ key }: HeaderLine) => key === 'content-type';

/**
 * In an alternative the parser shows the plain text here and the HTML there. Where only one of them came,
 * it is no alternative, and must be shown in both.
 */
function freeLonely(node: ReadNode): { readonly plain: boolean; readonly html: boolean } {
  const has = Boolean(node.textContent);
  let plain = has && node.contentType !== 'text/html';
  let html = has && node.contentType === 'text/html';
  for (const child of node.children ?? []) {
    const below = freeLonely(child);
    plain ||= below.plain;
    html ||= below.html;
  }
  if (node.contentType === 'multipart/alternative' && !(plain && html)) {
    node.contentType = 'multipart/mixed';
  }
  return { plain, html };
}

/**
 * The parser gathers what it is given to pieces of 64 KB, by copying it, and hands them on by a pipe. A mail
 * comes whole, or in pieces of about that size: it goes straight to the splitter.
 */
function skipGathering(inside: Inside): void {
  inside.chunkedPassthrough.unpipe(inside.splitter);
  inside.chunkedPassthrough = inside.splitter;
}

/**
 * mailparser without its conversions: text is decoded by its content where its labels are wrong, HTML
 * is turned to text elsewhere, and plain text is turned to HTML only where the mail mixes both, so
 * that the HTML shows the whole body in its order.
 */
export class BodyParser extends MailParser {
  htmlIsWhole = false;
  /** What stands between and behind the parts: preambles, boundaries, epilogues. */
  readonly stray: Buffer[] = [];
  /** So many pieces of it stand before the first part. */
  preambles = 0;
  /** A boundary stands where it can't be one. */
  isBroken = false;
  /** The first text of the mail, of which a sample is kept. */
  firstText: TextPartDecoder | null = null;
  private straySize = 0;
  private bodySize = 0;
  private texts = 0;
  private htmls = 0;
  private hasLeaf = false;
  private afterDelimiter = false;
  private firstCharset = '';

  constructor(options: MailParserOptions) {
    super(options);
    skipGathering(this as unknown as Inside);
  }

  /** The parser calls this when it has read all, to put the texts together. */
  getTextContent(): unknown {
    const inside = this as unknown as Inside;
    freeLonely(inside.tree);
    return INSIDE.getTextContent.call(this);
  }

  /** The parser calls this for every piece of text; '' stands for HTML that has no text beside it. */
  override textToHtml(text: string): string {
    if (text === '') this.htmlIsWhole = true;
    // No more of it is ever shown, and each `>` becomes four characters.
    const shown = escapeHtml(text.slice(0, MOST_TEXT));
    return text === '' ? '' : `<div style="white-space:pre-wrap">${shown}</div>`;
  }

  /** The parser calls this for the header of the mail and of every part, to read what it says. */
  processHeaders(lines: readonly HeaderLine[] | undefined): unknown {
    const needed = (lines ?? []).filter(({ key }) => PARSER_FIELDS.has(key));
    return INSIDE.processHeaders.call(this, needed);
  }

  /** The parser calls this for the header of every part. */
  createNode(node: SplitNode): ReadNode {
    this.mendNode(node);
    const { lines } = node.headers;
    const encoding = encodingOf(node.encoding || '');
    node.encoding = encoding;
    const { flowed, delSp } = node;
    node.flowed = false;
    const read = INSIDE.createNode.call(this, node);
    if (read.decoder) this.hasLeaf = true;
    else if (holdsBoundary(lines)) this.isBroken = true;
    if (!read.decoder) return read;
    if (read.disposition !== 'inline' || read.isAttachment) {
      if (encoding === 'base64') this.replaceDecoder(read, new Base64Decoder());
      if (encoding === 'uuencode') this.replaceDecoder(read, new UuDecoder());
      return read;
    }
    this.texts += 1;
    if (node.contentType === 'text/html') this.htmls += 1;
    const charset = node.charset || '';
    const labels = { encoding, charset, flowed, delSp, html: node.contentType === 'text/html' };
    const decoder = new TextPartDecoder(labels, this.firstCharset, salvageHead(lines, node.root));
    this.firstCharset ||= charset;
    this.firstText ??= decoder;
    this.replaceDecoder(read, decoder);
    read.charset = 'utf-8';
    return read;
  }

  /** What a part's header means, where it does not say it. */
  private mendNode(node: SplitNode): void {
    const { lines } = node.headers;
    // RFC 2046, 5.1.5: what says nothing else in a digest is a mail.
    const parent = node.parentNode ? node.parentNode.contentType : '';
    if (parent === 'multipart/digest' && !lines.some(isContentType)) {
      node.contentType = 'message/rfc822';
    }
    node.contentType = meantType(node);
    node.filename = readFilename(lines, this.firstCharset) || node.filename;
    const isText = node.contentType === 'text/plain' || node.contentType === 'text/html';
    if (isText && this.isFile(node)) node.disposition = 'attachment';
  }

  private replaceDecoder(read: ReadNode, decoder: Transform): void {
    decoder.on('end', () => {
      (this as unknown as Inside).decoderEnded = true;
    });
    read.decoder = decoder;
  }

  /** A named text behind the mail's own is a file, although it is not called an attachment. */
  private isFile(node: SplitNode): boolean {
    if (this.texts === 0 || !node.parentNode) return false;
    const parent = node.parentNode.contentType;
    // RFC 2387: the others are what the first part, the page, is made of. Some put its plain text before it.
    if (parent === 'multipart/related' && this.htmls > 0) return true;
    return Boolean(node.filename) && parent !== 'multipart/alternative';
  }

  /** The parser calls this for every piece of the mail; what is no text goes on as it is. */
  processChunk(piece: MailPiece, done: (error?: Error) => void): void {
    const { curnode } = this as unknown as Inside;
    // Two delimiters one after the other: what stood between them had no end of its header.
    const isDelimiter = piece.type === 'data' && piece.value?.toString('latin1', 0, 2) === '--';
    if (isDelimiter && this.afterDelimiter) this.isBroken = true;
    this.afterDelimiter = isDelimiter;
    if (piece.type === 'data' || (piece.type === 'body' && !curnode?.decoder)) {
      this.keepStray(piece.value);
    }
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
        const cut = { ...piece, value: piece.value.subarray(0, left) };
        INSIDE.processChunk.call(this, cut, done);
        return;
      }
    }
    INSIDE.processChunk.call(this, piece, done);
  }

  private keepStray(bytes: Buffer | undefined): void {
    if (!bytes || this.straySize > MOST_STRAY) return;
    this.straySize += bytes.length;
    this.stray.push(Buffer.from(bytes));
    if (!this.hasLeaf) this.preambles = this.stray.length;
  }
}
