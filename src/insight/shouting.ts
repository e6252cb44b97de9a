import type { Reading } from './reading.ts';
import { quoteFrom, type Word } from './words.ts';

/** Written in capitals by everybody. */
const ACRONYMS = new Set(
  'dhl ups gls dpd usb pdf agb dvd led faq iban bic sepa eur usd gbp chf usa gmbh ohg visa html tv pc vip diy xxl xxxl mwst ust vat rma asap faq url app iso cd abs pvc bpa zip jpg png mp3 mp4 isbn ean sku tuev kfz nrw ddr bmw evri fedex usps'.split(
    ' ',
  ),
);
/** So many words in capitals in a row are shouted; fewer are a heading or a product. */
const FEWEST = 3;

/** The stretch that the customer shouts, as written; null: nothing is shouted. */
export function shoutedWords(reading: Reading): string | null {
  let run: Word[] = [];
  let longest: Word[] = [];
  for (const word of reading.words) {
    if (!isSpoken(word, reading.text)) continue;
    run = isCapital(word, reading.text) ? [...run.slice(-20), word] : [];
    if (run.length > longest.length) longest = run;
  }
  const first = longest[0];
  const last = longest.at(-1);
  if (!first || !last || longest.length < FEWEST) return null;
  return quoteFrom(reading.text, first.start, last.end);
}

export function isCapital(word: Word, text: string): boolean {
  const written = text.slice(word.start, word.end);
  return (
    written.length >= 3 &&
    written === written.toUpperCase() &&
    written !== written.toLowerCase() &&
    !ACRONYMS.has(word.norm) &&
    !/\d/.test(written)
  );
}

/** Numbers, short words and codes neither make nor break a shout. */
function isSpoken(word: Word, text: string): boolean {
  return (
    word.norm.length >= 3 &&
    !ACRONYMS.has(word.norm) &&
    !/\d/.test(text.slice(word.start, word.end))
  );
}
