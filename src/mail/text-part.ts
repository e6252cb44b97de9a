import type { TransformCallback } from 'node:stream';
import { ByteCollector } from './byte-collector.ts';
import { decodeCharset } from './charset.ts';
import { unflow } from './flowed-text.ts';
import { PartDecoder } from './part-decoder.ts';
import { type TransferEncoding, undoTransfer } from './transfer-encoding.ts';
import { findUuencoded } from './uuencode.ts';

/** What the header of a text part says of its bytes; '' where it says nothing. */
export interface TextLabels {
  readonly encoding: TransferEncoding;
  readonly charset: string;
  readonly flowed: boolean;
  readonly delSp: boolean;
  readonly html: boolean;
}

function undoEncoding(body: Buffer, encoding: TransferEncoding): Buffer {
  return encoding === 'uuencode' ? undoUuencode(body) : undoTransfer(body, encoding);
}

/** The text of a part's bytes. */
function decodeText(bytes: Buffer, labels: TextLabels, hint: string): string {
  const charset = labels.charset || (labels.html ? charsetInHtml(bytes) : '');
  const text = decodeCharset(bytes, charset, hint);
  return labels.flowed ? unflow(text, labels.delSp) : text;
}

/** `<meta charset=...>`, which stands at the beginning and counts where the part's header names none. */
function charsetInHtml(bytes: Buffer): string {
  const start = bytes.toString('latin1', 0, 2048);
  return /<meta\b[^>]{0,200}\bcharset\s{0,5}=\s{0,5}["']?([\w:.-]{1,60})/i.exec(start)?.[1] ?? '';
}

function undoUuencode(body: Buffer): Buffer {
  const { files } = findUuencoded(body.toString('latin1'));
  return files[0]?.content ?? body;
}

const SAMPLE = 4096;

/**
 * Takes the place of the parser's decoder for text: only who has seen the whole body can tell whether
 * its labels are right. Gives UTF-8.
 */
export class TextPartDecoder extends PartDecoder {
  /** The first of its bytes, once it has ended: they tell the charset of the mail's header too. */
  sample: Buffer = Buffer.alloc(0);
  private readonly bytes = new ByteCollector();

  constructor(
    private readonly labels: TextLabels,
    private readonly hint: string,
    /** What of the text stood in the header block; one character a byte. */
    private readonly salvaged = '',
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.bytes.push(chunk);
    done();
  }

  override _flush(done: TransformCallback): void {
    const bytes = undoEncoding(this.bytes.concat(), this.labels.encoding);
    this.sample = Buffer.from(bytes.subarray(0, SAMPLE));
    const text = decodeText(bytes, this.labels, this.hint);
    const head = decodeCharset(
      Buffer.from(this.salvaged, 'latin1'),
      this.labels.charset,
      this.hint,
    );
    done(null, Buffer.from(head === '' || text.trim() === '' ? head + text : `${head}\n${text}`));
  }
}
