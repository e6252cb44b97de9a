// Encoded words (RFC 2047) as mailers write them: with spaces in them, cut short, split within a letter.
import { decodeCharset } from './charset.ts';

const WORD = /=\?([^?\s=]{1,60})\?([bq])\?((?:(?!\?=|=\?[^=\s])[^\n]){0,4000})(?:\?=|\??$)/gi;

interface Word {
  readonly charset: string;
  readonly bytes: Buffer;
}

/** A header value with its encoded words decoded; `hint` is the charset where a word names none. */
export function decodeWords(value: string, hint = ''): string {
  if (!value.includes('=?')) return value;
  const parts: string[] = [];
  let waiting: Word[] = [];
  let at = 0;
  const flush = () => {
    const bytes = Buffer.concat(waiting.map(word => word.bytes));
    parts.push(decodeCharset(bytes, waiting[0]?.charset, hint));
    waiting = [];
  };
  for (const match of value.matchAll(WORD)) {
    const between = value.slice(at, match.index);
    const word = toWord(match);
    const adjoins = waiting.length > 0 && between.trim() === '';
    // Bytes of words that follow each other are put together first: some split within a letter.
    if (!adjoins || waiting[0]?.charset !== word.charset) flush();
    if (!adjoins) parts.push(between);
    waiting.push(word);
    at = match.index + match[0].length;
  }
  flush();
  return parts.join('') + value.slice(at);
}

/** Replaces each run of encoded words by one character of private use, to be decoded once parsed. */
export function hideWords(value: string): { hidden: string; reveal: (text: string) => string } {
  if (!value.includes('=?')) return { hidden: value, reveal: text => text };
  const runs: string[] = [];
  const hidden = value.replace(RUN, run => {
    if (runs.length >= MOST_RUNS) return run;
    runs.push(run);
    return String.fromCharCode(FIRST + runs.length - 1);
  });
  return {
    hidden,
    reveal: text => text.replace(HIDDEN, char => runs[char.charCodeAt(0) - FIRST] ?? ''),
  };
}

const FIRST = 0xe000;
const MOST_RUNS = 2000;
const HIDDEN = /[\ue000-\ue7cf]/g;
const RUN =
  /=\?[^?\s=]{1,60}\?[bq]\?(?:(?!\?=|=\?[^=\s])[^\n]){0,4000}\?=(?:\s{1,20}=\?[^?\s=]{1,60}\?[bq]\?(?:(?!\?=|=\?[^=\s])[^\n]){0,4000}\?=){0,200}/gi;

function toWord(match: RegExpExecArray): Word {
  const [, charset = '', encoding = '', text = ''] = match;
  const bytes = encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : undoQ(text);
  return { charset: charset.toLowerCase(), bytes };
}

/** The "Q" encoding, 4.2. Characters beyond ASCII have no place in it, but stand there: as UTF-8. */
function undoQ(text: string): Buffer {
  const bytes = Buffer.from(text).toString('latin1');
  const decoded = bytes
    .replace(/_/g, ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(decoded, 'latin1');
}
