// Decoded text made fit to be stored, compared and shown.

/** Longest text that is kept of one body, in characters; the raw mail keeps the rest. */
export const MOST_TEXT = 1_000_000;

/** Everything of the classes control and byte order mark but tab and line feed. */
const CONTROLS = /[^\P{Cc}\t\n]|\ufeff/gu;
/** Half a surrogate pair: PostgreSQL refuses it, and so does UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A body: '\n' line ends, no control characters but tab, no lone surrogates, bounded. */
export function cleanText(text: string, most: number = MOST_TEXT): string {
  const bounded = text.length > most ? text.slice(0, most) : text;
  return bounded.replace(/\r\n?/g, '\n').replace(CONTROLS, '').replace(LONE_SURROGATE, '\ufffd');
}

/** A value of one line, such as a subject or a name: white space folded to single spaces. */
export function cleanLine(text: string, most = 1000): string {
  const line = cleanText(text, most * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > most ? line.slice(0, most).replace(LONE_SURROGATE, '') : line;
}
