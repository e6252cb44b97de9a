// Text as the signals see it: words without accents of spelling, with the place they came from.

/** No mail is read further than this (UTF-16 units): what matters to a human stands at the top. */
export const LONGEST_TEXT = 20_000;

export interface Word {
  /** Lower case, `ä` as `ae` and so on, `ß` as `ss`, no apostrophe: `Don’t` is `dont`. */
  readonly norm: string;
  /** Its first letters: phrases are looked up by them. */
  readonly stem: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
  /** Number of its sentence; a blank line ends one, a single line break does not. */
  readonly sentence: number;
  /** Number of its clause: commas, dashes and brackets part clauses as well. */
  readonly clause: number;
  /** Stands in quotation marks: a title, or somebody else's words. */
  readonly quoted: boolean;
  /** A hyphen joins it to a neighbour (`Anti-Wut-Tee`): part of a name more often than a feeling. */
  readonly joined: boolean;
}

const WORD = /[\p{L}\p{N}]+(?:['’`´]\p{L}+)*|\p{Extended_Pictographic}/gu;
/** Signs that part clauses: all but spaces, apostrophes and the invisible half of an emoji. */
const PARTS = /[,;:.!?…()[\]{}<>|/+*="„“”»«–—-]/;
const FOLDS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
/** Letters of a stem. */
export const STEM = 3;
/** Nothing to be folded in it. */
const PLAIN = /^[a-z0-9]{1,60}$/;
/** Longer words are cut: only Base64 and cats on keyboards write them. */
const LONGEST_WORD = 60;
/** A dot after these ends no sentence. */
const SHORTENED = new Set(
  'nr ca bzw usw etc inkl evtl ggf dr prof fr hr hrn mr mrs ms st no vs tel zzgl exkl min max art bestellnr'.split(
    ' ',
  ),
);

const [SPACE, HYPHEN] = [0x20, 0x2d];

/** Spelling that makes no difference taken away. */
export function normalize(word: string): string {
  if (PLAIN.test(word)) return word;
  return word
    .slice(0, LONGEST_WORD)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, letter => FOLDS[letter] ?? letter)
    .replace(/['’`´]/g, '');
}

/** The words of a text, at most `LONGEST_TEXT` of it. */
export function wordsIn(text: string): Word[] {
  const bounded = text.slice(0, LONGEST_TEXT);
  const quotes = new QuotationMarks();
  const words: Word[] = [];
  let sentence = 0;
  let clause = 0;
  let last = 0;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(bounded); match !== null; match = WORD.exec(bounded)) {
    const [written] = match;
    const end = match.index + written.length;
    // A single space, between most words, ends nothing.
    const spaced = match.index === last + 1 && bounded.charCodeAt(last) === SPACE;
    const between = spaced ? ' ' : bounded.slice(last, match.index);
    if (!spaced) {
      if (endsSentence(between, words.at(-1)?.norm)) sentence += 1;
      if (PARTS.test(between)) clause += 1;
    }
    quotes.read(between);
    const norm = normalize(written);
    const joined =
      bounded.charCodeAt(match.index - 1) === HYPHEN ||
      (bounded.charCodeAt(end) === HYPHEN && /^-\p{L}/u.test(bounded.slice(end, end + 3)));
    words.push({
      norm,
      stem: norm.slice(0, STEM),
      start: match.index,
      end,
      sentence,
      clause,
      quoted: quotes.open,
      joined,
    });
    last = end;
  }
  return words;
}

function endsSentence(between: string, before: string | undefined): boolean {
  if (/[!?…]|\n[ \t\r]*\n/.test(between)) return true;
  if (!/[.;](?:\s|$)/.test(between) || before === undefined) return false;
  return before.length > 1 && !SHORTENED.has(before) && !/^\d{1,2}$/.test(before);
}

/** Follows „…“ “…” »…« "…"; a mark that is never closed closes itself after a short stretch. */
class QuotationMarks {
  private wordsLeft = 0;

  get open(): boolean {
    return this.wordsLeft > 0;
  }

  read(between: string): void {
    if (this.wordsLeft > 0) this.wordsLeft -= 1;
    if (between === ' ') return;
    for (const mark of between) {
      if ('„»«“”"‟'.includes(mark)) this.wordsLeft = this.wordsLeft > 0 ? 0 : 9;
    }
  }
}

/** The words as they were written, fit to be quoted in one line. */
export function quoteFrom(text: string, start: number, end: number): string {
  const words = text.slice(numberStart(text, start), end).replace(/\s+/g, ' ');
  return words.length > 80 ? `${words.slice(0, 77)}...` : words;
}

/** Where the number begins whose last digits stand at `start`: `6,000` is read as two words. */
function numberStart(text: string, start: number): number {
  const before = /\d{1,3}(?:[.,]\d{3}){0,3}[.,]$/.exec(text.slice(Math.max(0, start - 16), start));
  return before && /^\d{3}(?!\d)/.test(text.slice(start, start + 4))
    ? start - before[0].length
    : start;
}
