// Dates as shops export them.
import { DateTime } from 'luxon';

/** How `3/4/2026` is meant. */
export type SlashOrder = 'day-first' | 'month-first';

export interface Clock {
  /** IANA name: of dates without an offset. */
  readonly timezone: string;
  readonly slash: SlashOrder;
}

const TIME = String.raw`(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:\s?([ap])\.?m\.?)?\s*(?:(Z|UTC|GMT)|([+-]\d{2}):?(\d{2}))?(?:\s*Uhr)?)?`;
const ISO = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, 'i');
const GERMAN = new RegExp(String.raw`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})${TIME}$`, 'i');
const SLASH = new RegExp(String.raw`^(\d{1,2})[/-](\d{1,2})[/-](\d{4})${TIME}$`, 'i');
/** `November 5, 2026`, `5. November 2026`. */
const MONTH_FIRST = new RegExp(String.raw`^(\p{L}{3,9})\.?\s(\d{1,2}),?\s(\d{4})${TIME}$`, 'iu');
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})\.?\s(\p{L}{3,9})\.?,?\s(\d{4})${TIME}$`, 'iu');
/** By their first three letters, in both languages. */
const MONTHS: Readonly<Record<string, string>> = {
  ...{ jan: '1', feb: '2', mar: '3', mär: '3', mae: '3', apr: '4', may: '5', mai: '5', jun: '6' },
  ...{ jul: '7', aug: '8', sep: '9', oct: '10', okt: '10', nov: '11', dec: '12', dez: '12' },
};
const MINUTE = 60_000;
const OLDEST = Date.UTC(1990, 0, 1);

/** Reads dates of one file; keeps what it found out about the time zone. */
export function createDateReader(clock: Clock): (text: string) => Date | null {
  const offsetAt = offsets(clock.timezone);
  return text => {
    if (text === '') return null;
    const usual = usualDate(text, offsetAt);
    if (usual !== null) return usual;
    const given = text.length <= 40 ? text.trim() : '';
    if (/^1\d{9}$/.test(given)) return new Date(Number(given) * 1000);
    const parts = partsOf(given, clock.slash);
    return parts && moment(parts, offsetAt);
  };
}

/** What the slashes of a file's beginning show; null: both are possible. */
export function slashOrderOf(dates: readonly string[]): SlashOrder | null {
  for (const date of dates) {
    const [, first, second] = SLASH.exec(date.trim()) ?? [];
    if (Number(first) > 12) return 'day-first';
    if (Number(second) > 12) return 'month-first';
  }
  return null;
}

/**
 * `2026-11-27`, `2026-11-27 10:00:00` and the same with ` +0100`, as nearly all exports have them,
 * without a regular expression: dates were half of the time that an order took. null: something else.
 */
function usualDate(text: string, offsetAt: OffsetAt): Date | null {
  const { length } = text;
  if ((length !== 10 && length !== 19 && length !== 25) || text[4] !== '-' || text[7] !== '-')
    return null;
  const [year, month, day] = [number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)];
  // Not the 29th to the 31st: whether a month has them is asked below.
  if (!(year >= 1990 && month >= 1 && month <= 12 && day >= 1 && day <= 28)) return null;
  const start = Date.UTC(year, month - 1, day);
  if (length === 10) return new Date(start - offsetAt(start) * MINUTE);
  const time = timeOfDay(text);
  if (time === null) return null;
  const local = start + time;
  if (length === 19) return new Date(local - offsetAt(local) * MINUTE);
  const [sign, offset] = [text[20], number(text, 21, 23) * 60 + number(text, 23, 25)];
  if (text[19] !== ' ' || (sign !== '+' && sign !== '-') || !(offset < 1440)) return null;
  return new Date(local - (sign === '-' ? -offset : offset) * MINUTE);
}

/** Milliseconds of the time that begins at the eleventh character; null: none does. */
function timeOfDay(text: string): number | null {
  if ((text[10] !== ' ' && text[10] !== 'T') || text[13] !== ':' || text[16] !== ':') return null;
  const [hour, minute, second] = [number(text, 11, 13), number(text, 14, 16), number(text, 17, 19)];
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return null;
  return (hour * 60 + minute) * MINUTE + second * 1000;
}

/** Digits only; NaN: others are among them. */
function number(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly rest: readonly (string | undefined)[];
}

function partsOf(text: string, slash: SlashOrder): Parts | null {
  const iso = ISO.exec(text);
  if (iso) return parts(iso[1], iso[2], iso[3], iso.slice(4));
  const german = GERMAN.exec(text);
  if (german) return parts(german[3], german[2], german[1], german.slice(4));
  const other = SLASH.exec(text);
  if (!other) return namedMonth(text);
  const [, first, second, year] = other;
  return slash === 'day-first'
    ? parts(year, second, first, other.slice(4))
    : parts(year, first, second, other.slice(4));
}

function namedMonth(text: string): Parts | null {
  const dayFirst = DAY_FIRST.exec(text);
  const [, day, name = '', year, ...rest] = dayFirst ?? swapped(MONTH_FIRST.exec(text)) ?? [];
  const month = MONTHS[name.slice(0, 3).toLowerCase()];
  return month === undefined ? null : parts(year, month, day, rest);
}

function swapped(found: RegExpExecArray | null): (string | undefined)[] | null {
  if (!found) return null;
  const [all, month, day, ...rest] = found;
  return [all, day, month, ...rest];
}

function parts(year = '', month = '', day = '', rest: Parts['rest']): Parts {
  const whole = year.length === 2 ? 2000 + Number(year) : Number(year);
  return { year: whole, month: Number(month), day: Number(day), rest };
}

function moment({ year, month, day, rest }: Parts, offsetAt: OffsetAt): Date | null {
  const [given = '0', minute = '0', second = '0', half, zulu, offsetHours, offsetMinutes = '0'] =
    rest;
  const hour = hourOf(Number(given), half);
  const start = Date.UTC(year, month - 1, day);
  if (new Date(start).getUTCDate() !== day || month > 12 || month < 1) return null;
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const local = start + (hour * 60 + Number(minute)) * MINUTE + Number(second) * 1000;
  const offset = zulu ? 0 : givenOffset(offsetHours, offsetMinutes);
  if (local < OLDEST) return null;
  return new Date(local - (offset ?? offsetAt(local)) * MINUTE);
}

/** `12:30 AM` is half past midnight. Above 23: there is no such hour. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function givenOffset(hours: string | undefined, minutes: string): number | null {
  if (hours === undefined) return null;
  return Number(hours) * 60 + (hours.startsWith('-') ? -1 : 1) * Number(minutes);
}

/** Minutes east of Greenwich, by a local time written as if it were UTC. */
type OffsetAt = (local: number) => number;

/** Luxon's answer for an hour holds for all dates within it; a million lines ask for few hours. */
function offsets(timezone: string): OffsetAt {
  const known = new Map<number, number>();
  const HOUR = 60 * MINUTE;
  return local => {
    const hour = Math.floor(local / HOUR);
    const found = known.get(hour);
    if (found !== undefined) return found;
    if (known.size > 50_000) known.clear();
    const at = DateTime.fromMillis(hour * HOUR, { zone: 'utc' }).setZone(timezone, {
      keepLocalTime: true,
    });
    known.set(hour, at.offset);
    return at.offset;
  };
}
