// Writes the demo's mails the way mail clients do: RFC 2045 to 2047 and RFC 5322, in bytes.

export type Header = readonly [name: string, value: string];

export interface Part {
  readonly headers: readonly Header[];
  readonly body: Buffer;
}

/** How a mail client sends text. */
export interface TextStyle {
  /** As the client spells it. */
  readonly charset: 'UTF-8' | 'utf-8' | 'iso-8859-1';
  readonly encoding: '8bit' | 'quoted-printable';
  /** Added to the Content-Type, such as `format=flowed`. */
  readonly params?: string;
}

const CRLF = '\r\n';

/** A message whole; values of headers may hold any Unicode text. */
export function writeMessage(headers: readonly Header[], part: Part): Buffer {
  return Buffer.concat([headerBlock([...headers, ...part.headers]), part.body]);
}

/** `text` with any line ends. */
export function textPart(subtype: 'plain' | 'html', text: string, style: TextStyle): Part {
  const latin1 = style.charset === 'iso-8859-1';
  const bytes = Buffer.from(text.replace(/\r?\n/g, CRLF), latin1 ? 'latin1' : 'utf8');
  const params = style.params ? `; ${style.params}` : '';
  return {
    headers: [
      ['Content-Type', `text/${subtype}; charset="${style.charset}"${params}`],
      ['Content-Transfer-Encoding', style.encoding],
    ],
    body: style.encoding === 'quoted-printable' ? quotedPrintable(bytes) : bytes,
  };
}

export function base64Part(headers: readonly Header[], content: Buffer): Part {
  const lines = content.toString('base64').match(/.{1,76}/g) ?? [];
  return {
    headers: [...headers, ['Content-Transfer-Encoding', 'base64']],
    body: Buffer.from(lines.join(CRLF)),
  };
}

export function multipart(
  subtype: string,
  boundary: string,
  parts: readonly Part[],
  params = '',
): Part {
  const pieces = parts.flatMap(part => [
    Buffer.from(`--${boundary}${CRLF}`),
    headerBlock(part.headers),
    part.body,
    Buffer.from(CRLF),
  ]);
  return {
    headers: [['Content-Type', `multipart/${subtype};${params} boundary="${boundary}"`]],
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--${CRLF}`)]),
  };
}

/** RFC 2047: non-ASCII as encoded words of at most 75 characters; ASCII stays. */
export function encodeWords(text: string): string {
  if (!/[^\x20-\x7e]/.test(text)) return text;
  const words: string[] = [];
  let word = '';
  for (const char of text) {
    const coded = /[A-Za-z0-9!*+/-]/.test(char) ? char : hexOf(char).replace(/=20/g, '_');
    if (word.length + coded.length > 60) {
      words.push(word);
      word = '';
    }
    word += coded;
  }
  return [...words, word].map(one => `=?UTF-8?Q?${one}?=`).join(`${CRLF} `);
}

function headerBlock(headers: readonly Header[]): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${fold(value, name.length + 2)}${CRLF}`);
  return Buffer.from(`${lines.join('')}${CRLF}`);
}

/** Breaks at blanks so that no line is much longer than 76 characters. */
function fold(value: string, used: number): string {
  if (value.includes(CRLF)) return value;
  const lines: string[] = [];
  let line = '';
  let room = 76 - used;
  for (const word of value.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
      room = 75;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`${CRLF} `);
}

function hexOf(char: string): string {
  return [...Buffer.from(char)].map(byte => byteHex(byte)).join('');
}

function byteHex(byte: number): string {
  return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** RFC 2045 section 6.7. Input has CRLF line ends. */
function quotedPrintable(bytes: Buffer): Buffer {
  const lines = bytes.toString('latin1').split(CRLF).map(quoteLine);
  return Buffer.from(lines.join(CRLF));
}

function quoteLine(line: string): string {
  let out = '';
  let width = 0;
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    const last = at === line.length - 1;
    const plain = code === 32 || code === 9 ? !last : code > 32 && code < 127 && code !== 61;
    const piece = plain ? String.fromCharCode(code) : byteHex(code);
    if (width + piece.length > (last ? 76 : 75)) {
      out += `=${CRLF}`;
      width = 0;
    }
    out += piece;
    width += piece.length;
  }
  return out;
}
