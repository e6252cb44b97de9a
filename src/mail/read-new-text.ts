import { htmlToText } from './html-to-text.ts';
import type { Message, SplitText } from './message.ts';
import { splitText } from './split-text.ts';

export function readNewText(message: Pick<Message, 'text' | 'html'>): SplitText {
  return splitText(message.text);
}

export function splitHtml(html: string): SplitText {
  return splitText(htmlToText(html));
}
