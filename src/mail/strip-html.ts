import { type Document, isTag } from 'domhandler';
import { commandLines } from './commands.ts';
import { parseHtml, walk, writeHtml } from './html-document.ts';
import { type HtmlLine, htmlLines, removeNodes } from './html-lines.ts';
import { judgeLines, type Known } from './judge-lines.ts';
import { addressReplacer, replaceInTree } from './own-address.ts';
import type { Verdict } from './quotable-line.ts';

export interface StrippedHtml {
  /** What the human wrote, as they formatted it, without the commands; unsanitized. */
  readonly html: string;
  /** The lines that stay, as a reader sees them, the commands included. */
  readonly lines: readonly string[];
  /** The lines at the top that are commands, as a reader sees them. */
  readonly commands: readonly string[];
  /** Lines that were cut as quoted although the handover doesn't have them. */
  readonly doubtful: readonly string[];
  /** Something was cut. */
  readonly quoted: boolean;
}

/** A reply's HTML without what was quoted from the handover; null when it is too much to be read. */
export function stripHtml(html: string, known: Known): StrippedHtml | null {
  const document = parseHtml(html);
  if (document === null) return null;
  const lines = htmlLines(document);
  const { verdicts, doubtful } = judgeLines(lines, known);
  const kept = lines.filter((_, at) => verdicts[at] !== 'cut');
  const texts = kept.map(line => line.text);
  const { commands, end } = commandLines(texts);
  const unwanted = [...cutLines(lines, verdicts), ...kept.slice(0, end), ...blankEnd(kept, end)];
  removeNodes(unwanted.flatMap(line => line.nodes));
  forgetSources(document);
  const { ownPersonAddress, supportAddress } = known.sent;
  replaceInTree(document, addressReplacer(ownPersonAddress, supportAddress));
  const quoted = verdicts.some(verdict => verdict !== 'human');
  return { html: writeHtml(document).trim(), lines: texts, commands, doubtful, quoted };
}

function cutLines(lines: readonly HtmlLine[], verdicts: readonly Verdict[]): HtmlLine[] {
  return lines.filter((_, at) => verdicts[at] === 'cut');
}

/** Empty lines below the commands, and at the end. */
function blankEnd(kept: readonly HtmlLine[], from: number): HtmlLine[] {
  const says = (line: HtmlLine) => line.media || line.text !== '';
  const first = kept.findIndex((line, at) => at >= from && says(line));
  const last = kept.findLastIndex(says);
  return kept.filter((_, at) => at >= from && ((from > 0 && at < first) || at > last || first < 0));
}

/** A quotation that stays must not name the mail it was taken from (Thunderbird: `cite="mid:..."`). */
function forgetSources(document: Document): void {
  for (const node of walk(document)) if (isTag(node)) delete node.attribs.cite;
}
