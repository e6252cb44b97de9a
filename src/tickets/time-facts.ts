// The moment as rules ask about it: by the clock on the wall of the business.
import { DateTime } from 'luxon';
import { type TimeFacts, WEEKDAYS } from '../rules/facts.ts';
import { type Calendar, isOpen } from './due.ts';

/** The last answer of each calendar: the mails of one batch all ask about the same moment. */
const ANSWERS = new WeakMap<Calendar, { readonly at: number; readonly facts: TimeFacts }>();

export function timeFacts(now: Date, calendar: Calendar): TimeFacts {
  const known = ANSWERS.get(calendar);
  if (known?.at === now.getTime()) return known.facts;
  const facts = factsAt(now, calendar);
  ANSWERS.set(calendar, { at: now.getTime(), facts });
  return facts;
}

function factsAt(now: Date, calendar: Calendar): TimeFacts {
  const local = DateTime.fromJSDate(now, { zone: calendar.timezone });
  return {
    businessHours: isOpen(now, calendar),
    weekday: WEEKDAYS[local.weekday - 1] ?? 'mon',
    hour: local.hour,
  };
}
