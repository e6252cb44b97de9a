// RFC 3501 section 4.3, RFC 7888: cuts the byte stream of a client into commands with literals.

/** A command as it came: text without line ends (latin1, one character a byte) and literals. */
export type Frame = readonly (string | Buffer)[];

export interface ReaderEvents {
  frame(frame: Frame): void;
  /** A literal was announced and the client waits for `+`. */
  ready(): void;
  /** The literal of the command `tag` is larger than allowed; `fatal` when it comes anyway. */
  tooBig(tag: string, fatal: boolean): void;
}

export const MAX_LITERAL = 100 * 1024 * 1024;
/** Clients name thousands of UIDs in one line. */
const MAX_LINE = 1024 * 1024;
const LF = 10;

export class FrameReader {
  readonly #events: ReaderEvents;
  #frame: (string | Buffer)[] = [];
  #chunks: Buffer[] = [];
  #held = 0;
  /** Bytes of the literal that are still to come; null while reading a line. */
  #missing: number | null = null;
  #broken = false;

  constructor(events: ReaderEvents) {
    this.#events = events;
  }

  push(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0 && !this.#broken) {
      rest = this.#missing === null ? this.#takeLine(rest) : this.#takeLiteral(rest, this.#missing);
    }
  }

  #takeLine(rest: Buffer): Buffer {
    const end = rest.indexOf(LF);
    const line = end < 0 ? rest : rest.subarray(0, end);
    this.#hold(line);
    if (this.#held > MAX_LINE) {
      this.#broken = true;
      this.#events.tooBig('*', true);
    } else if (end >= 0) this.#endLine(this.#release().toString('latin1').replace(/\r$/, ''));
    return end < 0 ? rest.subarray(rest.length) : rest.subarray(end + 1);
  }

  #endLine(line: string): void {
    const literal = /~?\{(\d{1,10})(\+?)\}$/.exec(line);
    if (!literal) {
      this.#emit(line);
      return;
    }
    const size = Number(literal[1]);
    const waits = literal[2] === '';
    if (size > MAX_LITERAL) {
      this.#refuse(line, waits);
      return;
    }
    this.#frame.push(line.slice(0, literal.index));
    if (waits) this.#events.ready();
    this.#missing = size;
    if (size === 0) this.#endLiteral();
  }

  #takeLiteral(rest: Buffer, missing: number): Buffer {
    const part = rest.subarray(0, missing);
    this.#hold(part);
    this.#missing = missing - part.length;
    if (this.#missing === 0) this.#endLiteral();
    return rest.subarray(part.length);
  }

  #endLiteral(): void {
    this.#frame.push(this.#release());
    this.#missing = null;
  }

  #refuse(line: string, waits: boolean): void {
    const first = this.#frame[0] ?? line;
    this.#frame = [];
    this.#broken = !waits;
    this.#events.tooBig(String(first).split(' ', 1)[0] || '*', !waits);
  }

  #emit(line: string): void {
    const frame = [...this.#frame, line];
    this.#frame = [];
    this.#events.frame(frame);
  }

  #hold(part: Buffer): void {
    if (part.length > 0) this.#chunks.push(part);
    this.#held += part.length;
  }

  #release(): Buffer {
    const [only] = this.#chunks;
    const all = this.#chunks.length === 1 && only ? Buffer.from(only) : Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#held = 0;
    return all;
  }
}
