import { cleanLine } from './clean-text.ts';
import { decodeWords } from './encoded-words.ts';
import { type Headers, headerOf } from './headers.ts';

/** The decoded subject; raw 8-bit bytes were told by what they are when the header was read. */
export function readSubject(headers: Headers): string {
  return cleanLine(decodeWords(headerOf(headers, 'subject')));
}
