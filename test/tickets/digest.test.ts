import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DigestRow, isOverdue, isUrgent, orderDigest } from '../../src/tickets/digest.ts';

const NOW = new Date('2026-11-23T09:15:00Z');
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

function row(number: string, over: Partial<DigestRow> = {}): DigestRow {
  return {
    number,
    subject: 's',
    customer: 'c',
    level: 'neutral',
    priority: 1,
    super: false,
    waitingSince: at(-1),
    assignee: 'Anna',
    nextActionAt: at(5),
    nextAction: 'answer',
    overdue: false,
    why: '',
    ...over,
  };
}

const order = (rows: readonly DigestRow[]) => orderDigest(rows, NOW).map(({ number }) => number);

describe('orderDigest', () => {
  it('puts the worst first', () => {
    const rows = [
      row('answered', { waitingSince: null }),
      row('short'),
      row('long', { waitingSince: at(-30) }),
      row('unhappy', { level: 'unhappy' }),
      row('super', { super: true }),
      row('overdue', { overdue: true }),
      row('furious', { level: 'extremely-unhappy' }),
    ];
    const expected = ['furious', 'overdue', 'super', 'unhappy', 'long', 'short', 'answered'];
    expect(order(rows)).toEqual(expected);
  });

  it('puts who has waited longest first among equals', () => {
    const rows = [
      row('a', { level: 'extremely-unhappy', waitingSince: at(-2) }),
      row('b', { level: 'extremely-unhappy', waitingSince: at(-9) }),
    ];
    expect(order(rows)).toEqual(['b', 'a']);
  });

  it("puts the rules' priority before the time, and the worst before both", () => {
    const rows = [
      row('low', { priority: 0, waitingSince: at(-90) }),
      row('normal', { waitingSince: at(-9) }),
      row('urgent', { priority: 3 }),
      row('unhappy', { priority: 0, level: 'unhappy' }),
    ];
    expect(order(rows)).toEqual(['unhappy', 'urgent', 'normal', 'low']);
  });

  it('does not count an answered customer as urgent until the date has passed', () => {
    const answered = row('x', { level: 'extremely-unhappy', super: true, waitingSince: null });
    expect(isUrgent(answered, NOW)).toBe(false);
    expect(isUrgent({ ...answered, nextActionAt: at(-1) }, NOW)).toBe(true);
    expect(isOverdue({ ...answered, nextActionAt: at(-1) }, NOW)).toBe(true);
  });

  it('gives the same order whatever order the rows came in, and loses none', () => {
    const rows = fc.array(
      fc.record({
        level: fc.constantFrom('extremely-unhappy', 'unhappy', 'neutral', 'happy'),
        super: fc.boolean(),
        overdue: fc.boolean(),
        waitingSince: fc.option(fc.integer({ min: -99, max: 0 }).map(at)),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (parts, keys) => {
        const all = parts.map((part, index) =>
          row(`K-${10_000 + index}`, part as Partial<DigestRow>),
        );
        const shuffled = all
          .map(one => ({ one, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(order(shuffled)).toEqual(order(all));
        expect(new Set(order(all)).size).toBe(all.length);
      }),
    );
  });
});
