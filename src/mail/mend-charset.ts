import { decodeBytes } from './headers.ts';
import { type ParsedMime, parseMime } from './parse-mime.ts';

const LF = 10;
const UNREADABLE = '\ufffd';
/** Larger mails keep their unreadable characters: a second reading would cost too much. */
const LARGEST = 4 * 1024 * 1024;

/**
 * Reads a mail's body again when its charset was missing or wrong, so that the parser took for UTF-8
 * what is not (umlauts of old contact forms): raw bytes by line, encoded ones as windows-1252.
 */
export async function mendCharset(parsed: ParsedMime, raw: Buffer): Promise<ParsedMime> {
  const before = countUnreadable(parsed);
  if (before === 0 || raw.length > LARGEST) return parsed;
  const mended = raw.some(byte => byte > 127) ? toUtf8(raw) : declareWindows1252(raw);
  const again = await parseMime(mended, { eachPart: 0, allParts: 0 });
  if (countUnreadable(again) >= before) return parsed;
  const { text, html, htmlIsWhole } = again;
  return { ...parsed, text, html, htmlIsWhole };
}

function countUnreadable({ text, html }: ParsedMime): number {
  return text.split(UNREADABLE).length + (html ?? '').split(UNREADABLE).length - 2;
}

/** Every line that isn't UTF-8 is read as windows-1252 and written as UTF-8. */
function toUtf8(raw: Buffer): Buffer {
  const lines: Buffer[] = [];
  for (let from = 0; from < raw.length; ) {
    const end = raw.indexOf(LF, from);
    const to = end < 0 ? raw.length : end + 1;
    const line = raw.subarray(from, to);
    lines.push(line.some(byte => byte > 127) ? Buffer.from(decodeBytes(line)) : line);
    from = to;
  }
  return Buffer.concat(lines);
}

function declareWindows1252(raw: Buffer): Buffer {
  const text = raw.toString('latin1');
  const named = text.replace(
    /charset\s?=\s?"?(?:utf-?8|us-ascii|ascii|unknown-8bit)"?/gi,
    'charset=windows-1252',
  );
  return Buffer.from(named, 'latin1');
}
