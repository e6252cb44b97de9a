import { DateTime } from 'luxon';
import type { UiLanguage } from '../config.ts';

// Names of our own: those of ICU change with Node's version.
const DAYS = {
  de: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export interface Clock {
  readonly language: UiLanguage;
  /** IANA name. */
  readonly timezone: string;
  readonly now: Date;
}

/** `Mo 23.11., 16:30 Uhr` / `Mon 23 Nov, 16:30`; with the year when it isn't the present one. */
export function when(date: Date, clock: Clock): string {
  const time = local(date, clock).toFormat('HH:mm');
  return clock.language === 'de'
    ? `${day(date, clock)}, ${time} Uhr`
    : `${day(date, clock)}, ${time}`;
}

/** `Mo 23.11.` / `Mon 23 Nov`. */
export function day(date: Date, clock: Clock): string {
  const weekday = DAYS[clock.language][local(date, clock).weekday - 1] ?? '';
  return `${weekday} ${dateOf(date, clock)}`;
}

/** `23.11.` / `23 Nov`; with the year when it isn't the present one, or is asked for. */
export function dateOf(
  date: Date,
  clock: Clock,
  show: 'year' | 'other-year' = 'other-year',
): string {
  const at = local(date, clock);
  const year = show === 'year' || at.year !== local(clock.now, clock).year;
  if (clock.language === 'de') return at.toFormat(year ? 'd.M.yyyy' : 'd.M.');
  const dayAndMonth = `${at.day} ${MONTHS[at.month - 1] ?? ''}`;
  return year ? `${dayAndMonth} ${at.year}` : dayAndMonth;
}

/** How long: `3 Tagen` (after "seit") / `3 days` (after "for"). Whole units, rounded down. */
export function lasting(from: Date, clock: Clock): string {
  const minutes = Math.max(0, Math.floor((clock.now.getTime() - from.getTime()) / 60_000));
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  const german = clock.language === 'de';
  if (days >= 2) return `${days} ${german ? 'Tagen' : 'days'}`;
  if (hours >= 2) return `${hours} ${german ? 'Stunden' : 'hours'}`;
  if (minutes === 1) return german ? '1 Minute' : '1 minute';
  return `${minutes} ${german ? 'Minuten' : 'minutes'}`;
}

function local(date: Date, clock: Clock): DateTime {
  return DateTime.fromJSDate(date, { zone: clock.timezone });
}
