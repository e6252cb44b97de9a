/** Size of a block, and from which on a piece is kept as it is. Bytes. */
const BLOCK = 64 * 1024;
const LARGE = 16 * 1024;

/**
 * Collects pieces of any size. A parser gives a line at a time, and a Buffer of four bytes takes a
 * hundred: a mail of empty lines would take twenty-five times its size.
 */
export class ByteCollector {
  private readonly pieces: Buffer[] = [];
  private block: Buffer = Buffer.alloc(0);
  private used = 0;
  /** The first piece, until another comes: most bodies are one, and need no block. */
  private first: Buffer | null = null;

  push(piece: Buffer): void {
    if (this.first !== null) {
      const first = this.first;
      this.first = null;
      this.add(first);
    } else if (this.used === 0 && this.pieces.length === 0) {
      // A copy where it is small: a view would keep all that it was cut from.
      this.first = piece.length >= LARGE ? piece : Buffer.from(piece);
      return;
    }
    this.add(piece);
  }

  /** Everything so far, in its order. */
  concat(): Buffer {
    if (this.first !== null) return this.first;
    this.close();
    const [only] = this.pieces;
    return this.pieces.length === 1 && only ? only : Buffer.concat(this.pieces);
  }

  private add(piece: Buffer): void {
    if (piece.length >= LARGE) {
      this.close();
      this.pieces.push(piece);
      return;
    }
    if (this.used + piece.length > this.block.length) {
      this.close();
      this.block = Buffer.allocUnsafeSlow(BLOCK);
    }
    this.used += piece.copy(this.block, this.used);
  }

  private close(): void {
    if (this.used > 0) this.pieces.push(this.block.subarray(0, this.used));
    this.block = Buffer.alloc(0);
    this.used = 0;
  }
}
