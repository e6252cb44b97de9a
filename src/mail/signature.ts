import { contactWeight } from './contact-line.ts';
import { isDeviceLine } from './device-line.ts';
import { endsWithSignOff, isNameLike, type SignOff, signOffOf } from './sign-off.ts';

/** Lines and characters a line of a signature whose delimiter lacks its space. */
const MOST_LINES = 12;
const WIDEST_LINE = 100;
/** With the proper delimiter `-- ` (RFC 3676, 4.3) a signature may be longer. */
const MOST_MARKED_LINES = 30;
/** Short lines below a closing that may be name, title, firm and slogan. */
const MOST_SHORT_LINES = 14;
const WIDEST_SHORT_LINE = 80;
const MOST_SHORT_WORDS = 9;

/** `-- ` and how it arrives when its space is lost; the rule above a mailing list's footer. */
const DELIMITER = /^(?:--|—|__|_{20,})\s*$/;
/** A rule that divides a letter from a signature, or two parts of a letter: told by what follows. */
const RULE = /^\s*(?:[-–—_=*~]\s?){3,60}$/;
/** `-Erika`: the last line of a letter. More words may be an item of a list. */
const DASHED_NAME = /^-\p{L}[\p{L}'’]{1,20}\.?\s*$/u;
const POSTSCRIPT = /^[\s*_]{0,4}p\.?\s?[ps]?\.?s\s?[.:,-]/i;
/** Tells of a case, not of its writer. */
const CASE_NUMBER =
  /(?:bestell|auftrag|kunden|rechnung|sendung|artikel|vorgang|order|invoice|customer|tracking|ticket|commande|pedido|ordine|zamówien|objednáv)[\p{L}. -]{0,24}[:#]?\s?[#A-Z]{0,4}-?\d{3}/iu;

/** Above an address that the writer wants something sent to. */
const ANNOUNCES =
  /adress|anschrift|liefer|schick|sende|send |sent to|ship|erreich|nummer|anruf|ruf|phone|number|adres|dirección|enví|indirizzo|spedi|endereço|envi|livr|адрес|отправ|адреса|address|contact|kontakt/i;

/** Words that begin small, but those between the words of a title: two of them make a sentence. */
const PLAIN_WORD =
  /(?<![\p{L}\p{N}@.-])(?!(?:und|and|of|for|für|the|von|van|der|des|den|dem|zu|zum|zur|im|in|am|at|an|on|de|da|do|di|du|del|della|la|le|el|et|y|e|i|og|och|ja|und|i\.|bei|mit|with|von|to|w|z|na|för|til|till|av)(?!\p{L}))\p{Ll}\p{L}{2,}(?![\p{L}.@])/gu;

const AFTERTHOUGHT =
  /^\s*(?:und|aber|bitte|ach|übrigens|noch|oder|außerdem|nachtrag|and|but|please|also|or|oh|btw|by the way|et|mais|merci|y|pero|por favor|e|ma|per favore|en|maar|graag|a|ale|proszę|mas|prosím|og|men|och|ja|mutta|ve|ama|lütfen|и|но|пожалуйста|і|але)(?!\p{L})/iu;

/** Lines `from` (included) to `end` (excluded). */
export interface SignatureRange {
  readonly from: number;
  readonly end: number;
}

/**
 * Where the signature stands in the last lines of a text; null: there is none. Below its first line
 * only what belongs to a signature may stand, to the end or to a postscript; in doubt there is none.
 */
export function findSignature(lines: readonly string[]): SignatureRange | null {
  const from = Math.min(
    delimiterStart(lines),
    signOffStart(lines),
    contactStart(lines),
    dashedName(lines),
  );
  if (from >= lines.length) return null;
  return { from, end: tailEnd(lines, from) };
}

function delimiterStart(lines: readonly string[]): number {
  let start = lines.length;
  for (let at = lines.length - 1; at >= 0 && at >= lines.length - MOST_MARKED_LINES; at -= 1) {
    const line = lines[at] ?? '';
    if (DELIMITER.test(line)) {
      const below = lines.slice(at + 1);
      if (/^_{3}/.test(line) ? isListFooter(line, below) : isShort(below, line)) start = at;
    } else if (RULE.test(line) && at > 0 && isCard(lines, at)) start = at;
  }
  return start;
}

/** What a mailing list adds: a rule of underscores, then its name and address. */
function isListFooter(delimiter: string, below: readonly string[]): boolean {
  return /^_{20,}\s*$/.test(delimiter) && below.some(line => /@|https?:\/\//.test(line));
}

function isShort(below: readonly string[], delimiter: string): boolean {
  if (delimiter === '-- ') return true;
  const words = below.filter(line => line.trim() !== '');
  return words.length <= MOST_LINES && words.every(line => line.length <= WIDEST_LINE);
}

/** Below a heading a rule is its underline. */
function endsParagraph(line: string | undefined): boolean {
  return line !== undefined && /^\s*$|[.!?…]\s*$/.test(line);
}

/** Below a rule stands nothing but a visiting card, or a name alone. */
function isCard(lines: readonly string[], rule: number): boolean {
  const below = lines.slice(rule + 1).filter(line => line.trim() !== '' && !RULE.test(line));
  if (below.length === 0 || !fitsBelow(lines, rule + 1)) return false;
  if (below.filter(line => contactWeight(line) === 2).length >= 2) return true;
  const [first = ''] = below;
  const alone = below.length === 1 && isNameLike(first) && first.trim().split(/\s+/).length <= 3;
  return alone && endsParagraph(lines[rule - 1]);
}

function signOffStart(lines: readonly string[]): number {
  let start = lines.length;
  const first = lines.findIndex(line => line.trim() !== '');
  let seen = 0;
  for (let at = lines.length - 1; at > first && seen < MOST_MARKED_LINES; at -= 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    seen += 1;
    const kind = signOffOf(line);
    if (kind === null && !endsWithSignOff(line)) continue;
    const own = kind === null ? at + 1 : at;
    if (kind !== 'closing' && !isName(lines, at + 1)) continue;
    if (fitsBelow(lines, at + 1)) start = Math.min(start, blockStart(lines, own, at + 1, kind));
  }
  return start;
}

/**
 * A greeting and a name that a human typed are words of the mail and stay; with firm, number or
 * address below they are a block that a program put there. A closing above nothing says nothing.
 */
function blockStart(lines: readonly string[], own: number, below: number, kind: SignOff): number {
  const name = lines.findIndex((line, at) => at >= below && line.trim() !== '');
  const tail = lines.slice(below, tailEnd(lines, below - 1));
  if (name < 0 || tail.every(line => line.trim() === ''))
    return kind === 'closing' ? own : lines.length;
  if (tail.some(line => contactWeight(line) > 0)) return own;
  const blank = lines.findIndex((line, at) => at > name && (line.trim() === '' || RULE.test(line)));
  if (blank < 0 || !isNameLike(lines[name] ?? '')) return lines.length;
  const rest = lines.findIndex((line, at) => at >= blank && line.trim() !== '');
  const isBlock = RULE.test(lines[rest] ?? '') || isNameLike(lines[rest] ?? '');
  return rest >= 0 && isBlock && !endsTail(lines[rest] ?? '') ? rest : lines.length;
}

/** The next line with text is a name: two or three words that begin with capitals, or one word. */
function isName(lines: readonly string[], from: number): boolean {
  const next = lines.slice(from, from + 4).find(line => line.trim() !== '') ?? '';
  if (!isNameLike(next) || signOffOf(next) !== null) return false;
  const words = next.trim().split(/\s+/);
  return words.length <= 4 && words.every(word => !/^\p{Ll}/u.test(word) || words.length === 1);
}

/** Every line from here on may belong to a signature. */
function fitsBelow(lines: readonly string[], from: number): boolean {
  let short = 0;
  let contacts = 0;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || isDeviceLine(line) || RULE.test(line)) continue;
    if (endsTail(line)) return true;
    const weight = contactWeight(line);
    if (weight === 2) contacts += 1;
    if (weight > 0 || contacts >= 2) continue;
    short += 1;
    if (short > MOST_SHORT_LINES || !isShortLine(line) || isAfterthought(line, contacts > 0))
      return false;
  }
  return true;
}

function isShortLine(line: string): boolean {
  const text = line.trim();
  if (text.length > WIDEST_SHORT_LINE || /^[>-]\s|[?]\s*$|[:：]$/.test(text)) return false;
  const words = text.split(/\s+/).length;
  if (/\p{L}{2}[.!]$/u.test(text) && words > 3) return false;
  return words <= MOST_SHORT_WORDS;
}

/** Words in the way of a sentence, below a card or begun like one: `Und bitte ohne Rechnung`. */
function isAfterthought(line: string, belowCard: boolean): boolean {
  if ((line.match(PLAIN_WORD)?.length ?? 0) < 2) return false;
  return belowCard || /^\s*\p{Ll}/u.test(line) || AFTERTHOUGHT.test(line);
}

function endsTail(line: string): boolean {
  return POSTSCRIPT.test(line) || (line.length < 200 && CASE_NUMBER.test(line));
}

function tailEnd(lines: readonly string[], from: number): number {
  for (let at = from + 1; at < lines.length; at += 1) {
    if (endsTail(lines[at] ?? '')) return at;
  }
  return lines.length;
}

/**
 * A visiting card without a word above it: the last paragraphs, with a number and a firm, a street or
 * a second number. What the line above announces (`My address:`) is content.
 */
function contactStart(lines: readonly string[]): number {
  let start = lines.length;
  let contacts = 0;
  let numbers = 0;
  let total = 0;
  let end = lines.length;
  while (end > 0 && total < MOST_MARKED_LINES) {
    while (end > 0 && (lines[end - 1] ?? '').trim() === '') end -= 1;
    let from = end;
    while (from > 0 && (lines[from - 1] ?? '').trim() !== '') from -= 1;
    if (from === end || from === 0) break;
    const paragraph = lines.slice(from, end);
    if (endsTail(paragraph[0] ?? '') || isAnnounced(lines, from)) break;
    const weights = cardWeights(paragraph);
    if (weights === null) break;
    const strong = weights.filter(weight => weight === 2).length;
    if (weights.every(weight => weight === 0) && !(contacts >= 3 && isTitle(paragraph))) break;
    // A number and a firm or a street, two numbers, or more.
    contacts += weights.reduce<number>((sum, weight) => sum + weight, 0);
    total += paragraph.length;
    numbers += strong;
    if (contacts >= 3 && numbers > 0) start = from;
    end = from;
  }
  return start;
}

/** What each line of a card weighs; null when one has no place on a card: mostly the first already. */
function cardWeights(paragraph: readonly string[]): number[] | null {
  const weights: number[] = [];
  for (const line of paragraph) {
    const weight = contactWeight(line);
    if (weight === 0 && !isCardLine(line)) return null;
    weights.push(weight);
  }
  return weights;
}

function isCardLine(line: string): boolean {
  return RULE.test(line) || isNameLike(line.replace(/[|•·/]/g, ' '));
}

/** A name, perhaps a title below it: every word begins with a capital. */
function isTitle(paragraph: readonly string[]): boolean {
  const words = paragraph.join(' ').split(/\s+/);
  return (
    paragraph.length <= 2 &&
    words.length >= 2 &&
    words.length <= 6 &&
    words.every(word => /^[*_]*\p{Lu}/u.test(word)) &&
    signOffOf(paragraph[0] ?? '') === null
  );
}

function isAnnounced(lines: readonly string[], from: number): boolean {
  for (let at = from - 1; at >= 0; at -= 1) {
    const line = (lines[at] ?? '').trim();
    // `:+1:` is a smiley.
    if (line !== '')
      return (
        (/[:：]$/.test(line) && !/:[\w+-]{1,30}:$/.test(line)) || ANNOUNCES.test(line.slice(-80))
      );
  }
  return true;
}

function dashedName(lines: readonly string[]): number {
  const last = lines.findLastIndex(line => line.trim() !== '');
  const line = lines[last] ?? '';
  if (last < 1 || !DASHED_NAME.test(line) || line.trim().split(/\s+/).length > 3)
    return lines.length;
  const above = lines.slice(0, last).findLast(one => one.trim() !== '') ?? '';
  return above === '' || /^\s*[-–—*•]|[:：]\s*$/.test(above) ? lines.length : last;
}
