// Who is named in `Am 23.11.2026, 10:00 schrieb "Erika Muster" <erika@x.example>:`, in any language.
import { readWrittenAuthor } from './forward-addresses.ts';
import type { Address } from './message.ts';

/** Within names, though lower case. */
const PARTICLES = new Set(
  'von van de der den del della di da du dos la le zu zur ten ter af av bin ibn al el y e'.split(
    ' ',
  ),
);
/** Capitals that follow an hour. */
const HOURS = new Set(
  'am pm uhr utc gmt cet cest mez mesz eet eest est edt pst pdt bst'.split(' '),
);
const MAILBOX = /[<([]\s?(?:mailto:)?([^\s<>()[\]]{1,64}@[^\s<>()[\]]{1,255}?)\s?[>)\]]/;
const QUOTED = /["“”„«»'‚‘’]\s?([^"“”„«»]{1,100}?)\s?["“”»'‘’]\s*$/u;

/** The author; the name is what stands before the address: in quotes, else its capitalised words. */
export function authorOfAttribution(words: string): Address {
  const text = words.slice(0, 600);
  const found = MAILBOX.exec(text);
  if (!found) return readWrittenAuthor(/\S{1,64}@\S{1,255}/.exec(text)?.[0] ?? '');
  const before = text.slice(0, found.index);
  const name = QUOTED.exec(before)?.[1] ?? capitalised(before);
  return readWrittenAuthor(`${name} <${found[1] ?? ''}>`);
}

/** The last words of a text, as long as they can be a name. */
function capitalised(text: string): string {
  const words = text.trim().split(/\s+/).slice(-8);
  let from = words.length;
  while (from > 0 && canBeNamed(words[from - 1] ?? '')) from -= 1;
  while (PARTICLES.has(words[from] ?? '') && !/^(?:von|van|de|el|al)$/.test(words[from] ?? ''))
    from += 1;
  return words.slice(from).join(' ');
}

function canBeNamed(word: string): boolean {
  if (/[\d,:;]/.test(word) || HOURS.has(word.toLowerCase().replace(/\./g, ''))) return false;
  return PARTICLES.has(word) || !/^\p{Ll}/u.test(word);
}
