// The parts of a raw message with their places in it, for the demo's IMAP server and sample replies.
// Strings are latin1: one character a byte, nothing is decoded and nothing lost.

export interface MimePart {
  /** Lower-case name -> unfolded values. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** Header block with the blank line that ends it. */
  readonly header: Buffer;
  readonly body: Buffer;
  /** Lower case, `text` / `plain` when nothing is said. */
  readonly type: string;
  readonly subtype: string;
  readonly params: ReadonlyMap<string, string>;
  /** The parts of a multipart, or the one message inside a message/rfc822. */
  readonly children: readonly MimePart[];
}

const MAX_DEPTH = 20;
const MAX_PARTS = 500;
const MAX_HEADER = 512 * 1024;

export function parseMime(raw: Buffer): MimePart {
  return readPart(raw, 0, 'text/plain');
}

export function headerOf(part: MimePart, name: string): string | null {
  return part.headers.get(name.toLowerCase())?.[0] ?? null;
}

/** `value; name=x; other="y z"` in its pieces; names and the value are lower case. */
export function parseParams(value: string): { value: string; params: Map<string, string> } {
  const params = new Map<string, string>();
  const head = value.split(';', 1)[0] ?? '';
  const rest = value.slice(head.length);
  for (const found of rest.matchAll(
    /;\s*([\w.*%-]{1,60})\s*=\s*(?:"([^"]{0,998})"|([^;\s]{0,998}))/g,
  )) {
    params.set((found[1] ?? '').toLowerCase(), found[2] ?? found[3] ?? '');
  }
  return { value: head.trim().toLowerCase(), params };
}

function readPart(raw: Buffer, depth: number, fallback: string): MimePart {
  const split = headerEnd(raw);
  const header = raw.subarray(0, split);
  const body = raw.subarray(split);
  const headers = readHeaders(header);
  const found = parseParams(headers.get('content-type')?.[0] ?? fallback);
  const [type = 'text', subtype = 'plain'] = (
    /^[^/\s]+\/[^/\s]+$/.test(found.value) ? found.value : 'text/plain'
  ).split('/');
  const children = depth >= MAX_DEPTH ? [] : readChildren(body, type, subtype, found.params, depth);
  return { headers, header, body, type, subtype, params: found.params, children };
}

function readChildren(
  body: Buffer,
  type: string,
  subtype: string,
  params: ReadonlyMap<string, string>,
  depth: number,
): MimePart[] {
  if (type === 'message' && subtype === 'rfc822') return [readPart(body, depth + 1, 'text/plain')];
  const boundary = params.get('boundary');
  if (type !== 'multipart' || !boundary) return [];
  const fallback = subtype === 'digest' ? 'message/rfc822' : 'text/plain';
  return splitParts(body, boundary).map(part => readPart(part, depth + 1, fallback));
}

/** Index after the blank line that ends the header. */
function headerEnd(raw: Buffer): number {
  if (raw[0] === 10) return 1;
  if (raw[0] === 13 && raw[1] === 10) return 2;
  for (let at = raw.indexOf(10); at >= 0; at = raw.indexOf(10, at + 1)) {
    if (raw[at + 1] === 10) return at + 2;
    if (raw[at + 1] === 13 && raw[at + 2] === 10) return at + 3;
  }
  return raw.length;
}

function readHeaders(header: Buffer): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  const text = header.toString('latin1', 0, MAX_HEADER).replace(/\r?\n(?=[ \t])/g, '');
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return headers;
}

/** RFC 2046 section 5.1.1; the line end before a boundary belongs to the boundary. */
function splitParts(body: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const parts: Buffer[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 10) continue;
    // `--abc` isn't the boundary `--ab`.
    if (!/^(?:--|\s|$)/.test(body.toString('latin1', at + mark.length, at + mark.length + 2)))
      continue;
    if (start >= 0) parts.push(body.subarray(start, Math.max(start, beforeLineEnd(body, at))));
    const after = at + mark.length;
    if (parts.length >= MAX_PARTS || body.toString('latin1', after, after + 2) === '--')
      return parts;
    const lineEnd = body.indexOf(10, after);
    start = lineEnd < 0 ? body.length : lineEnd + 1;
  }
  if (start >= 0) parts.push(body.subarray(start));
  return parts;
}

function beforeLineEnd(body: Buffer, at: number): number {
  return body[at - 2] === 13 ? at - 2 : at - 1;
}
