import { SIGN_OFFS } from './sign-off-words.ts';

/** A closing with what belongs to it: a place, a name, a second language. */
const LONGEST = 80;
/** Words beside the formula; more make it a sentence. */
const MOST_WORDS_BESIDE = 6;
const LONGEST_NAME = 60;
const MOST_NAME_WORDS = 6;

/** The longest first: `thanks in advance` is no `thanks` with something behind it. */
const any = (all: readonly string[]) => [...all].sort((a, b) => b.length - a.length).join('|');
const CLOSINGS = any(SIGN_OFFS.flatMap(({ closings }) => closings));
const THANKS = any(SIGN_OFFS.flatMap(({ thanks }) => thanks));
/** `und`, `and` between thanks and closing, or between two languages. */
const AND = '(?:\\s*(?:[,;.!/|&+-]|und|and|et|y|e|en|og|och|ja|i|и|та|και|ve)){0,2}\\s*';
const CLOSING = new RegExp(`^(?:(?:${THANKS})${AND})?(?:${CLOSINGS})(?![\\p{L}\\p{N}])`, 'u');
const THANK = new RegExp(`^(?:${THANKS})(?![\\p{L}\\p{N}])`, 'u');
const CLOSES = new RegExp(`(?<![\\p{L}])(?:${CLOSINGS})[\\s,.!;:]*$`, 'u');
const DECORATION = /^[\s*_~>•·-]+|[\s*_~]+$/g;

/** `closing`: above a name or alone; `thanks`: only above a name; null: neither. */
export type SignOff = 'closing' | 'thanks' | null;

/** The formula that a text begins with, as it is written there; null: none. */
export function closingOf(text: string): string | null {
  return beginning(text, CLOSING);
}

/** The thanks that it begins with. */
export function thanksOf(text: string): string | null {
  return beginning(text, THANK);
}

function beginning(text: string, formula: RegExp): string | null {
  const found = formula.exec(text.slice(0, LONGEST).toLowerCase())?.[0];
  return found === undefined ? null : text.slice(0, found.length);
}

/** What kind of end of a letter a line is. */
export function signOffOf(line: string): SignOff {
  if (line.length > LONGEST + 20) return null;
  const text = line.replace(DECORATION, '');
  if (text === '' || text.length > LONGEST || /\?/.test(text)) return null;
  const lower = text.toLowerCase();
  const closing = CLOSING.exec(lower)?.[0];
  if (closing !== undefined)
    return isShortRest(text.slice(closing.length), closing) ? 'closing' : null;
  const thanks = THANK.exec(lower)?.[0];
  return thanks !== undefined && /^[\s,.!;:-]*$/.test(text.slice(thanks.length)) ? 'thanks' : null;
}

/** A sentence that ends with a formula: `... und verbleibe mit freundlichen Grüßen`. */
export function endsWithSignOff(line: string): boolean {
  const text = line.trim();
  return text.length <= 160 && text.includes(' ') && CLOSES.test(text.slice(-60).toLowerCase());
}

/** What may stand behind a formula: a sign, a place, a second formula, a name. */
function isShortRest(rest: string, formula: string): boolean {
  const words = rest.replace(/[\s,.!;:]+/g, ' ').trim();
  if (words === '') return true;
  if (words.split(' ').length > MOST_WORDS_BESIDE || /[.!;:]\s+\p{L}.*[.!]$/u.test(rest))
    return false;
  if (/^\s*[,;.!/|&+–-]/.test(rest)) return !/^\p{Ll}+ \p{Ll}/u.test(words);
  if (BESIDE.test(words)) return true;
  const strong = formula.length >= 6 || SHORT_FORMULA.test(formula);
  return strong && !/^\p{Ll}/u.test(words) && isNameLike(words);
}

/** `Grüße aus Köln`, `saluti da Roma`, `regards and thanks`. */
const BESIDE =
  /^(?:aus|vom|von|an|und|and|from|to|de|du|depuis|et|y|e|desde|da|dal|dalla|uit|en|z|ze|fra|från|från|og|och|из|от|и)\s\p{L}/u;
const SHORT_FORMULA = /^(?:g?v?lg|vg|hg|bg|mfg|mvg|mvh|lp|gru(?:ß|ss)|groet)$/i;

/** One to six words that may be a name, a title or a firm: no sentence. */
export function isNameLike(line: string): boolean {
  const text = line.replace(DECORATION, '').replace(/[,;]$/, '');
  if (
    text === '' ||
    text.length > LONGEST_NAME ||
    /[?!:]|[^.]\.$/.test(text.replace(/(?<!\p{L})\p{Lu}\p{L}{0,4}\.$/u, ''))
  )
    return false;
  if (!/\p{L}/u.test(text) || /[\d@]/.test(text)) return false;
  return text.split(/\s+/).length <= MOST_NAME_WORDS;
}
