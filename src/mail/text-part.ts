import { Transform, type TransformCallback } from 'node:stream';
import { decodeCharset } from './charset.ts';
import { unflow } from './flowed-text.ts';
import { encodingOf, undoTransfer } from './transfer-encoding.ts';
import { findUuencoded } from './uuencode.ts';

/** What the header of a text part says of its bytes; '' where it says nothing. */
export interface TextLabels {
  readonly encoding: string;
  readonly charset: string;
  readonly flowed: boolean;
  readonly delSp: boolean;
}

/** The text of a part's body. */
export function decodeText(body: Buffer, labels: TextLabels, hint = ''): string {
  const encoding = encodingOf(labels.encoding);
  const bytes = encoding === 'uuencode' ? undoUuencode(body) : undoTransfer(body, encoding);
  const text = decodeCharset(bytes, labels.charset, hint);
  return labels.flowed ? unflow(text, labels.delSp) : text;
}

function undoUuencode(body: Buffer): Buffer {
  const { files } = findUuencoded(body.toString('latin1'));
  return files[0]?.content ?? body;
}

/**
 * Takes the place of the parser's decoder for text: only who has seen the whole body can tell whether
 * its labels are right. Gives UTF-8.
 */
export class TextPartDecoder extends Transform {
  private readonly chunks: Buffer[] = [];

  constructor(
    private readonly labels: TextLabels,
    private readonly hint: string,
    /** What of the text stood in the header block; one character a byte. */
    private readonly salvaged = '',
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.chunks.push(chunk);
    done();
  }

  override _flush(done: TransformCallback): void {
    const text = decodeText(Buffer.concat(this.chunks), this.labels, this.hint);
    const head = decodeCharset(
      Buffer.from(this.salvaged, 'latin1'),
      this.labels.charset,
      this.hint,
    );
    done(null, Buffer.from(head === '' || text.trim() === '' ? head + text : `${head}\n${text}`));
  }
}
