// The shapes that the demo's story is set in: headings, paragraphs, tables, letters. Pure; 80 columns.
import { clean, cleanLine, columns, type Paint, padTo, type Tint, wrap } from './terminal-text.ts';

const WIDTH = 80;
const MARGIN = '  ';
const RULE = '\u2500';
const BAR = '\u2502';

export class Layout {
  readonly #paint: Paint;

  constructor(paint: Paint) {
    this.#paint = paint;
  }

  heading(title: string): string[] {
    const [first = '', ...more] = wrap(cleanLine(title), WIDTH - 2 * MARGIN.length - 6);
    const rest = Math.max(3, WIDTH - 2 * MARGIN.length - columns(first) - 4);
    const rule = (count: number) => this.#paint('dim', RULE.repeat(count));
    return [
      '',
      `${MARGIN}${rule(2)} ${this.#paint('bold', first)} ${rule(rest)}`,
      ...more.map(line => `${MARGIN}   ${this.#paint('bold', line)}`),
    ];
  }

  paragraph(text: string, tint: Tint | null = null): string[] {
    return wrap(cleanLine(text), WIDTH - 2 * MARGIN.length).map(
      line => MARGIN + this.#tinted(line, tint),
    );
  }

  /** The first line of a mail, with its place in the row. */
  item(position: number, text: string): string[] {
    const number = this.#paint('dim', String(position).padStart(2));
    return wrap(cleanLine(text), WIDTH - MARGIN.length - 6).map((line, index) =>
      index === 0
        ? `${MARGIN}${number}  ${this.#paint('bold', line)}`
        : `${MARGIN}    ${this.#paint('bold', line)}`,
    );
  }

  /** Below an item. `hang` more columns from the second line on. */
  indented(text: string, tint: Tint | null = null, hang = 0): string[] {
    const [first = ''] = wrap(text, WIDTH - MARGIN.length - 6);
    const rest = text.slice(first.length).trim();
    const more = rest === '' ? [] : wrap(rest, WIDTH - MARGIN.length - 6 - hang);
    return [first, ...more.map(line => ' '.repeat(hang) + line)].map(
      line => `${MARGIN}    ${this.#tinted(line, tint)}`,
    );
  }

  /** Pieces side by side below an item, in as many lines as they need. */
  pieces(pieces: readonly { readonly text: string; readonly tint: Tint | null }[]): string[] {
    const lines: string[] = [];
    let used = WIDTH;
    for (const { text, tint } of pieces) {
      const wide = columns(text) + 3;
      if (used + wide > WIDTH - MARGIN.length - 4) {
        lines.push(...this.indented(text, tint));
        used = wide;
      } else {
        lines.push(`${lines.pop() ?? ''}   ${this.#tinted(text, tint)}`);
        used += wide;
      }
    }
    return lines;
  }

  table(rows: readonly (readonly [string, string])[]): string[] {
    const first = Math.max(...rows.map(([name]) => columns(cleanLine(name)))) + 3;
    const rest = Math.max(20, WIDTH - 2 * MARGIN.length - 2 - first);
    return rows.flatMap(([name, value]) =>
      wrap(cleanLine(value), rest).map(
        (line, index) => `${MARGIN}  ${padTo(index === 0 ? cleanLine(name) : '', first)}${line}`,
      ),
    );
  }

  /** Rows of equal columns; the first row is the head. */
  grid(rows: readonly (readonly string[])[]): string[] {
    const widths = (rows[0] ?? []).map(
      (_cell, at) => Math.max(...rows.map(row => columns(cleanLine(row[at] ?? '')))) + 3,
    );
    return rows.map((row, index) => {
      const line = row
        .map((cell, at) => padTo(cleanLine(cell), widths[at] ?? 0))
        .join('')
        .trimEnd();
      return `${MARGIN}  ${this.#tinted(line, index === 0 ? 'dim' : null)}`;
    });
  }

  /** A mail: its head, an empty line, its text. */
  letter(head: readonly (readonly [string, string])[], text: string): string[] {
    const width = Math.max(...head.map(([name]) => columns(name))) + 2;
    const rows = head.flatMap(([name, value]) =>
      wrap(cleanLine(value), WIDTH - 2 * MARGIN.length - 2 - width).map(
        (line, index) =>
          `${this.#bar()} ${this.#paint('dim', padTo(index === 0 ? name : '', width))}${line}`,
      ),
    );
    return [...rows, this.#bar(), ...this.barred(text)];
  }

  barred(text: string, tint: Tint | null = null): string[] {
    const calm = clean(text)
      .trim()
      .replace(/\n{3,}/g, '\n\n');
    return wrap(calm, WIDTH - 2 * MARGIN.length - 2).map(line =>
      line === '' ? this.#bar() : `${this.#bar()} ${this.#tinted(line, tint)}`,
    );
  }

  #bar(): string {
    return MARGIN + this.#paint('dim', BAR);
  }

  #tinted(text: string, tint: Tint | null): string {
    return tint ? this.#paint(tint, text) : text;
  }
}
