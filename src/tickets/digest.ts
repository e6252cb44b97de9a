import type { Level } from '../insight/insight.ts';

/** An open ticket as the owner's digest tells it. */
export interface DigestRow {
  readonly number: string;
  readonly subject: string;
  /** The customer's name, or address. */
  readonly customer: string;
  readonly level: Level;
  /** The rule's, 0 (low) .. 3 (urgent). */
  readonly priority: number;
  /** Words of the merchant's; absent: none. */
  readonly labels?: readonly string[];
  readonly super: boolean;
  /** Since when the customer waits for an answer; null: the ball is with the customer. */
  readonly waitingSince: Date | null;
  /** The human's name. */
  readonly assignee: string;
  readonly nextActionAt: Date;
  /** What happens then: an answer is due, its human is reminded, or it closes by itself. */
  readonly nextAction: 'answer' | 'remind' | 'close';
  readonly overdue: boolean;
  /** Why it matters: one line; '' when it is an everyday case. */
  readonly why: string;
}

/** A row that the owner should look at first ranks below this. */
const FIRST_RANKS = 3;

/**
 * The worst first: extremely unhappy, overdue, super, unhappy, the rest; within each, what
 * the rules put first, then who has waited longest. A customer who has an answer comes after those who wait.
 */
export function orderDigest(rows: readonly DigestRow[], now: Date): DigestRow[] {
  return [...rows].sort(
    (a, b) =>
      rank(a, now) - rank(b, now) ||
      b.priority - a.priority ||
      since(a) - since(b) ||
      a.nextActionAt.getTime() - b.nextActionAt.getTime() ||
      a.number.localeCompare(b.number, 'en', { numeric: true }),
  );
}

/** Whether the owner should look at it first. */
export function isUrgent(row: DigestRow, now: Date): boolean {
  return rank(row, now) < FIRST_RANKS;
}

/** Its date has passed, be it since the row was read. */
export function isOverdue(row: DigestRow, now: Date): boolean {
  return row.overdue || row.nextActionAt.getTime() < now.getTime();
}

function rank(row: DigestRow, now: Date): number {
  if (row.level === 'extremely-unhappy' && row.waitingSince !== null) return 0;
  if (isOverdue(row, now)) return 1;
  if (row.super && row.waitingSince !== null) return 2;
  if (row.waitingSince === null) return 5;
  return row.level === 'unhappy' ? 3 : 4;
}

function since(row: DigestRow): number {
  return row.waitingSince?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
