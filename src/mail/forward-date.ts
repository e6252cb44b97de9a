// A date as a mail program wrote it into a text, in the language of whoever forwarded: no standard.
import { parseMailDate, ZONES } from './mail-date.ts';
import { AFTERNOON, monthOf } from './month-words.ts';

const TIME = /(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?!\d|\.\d)/;
const OFFSET = /(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d{2})?\)?\s*$/i;
/** As a program writes it for programs (RFC 5322, 3.3, ISO 8601, ctime): English, and to the second. */
const STANDARD =
  /(?:\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) |^\d{4}-\d\d-\d\dT)(?:[^:]{0,20}:){2}\d\d/;
/** Twelve hours a half, which the strict reader doesn't know. */
const HALF_DAY = /\d\s?[AP]\.?M\b/i;
const ARABIC_DIGITS = /[٠-٩]/g;

/**
 * When a forwarded mail was written; null when that can't be told. Without a time zone the words are
 * taken for UTC: nothing rests on the hour.
 */
export function parseWrittenDate(value: string): Date | null {
  const text = value
    .slice(0, 200)
    .replace(ARABIC_DIGITS, digit => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));
  const strict = STANDARD.test(text) && !HALF_DAY.test(text) ? parseMailDate(text) : null;
  if (strict) return strict;
  const day = readDay(text);
  if (!day) return null;
  const rest = text.replace(day.words, ' ');
  const [hour, minute, second] = readTime(rest);
  const date = new Date(
    Date.UTC(day.year, day.month - 1, day.day, hour, minute - readOffset(rest), second),
  );
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1980 ? null : date;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** The words that said so. */
  readonly words: string;
}

function readDay(text: string): Day | null {
  return yearFirst(text) ?? numeric(text) ?? named(text);
}

/** `2026-11-23`, `2026年11月23日`, `2026. 11. 23.` */
function yearFirst(text: string): Day | null {
  const found = /(\d{4})(?:[-./年년]|\.\s)\s?(\d{1,2})(?:[-./月월]|\.\s)\s?(\d{1,2})/.exec(text);
  return found ? checked(found[0], found[1], Number(found[2]), found[3]) : null;
}

/** `23.11.2026`, `23/11/26`; month first only where nothing else is possible, or with AM and PM. */
function numeric(text: string): Day | null {
  const found = /(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4}|\d{2})(?!\d)/.exec(text);
  if (!found) return null;
  const [words, first, second, year] = found;
  const american = Number(second) > 12 || (HALF_DAY.test(text) && words.includes('/'));
  return american && Number(first) <= 12
    ? checked(words, year, Number(first), second)
    : checked(words, year, Number(second), first);
}

/** `Montag, 23. November 2026`, `November 23, 2026`, `2021. okt. 27.`: a month by its name. */
function named(text: string): Day | null {
  const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(text)?.[0];
  if (year === undefined) return null;
  const months = [...text.matchAll(/\p{L}+/gu)].flatMap(({ 0: word, index }) => {
    const month = monthOf(word);
    return month === 0 ? [] : [{ month, start: index, end: index + word.length }];
  });
  // A day before its month first: `mardi 28 octobre` has a Tuesday that begins like March.
  for (const dayOf of [dayBefore, dayBehind]) {
    for (const { month, start, end } of months) {
      const day = dayOf(text, start, end);
      if (day !== undefined) return checked(year, year, month, day);
    }
  }
  return null;
}

const BEFORE = /(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|º)?[\s./-]{0,3}(?:de|d’|d')?\s?$/i;

function dayBefore(text: string, start: number): string | undefined {
  return BEFORE.exec(text.slice(Math.max(0, start - 12), start))?.[1];
}

function dayBehind(text: string, _start: number, end: number): string | undefined {
  return /^[\s.]{0,3}(\d{1,2})(?!\d|:)/.exec(text.slice(end))?.[1];
}

function checked(words: string, year = '', month = 0, day = ''): Day | null {
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  const isReal = month >= 1 && month <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return isReal ? { year: full, month, day: Number(day), words } : null;
}

function readTime(text: string): [number, number, number] {
  const found = TIME.exec(text) ?? /(\d{1,2})[时時시点]\s?(\d{1,2})/.exec(text);
  if (!found) return [0, 0, 0];
  const hour = Number(found[1]);
  const said = wordsOf(text);
  const late = hour < 12 && AFTERNOON.some(word => said.includes(word));
  const early = hour === 12 && said.includes('am');
  return [late ? hour + 12 : early ? 0 : hour, Number(found[2]), Number(found[3] ?? 0)];
}

/** Words, and signs of scripts that don't divide them. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/下午|午後|오후|[\p{L}.]+/gu) ?? [];
}

/** Minutes east of Greenwich. */
function readOffset(text: string): number {
  const found = OFFSET.exec(text);
  if (!found) {
    const last = /\p{L}+(?=[)\s]*$)/u.exec(text)?.[0] ?? '';
    return (ZONES[last.toLowerCase()] ?? 0) * 60;
  }
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return found[1] === '-' ? -minutes : minutes;
}
