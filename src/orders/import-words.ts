// What the import of orders says, to a merchant who has a spreadsheet and no idea of encodings.
import type { UiLanguage } from '../config.ts';
import type { OrderField } from './headings.ts';
import type { OrderSource } from './order.ts';
import type { Problem, ProblemCode } from './problem.ts';

const REASONS: Readonly<Record<UiLanguage, Readonly<Record<ProblemCode, string>>>> = {
  en: {
    columns: 'another number of cells than the first line has',
    quote: 'a quotation mark is opened and not closed',
    'no-number': 'without an order number',
    number: 'this is no order number',
    'no-total': 'without an amount',
    total: 'this is no amount',
    'another-total': 'another amount than in the first line of the same order',
    'no-date': 'without a date',
    date: 'this is no date',
    future: 'this date is in the future',
    address: 'this is no mail address',
    currency: 'this is no currency (EUR, CHF, USD and the like)',
    repeated: 'this order was in the file before; lines of one order must follow each other',
    negative: 'a negative amount, although refunds have a column of their own in this file',
    'no-order': 'money that went back for an order that is not known',
  },
  de: {
    columns: 'eine andere Zahl von Feldern als in der ersten Zeile',
    quote: 'ein Anführungszeichen wird geöffnet und nicht geschlossen',
    'no-number': 'ohne Bestellnummer',
    number: 'das ist keine Bestellnummer',
    'no-total': 'ohne Betrag',
    total: 'das ist kein Betrag',
    'another-total': 'ein anderer Betrag als in der ersten Zeile derselben Bestellung',
    'no-date': 'ohne Datum',
    date: 'das ist kein Datum',
    future: 'dieses Datum liegt in der Zukunft',
    address: 'das ist keine Mailadresse',
    currency: 'das ist keine Währung (EUR, CHF, USD und so weiter)',
    repeated:
      'diese Bestellung stand schon weiter oben; Zeilen einer Bestellung müssen aufeinander folgen',
    negative: 'ein negativer Betrag, obwohl Erstattungen in dieser Datei eine eigene Spalte haben',
    'no-order': 'eine Erstattung zu einer Bestellung, die nicht bekannt ist',
  },
};

/** `orders.csv:17: this is no amount: "zwölf"` */
export function problemWords(
  file: string,
  { line, code, detail }: Problem,
  ui: UiLanguage,
): string {
  const what = detail.replace(/[\p{Cc}\p{Cf}]/gu, ' ').trim();
  const quoted = ui === 'de' ? `„${what.slice(0, 60)}“` : `"${what.slice(0, 60)}"`;
  return `${file}:${line}: ${REASONS[ui][code]}${what === '' ? '' : `: ${quoted}`}`;
}

const FORMATS: Readonly<Record<UiLanguage, Readonly<Record<OrderSource, string>>>> = {
  en: {
    shopify: 'an export of Shopify',
    woocommerce: 'an export of WooCommerce',
    plain: 'a plain CSV file',
  },
  de: {
    shopify: 'ein Export von Shopify',
    woocommerce: 'ein Export von WooCommerce',
    plain: 'eine einfache CSV-Datei',
  },
};

export function formatName(source: OrderSource, ui: UiLanguage): string {
  return FORMATS[ui][source];
}

/** A file in which nothing stands. */
export function emptyFile(file: string, ui: UiLanguage): string {
  return ui === 'de'
    ? `${file}: die Datei ist leer. Gebraucht wird eine Liste Ihrer Bestellungen als CSV, mit Überschriften in der ersten Zeile.`
    : `${file}: the file is empty. A list of your orders as CSV is needed, with headings in its first line.`;
}

/** A workbook, which spreadsheets show like a CSV file. */
export function workbook(file: string, ui: UiLanguage): string {
  return ui === 'de'
    ? `${file}: das ist eine Excel-Datei. Speichern Sie sie als CSV: in Excel „Datei“, „Speichern unter“, „CSV UTF-8“.`
    : `${file}: this is an Excel workbook. Save it as CSV: in Excel "File", "Save As", "CSV UTF-8".`;
}

const FIELD_WORDS: Readonly<Record<UiLanguage, Readonly<Partial<Record<OrderField, string>>>>> = {
  en: {
    number: 'the order number',
    address: 'the mail address',
    date: 'the date',
    total: 'the amount',
  },
  de: {
    number: 'die Bestellnummer',
    address: 'die Mailadresse',
    date: 'das Datum',
    total: 'den Betrag',
  },
};

/** A heading that would do. */
const NAMES: Readonly<Record<OrderSource, Readonly<Partial<Record<OrderField, string>>>>> = {
  shopify: { number: 'Name', address: 'Email', date: 'Created at', total: 'Total' },
  woocommerce: {
    number: 'order_number',
    address: 'billing_email',
    date: 'order_date',
    total: 'order_total',
  },
  plain: {
    number: 'order (Bestellnummer)',
    address: 'email (E-Mail)',
    date: 'date (Datum)',
    total: 'total (Betrag)',
  },
};

/** What a file lacks, what it has, and what would do. */
export function missingColumns(
  file: string,
  source: OrderSource,
  missing: readonly OrderField[],
  found: readonly string[],
  ui: UiLanguage,
): string {
  const has = found
    .slice(0, 30)
    .map(cell =>
      cell
        .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
        .trim()
        .slice(0, 40),
    )
    .filter(cell => cell !== '')
    .join(', ');
  const lacks = missing.map(field => FIELD_WORDS[ui][field] ?? field);
  const names = missing.map(field => NAMES[source][field] ?? field).join(', ');
  return ui === 'de'
    ? `${file}: sieht aus wie ${formatName(source, ui)}, aber es fehlt eine Spalte für ${lacks.join(' und für ')}.\n` +
        `  Gefunden: ${has || 'nichts'}\n  Gebraucht wird außerdem eine Spalte namens: ${names}`
    : `${file}: looks like ${formatName(source, ui)}, but has no column for ${lacks.join(' and none for ')}.\n` +
        `  Found: ${has || 'nothing'}\n  Needed besides, a column named: ${names}`;
}
