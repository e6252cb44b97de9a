// Parameters of Content-Type and Content-Disposition (RFC 2045, 5.1; RFC 2231), as mailers write them.

import { decodeCharset } from './charset.ts';
import { decodeWords } from './encoded-words.ts';
import { decodeBytes, type HeaderLine } from './headers.ts';

const LONGEST = 20_000;
const MOST_PARAMETERS = 200;
/** A name, an equals sign, and a quoted value (closed or not) or one up to the next semicolon. */
const PARAMETER =
  /;\s{0,200}([\w.-]{1,60}(?:\*\d{1,3})?\*?)\s{0,20}=\s{0,20}(?:"((?:[^"\\]|\\.)*)(?:"|$)|([^;]*))/g;
const EXTENDED = /^([\w.:-]{0,60})'([\w-]{0,30})'/;

interface Piece {
  readonly at: number;
  readonly extended: boolean;
  /** One character a byte. */
  readonly value: string;
}

/** What a part is called: the filename of its disposition, else the name of its type; '' when neither. */
export function readFilename(lines: readonly HeaderLine[], hint: string): string {
  const disposition = lines.find(({ key }) => key === 'content-disposition')?.line ?? '';
  const type = lines.find(({ key }) => key === 'content-type')?.line ?? '';
  return readParameter(disposition, 'filename', hint) || readParameter(type, 'name', hint);
}

/** A parameter of a raw header line, one character a byte, decoded; '' when absent. */
export function readParameter(line: string, name: string, hint: string): string {
  if (!line.toLowerCase().includes(name)) return '';
  const pieces = piecesOf(line, name);
  const extended = pieces.filter(piece => piece.extended || piece.at >= 0);
  // The extended form is there for those who read it; the plain one for those who don't (RFC 6266, 4.3).
  return (extended.length > 0 ? joinPieces(extended, hint) : '') || readPlain(pieces, hint);
}

function piecesOf(line: string, name: string): Piece[] {
  const value = line.slice(0, LONGEST).replace(/\r?\n[ \t]*/g, ' ');
  const pieces: Piece[] = [];
  // Some put nothing, or a comma, between the value and its parameters.
  for (const match of `;${value.slice(value.indexOf(':') + 1)}`.matchAll(PARAMETER)) {
    const key = (match[1] ?? '').toLowerCase();
    const base = key.replace(/(?:\*\d{1,3})?\*?$/, '');
    if (base !== name || pieces.length >= MOST_PARAMETERS) continue;
    const at = /\*(\d{1,3})/.exec(key)?.[1];
    const quoted = match[2];
    pieces.push({
      at: at === undefined ? -1 : Number(at),
      extended: key.endsWith('*'),
      value: quoted === undefined ? (match[3] ?? '').trim() : quoted.replace(/\\(["\\])/g, '$1'),
    });
  }
  return pieces;
}

/** Continuations in the order of their numbers, their percent signs undone where they are marked. */
function joinPieces(pieces: readonly Piece[], hint: string): string {
  const sorted = pieces.toSorted((a, b) => a.at - b.at);
  const first = sorted[0]?.value ?? '';
  const head = EXTENDED.exec(first);
  const charset = sorted[0]?.extended ? (head?.[1] ?? '') : '';
  const bytes = sorted.map(({ value, extended }, index) => {
    const text = index === 0 && extended && head ? value.slice(head[0].length) : value;
    return Buffer.from(extended ? unescapePercent(text) : text, 'latin1');
  });
  const joined = Buffer.concat(bytes);
  return decodeWords(decodeCharset(joined, charset, hint), hint);
}

function readPlain(pieces: readonly Piece[], hint: string): string {
  const plain = pieces.find(piece => piece.value !== '')?.value ?? '';
  const text = decodeWords(decodeBytes(Buffer.from(plain, 'latin1'), hint), hint);
  // Some percent-encode without saying so.
  return /%[0-9A-F]{2}/i.test(text) && !/%(?![0-9A-F]{2})/i.test(text) && !text.includes(' ')
    ? decodeCharset(Buffer.from(unescapePercent(plain), 'latin1'), '', hint)
    : text;
}

function unescapePercent(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
