import { htmlToLines } from './html-to-text.ts';
import { squash } from './known-words.ts';
import type { Message, SplitText } from './message.ts';
import { splitLines, splitText } from './split-text.ts';

/** HTML above this many characters is no letter: its text is split. */
const MOST_HTML = 2_000_000;

/**
 * What a message newly says. The elements that mail programs put around what they quote are better
 * evidence than words: where HTML and text disagree, the HTML decides.
 */
export function readNewText(message: Pick<Message, 'text' | 'html'>): SplitText {
  const fromText = splitText(message.text);
  if (message.html === null || message.html.length > MOST_HTML) return fromText;
  const { split, structured } = readHtml(message.html);
  if (!structured || squash(split.newText) === '') return fromText;
  return squash(split.newText) === squash(fromText.newText) ? fromText : split;
}

/** What a body of HTML alone newly says. */
export function splitHtml(html: string): SplitText {
  return readHtml(html).split;
}

function readHtml(html: string): { split: SplitText; structured: boolean } {
  const lines = htmlToLines(html);
  const isQuoted = lines.map(({ text, mark }) => mark !== null || text.startsWith('>'));
  const whole = lines.every(({ text }) => text.trim() === '' || text.startsWith('>'));
  // All of it stands in one blockquote: then that is an editor's way to indent.
  const texts = lines.map(({ text }) => (whole ? text.replace(/^> ?/, '') : text));
  const marks = lines.map(({ mark }) => mark);
  if (whole)
    return {
      split: { newText: texts.join('\n').trim(), signature: '', quoted: '' },
      structured: true,
    };
  return { split: splitLines(texts, marks), structured: isQuoted.includes(true) };
}
