// The block of header fields that a mail program writes above a mail that it forwards.
import { parseWrittenDate } from './forward-date.ts';
import { FORWARD_LABELS, type ForwardField } from './forward-labels.ts';

export interface ForwardBlock {
  /** Values as written, folded lines joined. */
  readonly fields: ReadonlyMap<ForwardField, string>;
  /** Labels as written, lower case: they tell the language. */
  readonly labels: readonly string[];
  /** The first line of the forwarded text. */
  readonly end: number;
}

const MOST_LINES = 60;
/** A To or Cc line of many people goes over so many lines. */
const MOST_FOLDED = 12;
const LONGEST_LABEL = 30;
const LONGEST_LINE = 4_000;
/** A word or three. */
const UNKNOWN_LABEL = /^[\p{L}\p{M}'’.-]{1,20}(?: [\p{L}\p{M}'’.-]{1,14}){0,2}$/u;

/**
 * The lines that look like a block from line `at` on; null when none does. `isSound` says whether it is
 * one. `trusting`, below a divider: there a label in a language that isn't known is told by its value.
 */
export function readForwardBlock(
  lines: readonly string[],
  at: number,
  trusting = false,
): ForwardBlock | null {
  const first = labelled(lines[at] ?? '', trusting);
  if (first === null || first.field === 'other' || first.field === 'cc') return null;
  const reader = new BlockReader(trusting);
  const last = Math.min(lines.length, at + MOST_LINES);
  let line = at;
  while (line < last && reader.take(lines, line)) line += 1;
  return { fields: reader.fields, labels: reader.labels, end: line };
}

/** A customer may write `Von: Köln` and `An: Berlin`: only an address or a subject makes it a block. */
export function isSound({ fields }: ForwardBlock): boolean {
  const from = fields.get('from') ?? '';
  if (from === '') return false;
  if (from.includes('@')) return fields.size >= 2;
  return fields.has('subject') && (fields.has('date') || fields.has('to'));
}

/** All fields on one line behind the divider, as Yahoo's HTML becomes in a text part. */
export function readGluedBlock(line: string, end: number): ForwardBlock | null {
  // Some of its languages have no colon there.
  const text = line.slice(0, LONGEST_LINE).replace(/>(dw|cc|kopia) /iu, '>$1: ');
  const found = gluedLabels(text);
  if (found[0]?.from !== 0) return null;
  const fields = new Map<ForwardField, string>();
  for (const [at, { field, to }] of found.entries()) {
    fields.set(field, text.slice(to, found[at + 1]?.from).trim());
  }
  const block = { fields, labels: found.map(({ label }) => label), end };
  return isSound(block) ? block : null;
}

interface GluedLabel {
  readonly field: ForwardField;
  readonly label: string;
  readonly from: number;
  /** Behind the colon. */
  readonly to: number;
}

/** Every colon with a label directly before it, each field once, up to the subject, which is last. */
function gluedLabels(text: string): GluedLabel[] {
  const found: GluedLabel[] = [];
  for (const { index } of text.matchAll(/[:：]/g)) {
    const label = labelBefore(text, index, found.at(-1)?.to ?? 0);
    if (label === null || found.some(({ field }) => field === label.field)) continue;
    found.push({ ...label, to: index + 1 });
    if (label.field === 'subject') break;
  }
  return found;
}

/** The longest label that ends there: `MEZBetreff:` has one. */
function labelBefore(text: string, end: number, after: number): Omit<GluedLabel, 'to'> | null {
  for (let from = Math.max(after, end - LONGEST_LABEL); from < end; from += 1) {
    const label = text.slice(from, end).trimEnd().toLowerCase();
    const field = FORWARD_LABELS.get(label);
    if (field !== undefined && field !== 'other') return { field, label, from };
  }
  return null;
}

class BlockReader {
  readonly fields = new Map<ForwardField, string>();
  readonly labels: string[] = [];
  private current: ForwardField = 'other';
  private folded = 0;
  private readonly trusting: boolean;

  constructor(trusting: boolean) {
    this.trusting = trusting;
  }

  /** False: line `at` is below the block. */
  take(lines: readonly string[], at: number): boolean {
    const line = lines[at] ?? '';
    if (line.trim() === '') return this.goesOnBelow(lines, at);
    const found = labelled(line, this.trusting);
    if (found === null) return this.fold(lines, at);
    return this.add(this.known(found), found.label, found.value);
  }

  /** A label of no known language, told by its value. */
  private known({ field, value }: Labelled): ForwardField {
    if (field !== 'unknown') return field;
    const free = (wanted: ForwardField) => !this.fields.has(wanted);
    if (value.includes('@')) return free('from') ? 'from' : free('to') ? 'to' : 'cc';
    if (free('date') && parseWrittenDate(value) !== null) return 'date';
    return free('subject') ? 'subject' : 'other';
  }

  private add(field: ForwardField, label: string, value: string): boolean {
    if (field !== 'other' && this.fields.has(field)) return false;
    if (field !== 'other') this.fields.set(field, value);
    this.labels.push(label);
    this.current = field;
    this.folded = 0;
    return true;
  }

  private fold(lines: readonly string[], at: number): boolean {
    const line = lines[at] ?? '';
    const value = this.fields.get(this.current) ?? '';
    this.folded += 1;
    if (this.folded > MOST_FOLDED || line.length > LONGEST_LINE) return false;
    if (!this.isFolded(value, line) && !this.isWrapped(lines, at)) return false;
    if (this.current !== 'other') this.fields.set(this.current, `${value} ${line.trim()}`.trim());
    return true;
  }

  /** What follows a subject is the text, unless it is indented as a folded header is. */
  private isFolded(value: string, line: string): boolean {
    if (this.current === 'subject') return value !== '' && /^(?:\t| {2,8}\S)/.test(line);
    if (this.current === 'date') return !/\d/.test(value) && /\d/.test(line);
    if (value === '') return line.includes('@') || this.current === 'from';
    return /[,;]\s*$/.test(value) || /^\s*[<(]?[^\s@]*@/.test(line) || /^\s/.test(line);
  }

  /** Wrapped without a sign: only when the next line goes on with the block. */
  private isWrapped(lines: readonly string[], at: number): boolean {
    const next = labelled(lines[at + 1] ?? '');
    return this.folded === 1 && next !== null && next.field !== 'other' && this.isFree(next);
  }

  private isFree({ field }: Labelled): boolean {
    return field !== 'unknown' && !this.fields.has(field);
  }

  /** Programs that make a paragraph of each field leave empty lines within the block. */
  private goesOnBelow(lines: readonly string[], at: number): boolean {
    const next = lines.slice(at + 1, at + 3).find(line => line.trim() !== '');
    const found = next === undefined ? null : labelled(next);
    if (found === null || found.field === 'unknown' || found.field === 'other') return false;
    if (this.fields.has(found.field)) return false;
    if (found.field === 'to' || found.field === 'cc') return found.value.includes('@');
    return !(this.fields.has('from') && this.fields.has('subject'));
  }
}

interface Labelled {
  readonly field: ForwardField | 'unknown';
  readonly label: string;
  readonly value: string;
}

function labelled(line: string, trusting = false): Labelled | null {
  const start = line.slice(0, LONGEST_LABEL + 12).replace(/^[*_\s]+/, '');
  const colon = start.search(/[:：]/);
  if (colon < 1 || colon > LONGEST_LABEL) return null;
  const label = start
    .slice(0, colon)
    .replace(/[*_\s]+$/, '')
    .toLowerCase();
  const known = FORWARD_LABELS.get(label);
  const value = line
    .slice(line.search(/[:：]/) + 1, LONGEST_LINE)
    .replace(/^[*_\s]+/, '')
    .trim();
  if (known !== undefined) return { field: known, label, value };
  const told = trusting && value !== '' && UNKNOWN_LABEL.test(label);
  return told ? { field: 'unknown', label, value } : null;
}
