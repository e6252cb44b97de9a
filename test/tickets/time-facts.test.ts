import { expect, it } from 'vitest';
import { calendarOf, parseHours } from '../../src/tickets/due.ts';
import { timeFacts } from '../../src/tickets/time-facts.ts';

it('tells the moment by the clock of the business, each moment anew', () => {
  const hours = parseHours('mon-fri 09:00-17:00');
  const calendar = calendarOf({ timezone: 'Europe/Berlin', hours });
  const morning = { businessHours: true, weekday: 'mon', hour: 10 };
  const night = { businessHours: false, weekday: 'tue', hour: 0 };
  expect(timeFacts(new Date('2026-11-23T09:00:00Z'), calendar)).toEqual(morning);
  expect(timeFacts(new Date('2026-11-23T23:30:00Z'), calendar)).toEqual(night);
  expect(timeFacts(new Date('2026-11-23T09:00:00Z'), calendar)).toEqual(morning);
  const abroad = calendarOf({ timezone: 'America/New_York', hours });
  expect(timeFacts(new Date('2026-11-23T09:00:00Z'), abroad)).toEqual({
    businessHours: false,
    weekday: 'mon',
    hour: 4,
  });
});
