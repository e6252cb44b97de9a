import { BANNERS, LEGAL_PROOF, LEGAL_WORDS } from './footer-words.ts';

/** A footer paragraph is at most so many lines and characters long. */
const MOST_LINES = 40;
const MOST_CHARACTERS = 6000;
/** With one proof only: this long at most, so that the rest of a letter doesn't go with it. */
const SHORTEST = 40;
/** A warning stands within the first lines that have text, and is so many lines long at most. */
const BANNER_WITHIN = 4;
const MOST_BANNER_LINES = 6;
const KEY = 4;

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const PROOFS = new RegExp(LEGAL_PROOF.map(literal).join('|'), 'gu');
const SCANNED = /avast|avg\.com|mailscanner|kaspersky|norton|symantec|mimecast|messagelabs/;
const BANNER_PROOF =
  /links?\b|attachment|sender|organi[sz]ation|outside|recogni[sz]e|click|safe|anhäng|anlagen|absender|außerhalb|öffnen|unternehmen|vertrauen|pièces jointes|liens?\b|expéditeur|enlaces|adjunto|anexos|remitente|allegati|mittente|bijlagen|afzender|załącznik|nadawc|příloh|odesílatel|bilag|afsender|bilagor|avsändare|vedlegg|avsender|liitte|lähettäj|learn why|erfahren sie|e-mails von|email from|important|wichtig|belangrijk|ważne|důležité|viktig|vigtig|tärkeä|extern/i;

const LEGAL = byBeginning(LEGAL_WORDS);
const BANNER = byBeginning(BANNERS);

/** Lines `from` (included) to `end` (excluded). */
export interface Range {
  readonly from: number;
  readonly end: number;
}

/**
 * The footer paragraphs in a text: what lawyers, virus scanners and lists write below a mail. One that
 * stands at the end needs one proof beside its beginning, any other two.
 */
export function footersIn(lines: readonly string[], isOver: (at: number) => boolean): Range[] {
  const found: Range[] = [];
  let atEnd = true;
  for (let end = lines.length; end > 0; ) {
    if (isOver(end - 1) || (lines[end - 1] ?? '').trim() === '') {
      end -= 1;
      continue;
    }
    let from = end - 1;
    while (from > 0 && !isOver(from - 1) && (lines[from - 1] ?? '').trim() !== '') from -= 1;
    const start = footerStart(lines, from, end, atEnd);
    if (start !== null) found.push({ from: start, end });
    atEnd &&= start === from;
    end = from;
  }
  return found;
}

function footerStart(
  lines: readonly string[],
  from: number,
  end: number,
  atEnd: boolean,
): number | null {
  for (let at = Math.max(from, end - MOST_LINES); at < end; at += 1) {
    const line = undecorated(lines[at] ?? '');
    if (beginning(LEGAL, line) === undefined) continue;
    const text = lines.slice(at, end).join(' ').slice(0, MOST_CHARACTERS).toLowerCase();
    const proofs = new Set(text.match(PROOFS)).size + (SCANNED.test(text) ? 2 : 0);
    if (proofs >= 2 && text.length >= SHORTEST) return at;
    if (proofs >= 1 && atEnd) return at;
  }
  return null;
}

/** The warning that a firm's mail system put at the top, or null. */
export function bannerIn(lines: readonly string[]): Range | null {
  let seen = 0;
  for (let at = 0; at < lines.length && seen < BANNER_WITHIN; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    seen += 1;
    if (!isBanner(line)) continue;
    let end = at + 1;
    while (end < at + MOST_BANNER_LINES && goesOn(lines, end)) end += 1;
    return { from: isMark(lines[at - 1]) ? at - 1 : at, end };
  }
  return null;
}

/** A tag alone (`[EXTERNAL]`), or a sentence that tells more of mail from outside than its beginning. */
function isBanner(line: string): boolean {
  const text = undecorated(line);
  const phrase = line.length > 600 ? undefined : beginning(BANNER, text);
  if (phrase === undefined) return false;
  const rest = text.slice(phrase.length);
  return rest.length <= 8 || BANNER_PROOF.test(rest) || /[^\p{Script=Latin}\P{L}]/u.test(phrase);
}

function goesOn(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim();
  if (line === '') return false;
  if (isMark(line)) return true;
  return /^\p{Ll}/u.test(line) || BANNER_PROOF.test(line);
}

function isMark(line: string | undefined): boolean {
  return line !== undefined && /^[\s*_=~⚠!-]{2,}$/u.test(line) && line.trim() !== '';
}

function undecorated(line: string): string {
  return line
    .slice(0, 200)
    .replace(/^[\s*_>|•⚠!#=-]+/, '')
    .toLowerCase();
}

function byBeginning(phrases: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const phrase of phrases) {
    const key = phrase.slice(0, KEY);
    found.set(key, [...(found.get(key) ?? []), phrase]);
  }
  return found;
}

/** The phrase that a line begins with; shorter phrases than the key are their own. */
function beginning(
  phrases: ReadonlyMap<string, readonly string[]>,
  line: string,
): string | undefined {
  for (let length = KEY; length >= 2; length -= 1) {
    const found = phrases.get(line.slice(0, length))?.find(phrase => line.startsWith(phrase));
    if (found !== undefined) return found;
  }
  return undefined;
}
