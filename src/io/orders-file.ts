// A shop's export -> orders, in bounded memory.
import { open as openFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { UiLanguage } from '../config.ts';
import { UsageError, wordsOf } from '../errors.ts';
import { type Layout, recognise } from '../orders/headings.ts';
import { emptyFile, missingColumns, workbook } from '../orders/import-words.ts';
import type { Order, RefundLine } from '../orders/order.ts';
import { createDateReader, type SlashOrder, slashOrderOf } from '../orders/order-date.ts';
import { createOrderReader, type OrderReader } from '../orders/order-reader.ts';
import type { Problem } from '../orders/problem.ts';
import { type CsvRecord, readCsv } from './csv-records.ts';
import { DELIMITERS, type Delimiter } from './csv-split.ts';

export interface OrdersFileOptions {
  readonly now: Date;
  /** IANA name: of dates without an offset. */
  readonly timezone: string;
  readonly language: UiLanguage;
  /** ISO 4217, where the file names none. */
  readonly currency: string;
  report(problem: Problem): void;
}

export interface OrderBatch {
  readonly orders: readonly Order[];
  readonly layout: Layout;
  /** Lines and bytes of the file so far. */
  readonly lines: number;
  readonly bytes: number;
  /** With the last batch: what went back by lines of their own. */
  readonly refunds: readonly RefundLine[];
}

/** Dates of so many lines at a file's beginning show how its slashes are meant. */
const SAMPLE = 2_000;

/** The size of a file in bytes; throws UsageError where there is none. */
export async function sizeOfFile(path: string): Promise<number> {
  const found = await stat(path).catch((error: unknown) => wordsOf(error));
  if (typeof found === 'string')
    throw new UsageError(
      found.startsWith('ENOENT')
        ? `There is no file ${path}. Example: kulanz customers import orders.csv`
        : `${path} cannot be read: ${found}`,
    );
  if (!found.isFile()) throw new UsageError(`${path} is not a file.`);
  return found.size;
}

/**
 * Reads an export of Shopify, of WooCommerce or a plain CSV (docs/operations.md, "Orders"). Lines that
 * can't be read are reported. Throws UsageError where the first line doesn't name what is needed.
 */
export async function* readOrdersFile(
  path: string,
  options: OrdersFileOptions,
): AsyncGenerator<OrderBatch> {
  if (await isWorkbook(path)) throw new UsageError(workbook(basename(path), options.language));
  let open: { layout: Layout; reader: OrderReader } | null = null;
  let [lines, bytes] = [0, 0];
  for await (const batch of readCsv(path, delimiterOf)) {
    bytes = batch.bytes;
    for (const line of batch.broken) options.report({ line, code: 'quote', detail: '' });
    const [first] = batch.records;
    const records = open ? batch.records : batch.records.slice(1);
    lines += records.length + batch.broken.length;
    if (!open) {
      if (!first) continue;
      open = openReader(path, first, records, options);
    }
    for (const { cells, line } of records) open.reader.read(cells, line);
    yield { orders: open.reader.take(), layout: open.layout, lines, bytes, refunds: [] };
  }
  if (lines === 0 && !open) throw new UsageError(emptyFile(basename(path), options.language));
  open ??= openReader(path, { cells: [], line: 1 }, [], options);
  open.reader.end();
  const { layout, reader } = open;
  yield { orders: reader.take(), layout, lines, bytes, refunds: reader.refunds };
}

/** Excel's `.xlsx` is a ZIP archive, its `.xls` an OLE container. */
async function isWorkbook(path: string): Promise<boolean> {
  const file = await openFile(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return ['504b0304', 'd0cf11e0'].includes(buffer.toString('hex'));
  } finally {
    await file.close();
  }
}

function openReader(
  path: string,
  first: CsvRecord,
  records: readonly CsvRecord[],
  { now, timezone, language, currency, report }: OrdersFileOptions,
): { layout: Layout; reader: OrderReader } {
  const headings = first.cells;
  const found = recognise(headings);
  if ('missing' in found) {
    throw new UsageError(
      missingColumns(basename(path), found.source, found.missing, headings, language),
    );
  }
  const { layout } = found;
  const slash = slashesOf(layout, records) ?? (language === 'de' ? 'day-first' : 'month-first');
  const readDate = createDateReader({ timezone, slash });
  return { layout, reader: createOrderReader(layout, { now, currency, readDate }, report) };
}

function slashesOf(layout: Layout, records: readonly CsvRecord[]): SlashOrder | null {
  const [at = 0] = layout.columns.date ?? [];
  return slashOrderOf(records.slice(0, SAMPLE).map(({ cells }) => cells[at] ?? ''));
}

/** The sign that the first line has most of, outside of quotation marks. */
function delimiterOf(head: string): Delimiter {
  const line = (head.split('\n', 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (sign: Delimiter): number => line.split(sign).length;
  return DELIMITERS.reduce((best: Delimiter, sign) => (count(sign) > count(best) ? sign : best));
}
