// Text for a terminal: harmless, wrapped, lightly coloured. Pure.

export type Tint = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

export type Paint = (tint: Tint, text: string) => string;

const CODES: Readonly<Record<Tint, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  cyan: [36, 39],
};

/** `colour` false: the text as it is. */
export function painter(colour: boolean): Paint {
  if (!colour) return (_tint, text) => text;
  return (tint, text) => {
    const [on, off] = CODES[tint];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}

/** https://no-color.org: any value but the empty one switches colour off. */
export function wantsColour(
  isTty: boolean,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return isTty && !env.NO_COLOR && env.TERM !== 'dumb';
}

/** What a mail says, without what could steer the terminal or turn its direction. '\n' stays. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '  ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '');
}

/** On one line. */
export function cleanLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

/** Columns that a text takes; emoji and East Asian signs take two. */
export function columns(text: string): number {
  let count = 0;
  for (const char of text) count += columnsOf(char);
  return count;
}

function columnsOf(char: string): number {
  if (char === '\u200d' || /[\p{Mn}\p{Me}]/u.test(char)) return 0;
  const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/;
  return (char.codePointAt(0) ?? 0) >= 0x1f000 || wide.test(char) ? 2 : 1;
}

/** Lines of at most `width` columns; a line's own indentation goes on in the lines made of it. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap(line => wrapLine(line, width));
}

function wrapLine(line: string, width: number): string[] {
  if (columns(line) <= width) return [line.trimEnd()];
  const indent = (/^ */.exec(line)?.[0] ?? '').slice(0, Math.floor(width / 2));
  const lines: string[] = [];
  let current = '';
  for (const word of line
    .trim()
    .split(/ +/)
    .flatMap(one => chop(one, width - indent.length))) {
    if (current !== '' && columns(indent + current) + 1 + columns(word) > width) {
      lines.push(indent + current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, indent + current];
}

/** A word that is wider than a line in pieces that are not. */
function chop(word: string, width: number): string[] {
  if (columns(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const char of word) {
    if (columns(piece) + columnsOf(char) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += char;
  }
  return [...pieces, piece];
}

/** `text` and blanks up to `width` columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}
