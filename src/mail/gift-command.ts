// `#gift 10 EUR voucher`, `#geschenk Gutschein über 10,50 €`: what a customer was given, and its worth;
// `#gift undo`, `#geschenk zurück`: it was a slip of the finger.
import { currencyNamed } from '../currency.ts';
import { readAmount } from '../orders/amount.ts';
import { foldText } from './known-words.ts';

export interface GiftCommand {
  readonly name: 'gift';
  /** As written. */
  readonly line: string;
  readonly what: string;
  /** Hundredths. */
  readonly cents: number;
  /** ISO 4217; '' when none was named. */
  readonly currency: string;
}

/** Takes back what was noted last in the same case. */
export interface UngiftCommand {
  readonly name: 'ungift';
  /** As written. */
  readonly line: string;
}

export type GiftProblem = 'no-amount' | 'no-currency' | 'negative' | 'too-dear' | 'too-many-words';

const LONGEST_WHAT = 200;
/** A small gift; more is a slip of the finger. Hundredths. */
const DEAREST = 1_000_000;
const MOST_AMOUNTS = 20;

const AMOUNT =
  /(?<![\p{L}\d.,])(?:([$€£]|\p{L}{2,8}\.?) ?)?(\d{1,3}(?:[.,'’]\d{3}){1,3}(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,2})?)(?:[.,][-–—]{1,2})?(?: ?([$€£]|\p{L}{2,8}\.?)(?!\p{L}))?(?![\d])/gu;
/** Between the gift and its worth. */
const LEADS =
  /[\s,:;(–-]*(?:(?<!\p{L})(?:im wert von|in höhe von|worth|über|von|for|of|für|zu|à))?[\s,:;(–-]*$/iu;
const TRAILS = /^[\s,:;)–-]+(?:(?:worth of|of|an|als|as)(?!\p{L})\s*)?/iu;

interface Amount {
  readonly cents: number;
  readonly currency: string | null;
  /** A word like a currency, and none. */
  readonly strange: boolean;
  readonly negative: boolean;
  readonly from: number;
  readonly end: number;
}

/** "#gift -5 EUR" takes nothing back; in "voucher-5 EUR" and "voucher - 5 EUR" it is a dash. */
const MINUS = /(?<![\p{L}\d]\s?)[-−]$/u;

const UNDO = new Set(
  (
    'undo, undone, back, take back, taken back, remove, delete, cancel, none, no, not, zurück, zurücknehmen, ' +
    'zurückgenommen, rückgängig, löschen, streichen, stornieren, entfernen, keins, kein, keines, doch nicht, nein'
  )
    .split(', ')
    .map(foldText),
);

/** `#gift undo`: nothing but a word that says so. */
export function isUngift(argument: string): boolean {
  return UNDO.has(foldText(argument.replace(/[\s.,;:!]+$/, '')));
}

/**
 * @param command the word itself: what the gift is called when it isn't named
 * @param line all of it, as written
 */
export function readGift(
  argument: string,
  command: string,
  line: string,
): GiftCommand | GiftProblem {
  if (argument.length > 4 * LONGEST_WHAT) return 'too-many-words';
  const amounts = [...argument.matchAll(AMOUNT)].slice(0, MOST_AMOUNTS).map(amountOf);
  const amount = amounts.find(({ currency }) => currency !== null) ?? amounts[0];
  if (!amount) return 'no-amount';
  if (amount.strange) return 'no-currency';
  if (amount.negative) return 'negative';
  if (amount.cents > DEAREST) return 'too-dear';
  const before = argument.slice(0, amount.from).replace(LEADS, '');
  const behind = argument.slice(amount.end).replace(TRAILS, '');
  const what = [before, behind]
    .map(words => words.trim())
    .filter(Boolean)
    .join(' ');
  if (what.length > LONGEST_WHAT) return 'too-many-words';
  const bare = what.replace(/[\s.,;:!]+$/, '');
  const { cents, currency } = amount;
  return { name: 'gift', line, what: bare || nameOf(command), cents, currency: currency ?? '' };
}

function nameOf(command: string): string {
  return command === 'geschenk' ? 'Geschenk' : 'gift';
}

function amountOf(match: RegExpExecArray): Amount {
  const [all, before = '', digits = '', behind = ''] = match;
  const [first, second] = [currencyNamed(before), currencyNamed(behind)];
  // Words that are no currency belong to the gift: "10 Rosen".
  const lead = first === null ? all.indexOf(digits) : 0;
  const tail =
    second === null || first !== null ? all.length - wordsBehind(all, behind) : all.length;
  return {
    cents: readAmount(digits)?.cents ?? DEAREST + 1,
    currency: first ?? second,
    strange: first === null && second === null && [before, behind].some(isLikeCurrency),
    negative: MINUS.test(match.input.slice(Math.max(0, match.index - 3), match.index)),
    from: match.index + lead,
    end: match.index + tail,
  };
}

function wordsBehind(all: string, behind: string): number {
  return behind === '' ? 0 : all.length - all.lastIndexOf(behind);
}

/** `XYZ`: three capitals beside an amount are meant as a currency. */
function isLikeCurrency(word: string): boolean {
  return /^[A-Z]{3}$/.test(word);
}
