// Reads what a mail client shows of a mail: for the demo's sample reply.
import { headerOf, type MimePart } from './mime-tree.ts';

/** The first part of this type that isn't an attachment, as text with '\n' line ends. */
export function readText(part: MimePart, subtype: 'plain' | 'html'): string | null {
  if (headerOf(part, 'content-disposition')?.toLowerCase().startsWith('attachment')) return null;
  if (part.type === 'text' && part.subtype === subtype) {
    const bytes = decodeBody(part.body, headerOf(part, 'content-transfer-encoding') ?? '');
    return decodeCharset(bytes, part.params.get('charset') ?? 'utf-8').replace(/\r\n/g, '\n');
  }
  if (part.type !== 'multipart') return null;
  for (const child of part.children) {
    const text = readText(child, subtype);
    if (text !== null) return text;
  }
  return null;
}

/** A header's text with its encoded words read (RFC 2047); '' when absent. */
export function readHeader(part: MimePart, name: string): string {
  const bytes = Buffer.from(headerOf(part, name) ?? '', 'latin1');
  return bytes
    .toString('utf8')
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(
      /=\?([\w-]{1,40})\?([bq])\?([^?\s]{0,500})\?=/gi,
      (_all, charset: string, how: string, data: string) =>
        decodeCharset(
          how.toLowerCase() === 'b'
            ? Buffer.from(data, 'base64')
            : unquote(data.replaceAll('_', ' ')),
          charset,
        ),
    );
}

function decodeBody(body: Buffer, encoding: string): Buffer {
  const how = encoding.trim().toLowerCase();
  if (how === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  return how === 'quoted-printable' ? unquote(body.toString('latin1')) : body;
}

function unquote(text: string): Buffer {
  const joined = text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(joined, 'latin1');
}

function decodeCharset(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}
