import { isDeviceLine } from './device-line.ts';

/** How a letter ends; what stands below it is name, firm and address. */
const CLOSING =
  /^(?:mit (?:freundlichen|besten|herzlichen|lieben|sonnigen) gr(?:ü|ue)(?:ß|ss)en|(?:freundliche|beste|viele|liebe|herzliche|sch(?:ö|oe)ne|sonnige) gr(?:ü|ue)(?:ß|ss)e|gru(?:ß|ss)|lg|vg|mfg|(?:kind|best|warm|warmest|many)? ?regards|best wishes|all the best|best|cheers|thanks|many thanks|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|with (?:kind|best) regards)(?![\p{L}\p{N}])/iu;
const LONGEST_CLOSING = 60;
/** More than this below a closing formula isn't a signature alone. */
const MOST_LINES = 25;

/**
 * True when a text says nothing to its reader: it is empty, or a mail program put a signature there.
 * @param name of the writer: nobody begins a letter with their own
 */
export function isOnlySignature(text: string, name = ''): boolean {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
  const words = lines.filter(line => !isDeviceLine(line));
  const [first = ''] = words;
  if (words.length === 0 || /^(?:--|—|__|_{20,})$/.test(first)) return true;
  if (first.length > LONGEST_CLOSING || words.length > MOST_LINES) return false;
  return CLOSING.test(first) || isName(first, name);
}

/** `Anna Berger`, `Anna Berger | Sonnenblume Versand`, `i. A. Anna Berger`. */
function isName(line: string, name: string): boolean {
  const written = line.replace(/^i\.\s?[av]\.\s*/i, '').toLowerCase();
  const wanted = name.trim().toLowerCase();
  return (
    wanted !== '' && written.startsWith(wanted) && !/^ ?\p{L}/u.test(written.slice(wanted.length))
  );
}
