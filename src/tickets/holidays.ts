import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';

/** Loading the rules of all countries takes 160 ms and 25 MB: only who names a region pays for it. */
const require = createRequire(import.meta.url);

/** Tells whether a local day (`2026-12-25`) is a public holiday. */
export type IsHoliday = (isoDay: string) => boolean;

/**
 * The public holidays of an ISO 3166 country or subdivision (`DE`, `DE-BW`), read once a year of the
 * calendar. An unknown region has none.
 */
export function holidaysOf(region: string): IsHoliday {
  const years = new Map<string, ReadonlySet<string>>();
  const source = load(region);
  return isoDay => {
    const year = isoDay.slice(0, 4);
    let days = years.get(year);
    if (!days) {
      days = daysOff(source, Number(year));
      years.set(year, days);
    }
    return days.has(isoDay);
  };
}

function load(region: string): Holidays {
  const Loaded = require('date-holidays') as typeof Holidays;
  const [country = '', state = '', part = ''] = region.split('-');
  const options = { types: ['public' as const] };
  if (part !== '') return new Loaded(country, state, part, options);
  return state === '' ? new Loaded(country, options) : new Loaded(country, state, options);
}

/** A holiday may last several days (`start` to `end`, both local midnights). */
function daysOff(source: Holidays, year: number): ReadonlySet<string> {
  const days = new Set<string>();
  for (const holiday of source.getHolidays(year) ?? []) {
    const first = holiday.date.slice(0, 10);
    const length = Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000);
    const midnight = Date.parse(`${first}T00:00:00Z`);
    for (let day = 0; day < Math.min(Math.max(length, 1), 31); day += 1) {
      days.add(new Date(midnight + day * 86_400_000).toISOString().slice(0, 10));
    }
  }
  return days;
}
