import { escapeHtml, linesToHtml, lineToHtml } from './escape-html.ts';
import type { Tone } from './palette.ts';
import { STYLE, tint } from './palette.ts';

/**
 * One line of what is internal. Text and HTML are made from the same lines and read the same, so
 * that whatever a mail client quotes of either can be recognised when it comes back.
 */
export interface CardLine {
  /** `Kunde`, without colon. */
  readonly label?: string;
  readonly text: string;
  /** The beginning of `text` that weighs most. */
  readonly lead?: string;
  readonly tone?: Tone;
  readonly as?: 'title' | 'item' | 'help' | 'head' | 'quote';
  /** The customer or the reader knows it anyway: shown, but no secret. */
  readonly open?: boolean;
  /** An empty line above. */
  readonly gap?: boolean;
}

/** Width of the label column, where the client can do columns; the space after a label is 4. */
const COLUMN_PX = 92;

/** The card as text: one fact a line. */
export function cardText(lines: readonly CardLine[]): string {
  return lines.map(line => (line.gap ? `\n${lineText(line)}` : lineText(line))).join('\n');
}

/** What must never come back out: every line that isn't open anyway. */
export function secretOf(lines: readonly CardLine[]): string {
  return lines
    .filter(line => line.open !== true)
    .map(lineText)
    .join('\n');
}

/** The card as HTML paragraphs, to be put into a box. */
export function cardHtml(lines: readonly CardLine[]): string {
  return lines.map(lineHtml).join('\n');
}

function lineText(line: CardLine): string {
  if (line.label !== undefined) return `${line.label}: ${line.text}`;
  if (line.as === 'item') return `- ${line.text}`;
  if (line.as === 'quote') return line.text.replace(/^(?=.)/gm, '    ');
  return line.text;
}

function lineHtml(line: CardLine): string {
  const top = line.gap ? 14 : 0;
  if (line.as === 'quote') return quoteHtml(line.text, top);
  if (line.label !== undefined) return factHtml(line.label, line, top);
  const value = valueHtml(line);
  if (line.as === 'title') {
    return `<p style="margin:${top}px 0 10px;${STYLE.title}">${value}</p>`;
  }
  if (line.as === 'head') {
    return `<p class="k-dim" style="margin:${top}px 0 3px;${STYLE.fence}">${value}</p>`;
  }
  if (line.as === 'item') {
    return `<p style="margin:${top}px 0 6px 10px;text-indent:-10px;${STYLE.line}">- ${value}</p>`;
  }
  if (line.as === 'help') {
    return `<p class="k-dim k-rule" style="margin:14px 0 0;${STYLE.help}">${escapeHtml(line.text)}</p>`;
  }
  return `<p style="margin:${top}px 0 8px;${STYLE.line}">${value}</p>`;
}

/**
 * Label and value in one paragraph: every client's text version of it is the text card's line. The
 * column is a hanging indent; margin, because Outlook knows no padding here.
 */
function factHtml(label: string, line: CardLine, top: number): string {
  const name = `<span class="k-dim" style="${STYLE.label};width:${COLUMN_PX}px">${escapeHtml(label)}:</span>`;
  const left = COLUMN_PX + 4;
  return (
    `<p style="margin:${top}px 0 6px ${left}px;text-indent:-${left}px;${STYLE.line}">` +
    `${name} ${valueHtml(line)}</p>`
  );
}

function valueHtml(line: CardLine): string {
  const { text, tone, lead = '' } = line;
  if (lead === '' || !text.startsWith(lead)) return tint(tone, lineToHtml(text));
  const strong = tint(tone, `<b>${lineToHtml(lead)}</b>`);
  return strong + lineToHtml(text.slice(lead.length));
}

function quoteHtml(text: string, top: number): string {
  return (
    `<div class="k-quote" style="margin:${top}px 0 10px;${STYLE.quote}" dir="auto">` +
    `${linesToHtml(text)}</div>`
  );
}
