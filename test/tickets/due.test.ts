import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { OpeningHours } from '../../src/config.ts';
import { UsageError } from '../../src/errors.ts';
import {
  addBusinessTime,
  type Calendar,
  calendarOf,
  formatDue,
  isOpen,
  parseHours,
} from '../../src/tickets/due.ts';

const HOUR = 3_600_000;
const BERLIN = 'Europe/Berlin';

function calendar(hours = 'mon-fri 09:00-17:00', holidays?: string, timezone = BERLIN): Calendar {
  return calendarOf({ timezone, hours: parseHours(hours), ...(holidays ? { holidays } : {}) });
}

/** Local time in Berlin, as `2026-11-23 10:00`. */
function berlin(text: string): Date {
  return DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm', { zone: BERLIN }).toJSDate();
}

function dueAt(from: string, hours: number, using = calendar()): string {
  const at = addBusinessTime(berlin(from), hours * HOUR, using);
  return DateTime.fromJSDate(at, { zone: using.timezone }).toFormat('yyyy-MM-dd HH:mm');
}

describe('addBusinessTime', () => {
  it.each([
    ['within a day', '2026-11-23 10:00', 2, '2026-11-23 12:00'],
    ['to the very end of a day', '2026-11-23 09:00', 8, '2026-11-23 17:00'],
    ['over night', '2026-11-23 16:00', 2, '2026-11-24 10:00'],
    ['over the weekend', '2026-11-27 16:00', 2, '2026-11-30 10:00'],
    ['from a Sunday', '2026-11-29 12:00', 8, '2026-11-30 17:00'],
    ['from before opening', '2026-11-23 06:30', 1, '2026-11-23 10:00'],
    ['from after closing', '2026-11-23 22:00', 1, '2026-11-24 10:00'],
  ])('%s', (_, from, hours, expected) => {
    expect(dueAt(from, hours)).toBe(expected);
  });

  it('leaves out public holidays of the region, and only there', () => {
    expect(dueAt('2027-01-05 16:00', 2, calendar('mon-fri 09:00-17:00', 'DE-BW'))).toBe(
      '2027-01-07 10:00',
    );
    expect(dueAt('2027-01-05 16:00', 2, calendar('mon-fri 09:00-17:00', 'DE-BE'))).toBe(
      '2027-01-06 10:00',
    );
    expect(dueAt('2026-12-24 16:00', 2, calendar('mon-fri 09:00-17:00', 'DE'))).toBe(
      '2026-12-28 10:00',
    );
    expect(dueAt('2026-12-24 16:00', 2)).toBe('2026-12-25 10:00');
  });

  it('answers for one calendar as it would without the answers before', () => {
    const one = calendar();
    const asked = [
      ['2026-11-23 10:00', 2],
      ['2026-11-23 10:00', 8],
      ['2026-11-23 16:00', 2],
      ['2026-11-23 10:00', 2],
      ['2026-11-23 10:00', 8],
    ] as const;
    for (const [from, hours] of asked) expect(dueAt(from, hours, one)).toBe(dueAt(from, hours));
  });

  it('takes a region that nobody knows for one without holidays', () => {
    expect(dueAt('2026-12-24 16:00', 2, calendar('mon-fri 09:00-17:00', 'XX-YY'))).toBe(
      '2026-12-25 10:00',
    );
  });

  it('keeps several stretches a day apart, and counts overlapping ones once', () => {
    const lunch = calendar('mon-fri 09:00-12:00 13:00-17:00, sat 10:00-14:00');
    expect(dueAt('2026-11-27 11:00', 3, lunch)).toBe('2026-11-27 15:00');
    expect(dueAt('2026-11-27 16:00', 3, lunch)).toBe('2026-11-28 12:00');
    const twice = calendar('mon-fri 09:00-17:00, mon-fri 12:00-17:00');
    expect(dueAt('2026-11-23 12:00', 8, twice)).toBe('2026-11-24 12:00');
  });

  it('goes by the clock on the wall when the clocks change', () => {
    const always = calendar('daily 00:00-24:00');
    // 2026-10-25 has 25 hours in Berlin, 2027-03-28 has 23.
    expect(dueAt('2026-10-25 00:00', 24, always)).toBe('2026-10-25 23:00');
    expect(dueAt('2027-03-28 00:00', 23, always)).toBe('2027-03-29 00:00');
    expect(dueAt('2026-10-24 16:00', 1, calendar('daily 09:00-17:00'))).toBe('2026-10-24 17:00');
    expect(dueAt('2026-10-24 16:00', 2, calendar('daily 09:00-17:00'))).toBe('2026-10-25 10:00');
    expect(dueAt('2027-03-28 01:30', 1, calendar('sun 01:00-04:00'))).toBe('2027-03-28 03:30');
  });

  it('closes at midnight on a day whose own midnight the clocks skip', () => {
    // Cairo, 2026-04-24: the clocks go from 00:00 to 01:00.
    const evenings = calendar('daily 20:00-24:00', undefined, 'Africa/Cairo');
    const from = DateTime.fromISO('2026-04-24T20:00', { zone: 'Africa/Cairo' }).toJSDate();
    const due = DateTime.fromJSDate(addBusinessTime(from, 5 * HOUR, evenings), {
      zone: 'Africa/Cairo',
    });
    expect(due.toFormat('yyyy-MM-dd HH:mm')).toBe('2026-04-25 21:00');
  });

  it('ends, however few the hours and however far the target', () => {
    const never: Calendar = { timezone: BERLIN, hours: [], isHoliday: () => false };
    const holidaysOnly: Calendar = { ...calendar(), isHoliday: () => true };
    const minute = calendar('sat 10:00-10:01');
    const from = berlin('2026-11-23 10:00');
    const start = performance.now();
    for (const using of [never, holidaysOnly, minute]) {
      expect(addBusinessTime(from, 8 * HOUR, using).getTime()).toBeGreaterThan(from.getTime());
    }
    expect(addBusinessTime(from, 8 * HOUR, never)).toEqual(new Date(from.getTime() + 8 * HOUR));
    expect(addBusinessTime(from, 1_000_000 * HOUR, calendar()).getTime()).toBeGreaterThan(
      from.getTime(),
    );
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('survives a time zone that nobody knows', () => {
    const using = calendarOf({ timezone: 'Mars/Olympus', hours: parseHours('daily 9-17') });
    expect(addBusinessTime(new Date('2026-11-23T09:00:00Z'), HOUR, using)).toEqual(
      new Date('2026-11-23T10:00:00Z'),
    );
  });
});

const someHours: fc.Arbitrary<OpeningHours[]> = fc.array(
  fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 1_380 }),
      length: fc.integer({ min: 60, max: 1_440 }),
    })
    .map(({ days, from, length }) => ({ days, from, to: Math.min(1_440, from + length) })),
  { minLength: 1, maxLength: 4 },
);
const someCalendar: fc.Arbitrary<Calendar> = fc
  .tuple(
    someHours,
    fc.constantFrom(BERLIN, 'UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'),
  )
  .map(([hours, timezone]) => ({ hours, timezone, isHoliday: () => false }));
const someMoment = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2028-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const someTime = fc.integer({ min: 1, max: 40 * HOUR });

describe('addBusinessTime, any hours at any time', () => {
  it('never goes back, and ends within opening hours or at their end', () => {
    fc.assert(
      fc.property(someMoment, someTime, someCalendar, (from, ms, using) => {
        const at = addBusinessTime(from, ms, using);
        expect(at.getTime()).toBeGreaterThanOrEqual(from.getTime() + ms);
        expect(isOpen(new Date(at.getTime() - 1), using)).toBe(true);
      }),
    );
  });

  it('adding twice is adding the sum', () => {
    fc.assert(
      fc.property(someMoment, someTime, someTime, someCalendar, (from, first, second, using) => {
        const stepwise = addBusinessTime(addBusinessTime(from, first, using), second, using);
        expect(stepwise).toEqual(addBusinessTime(from, first + second, using));
      }),
    );
  });

  it('later mail is never due earlier, nor a longer target sooner', () => {
    fc.assert(
      fc.property(
        someMoment,
        fc.nat(100 * HOUR),
        someTime,
        fc.nat(HOUR),
        someCalendar,
        (from, wait, ms, more, using) => {
          const due = addBusinessTime(from, ms, using).getTime();
          const later = new Date(from.getTime() + wait);
          expect(addBusinessTime(later, ms, using).getTime()).toBeGreaterThanOrEqual(due);
          expect(addBusinessTime(from, ms + more, using).getTime()).toBeGreaterThanOrEqual(due);
        },
      ),
    );
  });

  it('closed time does not count: moving the start to the next opening changes nothing', () => {
    fc.assert(
      fc.property(someMoment, someTime, someCalendar, (from, ms, using) => {
        const opening = new Date(addBusinessTime(from, 1, using).getTime() - 1);
        expect(addBusinessTime(opening, ms, using)).toEqual(addBusinessTime(from, ms, using));
      }),
    );
  });
});

describe('isOpen', () => {
  it('is open from the first minute until the last', () => {
    expect(isOpen(berlin('2026-11-23 09:00'), calendar())).toBe(true);
    expect(isOpen(berlin('2026-11-23 16:59'), calendar())).toBe(true);
    expect(isOpen(berlin('2026-11-23 17:00'), calendar())).toBe(false);
    expect(isOpen(berlin('2026-12-25 10:00'), calendar('daily 9-17', 'DE-BW'))).toBe(false);
  });
});

describe('parseHours', () => {
  it.each<[string, OpeningHours[]]>([
    ['mon-fri 09:00-17:00', [{ days: [1, 2, 3, 4, 5], from: 540, to: 1_020 }]],
    ['Mo-Fr 9-12:30', [{ days: [1, 2, 3, 4, 5], from: 540, to: 750 }]],
    ['sat 10:00 – 14:00', [{ days: [6], from: 600, to: 840 }]],
    ['fri-mon 00:00-24:00', [{ days: [5, 6, 7, 1], from: 0, to: 1_440 }]],
    [
      'do 9-12, 13-17',
      [
        { days: [4], from: 540, to: 720 },
        { days: [4], from: 780, to: 1_020 },
      ],
    ],
    [
      'di 9-12; mi. 9-10',
      [
        { days: [2], from: 540, to: 720 },
        { days: [3], from: 540, to: 600 },
      ],
    ],
  ])('%s', (text, hours) => {
    expect(parseHours(text)).toEqual(hours);
  });

  it.each([
    ['', 'expected days and times'],
    ['9-17', 'expected days and times'],
    ['mon-fri', 'the times are missing'],
    ['mon-fry 9-17', 'expected days and times'],
    ['mon 17:00-09:00', 'the end must be after the start'],
    ['mon 09:00-25:00', 'a day ends at 24:00'],
    ['mon 09:70-12:00', 'minutes run from 00 to 59'],
    ['mon 9 bis 17', 'expected days and times'],
    ['mon-tue-wed 9-17', 'expected days and times'],
  ])('refuses %j: %s', (text, words) => {
    expect(() => parseHours(text)).toThrow(UsageError);
    expect(() => parseHours(text)).toThrow(words);
  });
});

describe('formatDue', () => {
  it('is read as people say it, in the time of the business', () => {
    const at = new Date('2026-11-23T16:00:00Z');
    expect(formatDue(at, 'de', BERLIN)).toBe('Mo, 23. Nov, 17:00 Uhr');
    expect(formatDue(at, 'en', BERLIN)).toBe('Mon 23 Nov, 17:00');
  });
});
