// How alike two mails are, by their long words: 0 nothing in common, 1 the same words.
import { hashOf } from './model/hash.ts';
import type { Reading } from './reading.ts';
import type { Word } from './words.ts';

/** What of a mail is compared: hashed words, ascending, with weights whose squares add up to 1. */
export interface Likeness {
  readonly hashes: Uint32Array;
  readonly weights: Float32Array;
}

/** A mail's matter stands at its top; more words make every comparison dearer. */
const MOST_WORDS = 200;
/** Long words say what a mail is about. By letters; more letters count as 1. */
const BY_LENGTH: readonly number[] = [0, 0.05, 0.05, 0.05, 0.3, 0.6];
/** Short ones are looked at only in a mail that has fewer others: they are in everybody's mails. */
const ENOUGH = 5;
const SHORT = 3;
const WORD = 21;
const BEGINNING = 22;
/** Inflections share it: `Rechnungen`, `Rechnungs-Kopie`. */
const BEGINNING_LETTERS = 5;
const BEGINNING_WEIGHT = 0.8;

/** Long, and yet in everybody's mails, as `normalize` writes them. */
const COURTESIES = new Set(
  `sehr geehrte geehrter geehrten damen herren guten liebe lieber liebes hallo gruss gruesse gruessen freundlichen
  freundliche herzliche herzlichen beste besten viele vielen vielleicht danke dankeschoen bitte haben hatte koennen
  koennte koennten moechte moechten wuerde wuerden werden wurde wurden sollte sollten ihnen ihrem ihren ihrer meine
  meinen meiner meinem eine einen einer einem dieser diese dieses leider immer wieder schon gerne jetzt
  please thanks thank hello dear regards kind best wishes would could should there their about which because have
  having really still again yours sincerely faithfully cheers morning afternoon`.split(/\s+/),
);

export function likenessOf(reading: Reading): Likeness {
  const weights = new Map<number, number>();
  const words = reading.words.slice(0, MOST_WORDS);
  for (const word of words) if (word.norm.length > SHORT) addWord(weights, word);
  if (weights.size < ENOUGH) for (const word of words) addWord(weights, word);
  const sorted = [...weights].sort(([a], [b]) => a - b);
  const length = Math.sqrt(sorted.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return {
    hashes: Uint32Array.from(sorted, ([hash]) => hash),
    weights: Float32Array.from(sorted, ([, weight]) => weight / length),
  };
}

/** Numbers name an order, not what is wrong with it. */
function addWord(weights: Map<number, number>, { norm }: Word): void {
  const weight = BY_LENGTH[norm.length] ?? 1;
  if (/^\d/.test(norm) || COURTESIES.has(norm)) return;
  weights.set(hashOf(WORD, norm), weight);
  if (norm.length <= BEGINNING_LETTERS) return;
  weights.set(hashOf(BEGINNING, norm.slice(0, BEGINNING_LETTERS)), weight * BEGINNING_WEIGHT);
}

/** The cosine of both. */
export function likeness(a: Likeness, b: Likeness): number {
  let sum = 0;
  let other = 0;
  for (let at = 0; at < a.hashes.length; at += 1) {
    const hash = a.hashes[at] ?? 0;
    while (other < b.hashes.length && (b.hashes[other] ?? 0) < hash) other += 1;
    if (b.hashes[other] === hash) sum += (a.weights[at] ?? 0) * (b.weights[other] ?? 0);
  }
  return sum;
}

/** Mails with less in common have nothing to do with each other: of 1,000 pairs 999 have. */
const FAR = 0.25;
/** Who writes the same again in other words. */
const NEAR = 0.6;

/** What a mail teaches about another, by their likeness: nothing at all below 0.25, all from 0.6 on. */
export function nearness(cosine: number): number {
  return Math.min(1, Math.max(0, (cosine - FAR) / (NEAR - FAR)));
}
