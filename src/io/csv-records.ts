// A CSV file, record by record in bounded memory, whatever is wrong with it.
import { CsvError, parse } from 'csv-parse/sync';
import { type CsvRow, DELIMITERS, type Delimiter, splitPlainCsv } from './csv-split.ts';
import { readTextBlocks } from './text-lines.ts';

export interface CsvBatch {
  readonly records: readonly CsvRecord[];
  /** Lines of records that could not be read: a quotation mark is never closed. */
  readonly broken: readonly number[];
  /** Bytes of the file that have been read. */
  readonly bytes: number;
}

export interface CsvRecord {
  readonly cells: readonly string[];
  /** Where it begins in the file, from 1. */
  readonly line: number;
}

/** A quotation mark that isn't closed within so many characters never is. */
const LONGEST_RECORD = 64 * 1024;
/** Broken quotation marks in one block, each of which costs another reading of it. */
const MOST_BROKEN = 50;
const HEAD = 65_536;

/** Reads a file; `delimiter` is asked with the text of its beginning. */
export async function* readCsv(
  path: string,
  delimiterOf: (head: string) => Delimiter,
): AsyncGenerator<CsvBatch> {
  let delimiter: Delimiter | null = null;
  let [line, width, bytes] = [1, 0, 0];
  let open = '';
  const readBlock = (given: string): CsvBatch => {
    const preamble = width === 0 ? readPreamble(given) : NO_PREAMBLE;
    line += preamble.lines;
    const text = given.slice(preamble.end);
    if (text === '') return { records: [], broken: [], bytes };
    delimiter ??= preamble.delimiter ?? delimiterOf(text.slice(0, HEAD));
    const block = parseBlock(text, delimiter, line, width);
    line = block.nextLine;
    if (width === 0) width = block.records[0]?.cells.length ?? 0;
    return { ...block, bytes };
  };
  for await (const block of readTextBlocks(path)) {
    bytes = block.bytes;
    const text = open + block.text;
    const end = recordEnd(text);
    open = text.slice(end);
    if (end > 0) yield readBlock(text.slice(0, end));
  }
  if (open !== '') yield readBlock(open);
}

interface Preamble {
  readonly lines: number;
  /** Where it ends in the text. */
  readonly end: number;
  readonly delimiter: Delimiter | null;
}

const NO_PREAMBLE: Preamble = { lines: 0, end: 0, delimiter: null };

/** Before the headings: empty lines, and `sep=;`, by which Excel is told the sign between cells. */
function readPreamble(text: string): Preamble {
  let [lines, end, delimiter]: [number, number, Delimiter | null] = [0, 0, null];
  while (end < text.length) {
    const next = text.indexOf('\n', end);
    const line = text.slice(end, next < 0 ? text.length : next);
    const sign = /^"?sep=([,;\t])"?\r?$/i.exec(line)?.[1];
    if (sign === undefined && !/^[\s,;]*$/.test(line)) break;
    delimiter = DELIMITERS.find(one => one === sign) ?? delimiter;
    lines += 1;
    end = next < 0 ? text.length : next + 1;
  }
  return { lines, end, delimiter };
}

/**
 * Where a block may be cut: behind the last line whose end isn't within quotation marks; behind
 * the last line at all when that would leave too much.
 */
function recordEnd(text: string): number {
  const last = text.lastIndexOf('\n') + 1;
  let quotes = count(text, '"', last);
  if (quotes % 2 === 0) return last;
  // Backwards line by line, until the marks before are even.
  let end = last;
  while (end > 0 && last - end < LONGEST_RECORD) {
    const start = text.lastIndexOf('\n', end - 2) + 1;
    quotes -= count(text.slice(start, end), '"', end - start);
    end = start;
    if (quotes % 2 === 0 && end > 0) return end;
  }
  return text.length > 2 * LONGEST_RECORD ? last : 0;
}

function count(text: string, sign: string, end: number): number {
  let found = 0;
  for (let at = text.indexOf(sign); at >= 0 && at < end; at = text.indexOf(sign, at + 1)) found++;
  return found;
}

interface Block {
  readonly records: readonly CsvRecord[];
  readonly broken: readonly number[];
  readonly nextLine: number;
}

/** A line whose quotation mark swallows others is set aside, and reading goes on behind it. */
function parseBlock(text: string, delimiter: Delimiter, firstLine: number, width: number): Block {
  const records: CsvRecord[] = [];
  const broken: number[] = [];
  let line = firstLine;
  let rest = text;
  while (rest !== '') {
    const start = line;
    const { rows, whole } = parseRows(rest, delimiter, width);
    for (const { cells, lines } of rows) {
      records.push({ cells, line });
      line += lines;
    }
    if (whole) break;
    broken.push(line);
    line += 1;
    rest = withoutLines(rest, line - start);
    for (; broken.length >= MOST_BROKEN && rest !== ''; rest = withoutLines(rest, 1))
      broken.push(line++);
  }
  return { records, broken, nextLine: line };
}

/** The records up to the first with a quotation mark that swallows lines; `whole`: there is none. */
function parseRows(
  text: string,
  delimiter: Delimiter,
  width: number,
): { rows: readonly CsvRow[]; whole: boolean } {
  const plain = splitPlainCsv(text, delimiter);
  const { found, closed } = plain ? { found: plain, closed: true } : parseText(text, delimiter);
  const wanted = width || (found[0]?.cells.length ?? 0);
  const swallows = found.findIndex(({ cells, lines }) => lines > 1 && cells.length !== wanted);
  if (swallows >= 0) return { rows: found.slice(0, swallows), whole: false };
  return { rows: found, whole: closed };
}

function parseText(
  text: string,
  delimiter: Delimiter,
): { found: readonly CsvRow[]; closed: boolean } {
  const options = {
    delimiter,
    recordDelimiter: ['\r\n', '\n'],
    relaxColumnCount: true,
    relaxQuotes: true,
  };
  try {
    return { found: rowsOf(parse(text, options)), closed: true };
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
  }
  const found: string[][] = [];
  try {
    parse(text, { ...options, onRecord: (cells: string[]) => void found.push(cells) });
  } catch {
    // The same again: this time with what came before it.
  }
  return { found: rowsOf(found), closed: false };
}

function rowsOf(found: readonly string[][]): CsvRow[] {
  return found.map(cells => ({ cells, lines: 1 + lineEnds(cells) }));
}

function lineEnds(cells: readonly string[]): number {
  let found = 0;
  for (const cell of cells) if (cell.includes('\n')) found += count(cell, '\n', cell.length);
  return found;
}

function withoutLines(text: string, lines: number): string {
  let at = 0;
  for (let n = 0; n < lines; n++) {
    const end = text.indexOf('\n', at);
    if (end < 0) return '';
    at = end + 1;
  }
  return text.slice(at);
}
