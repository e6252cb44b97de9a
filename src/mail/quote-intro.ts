// What mail programs put directly above a quotation: attribution, divider, header block.
import { attributionEndingAt } from './attribution.ts';
import { headerBlockAt, isDivider, isRule } from './header-block.ts';
import { LABEL_OF } from './header-words.ts';
import type { QuotableLine } from './quotable-line.ts';

/** Lines `from` (included) to `end` (excluded). */
export interface Intro {
  readonly from: number;
  readonly end: number;
  /** Unmistakable by its form: a header block, or an attribution with address or hour. */
  readonly sure: boolean;
}

const LABELLED = /^[*_\s]{0,8}(\p{L}[^:：]{0,24}?)\s?[*_]{0,2}\s?[:：]/u;
/** A folded value is at most so many lines. */
const MOST_FOLDED = 2;
const MOST_LINES = 40;
const MOST_OWN_LINES = 4;

/** Every introduction in the lines, in order, none within another. */
export function findIntros(
  lines: readonly QuotableLine[],
  isOwn: (text: string) => boolean,
): Intro[] {
  const texts = lines.map(line => line.text);
  const found: Intro[] = [];
  let free = 0;
  for (let at = 0; at < texts.length; at += 1) {
    if (at < free || texts[at] === '') continue;
    const intro = introAt(lines, texts, at, isOwn);
    if (intro === null) continue;
    const from = Math.max(ruleAbove(texts, intro.from), free);
    found.push({ ...intro, from });
    free = intro.end;
  }
  return found;
}

function introAt(
  lines: readonly QuotableLine[],
  texts: readonly string[],
  at: number,
  isOwn: (text: string) => boolean,
): Intro | null {
  const line = lines[at];
  if (line?.intro) return { from: at, end: introEnd(lines, at), sure: true };
  if (isDivider(texts[at] ?? '')) return { from: at, end: at + 1, sure: true };
  const ruled = isRule(texts[at - 1] ?? '') || isRule(texts[at - 2] ?? '');
  if (headerBlockAt(texts, at, ruled)) return { from: at, end: blockEnd(texts, at), sure: true };
  const attribution = attributionEndingAt(texts, at) ?? ownAttribution(texts, at, isOwn);
  if (attribution === null) return null;
  const depth = line?.depth;
  let { from } = attribution;
  while (from < at && lines[from]?.depth !== depth) from += 1;
  return { from: startAbove(texts, from), end: at + 1, sure: attribution.sure };
}

function introEnd(lines: readonly QuotableLine[], at: number): number {
  let end = at;
  while (end < lines.length && lines[end]?.intro) end += 1;
  return end;
}

/** In any language: a few lines that name our address and end with a colon, such as mutt's. */
function ownAttribution(
  texts: readonly string[],
  at: number,
  isOwn: (text: string) => boolean,
): { from: number; sure: boolean } | null {
  const last = texts[at] ?? '';
  if (!/[:：][\s*_]{0,3}$/.test(last) || last.length > 400) return null;
  let joined = '';
  for (let from = at; from > at - MOST_OWN_LINES && from >= 0; from -= 1) {
    const text = texts[from] ?? '';
    if (text === '') break;
    joined = `${text} ${joined}`;
    if (isOwn(joined) && /\d/.test(joined)) return { from, sure: false };
  }
  return null;
}

/** The customer's name may be wrapped onto the line above the rest: `Erika Muster via Shop`. */
function startAbove(texts: readonly string[], from: number): number {
  const above = texts[from - 1] ?? '';
  return / via /i.test(above) && !/[.!?:,;]$/.test(above) ? from - 1 : from;
}

/** Where a header block ends: labelled lines, folded values, and what is folded of the last. */
function blockEnd(texts: readonly string[], at: number): number {
  let end = at + 1;
  let folded = 0;
  for (let line = at + 1; line < Math.min(texts.length, at + MOST_LINES); line += 1) {
    const text = texts[line] ?? '';
    if (isLabelled(text)) {
      end = line + 1;
      folded = 0;
    } else if (text === '') {
      if (!isLabelled(texts[line + 1] ?? '')) break;
    } else {
      folded += 1;
      if (folded > MOST_FOLDED || /^=== /.test(text)) break;
    }
  }
  return end + foldedEnd(texts, end);
}

function foldedEnd(texts: readonly string[], end: number): number {
  for (let more = 0; more <= MOST_FOLDED; more += 1) {
    const text = texts[end + more] ?? '';
    if (text === '') return more;
    if (/^=== ?K-/.test(text)) break;
  }
  return 0;
}

function isLabelled(text: string): boolean {
  const word = LABELLED.exec(text.slice(0, 60))?.[1];
  return word !== undefined && LABEL_OF.has(word.trim().toLowerCase());
}

function ruleAbove(texts: readonly string[], from: number): number {
  for (let at = from - 1; at >= Math.max(0, from - 3); at -= 1) {
    const text = texts[at] ?? '';
    if (isRule(text) || isDivider(text)) return at;
    if (text !== '') break;
  }
  return from;
}
