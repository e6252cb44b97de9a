// Files within text, as Unix mailers and old Outlooks put them there: `begin 644 name` ... `end`.

export interface UuencodedFile {
  readonly filename: string;
  readonly content: Buffer;
}

const BEGIN = /^begin(?:-base64)? [0-7]{3,4} (\S.{0,200})$/;
const LINE = /^[\x20-\x60]{2,62}$/;
/** More than nobody attaches by hand. */
const MOST_FILES = 50;

/** The text without its files, and the files. What only begins like a file stays text. */
export function findUuencoded(text: string): { text: string; files: UuencodedFile[] } {
  if (!text.includes('begin') || !/^begin(?:-base64)? [0-7]{3,4} /m.test(text)) {
    return { text, files: [] };
  }
  const lines = text.split('\n');
  const kept: string[] = [];
  const files: UuencodedFile[] = [];
  for (let at = 0; at < lines.length; ) {
    const found = files.length < MOST_FILES ? readFile(lines, at) : null;
    if (found) {
      files.push(found.file);
      at = found.next;
    } else {
      kept.push(lines[at] ?? '');
      at += 1;
    }
  }
  return { text: kept.join('\n'), files };
}

function readFile(
  lines: readonly string[],
  begin: number,
): { file: UuencodedFile; next: number } | null {
  const filename = BEGIN.exec((lines[begin] ?? '').trimEnd())?.[1];
  if (filename === undefined) return null;
  const base64 = lines[begin]?.startsWith('begin-base64') ?? false;
  const pieces: Buffer[] = [];
  let at = begin + 1;
  for (; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').replace(/\r$/, '');
    if (line === 'end' || line === '====') break;
    const piece = base64 ? Buffer.from(line, 'base64') : decodeLine(line);
    // Not a line of such a file: it was cut short, and what follows is text.
    if (piece === null) return pieces.length > 0 ? done(filename, pieces, at) : null;
    pieces.push(piece);
  }
  return pieces.length > 0 ? done(filename, pieces, at + 1) : null;
}

function done(filename: string, pieces: readonly Buffer[], next: number) {
  return { file: { filename: filename.trim(), content: Buffer.concat(pieces) }, next };
}

/** A line: its length as one character, then four characters for three bytes; trailing spaces get lost. */
function decodeLine(line: string): Buffer | null {
  if (line === '' || line === '`' || line === ' ') return Buffer.alloc(0);
  const size = (line.charCodeAt(0) - 32) & 63;
  const most = Math.ceil(size / 3) * 4;
  if (!LINE.test(line) || line.length - 1 > most + 2 || line.length - 1 < most / 2) return null;
  const bytes = Buffer.alloc(most);
  let to = 0;
  for (let at = 1; at <= most; at += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map(step => ((line.charCodeAt(at + step) || 32) - 32) & 63);
    bytes[to] = ((a ?? 0) << 2) | ((b ?? 0) >> 4);
    bytes[to + 1] = ((b ?? 0) << 4) | ((c ?? 0) >> 2);
    bytes[to + 2] = ((c ?? 0) << 6) | (d ?? 0);
    to += 3;
  }
  return bytes.subarray(0, size);
}
