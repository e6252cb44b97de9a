import type { TransformCallback } from 'node:stream';
import { PartDecoder } from './part-decoder.ts';
import { findUuencoded } from './uuencode.ts';

/** Bytes that are looked at before a label is believed. */
const LOOKED_AT = 4096;

/**
 * Undoes the base64 of an attachment as it streams by; what is said to be base64 and is none goes on as
 * it is. Several encoded pieces may follow one another, each with its padding.
 */
export class Base64Decoder extends PartDecoder {
  private plain: boolean | null = null;
  private start: Buffer[] = [];
  private waiting = '';
  private size = 0;

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    if (this.plain !== null) {
      done(null, this.decode(chunk));
      return;
    }
    this.start.push(chunk);
    this.size += chunk.length;
    done(null, this.size < LOOKED_AT ? undefined : this.begin());
  }

  override _flush(done: TransformCallback): void {
    const first = this.plain === null ? this.begin() : Buffer.alloc(0);
    const rest = Buffer.from(this.waiting, 'base64');
    done(null, Buffer.concat([first, rest]));
  }

  private begin(): Buffer {
    const start = Buffer.concat(this.start);
    this.start = [];
    this.plain = !looksLikeBase64(start.toString('latin1', 0, LOOKED_AT));
    return this.decode(start);
  }

  private decode(chunk: Buffer): Buffer {
    if (this.plain) return chunk;
    const letters = this.waiting + chunk.toString('latin1').replace(/[^A-Za-z0-9+/=]+/g, '');
    const padded = letters.lastIndexOf('=') + 1;
    const whole = padded + ((letters.length - padded) & ~3);
    this.waiting = letters.slice(whole);
    const blocks = letters.slice(0, whole).match(/[^=]+={0,3}/g) ?? [];
    return Buffer.concat(blocks.map(block => Buffer.from(block, 'base64')));
  }
}

/** Of a binary file a quarter of the bytes are letters of base64, of prose all but every sixth. */
function looksLikeBase64(start: string): boolean {
  const noise = start.replace(/[A-Za-z0-9+/=\r\n]+/g, '').length;
  return noise * 20 <= start.length;
}

/** A part that is uuencoded as a whole; plain where it is not. */
export class UuDecoder extends PartDecoder {
  private readonly chunks: Buffer[] = [];

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.chunks.push(chunk);
    done();
  }

  override _flush(done: TransformCallback): void {
    const body = Buffer.concat(this.chunks);
    done(null, findUuencoded(body.toString('latin1')).files[0]?.content ?? body);
  }
}
