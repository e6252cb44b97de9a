import { judgeLines, type Known } from './judge-lines.ts';
import { foldText } from './known-words.ts';
import type { QuotableLine } from './quotable-line.ts';

/** Longer bodies are cut off here; a human's reply is never that long. */
const MOST_CHARACTERS = 10_000_000;
const MOST_LINES = 100_000;

const PLAIN = { container: false, intro: false, media: false };

export interface StrippedText {
  /** What the human wrote. */
  readonly text: string;
  /** Lines that were cut as quoted although the handover doesn't have them. */
  readonly doubtful: readonly string[];
  /** Something was cut. */
  readonly quoted: boolean;
}

/** A reply's text without what was quoted from the handover. */
export function stripText(text: string, known: Known): StrippedText {
  const raw = text.slice(0, MOST_CHARACTERS).replace(/\r\n?/g, '\n').split('\n', MOST_LINES);
  const lines = raw.map(toLine);
  const { verdicts, doubtful } = judgeLines(lines, known);
  const kept: string[] = [];
  let gap = false;
  let marking = false;
  for (const [at, line] of raw.entries()) {
    const verdict = verdicts[at];
    if (verdict === 'cut') {
      gap = kept.length > 0;
      continue;
    }
    if (gap && !isBlank(kept.at(-1)) && line.trim() !== '') kept.push('');
    gap = false;
    // One empty line above a quotation is enough, though others were cut beside it.
    while (verdict === 'quote' && isBlank(kept.at(-1)) && isBlank(kept.at(-2))) kept.pop();
    // Where the quotation had no marks it gets some, and room around.
    const mark = verdict === 'quote' && lines[at]?.depth === 0;
    if (mark !== marking && kept.length > 0 && !isBlank(kept.at(-1)) && line.trim() !== '') {
      kept.push('');
    }
    marking = mark;
    kept.push(mark ? `> ${line.trim()}` : line);
  }
  return { text: tidy(kept), doubtful, quoted: verdicts.some(verdict => verdict !== 'human') };
}

/** Without empty lines around, and without a signature mark that nothing follows. */
export function tidy(lines: readonly string[]): string {
  const out = lines.map(line => (line === '-- ' ? line : line.trimEnd()));
  while (out.length > 0 && /^(?:--)?\s*$/.test(out.at(-1) ?? '')) out.pop();
  const first = out.findIndex(line => line !== '');
  return out.slice(Math.max(first, 0)).join('\n');
}

function isBlank(line: string | undefined): boolean {
  return line !== undefined && line.trim() === '';
}

function toLine(raw: string): QuotableLine {
  const { depth, at } = quoteMarks(raw);
  const text = raw.slice(at).replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();
  const visible = foldText(text) === '' ? '' : text;
  return { ...PLAIN, text: visible, depth };
}

/** How many quote marks a line begins with (`> >`, `|`, `EM>`), and where they end. */
function quoteMarks(raw: string): { depth: number; at: number } {
  let at = /^\s{0,4}[A-Z]{1,3}(?=>)/.exec(raw)?.[0].length ?? 0;
  let depth = 0;
  for (let next = at; next < raw.length; next += 1) {
    const char = raw[next];
    if (char === '>' || (char === '|' && /[\s|>]|^$/.test(raw[next + 1] ?? ''))) {
      depth += 1;
      at = next + 1;
    } else if (char !== ' ' && char !== '\t') break;
  }
  return depth === 0 ? { depth, at: 0 } : { depth, at };
}
