// The moment as rules ask about it: by the clock on the wall of the business.
import { DateTime } from 'luxon';
import { type TimeFacts, WEEKDAYS } from '../rules/facts.ts';
import { type Calendar, isOpen } from './due.ts';

export function timeFacts(now: Date, calendar: Calendar): TimeFacts {
  const local = DateTime.fromJSDate(now, { zone: calendar.timezone });
  return {
    businessHours: isOpen(now, calendar),
    weekday: WEEKDAYS[local.weekday - 1] ?? 'mon',
    hour: local.hour,
  };
}
