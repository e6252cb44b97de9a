import { describe, expect, it } from 'vitest';
import { dueDigest } from '../../src/tickets/digest-times.ts';

const TIMES = ['08:00', '14:00'];
const due = (now: string) => dueDigest(TIMES, 'Europe/Berlin', new Date(now));

describe('when a digest is due', () => {
  it.each([
    ['2026-11-23T06:59:59Z', null],
    ['2026-11-23T07:00:00Z', '2026-11-23T08:00'],
    ['2026-11-23T08:59:00Z', '2026-11-23T08:00'],
    ['2026-11-23T09:01:00Z', null],
    ['2026-11-23T13:00:00Z', '2026-11-23T14:00'],
    // Summer time.
    ['2026-07-01T06:00:00Z', '2026-07-01T08:00'],
  ])('%s: %s', (now, key) => {
    expect(due(now)?.key ?? null).toBe(key);
  });

  it('tells what is new since the one before', () => {
    expect(due('2026-11-23T13:05:00Z')?.since.toISOString()).toBe('2026-11-23T07:00:00.000Z');
    expect(due('2026-11-23T07:05:00Z')?.since.toISOString()).toBe('2026-11-22T13:00:00.000Z');
  });

  it('a time just before midnight is still due after it', () => {
    const late = dueDigest(['23:30'], 'Europe/Berlin', new Date('2026-11-23T23:10:00Z'));
    expect(late?.key).toBe('2026-11-23T23:30');
  });

  it('no times: never', () => {
    expect(dueDigest([], 'Europe/Berlin', new Date())).toBeNull();
  });
});
