// mbox (RFC 4155, with mboxrd's quoting): mails one after the other, each behind a line "From ...".

const LINE_FEED = 0x0a;
const FROM = Buffer.from('From ');
/** `From erika@example.org Mon Nov 23 10:00:00 2026`: nobody writes that in a letter. */
const DATED = /^From \S.{0,200}\d{1,2}:\d{2}.{0,40}\d{4}/;
const ADDRESSED = /^From (?:-|\S+@\S+)\s*$/;
const ESCAPED = /^>+From /;

/** A mail of an mbox; null: it was larger than allowed and is left out. */
export type MboxMail = Buffer | null;

/** The mails of an mbox, one at a time: memory is bounded by `maxBytes` a mail. */
export async function* readMbox(
  stream: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<MboxMail> {
  let lines: Buffer[] = [];
  let size = 0;
  let begun = false;
  let afterBlank = true;
  for await (const line of linesOf(stream, maxBytes)) {
    if (isSeparator(line, afterBlank, begun)) {
      if (begun && lines.length > 0) yield finish(lines, size, maxBytes);
      [lines, size, begun] = [[], 0, true];
    } else {
      size += line.length;
      if (size <= maxBytes) lines.push(unquoteFrom(line));
    }
    afterBlank = line.length <= 2 && line.toString('latin1').trim() === '';
  }
  if (lines.length > 0) yield finish(lines, size, maxBytes);
}

function finish(lines: readonly Buffer[], size: number, maxBytes: number): MboxMail {
  return size > maxBytes ? null : Buffer.concat(lines);
}

function isSeparator(line: Buffer, afterBlank: boolean, begun: boolean): boolean {
  if (!line.subarray(0, FROM.length).equals(FROM)) return false;
  if (!begun) return true;
  const text = line.subarray(0, 300).toString('latin1');
  return afterBlank && (DATED.test(text) || ADDRESSED.test(text));
}

function unquoteFrom(line: Buffer): Buffer {
  if (line[0] !== 0x3e) return line;
  return ESCAPED.test(line.subarray(0, 100).toString('latin1')) ? line.subarray(1) : line;
}

/** Lines with their line ends. A line that never ends is handed on in pieces. */
async function* linesOf(stream: AsyncIterable<Buffer>, longest: number): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    let start = 0;
    let end = chunk.indexOf(LINE_FEED);
    while (end !== -1) {
      yield Buffer.concat([...pieces, chunk.subarray(start, end + 1)]);
      [pieces, size] = [[], 0];
      start = end + 1;
      end = chunk.indexOf(LINE_FEED, start);
    }
    const rest = chunk.subarray(start);
    pieces.push(rest);
    size += rest.length;
    if (size > longest) {
      yield Buffer.concat(pieces);
      [pieces, size] = [[], 0];
    }
  }
  if (size > 0) yield Buffer.concat(pieces);
}
