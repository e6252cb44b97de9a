/** Size of a block, and from which on a piece is kept as it is. Bytes. */
const BLOCK = 64 * 1024;
const LARGE = 16 * 1024;
/** A piece that is less than this part (one of so many) of what it was cut from is small. */
const SMALLEST_PART = 8;

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
      this.first = isMost(piece) ? piece : Buffer.from(piece);
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

/** A small piece is copied: it would keep all that it was cut from. */
function isMost(piece: Buffer): boolean {
  return piece.length >= LARGE || piece.length * SMALLEST_PART >= piece.buffer.byteLength;
}
