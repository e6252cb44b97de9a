import { attributionEndingAt } from './attribution.ts';
import { headerBlockAt, isDivider, isJoinedBlock, isRule, labelOf } from './header-block.ts';

export type Part = 'new' | 'quoted' | 'signature';

/**
 * What the HTML says of a line. quote: within an element that only mail programs make, around what
 * they quote. intro: an attribution. below: from here on all is quoted. ruled: below a border that
 * mail programs draw above a header block. signature: within one that holds a stored signature.
 */
export type LineMark = 'quote' | 'intro' | 'below' | 'ruled' | 'signature' | null;

/** An attribution is at most so many lines long; see there. */
const LOOK_AHEAD = 6;
/** So many lines are looked at that end like an attribution or begin like a header; no mail has more. */
const MOST_TRIED = 1000;
const MAY_ATTRIBUTE = /[:：>-][\s*_]{0,4}$/;
const MAY_DIVIDE = /[:：]|^\s*[-_=*>#‐–—]/;
/** A writer picks so many lines at most to answer to; more came with the reply. */
const MOST_PICKED = 10;
/** `>>> look here <<<`: an ornament. */
const ORNAMENT = /^>>.*<<\s*$/;
const LABELLED = /^[*_\s]{0,8}\p{L}[^:：]{0,24}[:：]/u;

/**
 * Marks what is quoted; true when that is all from some line on. With nothing written above it, what follows an attribution unmarked may be
 * the answer: bottom posting.
 */
export function markQuotes(
  lines: readonly string[],
  parts: Part[],
  marks: readonly LineMark[] = [],
): boolean {
  const marker = new QuoteMarker(lines, parts, marks);
  const toTheEnd = marker.run();
  marker.keepPicked();
  return toTheEnd;
}

class QuoteMarker {
  /** Where the first quotation is introduced: by an attribution, a header block, the HTML. */
  private introduced = Number.POSITIVE_INFINITY;
  private written = 0;
  private tried = 0;
  private readonly lines: readonly string[];
  private readonly parts: Part[];
  private readonly marks: readonly LineMark[];

  constructor(lines: readonly string[], parts: Part[], marks: readonly LineMark[]) {
    this.lines = lines;
    this.parts = parts;
    this.marks = marks;
  }

  run(): boolean {
    for (let at = 0; at < this.lines.length; at += 1) {
      const line = this.lines[at] ?? '';
      const mark = this.marks[at] ?? null;
      if (line.trim() === '') continue;
      if (mark === 'quote' || mark === 'intro') {
        this.parts.fill('quoted', this.ruleAbove(at), at + 1);
        this.introduced = Math.min(this.introduced, at);
        continue;
      }
      if (mark === 'signature') {
        this.parts[at] = 'signature';
        continue;
      }
      const start = mark === 'below' ? this.ruleAbove(at) : this.cutAbove(at, mark);
      if (start !== null) {
        this.introduced = Math.min(this.introduced, start);
        this.parts.fill('quoted', start);
        return true;
      }
      const attributed = this.attribute(at);
      if (attributed === 'to the end') return true;
      if (attributed !== null) continue;
      if (this.isMarked(at)) this.parts[at] = 'quoted';
      else this.written += 1;
    }
    return false;
  }

  /**
   * A few marked lines that nothing introduces, above words of the writer's, are what the writer
   * picked to answer to.
   */
  keepPicked(): void {
    let picked: number[] = [];
    for (let at = 0; at < Math.min(this.lines.length, this.introduced); at += 1) {
      const blank = (this.lines[at] ?? '').trim() === '';
      if (this.parts[at] === 'quoted') picked.push(at);
      else if (!blank) {
        this.keep(picked);
        picked = [];
      }
    }
    // Above the quotation that the mail program introduced, every other one is the writer's.
    if (Number.isFinite(this.introduced)) this.keep(picked);
  }

  private keep(picked: readonly number[]): void {
    if (picked.length > MOST_PICKED) return;
    if (picked.some(at => /\p{L}/u.test(this.lines[at] ?? '')))
      for (const at of picked) this.parts[at] = 'new';
  }

  private isMarked(at: number): boolean {
    const line = this.lines[at] ?? '';
    return this.marks[at] === 'quote' || (line.startsWith('>') && !ORNAMENT.test(line));
  }

  /** Marks the attribution that ends in line `at`, and all below it where that is sure. */
  private attribute(at: number): 'itself' | 'to the end' | null {
    if (this.tried > MOST_TRIED) return null;
    const line = this.lines[at] ?? '';
    if (!line.startsWith('>') && MAY_ATTRIBUTE.test(line.slice(-8))) this.tried += 1;
    const attribution = attributionEndingAt(this.lines, at);
    if (attribution === null) return null;
    const quote = this.quoteAfter(at + 1);
    const above = this.written - this.countNew(attribution.from, at);
    if (quote === null && !attribution.sure) return null;
    this.introduced = Math.min(this.introduced, attribution.from);
    const goesOn = quote !== null || above <= 0;
    this.parts.fill('quoted', attribution.from, goesOn ? (quote ?? at + 1) : undefined);
    this.written = above;
    return goesOn ? 'itself' : 'to the end';
  }

  private countNew(from: number, end: number): number {
    let count = 0;
    for (let at = from; at < end; at += 1) {
      if (this.parts[at] === 'new' && (this.lines[at] ?? '').trim() !== '') count += 1;
    }
    return count;
  }

  /** Where the quotation begins when line `at` is a divider or the first of a header block; else null. */
  private cutAbove(at: number, mark: LineMark): number | null {
    const line = this.lines[at] ?? '';
    if (mark === null && !MAY_DIVIDE.test(line)) return null;
    const ruled =
      mark === 'ruled' || isRule(this.lines[at - 1] ?? '') || isRule(this.lines[at - 2] ?? '');
    const labelled = mark === 'ruled' && LABELLED.test(line) && this.nextIsLabelled(at + 1);
    const begins =
      labelled || isDivider(line) || isJoinedBlock(line) || this.headerBlock(at, ruled);
    if (!begins) return null;
    return this.ruleAbove(at);
  }

  private headerBlock(at: number, ruled: boolean): boolean {
    if (this.tried > MOST_TRIED || labelOf(this.lines[at] ?? '') === null) return false;
    this.tried += 1;
    return headerBlockAt(this.lines, at, ruled);
  }

  /** The first of the rules that stand right above a line; without one, the line. */
  private ruleAbove(at: number): number {
    let start = at;
    for (let above = at - 1; above >= Math.max(0, at - 3); above -= 1) {
      const line = this.lines[above] ?? '';
      if (isRule(line) || /^\s*[-_=*]{3,4}\s*$/.test(line)) start = above;
      else if (line.trim() !== '') break;
    }
    return start;
  }

  private nextIsLabelled(from: number): boolean {
    const next = this.lines.slice(from, from + 3).find(line => line.trim() !== '');
    return next !== undefined && LABELLED.test(next);
  }

  /** The first line of words after an attribution, when it is marked as quoted; else null. */
  private quoteAfter(from: number): number | null {
    for (let at = from; at < Math.min(this.lines.length, from + LOOK_AHEAD); at += 1) {
      if ((this.lines[at] ?? '').trim() === '') continue;
      return this.isMarked(at) || (this.lines[at] ?? '').trimStart().startsWith('>') ? at : null;
    }
    return null;
  }
}
