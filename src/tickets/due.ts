// Business time: when a human should have answered, counted in the hours in which humans work.
import { DateTime } from 'luxon';
import type { Business, OpeningHours, UiLanguage } from '../config.ts';
import { UsageError } from '../errors.ts';
import { holidaysOf, type IsHoliday } from './holidays.ts';

/** When people work. Made once for a business: it remembers the holidays that it has looked up. */
export interface Calendar {
  /** IANA name. */
  readonly timezone: string;
  readonly hours: readonly OpeningHours[];
  readonly isHoliday: IsHoliday;
}

/** A stretch of open time, epoch milliseconds, end exclusive. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** So many days are looked at before a target is taken to be out of reach (few hours, long target). */
const FARTHEST_DAYS = 3_660;
/** So many days without an open minute mean: never open (a whole year of holidays and a day). */
const CLOSED_DAYS = 400;

export function calendarOf(business: Pick<Business, 'timezone' | 'hours' | 'holidays'>): Calendar {
  const timezone = DateTime.local({ zone: business.timezone }).isValid ? business.timezone : 'UTC';
  const region = business.holidays;
  return { timezone, hours: business.hours, isHoliday: region ? holidaysOf(region) : () => false };
}

/** Are the people at work at that moment? */
export function isOpen(at: Date, calendar: Calendar): boolean {
  const day = DateTime.fromJSDate(at, { zone: calendar.timezone }).startOf('day');
  const moment = at.getTime();
  return stretchesOf(day, calendar).some(({ from, to }) => from <= moment && moment < to);
}

/**
 * The moment at which `ms` milliseconds of business time have passed since `from`. A business that is
 * never open counts around the clock, so that there is always a moment.
 */
export function addBusinessTime(from: Date, ms: number, calendar: Calendar): Date {
  const { ends } = answersFrom(from, calendar);
  const known = ends.get(ms);
  if (known !== undefined) return new Date(known);
  const to = countBusinessTime(from, ms, calendar);
  if (ends.size < MOST_ANSWERS) ends.set(ms, to.getTime());
  return to;
}

/** Milliseconds of business time from one moment on, and when they have passed. */
interface Answers {
  readonly from: number;
  readonly ends: Map<number, number>;
}

/** Response targets of one moment that are remembered. */
const MOST_ANSWERS = 20;
/** The last moment asked about of each calendar: the mails of one batch all ask about the same. */
const ANSWERS = new WeakMap<Calendar, Answers>();

function answersFrom(moment: Date, calendar: Calendar): Answers {
  const from = moment.getTime();
  const known = ANSWERS.get(calendar);
  if (known?.from === from) return known;
  const answers: Answers = { from, ends: new Map() };
  ANSWERS.set(calendar, answers);
  return answers;
}

function countBusinessTime(from: Date, ms: number, calendar: Calendar): Date {
  let left = Math.max(0, ms);
  if (left === 0) return new Date(from);
  let day = DateTime.fromJSDate(from, { zone: calendar.timezone }).startOf('day');
  let reached = from.getTime();
  let closedDays = 0;
  for (let n = 0; n < FARTHEST_DAYS && closedDays < CLOSED_DAYS; n += 1) {
    const before = left;
    for (const stretch of stretchesOf(day, calendar)) {
      const start = Math.max(stretch.from, reached);
      if (start >= stretch.to) continue;
      if (left <= stretch.to - start) return new Date(start + left);
      left -= stretch.to - start;
      reached = stretch.to;
    }
    closedDays = left === before ? closedDays + 1 : 0;
    day = day.plus({ days: 1 }).startOf('day');
  }
  return new Date(reached + left);
}

/** The open stretches of a local day, by their beginning; they may overlap. */
function stretchesOf(day: DateTime, calendar: Calendar): Stretch[] {
  const iso = day.toISODate();
  if (iso === null || calendar.isHoliday(iso)) return [];
  return calendar.hours
    .filter(hours => hours.days.includes(day.weekday) && hours.from < hours.to)
    .map(hours => ({ from: minuteOf(day, hours.from), to: minuteOf(day, hours.to) }))
    .sort((a, b) => a.from - b.from);
}

/** The clock on the wall decides, also on the two days of the year that are not 24 hours long. */
function minuteOf(day: DateTime, minute: number): number {
  if (minute >= 1_440) return day.plus({ days: 1 }).startOf('day').toMillis();
  return day.set({ hour: Math.floor(minute / 60), minute: minute % 60 }).toMillis();
}

/** `Mon 23 Nov, 17:00` or `Mo, 23. Nov., 17:00 Uhr`, in the time zone of the business. */
export function formatDue(date: Date, ui: UiLanguage, timezone: string): string {
  const local = DateTime.fromJSDate(date, { zone: timezone });
  const at = (local.isValid ? local : DateTime.fromJSDate(date, { zone: 'UTC' })).setLocale(ui);
  return ui === 'de'
    ? at.toFormat("ccc, d. LLL, HH:mm 'Uhr'")
    : at.setLocale('en-GB').toFormat('ccc d LLL, HH:mm');
}

const DAY_NAMES: Readonly<Record<string, number>> = {
  ...{ mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 },
  ...{ mo: 1, di: 2, mi: 3, do: 4, fr: 5, sa: 6, so: 7 },
};

const EXPECTED = 'days and times such as "mon-fri 09:00-17:00, sat 10:00-14:00"';

/**
 * `mon-fri 09:00-17:00, sat 10:00-14:00`, with English or German day names (`mo-fr 9-12, 13-17`) or
 * `daily`. A part without days belongs to the days before it. Throws and says what was expected.
 */
export function parseHours(text: string): OpeningHours[] {
  const hours: OpeningHours[] = [];
  let days: readonly number[] = [];
  for (const part of text.slice(0, 500).split(/[,;]/)) {
    const words = part
      .trim()
      .toLowerCase()
      .replaceAll('–', '-')
      .replace(/\s?-\s?/g, '-');
    const [first = '', ...others] = words.split(/\s+/);
    const ownDays = parseDays(first);
    if (ownDays) days = ownDays;
    const ranges = ownDays ? others : [first, ...others];
    if (days.length === 0) throw wrongHours(first, `expected ${EXPECTED}`);
    if (ranges.length === 0) throw wrongHours(first, `the times are missing: expected ${EXPECTED}`);
    for (const range of ranges) hours.push({ days, ...parseRange(range) });
  }
  return hours;
}

/** ISO weekdays of `mon-fri`, `sat`, `daily`; a range may run over the end of the week. */
function parseDays(word: string): number[] | null {
  if (word === 'daily' || word === 'täglich') return [1, 2, 3, 4, 5, 6, 7];
  const [first, last, ...rest] = word.split('-').map(name => DAY_NAMES[name.replace(/\.$/, '')]);
  if (first === undefined || rest.length > 0) return null;
  if (!word.includes('-')) return [first];
  if (last === undefined) return null;
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1);
}

/** Minutes from midnight of `09:00-17:00`; `24:00` is the end of the day. */
function parseRange(word: string): { from: number; to: number } {
  const match = /^(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?$/.exec(word);
  if (!match) throw wrongHours(word, `expected ${EXPECTED}`);
  const [, fromHour, fromMinute, toHour, toMinute] = match;
  if (Math.max(Number(fromMinute ?? 0), Number(toMinute ?? 0)) > 59) {
    throw wrongHours(word, 'minutes run from 00 to 59');
  }
  const from = Number(fromHour) * 60 + Number(fromMinute ?? 0);
  const to = Number(toHour) * 60 + Number(toMinute ?? 0);
  if (to > 1_440) throw wrongHours(word, 'a day ends at 24:00');
  if (from >= to) {
    throw wrongHours(word, 'the end must be after the start; over midnight, write two parts');
  }
  return { from, to };
}

function wrongHours(word: string, why: string): UsageError {
  return new UsageError(`"${word.slice(0, 40)}" are no opening hours: ${why}`);
}
