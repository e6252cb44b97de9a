import type { LineMark } from './mark-quotes.ts';

/** Blank lines in a row that are kept. */
const MOST_BLANK = 2;
/** So many pieces of a line are held apart at most. */
const PIECES = 20_000;
/** Quotations within quotations that are still marked. */
const DEEPEST_QUOTE = 10;

/** A line of text with what the HTML says of it. */
export interface MarkedLine {
  readonly text: string;
  readonly mark: LineMark;
}

/**
 * Lays text out in lines as a browser does: white space collapses, blocks begin on a line of their
 * own, distances between blocks don't add up. Quoted lines begin with '> ' as in plain mail.
 */
export class TextWriter {
  private readonly lines: string[] = [];
  /** By line: what was given as `mark` when its first text was written. */
  private readonly marks: (LineMark | undefined)[] = [];
  private lineMark: LineMark = null;
  /** What the HTML says of the text that is written now. */
  mark: LineMark = null;
  private line = '';
  private pieces = 0;
  /** Something was written into the line, if only a space that does not break. */
  private begun = false;
  /** The line holds nothing but the mark of a list item. */
  private onlyMark = false;
  private space = false;
  private blank = 0;
  /** Blank lines wanted before the next text. */
  private distance = 0;
  private quotes = 0;
  /** Characters written so far. */
  length = 0;

  /** Text of HTML: white space collapses. */
  write(text: string): void {
    let rest = text;
    const lead = /^[ \t\n\r\f]+/.exec(rest)?.[0] ?? '';
    if (lead !== '') {
      this.space = true;
      rest = rest.slice(lead.length);
    }
    if (rest === '') return;
    const words = rest.replace(/[ \t\n\r\f]+/g, ' ');
    const open = words.endsWith(' ');
    this.append((this.space && this.begun ? ' ' : '') + (open ? words.slice(0, -1) : words));
    this.space = open;
  }

  /** Text of `pre`: line breaks and spaces stay. */
  writeRaw(text: string): void {
    const [first = '', ...more] = text.replace(/\r\n?/g, '\n').split('\n');
    if (first !== '') this.append(first);
    for (const line of more) {
      this.breakLine();
      if (line !== '') this.append(line);
    }
  }

  /** Between two cells of a row. */
  tab(): void {
    if (!this.begun) return;
    this.line += '\t';
    this.space = false;
  }

  /** The mark of a list item; what follows joins it, even a paragraph. */
  bullet(mark: string): void {
    this.block(0);
    this.settleDistance();
    this.line = mark;
    this.onlyMark = true;
  }

  /** `br`: ends the line, empty or not. */
  breakLine(): void {
    this.settleDistance();
    this.endLine();
  }

  /** The edge of a block, with so many blank lines at least to what is next. */
  block(blankLines: 0 | 1): void {
    if (this.onlyMark) return;
    if (this.begun) this.endLine();
    this.space = false;
    if (this.lines.length > 0) this.distance = Math.max(this.distance, blankLines);
  }

  openQuote(): void {
    this.block(1);
    this.settleDistance();
    this.quotes += 1;
  }

  closeQuote(): void {
    this.block(0);
    this.distance = 0;
    this.quotes -= 1;
    this.block(1);
  }

  toString(): string {
    return this.toLines()
      .map(({ text }) => text)
      .join('\n');
  }

  /** The lines, without empty ones at both ends. */
  toLines(): MarkedLine[] {
    if (this.begun) this.endLine();
    let first = 0;
    let end = this.lines.length;
    while (first < end && this.lines[first] === '') first += 1;
    while (end > first && this.lines[end - 1]?.trim() === '') end -= 1;
    return this.lines.slice(first, end).map((text, at) => ({
      text: first + at === end - 1 ? text.trimEnd() : text,
      mark: this.marks[first + at] ?? null,
    }));
  }

  private append(text: string): void {
    this.settleDistance();
    if (!this.begun) this.lineMark = this.mark;
    this.line += text;
    this.pieces += 1;
    // A string made of pieces keeps each of them until somebody looks into it: a million entities in one
    // line would take a hundred times their size.
    if (this.pieces % PIECES === 0) this.line.charCodeAt(0);
    this.begun = true;
    this.onlyMark = false;
  }

  private settleDistance(): void {
    while (this.distance > this.blank) this.push('');
    this.distance = 0;
  }

  private endLine(): void {
    const trimmed = this.line.trimEnd();
    // The one place where a space at the end of a line has a meaning (RFC 3676, 4.3).
    const ended = this.space || this.line !== trimmed;
    this.push(trimmed === '--' && ended ? '-- ' : trimmed);
    this.line = '';
    this.begun = false;
    this.onlyMark = false;
    this.space = false;
  }

  private push(line: string): void {
    this.blank = line === '' ? this.blank + 1 : 0;
    if (this.blank > MOST_BLANK) return;
    const prefix = '> '.repeat(Math.min(this.quotes, DEEPEST_QUOTE));
    const whole = line === '' ? prefix.trimEnd() : prefix + line;
    this.length += whole.length + 1;
    if (line !== '' && this.lineMark !== null) this.marks[this.lines.length] = this.lineMark;
    this.lines.push(whole);
  }
}
