import { Transform } from 'node:stream';

/**
 * A decoder that takes the place of the parser's. The parser ends each several times; Node makes an error of
 * every time but the first, with its stack, which nobody reads and which costs as much as a short text.
 */
export class PartDecoder extends Transform {
  override end(chunk?: unknown): this {
    if (this.writableEnded) return this;
    return chunk === undefined ? super.end() : super.end(chunk);
  }
}
