// mbox (RFC 4155, with mboxrd's quoting): mails one after the other, each behind a line "From ...".

const LF = 0x0a;
const CR = 0x0d;
const FROM = Buffer.from('From ');
const NEXT_FROM = Buffer.from('\nFrom ');
/** `From erika@example.org Mon Nov 23 10:00:00 2026`: C's asctime, as RFC 4155 asks; some put the year first. */
const DATED =
  /^From \S{1,200} .{0,60}\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .{0,40}\d{1,2}:\d{2}.{0,40}$/;
const ADDRESSED = /^From (?:-|\S{1,200}@\S{1,200})[ \t]*$/;
/** Behind the line stands a header, or one more such line that a careless program left. */
const HEADER = /^(?:[!-9;-~]{1,70}:|>?From )/;
const ESCAPED = /^>(>*From )/gm;
/** So much of a line is looked at. */
const LOOKED_AT = 300;

/** A mail of an mbox; null: it was larger than allowed and is left out. */
export type MboxMail = Buffer | null;

/** The mails of an mbox, one at a time: memory is bounded by `maxBytes` a mail. */
export async function* readMbox(
  stream: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<MboxMail> {
  const splitter = new MboxSplitter(maxBytes);
  for await (const chunk of stream) yield* splitter.take(chunk);
  yield* splitter.end();
}

class MboxSplitter {
  private readonly maxBytes: number;
  /** The mail that is being read. */
  private pieces: Buffer[] = [];
  private size = 0;
  /** Behind the last whole line: not looked at yet. */
  private rest = Buffer.alloc(0);
  private first = true;
  private afterBlank = true;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  *take(chunk: Buffer): Generator<MboxMail> {
    const all = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    // A separator is known by the line behind it, so the last whole line waits for the next.
    const lastEnd = all.lastIndexOf(LF);
    const end = lastEnd <= 0 ? 0 : all.lastIndexOf(LF, lastEnd - 1) + 1;
    if (end === 0 && all.length <= this.maxBytes) {
      this.rest = Buffer.from(all);
      return;
    }
    const whole = end === 0 ? all.length : end;
    yield* this.read(all.subarray(0, whole), all);
    this.rest = Buffer.from(all.subarray(whole));
  }

  *end(): Generator<MboxMail> {
    yield* this.read(this.rest, this.rest);
    yield* this.finish();
  }

  /** Whole lines; `all` goes on behind them. */
  private *read(lines: Buffer, all: Buffer): Generator<MboxMail> {
    let from = 0;
    for (let at = this.nextFrom(lines, 0); at >= 0; at = this.nextFrom(lines, at + 1)) {
      if (!this.isSeparator(all, at)) continue;
      this.keep(lines.subarray(from, at));
      yield* this.finish();
      this.first = false;
      const lineEnd = lines.indexOf(LF, at);
      from = lineEnd < 0 ? lines.length : lineEnd + 1;
    }
    this.keep(lines.subarray(from));
    if (lines.length === 0) return;
    this.first = false;
    this.afterBlank = isBlankBefore(lines, lines.length);
  }

  private nextFrom(lines: Buffer, from: number): number {
    if (from === 0 && lines.subarray(0, FROM.length).equals(FROM)) return 0;
    const at = lines.indexOf(NEXT_FROM, Math.max(0, from - 1));
    return at < 0 ? -1 : at + 1;
  }

  private isSeparator(all: Buffer, at: number): boolean {
    if (this.first && at === 0) return true;
    const blank = at === 0 ? this.afterBlank : isBlankBefore(all, at);
    if (!blank) return false;
    const line = lineAt(all, at);
    if (!DATED.test(line) && !ADDRESSED.test(line)) return false;
    const next = all.indexOf(LF, at) + 1;
    return next === 0 || next >= all.length || HEADER.test(lineAt(all, next));
  }

  private keep(piece: Buffer): void {
    if (piece.length === 0) return;
    this.size += piece.length;
    // What is over the limit is counted and let go.
    if (this.size > this.maxBytes) this.pieces = [];
    else this.pieces.push(Buffer.from(piece));
  }

  private *finish(): Generator<MboxMail> {
    const { pieces, size } = this;
    [this.pieces, this.size] = [[], 0];
    if (size > this.maxBytes) {
      yield null;
      return;
    }
    const mail = Buffer.concat(pieces);
    if (mail.some(byte => byte > 32)) yield unquoteFrom(mail);
  }
}

/** The line before `at` is empty. */
function isBlankBefore(bytes: Buffer, at: number): boolean {
  if (at < 1 || bytes[at - 1] !== LF) return false;
  const before = bytes[at - 2] === CR ? at - 3 : at - 2;
  return before < 0 || bytes[before] === LF;
}

function lineAt(bytes: Buffer, at: number): string {
  const text = bytes.toString('latin1', at, at + LOOKED_AT);
  return text.slice(0, /[\r\n]/.exec(text)?.index ?? text.length);
}

/** mboxrd: one `>` goes from every quoted "From ". */
function unquoteFrom(mail: Buffer): Buffer {
  if (!mail.includes('>From ')) return mail;
  return Buffer.from(mail.toString('latin1').replace(ESCAPED, '$1'), 'latin1');
}
