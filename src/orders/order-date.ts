// Dates as shops export them.
import { DateTime } from 'luxon';

/** How `3/4/2026` is meant. */
export type SlashOrder = 'day-first' | 'month-first';

export interface Clock {
  /** IANA name: of dates without an offset. */
  readonly timezone: string;
  readonly slash: SlashOrder;
}

const TIME = String.raw`(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(?:(Z|UTC|GMT)|([+-]\d{2}):?(\d{2}))?(?:\s*Uhr)?)?`;
const ISO = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`);
const GERMAN = new RegExp(String.raw`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})${TIME}$`);
const SLASH = new RegExp(String.raw`^(\d{1,2})[/-](\d{1,2})[/-](\d{4})${TIME}$`);
const MINUTE = 60_000;
const OLDEST = Date.UTC(1990, 0, 1);

/** Reads dates of one file; keeps what it found out about the time zone. */
export function createDateReader(clock: Clock): (text: string) => Date | null {
  const offsetAt = offsets(clock.timezone);
  return text => {
    if (text === '') return null;
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
  if (!other) return null;
  const [, first, second, year] = other;
  return slash === 'day-first'
    ? parts(year, second, first, other.slice(4))
    : parts(year, first, second, other.slice(4));
}

function parts(year = '', month = '', day = '', rest: Parts['rest']): Parts {
  const whole = year.length === 2 ? 2000 + Number(year) : Number(year);
  return { year: whole, month: Number(month), day: Number(day), rest };
}

function moment({ year, month, day, rest }: Parts, offsetAt: OffsetAt): Date | null {
  const [hour = '0', minute = '0', second = '0', zulu, offsetHours, offsetMinutes = '0'] = rest;
  const start = Date.UTC(year, month - 1, day);
  if (new Date(start).getUTCDate() !== day || month > 12 || month < 1) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const local = start + (Number(hour) * 60 + Number(minute)) * MINUTE + Number(second) * 1000;
  const offset = zulu ? 0 : givenOffset(offsetHours, offsetMinutes);
  if (local < OLDEST) return null;
  return new Date(local - (offset ?? offsetAt(local)) * MINUTE);
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
