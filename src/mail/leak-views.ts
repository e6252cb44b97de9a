// The same words in every form in which they could be hidden in an answer, made plain.
import { type Document, isTag, isText } from 'domhandler';
import { parseHtml, walk } from './html-document.ts';
import { htmlLines } from './html-lines.ts';
import { foldText, squash } from './known-words.ts';

/** One body or file, made ready to be searched. */
export interface View {
  /** Lines as a reader sees them, folded, without quote marks and bullets. */
  readonly lines: readonly string[];
  /** Everything with its marks, folded, in each form; for addresses. */
  readonly folded: readonly string[];
  /** The same, letters and digits alone; for whatever may have been split, wrapped or quoted. */
  readonly squashed: readonly string[];
}

const MARKS = /^[\s>|*_•·–\-"'„“(]+/;

export function viewText(text: string): View {
  const forms = [text, ...decodings(text)];
  const markup = /[<&]/.test(text) ? textsOf(text) : [];
  return toView(
    forms.flatMap(form => form.split('\n')),
    [...forms, ...markup],
  );
}

/** What is seen, what is hidden, attributes, comments, and the source itself. */
export function viewHtml(html: string): View {
  const document = parseHtml(html);
  const lines = document === null ? [] : htmlLines(document).map(line => line.text);
  return toView(lines, [html, ...decodings(html), ...textsOf(html)]);
}

function toView(lines: readonly string[], forms: readonly string[]): View {
  return {
    lines: lines.map(line => foldText(line).replace(MARKS, '').replace(/\s+/g, ' ').trim()),
    folded: forms.map(foldText),
    squashed: forms.map(squash),
  };
}

/** Text nodes run together (a word may be split by tags), apart, and all attributes. */
function textsOf(html: string): string[] {
  const document = parseHtml(html);
  if (document === null) return [];
  const texts: string[] = [];
  const attributes: string[] = [];
  for (const node of walk(document satisfies Document)) {
    if (isText(node)) texts.push(node.data);
    else if (isTag(node)) attributes.push(...Object.values(node.attribs));
  }
  const joined = [texts.join(''), texts.join(' '), attributes.join('\n')];
  // Entities that were encoded twice are still entities; so are links' percent signs.
  return [...joined, ...joined.flatMap(decodings)];
}

function decodings(text: string): string[] {
  const forms: string[] = [];
  if (/=(?:[0-9A-F]{2}|\r?\n)/i.test(text)) forms.push(fromQuotedPrintable(text));
  if (/%[0-9a-f]{2}/i.test(text)) forms.push(fromPercent(text));
  if (/&(?:#\d|#x|[a-z])/i.test(text)) forms.push(fromEntities(text));
  return forms;
}

/** RFC 2045, 6.7, as far as anything is encoded. */
export function fromQuotedPrintable(text: string): string {
  const joined = text.replace(/=[ \t]*\r?\n/g, '');
  return joined.replace(/(?:=[0-9a-f]{2})+/gi, run =>
    Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'),
  );
}

function fromPercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, run =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

function fromEntities(text: string): string {
  const document = parseHtml(text.replaceAll('<', ' '));
  if (document === null) return '';
  const texts: string[] = [];
  for (const node of walk(document)) if (isText(node)) texts.push(node.data);
  return texts.join('');
}
