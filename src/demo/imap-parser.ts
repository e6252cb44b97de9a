// RFC 3501 section 9: a command's words, strings and lists.
import type { Frame } from './imap-reader.ts';

export type Token =
  | { readonly kind: 'atom'; readonly text: string }
  | { readonly kind: 'string'; readonly bytes: Buffer }
  | { readonly kind: 'list'; readonly items: readonly Token[] };

/** What a client got wrong; it is told with BAD. */
export class BadCommand extends Error {
  override name = 'BadCommand';
}

const MAX_DEPTH = 20;

/** The tokens of a frame; the tag and the command are its first two atoms. */
export function parseFrame(frame: Frame): Token[] {
  const cursor = new Cursor(frame);
  const tokens = cursor.list(0);
  if (!cursor.atEnd) throw new BadCommand('unexpected )');
  return tokens;
}

/** Text of an atom or a string, one character a byte. */
export function textOf(token: Token | undefined): string {
  if (token?.kind === 'atom') return token.text;
  if (token?.kind === 'string') return token.bytes.toString('latin1');
  throw new BadCommand('a word or string was expected');
}

export function bytesOf(token: Token | undefined): Buffer {
  if (token?.kind === 'string') return token.bytes;
  if (token?.kind === 'atom') return Buffer.from(token.text, 'latin1');
  throw new BadCommand('a string was expected');
}

export function itemsOf(token: Token | undefined): readonly Token[] {
  if (token?.kind === 'list') return token.items;
  throw new BadCommand('a list in parentheses was expected');
}

/** Upper-case text of an atom, '' for anything else. */
export function wordOf(token: Token | undefined): string {
  return token?.kind === 'atom' ? token.text.toUpperCase() : '';
}

class Cursor {
  readonly #frame: Frame;
  #piece = 0;
  #at = 0;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  get atEnd(): boolean {
    return this.#piece >= this.#frame.length;
  }

  /** Reads to the closing parenthesis (left standing) or to the end. */
  list(depth: number): Token[] {
    if (depth > MAX_DEPTH) throw new BadCommand('too many parentheses');
    const tokens: Token[] = [];
    for (;;) {
      const token = this.#next(depth);
      if (token === null) return tokens;
      tokens.push(token);
    }
  }

  #next(depth: number): Token | null {
    const piece = this.#skip();
    if (piece === null) return null;
    if (typeof piece !== 'string') {
      this.#advance();
      return { kind: 'string', bytes: piece };
    }
    const char = piece[this.#at];
    if (char === ')') return null;
    if (char === '(') return this.#nested(depth);
    return char === '"' ? this.#quoted(piece) : this.#atom(piece);
  }

  #nested(depth: number): Token {
    this.#at += 1;
    const items = this.list(depth + 1);
    const piece = this.#skip();
    if (typeof piece !== 'string' || piece[this.#at] !== ')') throw new BadCommand('missing )');
    this.#at += 1;
    return { kind: 'list', items };
  }

  #quoted(piece: string): Token {
    let text = '';
    for (let at = this.#at + 1; at < piece.length; at += 1) {
      const char = piece[at];
      if (char === '"') {
        this.#at = at + 1;
        return { kind: 'string', bytes: Buffer.from(text, 'latin1') };
      }
      if (char === '\\') at += 1;
      text += piece[at] ?? '';
    }
    throw new BadCommand('missing "');
  }

  /** An atom; what stands in square brackets belongs to it: `BODY[HEADER.FIELDS (To)]<0.9>`. */
  #atom(piece: string): Token {
    const from = this.#at;
    let at = from;
    let bracket = false;
    for (; at < piece.length; at += 1) {
      const char = piece[at] ?? '';
      if (char === '[') bracket = true;
      else if (char === ']') bracket = false;
      else if (!bracket && ' ()"'.includes(char)) break;
    }
    this.#at = at;
    return { kind: 'atom', text: piece.slice(from, at) };
  }

  /** Goes past blanks and used-up pieces; null at the end. */
  #skip(): string | Buffer | null {
    for (;;) {
      const piece = this.#frame[this.#piece];
      if (piece === undefined) return null;
      if (typeof piece !== 'string') return piece;
      while (piece[this.#at] === ' ') this.#at += 1;
      if (this.#at < piece.length) return piece;
      this.#advance();
    }
  }

  #advance(): void {
    this.#piece += 1;
    this.#at = 0;
  }
}
