// The Date header (RFC 5322, 3.3), read strictly enough that the machine's own time zone never matters.
import { monthOf } from './month-words.ts';

const TIME = String.raw`(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?:\s?([ap])\.?m\b\.?)?`;
const OFFSET = String.raw`\s?(?:(?:GMT|UTC?)?\s?([+-])(\d{1,2}):?(\d{2})?|([A-Za-z]{1,5})\b)?`;
/** Mon, 23 Nov 2026 10:00:00 +0100; also 23. November 2026, 23-Nov-26, with or without a time. */
const DATE = new RegExp(
  String.raw`(\d{1,2})(?:\.|st|nd|rd|th)?[ -]{0,3}(?:de )?(\p{L}{3,12})\.?,?[ -]{0,3}(?:de )?(\d{2,4})\b(?:[ ,]{1,4}(?:\p{L}{1,4}\.? )?${TIME}${OFFSET})?`,
  'iu',
);
/** Mon Nov 23 10:00:00 CET 2026: the year last, as C libraries and some scripts print it. */
const ASCTIME =
  /([A-Za-z]{3}) +(\d{1,2}) +(\d{2}):(\d{2}):(\d{2})(?: +(?:([A-Z]{3,5})|([+-])(\d{2}):?(\d{2})))? +(\d{4})/;
/** November 23, 2026 10:00 AM */
const AMERICAN = new RegExp(
  String.raw`(\p{L}{3,12})\.? (\d{1,2}),? (\d{4})\b(?:[ ,]{1,4}(?:\p{L}{1,4}\.? )?${TIME}${OFFSET})?`,
  'iu',
);
/** 2026-11-23T10:00:00+01:00, 2026/11/23 10:00 */
const ISO = new RegExp(
  String.raw`\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]{1,3}${TIME}${OFFSET})?`,
  'i',
);
/** 23.11.2026 10:00; with slashes only where the day can't be a month. */
const NUMERIC = new RegExp(
  String.raw`\b(\d{1,2})([./]) ?(\d{1,2})[./] ?(\d{4}|\d{2})\b(?:[ ,]{1,4}(?:\p{L}{1,4}\.? )?${TIME}${OFFSET})?`,
  'iu',
);

/** RFC 5322, 4.3, and the European ones that mailers write; hours east of Greenwich. */
export const ZONES: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  bst: 1,
  met: 1,
  mez: 1,
  cet: 1,
  mesz: 2,
  cest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  jst: 9,
  kst: 9,
};

type Groups = readonly (string | undefined)[];

/** When a mail says that it was written; null when it does not say so intelligibly. */
export function parseMailDate(value: string): Date | null {
  const text = value.slice(0, 200).replace(/\s+/g, ' ');
  const iso = ISO.exec(text);
  if (iso) return fromParts(iso[1], Number(iso[2]), iso[3], iso.slice(4));
  const asc = ASCTIME.exec(text);
  if (asc) {
    const [, month, day, hour, minute, second, zone, sign, east, minutes, year] = asc;
    const time = [hour, minute, second, undefined, sign, east, minutes, zone];
    return fromParts(year, monthOf(month ?? ''), day, time);
  }
  const date = DATE.exec(text);
  if (date) {
    const read = fromParts(date[3], monthOf(date[2] ?? ''), date[1], date.slice(4));
    if (read) return read;
  }
  const american = AMERICAN.exec(text);
  if (american) {
    return fromParts(american[3], monthOf(american[1] ?? ''), american[2], american.slice(4));
  }
  return fromNumbers(text);
}

function fromNumbers(text: string): Date | null {
  const match = NUMERIC.exec(text);
  if (!match) return null;
  const [, first, separator, second, year, ...time] = match;
  if (separator === '.' || Number(first) > 12) return fromParts(year, Number(second), first, time);
  // 11/23/2026 is American; 03/04/2026 can be either, and nobody should guess.
  return Number(second) > 12 ? fromParts(year, Number(first), second, time) : null;
}

/** `time`: hour, minute, second, a or p, sign, hours and minutes east, zone; each may be absent. */
function fromParts(
  year: string | undefined,
  month: number,
  day: string | undefined,
  time: Groups,
): Date | null {
  const [hour = '0', minute = '0', second = '0', half] = isHour(time) ? time : [];
  const date = new Date(0);
  date.setUTCFullYear(fullYear(Number(year)), month - 1, Number(day));
  date.setUTCHours(hourOf(Number(hour), half), Number(minute) - east(time), Number(second));
  const inYears = date.getUTCFullYear() >= 1970 && date.getUTCFullYear() <= 9999;
  const valid = month >= 1 && month <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return valid && inYears ? date : null;
}

/** A time that no clock shows says nothing; the day still counts. */
function isHour([hour = '0', minute = '0']: Groups): boolean {
  return Number(hour) <= 24 && Number(minute) <= 60;
}

/** Minutes east of Greenwich. */
function east([, , , , sign, hours, minutes, zone]: Groups): number {
  if (sign === undefined) return 60 * (ZONES[(zone ?? '').toLowerCase()] ?? 0);
  const offset = Number(hours) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -offset : offset;
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** RFC 5322, 4.3: two digits below 50 are of this century, three are counted from 1900. */
function fullYear(year: number): number {
  if (year < 50) return 2000 + year;
  return year < 1000 ? 1900 + year : year;
}
