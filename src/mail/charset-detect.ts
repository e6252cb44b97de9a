import { decodeWith } from './charset-decode.ts';
import { type Alphabet, LATIN, MULTIBYTE, OTHER_SINGLE_BYTE } from './charset-letters.ts';

/** Bytes that are looked at: the charset of a longer text shows long before. */
const SAMPLE = 4096;
/** So good must a multibyte charset fit: prose reaches 0.4, bytes of something else 0.1. */
const FITS = 0.22;

/**
 * The charset of bytes that are neither ASCII nor UTF-8, by which letters each charset makes of them.
 * `hint` is the charset that something else of the same mail names; `windows-1252` in doubt, since it
 * fails on nothing and is what most unnamed mail is.
 */
export function detectCharset(bytes: Uint8Array, hint: string | null = null): string {
  const sample = sampleOf(bytes);
  if (isWide(sample)) return 'utf-16';
  if (hint !== null && isMultibyte(hint) && decodeWith(hint, sample, true) !== null) return hint;
  const latin = best(LATIN, sample, hint);
  // One accented letter between plain ones is Latin, whatever pairs of bytes could mean.
  if (isLatin(sample) || isUmlauts(sample)) return latin.charset;
  // Every byte is a letter in Latin-1: many in a row are hardly Latin ones.
  const other = best(OTHER_SINGLE_BYTE, sample, hint);
  const single = other.score > latin.score * 0.6 ? other : latin;
  const multi = best(MULTIBYTE, sample, hint);
  const enough = multi.score >= FITS || (multi.charset === hint && multi.score > 0);
  // One byte a letter fits a few bytes easily, two bytes a letter hardly ever do by accident.
  const rival = single === other ? other.score : latin.score * 0.6;
  return enough && multi.score * 2 >= rival ? multi.charset : single.charset;
}

/** A charset in which letters take two bytes and more. */
export function isMultibyte(charset: string): boolean {
  return MULTIBYTE.some(({ charsets }) => charsets.includes(charset));
}

interface Fit {
  readonly charset: string;
  readonly score: number;
}

function best(alphabets: readonly Alphabet[], sample: Uint8Array, hint: string | null): Fit {
  let found: Fit = { charset: 'windows-1252', score: 0 };
  for (const alphabet of alphabets) {
    for (const [rank, charset] of alphabet.charsets.entries()) {
      const text = decodeWith(charset, sample, true);
      if (text === null) continue;
      const first = alphabet === LATIN[0] && rank === 0;
      const score = fitness(text, alphabet) + (charset === hint ? 0.15 : 0) + (first ? 0.1 : 0);
      if (score > found.score + 0.01) found = { charset, score };
    }
  }
  return found;
}

/** The share of the letters beyond ASCII that are common in the language; rare ones count little. */
function fitness(text: string, { common, letters }: Alphabet): number {
  let all = 0;
  let points = 0;
  for (const char of text) {
    if (char < '\u0080' || NEUTRAL.test(char)) continue;
    all += 1;
    if (common.has(char)) points += 1;
    else if (letters.test(char)) points += 0.5;
    else if (STRANGE.test(char)) points -= 1;
  }
  return all === 0 ? 0 : points / all;
}

/** Spaces and punctuation of East Asian text, which say nothing. */
const NEUTRAL = /[\u00a0\u3000-\u3002\u300a-\u3011\uff01-\uff20]/;
/** Controls, half-width katakana and characters of private use: signs of a wrong guess. */
const STRANGE = /[\u0080-\u009f\uff61-\uff9f\ue000-\uf8ff\ufffd]/;

/** The beginning, cut where no character is torn: behind a byte that is one by itself. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex(byte => byte > 127);
  const start = Math.max(0, first - 64);
  if (bytes.length - start <= SAMPLE) return bytes.subarray(start);
  let end = start + SAMPLE;
  while (end > start + SAMPLE / 2 && (bytes[end - 1] ?? 0) >= 0x30) end -= 1;
  return bytes.subarray(start, end);
}

/** True when zero bytes stand at every second place, as in UTF-16 of a Western language. */
function isWide(sample: Uint8Array): boolean {
  const zeros = sample.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);
  const marked =
    (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff);
  return sample.length >= 4 && (zeros > sample.length / 3 || (marked && zeros > 0));
}

/** Bytes above 127 that no Western text holds: it knows quotes, dashes, the euro and letters there. */
const NOT_LATIN = new Set([0x81, 0x83, 0x86, 0x87, 0x88, 0x8d, 0x8f, 0x90, 0x98, 0x9d]);

/** Few high bytes, alone or in twos, within words of ASCII letters. */
function isLatin(sample: Uint8Array): boolean {
  let high = 0;
  let runs = 0;
  let within = 0;
  let strange = 0;
  let letters = 0;
  for (const [at, byte] of sample.entries()) {
    if (isLetter(byte)) letters += 1;
    if (byte <= 127) continue;
    high += 1;
    if (NOT_LATIN.has(byte)) strange += 1;
    if ((sample[at - 1] ?? 0) > 127) continue;
    runs += 1;
    if (isLetter(sample[at - 1] ?? 0) || isLetter(sample[at + 1] ?? 0)) within += 1;
  }
  const few = high < runs * 1.6 || (high <= runs * 2 && within * 3 >= runs * 2);
  return few && letters >= high && strange * 8 <= high;
}

const UMLAUTS = new Set([0xe4, 0xf6, 0xfc, 0xdf, 0xc4, 0xd6, 0xdc]);

/** `äöüß` and nothing else beyond ASCII, as people write it to try out a form. */
function isUmlauts(sample: Uint8Array): boolean {
  return sample.every(byte => byte <= 127 || UMLAUTS.has(byte));
}

function isLetter(byte: number): boolean {
  return (byte | 32) >= 97 && (byte | 32) <= 122;
}
