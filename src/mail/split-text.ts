import { attributionWithin } from './attribution.ts';
import { isDeviceLine } from './device-line.ts';
import { bannerIn, footersIn } from './footer.ts';
import { type LineMark, markQuotes, type Part } from './mark-quotes.ts';
import type { SplitText } from './message.ts';
import { findSignature } from './signature.ts';

/** Lines that are looked at; a mail longer than this is a log or an attack, and stays as it is. */
const MOST_LINES = 10_000;
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
  markQuotes(plain, parts, marks);
  markBanner(plain, parts);
  markSignature(plain, parts);
  const rest = all.slice(MOST_LINES);
  const newText = gather(lines, parts, 'new', rest);
  if (newText === '') return withoutCut(lines, parts, all.join('\n'));
  return {
    newText,
    signature: gather(lines, parts, 'signature', []),
    quoted: gather(lines, parts, 'quoted', []),
  };
}

function visible(line: string): string {
  return INVISIBLE.test(line) ? line.replace(INVISIBLES, '').replaceAll('\u00a0', ' ') : line;
}

/** Some programs put an attribution behind the last words of the answer: `Thanks! On Mon ... wrote:` */
function breakJoined(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, at) => {
    const next = lines[at + 1]?.trim() || lines[at + 2];
    if (at >= MOST_LINES || next?.startsWith('>') !== true) return line;
    const column = attributionWithin(line);
    if (column === null) return line;
    return [line.slice(0, column).replace(/[\s-]+$/, ''), line.slice(column)];
  });
}

/**
 * Nothing seems to be new: the mail is a bare greeting, forward or quotation. The words that a human
 * wrote are shown, else what is quoted, else all.
 */
function withoutCut(lines: readonly string[], parts: readonly Part[], text: string): SplitText {
  const whole = { newText: text.trim(), signature: '', quoted: '' };
  const signature = gather(lines, parts, 'signature', []);
  const quoted = gather(lines, parts, 'quoted', []);
  if (signature === '' || quoted === '') return whole;
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
  for (let from = 0; from < lines.length; from = end + 1) {
    end = from;
    while (end < lines.length && parts[end] !== 'quoted') end += 1;
    if (end > from) markStretch(lines, parts, from, end);
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

/** The lines of one part; where another part was cut out, its empty lines go with it. */
function gather(
  lines: readonly string[],
  parts: readonly Part[],
  wanted: Part,
  rest: readonly string[],
): string {
  const kept: string[] = [];
  let gap = false;
  for (const [at, line] of lines.entries()) {
    if (parts[at] !== wanted) {
      gap = true;
    } else if (!gap || line.trim() !== '') {
      kept.push(line);
      gap = false;
    }
  }
  return trimBlankLines([...kept, ...rest].join('\n'));
}

function trimBlankLines(text: string): string {
  return text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
}
