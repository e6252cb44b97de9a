import { describe, expect, it } from 'vitest';
import { day, lasting, when } from '../../src/mail/when.ts';

const now = new Date('2026-11-23T09:15:00Z');
const de = { language: 'de', timezone: 'Europe/Berlin', now } as const;
const en = { language: 'en', timezone: 'America/New_York', now } as const;

describe('when', () => {
  it("tells the business's own local time", () => {
    expect(when(new Date('2026-11-23T15:30:00Z'), de)).toBe('Mo 23.11., 16:30 Uhr');
    expect(when(new Date('2026-11-24T01:05:00Z'), en)).toBe('Mon 23 Nov, 20:05');
  });

  it('adds the year when it is another', () => {
    expect(day(new Date('2025-12-31T22:59:00Z'), de)).toBe('Mi 31.12.2025');
    expect(day(new Date('2026-12-31T23:30:00Z'), de)).toBe('Fr 1.1.2027');
    expect(day(new Date('2025-12-31T12:00:00Z'), en)).toBe('Wed 31 Dec 2025');
  });
});

describe('lasting', () => {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  it.each([
    [-5, '0 Minuten', '0 minutes'],
    [1, '1 Minute', '1 minute'],
    [119, '119 Minuten', '119 minutes'],
    [120, '2 Stunden', '2 hours'],
    [47 * 60, '47 Stunden', '47 hours'],
    [48 * 60, '2 Tagen', '2 days'],
  ])('%i minutes are %s', (minutes, german, english) => {
    expect(lasting(ago(minutes), de)).toBe(german);
    expect(lasting(ago(minutes), en)).toBe(english);
  });
});
