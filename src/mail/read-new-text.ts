import { mayTell } from './html-quotes.ts';
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
  const { html } = message;
  if (html === null || html.length > MOST_HTML || !mayTell(html)) return fromText;
  const { split, evidence } = readHtml(html);
  const inHtml = squash(split.newText);
  if (evidence === 'none' || inHtml === '') return fromText;
  const alike = inHtml === squash(fromText.newText);
  return alike && evidence !== 'all quoted' ? fromText : split;
}

/** What a body of HTML alone newly says. */
export function splitHtml(html: string): SplitText {
  return readHtml(html).split;
}

interface FromHtml {
  readonly split: SplitText;
  /** What the HTML's elements say of quotations. */
  readonly evidence: 'none' | 'some' | 'all quoted';
}

function readHtml(html: string): FromHtml {
  const lines = htmlToLines(html);
  const words = lines.filter(({ text }) => text.trim() !== '');
  const quoted = words.filter(({ text, mark }) => mark !== null || text.startsWith('>'));
  if (words.length > 0 && words.every(({ text }) => text.startsWith('>'))) {
    // All of it stands in one blockquote: an editor's way to indent.
    const newText = lines.map(({ text }) => text.replace(/^> ?/, '')).join('\n');
    return {
      split: { newText: newText.trim(), signature: '', quoted: '' },
      evidence: 'all quoted',
    };
  }
  const texts = lines.map(({ text }) => text);
  const marks = lines.map(({ mark }) => mark);
  return { split: splitLines(texts, marks), evidence: quoted.length > 0 ? 'some' : 'none' };
}
