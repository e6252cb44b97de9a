import { attributionWithin } from './attribution.ts';
import { isDeviceLine } from './device-line.ts';
import { bannerIn, footersIn } from './footer.ts';
import { type LineMark, markQuotes, type Part } from './mark-quotes.ts';
import type { SplitText } from './message.ts';
import { findSignature } from './signature.ts';

/** Lines that are looked at; a mail longer than this is a log or an attack, and stays as it is. */
const MOST_LINES = 10_000;
/** Between so many quotations a signature is looked for; no mail has more. */
const MOST_STRETCHES = 300;
/** A device line may be wrapped once; it is at least so long then. */
const WRAPPED_FROM = 40;
/** Marks of direction and width that mail programs put around names and dates. */
const INVISIBLES = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const INVISIBLE = /[\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/**
 * Cuts a body into what its writer newly wrote, the signature, and the quotation. In doubt a line
 * counts as new: leaving a quotation is a blemish, losing words is a fault. When nothing would be
 * left, all is new.
 */
export function splitText(text: string): SplitText {
  return splitLines(breakJoined(text.split('\n')), []);
}

/** The same for lines of which the HTML tells something; `marks` by line. */
export function splitLines(all: readonly string[], marks: readonly LineMark[]): SplitText {
  const lines = all.slice(0, MOST_LINES);
  const parts = new Array<Part>(lines.length).fill('new');
  const plain = lines.map(visible);
  const toTheEnd = markQuotes(plain, parts, marks);
  markBanner(plain, parts);
  markSignature(plain, parts);
  const found = gather(lines, parts);
  const rest = all.slice(MOST_LINES);
  const split = {
    newText: trimBlankLines([...found.new, ...(toTheEnd ? [] : rest)].join('\n')),
    signature: trimBlankLines(found.signature.join('\n')),
    quoted: trimBlankLines([...found.quoted, ...(toTheEnd ? rest : [])].join('\n')),
  };
  return split.newText === '' ? withoutCut(split, all.join('\n')) : split;
}

function visible(line: string): string {
  return INVISIBLE.test(line) ? line.replace(INVISIBLES, '').replaceAll('\u00a0', ' ') : line;
}

/** Some programs put an attribution behind the last words of the answer: `Thanks! On Mon ... wrote:` */
function breakJoined(lines: readonly string[]): readonly string[] {
  let broken: string[] | null = null;
  for (let at = 0; at < Math.min(lines.length, MOST_LINES); at += 1) {
    const line = lines[at] ?? '';
    const joined = !line.startsWith('>') && isAboveQuote(lines, at);
    const column = joined ? attributionWithin(line) : null;
    if (column !== null) {
      broken ??= lines.slice(0, at);
      broken.push(line.slice(0, column).replace(/[\s-]+$/, ''), line.slice(column));
    } else broken?.push(line);
  }
  return broken === null ? lines : [...broken, ...lines.slice(MOST_LINES)];
}

function isAboveQuote(lines: readonly string[], at: number): boolean {
  const next = lines[at + 1];
  return (next?.startsWith('>') || (next === '' && lines[at + 2]?.startsWith('>'))) === true;
}

/**
 * Nothing seems to be new: the mail is a bare greeting, forward or quotation. The words that a human
 * wrote are shown, else what is quoted, else all.
 */
function withoutCut({ signature, quoted }: SplitText, text: string): SplitText {
  if (signature === '' || quoted === '') return { newText: text.trim(), signature: '', quoted: '' };
  const written = signature.split('\n').some(line => line.trim() !== '' && !isAdded(line));
  return written
    ? { newText: signature, signature: '', quoted }
    : { newText: quoted, signature, quoted: '' };
}

function isAdded(line: string): boolean {
  return isDeviceLine(line) || /^\s*[-–—_=*]{2,}\s*$/.test(line);
}

function markBanner(lines: readonly string[], parts: Part[]): void {
  const banner = bannerIn(lines);
  if (banner !== null && parts[banner.from] === 'new') {
    parts.fill('quoted', banner.from, banner.end);
  }
}

/** In each stretch of new lines, above, between and below quotations. */
function markSignature(lines: readonly string[], parts: Part[]): void {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (parts[at] !== 'new') continue;
    if (isDeviceLine(line)) parts[at] = 'signature';
    else if (line.length >= WRAPPED_FROM && isDeviceLine(`${line} ${lines[at + 1] ?? ''}`)) {
      if (parts[at + 1] === 'new') parts.fill('signature', at, at + 2);
    }
  }
  let end = 0;
  let stretches = 0;
  for (let from = 0; from < lines.length && stretches < MOST_STRETCHES; from = end + 1) {
    end = from;
    while (end < lines.length && parts[end] !== 'quoted') end += 1;
    if (end === from) continue;
    markStretch(lines, parts, from, end);
    stretches += 1;
  }
}

function markStretch(lines: readonly string[], parts: Part[], from: number, end: number): void {
  const stretch = lines.slice(from, end);
  for (const footer of footersIn(stretch, at => parts[from + at] !== 'new')) {
    parts.fill('signature', from + footer.from, from + footer.end);
  }
  const left = stretch.map((line, at) => (parts[from + at] === 'new' ? line : ''));
  const signature = findSignature(left);
  if (signature !== null) parts.fill('signature', from + signature.from, from + signature.end);
}

/** The lines of each part; where another part was cut out, its empty lines go with it. */
function gather(lines: readonly string[], parts: readonly Part[]): Record<Part, string[]> {
  const kept: Record<Part, string[]> = { new: [], quoted: [], signature: [] };
  const last: Record<Part, number> = { new: -1, quoted: -1, signature: -1 };
  for (let at = 0; at < lines.length; at += 1) {
    const part = parts[at] ?? 'new';
    const line = lines[at] ?? '';
    if (last[part] !== at - 1 && line.trim() === '') continue;
    kept[part].push(line);
    last[part] = at;
  }
  return kept;
}

function trimBlankLines(text: string): string {
  return text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
}
