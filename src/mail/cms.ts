// S/MIME (RFC 8551): the signed content of a CMS message (RFC 5652), by walking its DER or BER. Nothing is
// verified: whoever wants to trust the signature opens the file in a mail program.

export type CmsKind = 'signed' | 'enveloped' | 'other';

const SIGNED_DATA = '2a864886f70d010702';
const ENVELOPED = /^2a864886f70d010703$|^2a864886f70d0109100117$/;
const MOST_NODES = 20_000;
const MOST_DEPTH = 12;
const CONSTRUCTED = 0x20;
const OCTETS = 0x04;
const SEQUENCE = 0x30;

interface Node {
  readonly tag: number;
  readonly start: number;
  /** The end of its content; the whole rest where the length is indefinite. */
  readonly end: number;
  readonly indefinite: boolean;
}

/** What a smime.p7m is, and what was signed in it: a MIME entity; null when it holds none. */
export function readCms(raw: Buffer): { kind: CmsKind; content: Buffer | null } {
  const walk = new Walk(raw);
  const outer = walk.node(0);
  const type = outer?.tag === SEQUENCE ? walk.node(outer.start) : null;
  const oid = type ? raw.toString('hex', type.start, type.end) : '';
  if (ENVELOPED.test(oid)) return { kind: 'enveloped', content: null };
  if (oid !== SIGNED_DATA || !type) return { kind: 'other', content: null };
  return { kind: 'signed', content: signedContent(walk, type.end) };
}

/** ContentInfo [0], SignedData: version, digest algorithms, EncapsulatedContentInfo: type, [0] content. */
function signedContent(walk: Walk, at: number): Buffer | null {
  const explicit = walk.node(at);
  const signed = explicit && walk.node(explicit.start);
  const version = signed && walk.node(signed.start);
  const digests = version && walk.node(version.end);
  const info = digests && walk.node(walk.endOf(digests));
  const type = info && walk.node(info.start);
  if (!info || !type) return null;
  const content = walk.node(type.end);
  if (content?.tag !== 0xa0) return null;
  const pieces = walk.octets(content.start, walk.endOf(content));
  return pieces.length > 0 ? Buffer.concat(pieces) : null;
}

class Walk {
  private visited = 0;

  constructor(private readonly raw: Buffer) {}

  /** Null where there is none, or the walk has become too long. */
  node(at: number): Node | null {
    this.visited += 1;
    const tag = this.raw[at];
    const first = this.raw[at + 1];
    if (tag === undefined || first === undefined || this.visited > MOST_NODES) return null;
    if (first === 0x80) return { tag, start: at + 2, end: this.raw.length, indefinite: true };
    const bytes = first & 0x80 ? first & 0x7f : 0;
    if (bytes > 4) return null;
    let size = bytes === 0 ? first : 0;
    for (let step = 0; step < bytes; step += 1) size = size * 256 + (this.raw[at + 2 + step] ?? 0);
    const start = at + 2 + bytes;
    return { tag, start, end: Math.min(start + size, this.raw.length), indefinite: false };
  }

  /** Behind its content, end marks included. */
  endOf(node: Node, depth = 0): number {
    if (!node.indefinite || depth > MOST_DEPTH) return node.end;
    let at = node.start;
    for (let child = this.node(at); child; child = this.node(at)) {
      if (child.tag === 0 && child.start === child.end) return child.end;
      at = this.endOf(child, depth + 1);
    }
    return this.raw.length;
  }

  /** The octet strings of a range, those in pieces put together. */
  octets(from: number, to: number, depth = 0): Buffer[] {
    const pieces: Buffer[] = [];
    for (let at = from; at < to && depth <= MOST_DEPTH; ) {
      const node = this.node(at);
      if (!node || (node.tag === 0 && node.start === node.end)) break;
      const end = this.endOf(node);
      if (node.tag === OCTETS) pieces.push(this.raw.subarray(node.start, node.end));
      else if (node.tag === (OCTETS | CONSTRUCTED))
        pieces.push(...this.octets(node.start, end, depth + 1));
      at = Math.max(end, at + 2);
    }
    return pieces;
  }
}
