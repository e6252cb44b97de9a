// The plain case of CSV: quotation marks around whole cells only (RFC 4180), or none. csv-parse, which reads
// whatever there is sign by sign, takes five times as long; it gets what isn't plain.

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface CsvRow {
  readonly cells: readonly string[];
  /** How many lines it takes. */
  readonly lines: number;
}

const QUOTE = 34;
const CR = 13;
const LF = 10;

/** All rows of a text, as csv-parse would read them; null: it isn't plain. */
export function splitPlainCsv(text: string, delimiter: Delimiter): CsvRow[] | null {
  const rows: CsvRow[] = [];
  let quote = text.indexOf('"');
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    if (quote < 0 || quote >= end) {
      rows.push({ cells: withoutReturn(text, at, end).split(delimiter), lines: 1 });
      at = end + 1;
      continue;
    }
    const row = splitQuoted(text, at, end, delimiter);
    if (!row) return null;
    rows.push(row);
    at = row.next;
    quote = text.indexOf('"', at);
  }
  return rows;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The return before a line's end belongs to it; one at the end of the text is a sign of the cell. */
function withoutReturn(text: string, from: number, end: number): string {
  const isEnd = end > from && end < text.length && text.charCodeAt(end - 1) === CR;
  return text.slice(from, isEnd ? end - 1 : end);
}

/** A row with quotation marks; `end`: of its first line. */
function splitQuoted(
  text: string,
  from: number,
  end: number,
  delimiter: Delimiter,
): (CsvRow & { next: number }) | null {
  const cells: string[] = [];
  let [lines, last] = [1, end];
  for (let at = from; ; at++) {
    if (text.charCodeAt(at) === QUOTE) {
      const close = closingQuote(text, at);
      if (close < 0) return null;
      cells.push(unquoted(text, at, close));
      for (; last < close; lines++) last = lineEnd(text, last + 1);
      at = close + 1;
      if (text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF) at++;
      if (at === last) break;
      if (text[at] !== delimiter) return null;
    } else {
      const mark = text.indexOf(delimiter, at);
      const isLast = mark < 0 || mark >= last;
      const cell = isLast ? withoutReturn(text, at, last) : text.slice(at, mark);
      if (cell.includes('"')) return null;
      cells.push(cell);
      if (isLast) break;
      at = mark;
    }
  }
  return { cells, lines, next: last + 1 };
}

/** The quotation mark that ends the cell; two of them are one within it. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

function unquoted(text: string, open: number, close: number): string {
  const cell = text.slice(open + 1, close);
  return cell.includes('"') ? cell.replaceAll('""', '"') : cell;
}
