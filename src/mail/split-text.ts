import { attributionEndingAt } from './attribution.ts';
import { headerBlockAt, isDivider, isRule } from './header-block.ts';
import type { SplitText } from './message.ts';
import { isDeviceLine, signatureStart } from './signature.ts';

type Part = 'new' | 'quoted' | 'signature';

/** Lines that are looked at; a mail longer than this is a log or an attack, and stays as it is. */
const MOST_LINES = 10_000;
/** An attribution is at most so many lines long; see there. */
const LOOK_AHEAD = 6;
/** Marks of direction and width that mail programs put around names and dates. */
const INVISIBLES = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const INVISIBLE = /[\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
/** `>>> look here <<<`: an ornament. */
const ORNAMENT = /^>>.*<<\s*$/;

/**
 * Cuts a body into what its writer newly wrote, the signature, and the quotation. In doubt a line
 * counts as new: leaving a quotation is a blemish, losing words is a fault. When nothing would be
 * left, all is new.
 */
export function splitText(text: string): SplitText {
  const all = text.split('\n');
  const lines = all.slice(0, MOST_LINES);
  const parts = new Array<Part>(lines.length).fill('new');
  const plain = INVISIBLE.test(text)
    ? lines.map(line => line.replace(INVISIBLES, '').replaceAll('\u00a0', ' '))
    : lines;
  markQuotes(plain, parts);
  markSignature(plain, parts);
  const rest = all.slice(MOST_LINES);
  const newText = gather(lines, parts, 'new', rest);
  if (newText === '') return withoutCut(lines, parts, text);
  return {
    newText,
    signature: gather(lines, parts, 'signature', []),
    quoted: gather(lines, parts, 'quoted', []),
  };
}

/** Nothing seems to be new: the mail is a bare forward or a bare quotation. Only marks are left out. */
function withoutCut(lines: readonly string[], parts: readonly Part[], text: string): SplitText {
  const quotedOnly = parts.every((part, at) => part !== 'signature' || lines[at]?.trim() === '');
  const whole = text.trim();
  if (quotedOnly) return { newText: whole, signature: '', quoted: '' };
  const signature = gather(lines, parts, 'signature', []);
  const quoted = gather(lines, parts, 'quoted', []);
  return quoted === ''
    ? { newText: whole, signature: '', quoted: '' }
    : { newText: quoted, signature, quoted: '' };
}

function markQuotes(lines: readonly string[], parts: Part[]): void {
  let written = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('>') && !ORNAMENT.test(line)) {
      parts[at] = 'quoted';
      continue;
    }
    if (line.trim() === '') continue;
    const start = cutAbove(lines, at);
    if (start !== null) {
      parts.fill('quoted', start);
      return;
    }
    const attribution = attributionEndingAt(lines, at);
    if (attribution === null) {
      written += 1;
      continue;
    }
    const quote = quoteAfter(lines, at + 1);
    const above = written - (attribution.to - attribution.from);
    if (quote === null && !attribution.sure) {
      written += 1;
    } else if (quote !== null || above <= 0) {
      // With nothing above it, what follows unmarked may be the answer: bottom posting.
      parts.fill('quoted', attribution.from, quote ?? at + 1);
      written = above;
    } else {
      parts.fill('quoted', attribution.from);
      return;
    }
  }
}

/** Where the quotation begins when line `at` is a divider or the first of a header block; else null. */
function cutAbove(lines: readonly string[], at: number): number | null {
  const ruled = isRule(lines[at - 1] ?? '') || isRule(lines[at - 2] ?? '');
  if (!isDivider(lines[at] ?? '') && !headerBlockAt(lines, at, ruled)) return null;
  let start = at;
  for (let above = at - 1; above >= Math.max(0, at - 3); above -= 1) {
    const line = lines[above] ?? '';
    if (isRule(line)) start = above;
    else if (line.trim() !== '') break;
  }
  return start;
}

/** The first line of words after an attribution, when it is marked as quoted; else null. */
function quoteAfter(lines: readonly string[], from: number): number | null {
  for (let at = from; at < Math.min(lines.length, from + LOOK_AHEAD); at += 1) {
    const line = (lines[at] ?? '').trimStart();
    if (line !== '') return line.startsWith('>') ? at : null;
  }
  return null;
}

/** In the last stretch of new lines above or below the quotation: delimiter, or device line. */
function markSignature(lines: readonly string[], parts: Part[]): void {
  for (let at = 0; at < lines.length; at += 1) {
    if (parts[at] === 'new' && isDeviceLine(lines[at] ?? '')) parts[at] = 'signature';
  }
  let end = 0;
  for (let from = 0; from < lines.length; from = end + 1) {
    end = from;
    while (end < lines.length && parts[end] !== 'quoted') end += 1;
    const start = from + signatureStart(lines.slice(from, end));
    parts.fill('signature', start, end);
  }
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
