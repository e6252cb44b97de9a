// A file as text, in blocks of whole lines, whatever encoding its lines are in.
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';

export interface TextBlock {
  /** Whole lines; `\n` ends each but perhaps the last. */
  readonly text: string;
  /** Bytes of the file up to here. */
  readonly bytes: number;
}

const CHUNK = 32 * 1024;
/** A line that is longer is torn. */
const LONGEST_LINE = 4 * 1024 * 1024;
const LF = 10;

/**
 * Decodes by content: UTF-16 by its mark or its zeros, else UTF-8, and windows-1252 in those lines that
 * are no UTF-8. Old Macs' line ends become `\n`.
 */
export async function* readTextBlocks(path: string): AsyncGenerator<TextBlock> {
  const chunks = createReadStream(path, { highWaterMark: CHUNK });
  let decode: Decoder | null = null;
  let bytes = 0;
  let open: Buffer[] = [];
  let openSize = 0;
  for await (const chunk of chunks as AsyncIterable<Buffer>) {
    decode ??= decoderFor(chunk);
    bytes += chunk.length;
    const end = decode.lastLineEnd(chunk);
    if (end < 0 && openSize + chunk.length < LONGEST_LINE) {
      open.push(chunk);
      openSize += chunk.length;
      continue;
    }
    const cut = end < 0 ? chunk.length & ~1 : end;
    yield { text: decode.text(Buffer.concat([...open, chunk.subarray(0, cut)])), bytes };
    open = [chunk.subarray(cut)];
    openSize = chunk.length - cut;
  }
  const rest = Buffer.concat(open);
  if (rest.length > 0) yield { text: (decode ?? decoderFor(rest)).text(rest), bytes };
}

interface Decoder {
  text(bytes: Buffer): string;
  /** The index behind the last line end; negative: none. */
  lastLineEnd(bytes: Buffer): number;
}

function decoderFor(head: Buffer): Decoder {
  const wide = utf16Of(head);
  const [lf, cr] = wide ? ['\n\u0000', '\r\u0000'] : ['\n', '\r'];
  const oldMac = !head.includes(wide === 'utf-16be' ? '\u0000\n' : lf) && head.includes(cr);
  const unixEnds = (text: string): string => (oldMac ? text.replaceAll('\r', '\n') : text);
  const end = oldMac ? 13 : LF;
  if (!wide) {
    return {
      text: bytes => unixEnds(withoutMark(narrow(bytes))),
      lastLineEnd: bytes => bytes.lastIndexOf(end) + 1 || -1,
    };
  }
  const decoder = new TextDecoder(wide);
  const mark = wide === 'utf-16le' ? Buffer.from([end, 0]) : Buffer.from([0, end]);
  return {
    text: bytes => unixEnds(withoutMark(decoder.decode(bytes))),
    lastLineEnd: bytes => lastPair(bytes, mark),
  };
}

/** Chunks have an even length, so that pairs begin at even places. */
function lastPair(bytes: Buffer, pair: Buffer): number {
  for (let at = bytes.length; at >= 0; ) {
    at = bytes.lastIndexOf(pair, at - 1);
    if (at < 0) return -1;
    if (at % 2 === 0) return at + 2;
  }
  return -1;
}

function utf16Of(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const start = head.subarray(0, 200);
  const zeros = (odd: number): number =>
    start.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  if (zeros(1) > start.length / 4) return 'utf-16le';
  return zeros(0) > start.length / 4 ? 'utf-16be' : null;
}

function narrow(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LF, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end + 1);
    lines.push(isUtf8(line) ? line.toString('utf8') : iconv.decode(line, 'windows-1252'));
    from += line.length;
  }
  return lines.join('');
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
