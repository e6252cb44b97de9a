// When the owner's digest is due. Pure: `now` is an argument.
import { DateTime } from 'luxon';

/** Later than this after its time a digest is no longer sent: the next one tells it all. */
const LATEST = 2 * 3_600_000;

export interface DueDigest {
  /** `2026-11-23T08:00`, local time: makes it unique. */
  readonly key: string;
  /** When the one before was due: what is new since then. */
  readonly since: Date;
}

/**
 * The digest whose time has come within the last two hours, or null.
 * @param times local `HH:MM`
 */
export function dueDigest(times: readonly string[], timezone: string, now: Date): DueDigest | null {
  const local = DateTime.fromJSDate(now, { zone: timezone });
  const moments = [local.minus({ days: 1 }), local]
    .flatMap(day => times.map(time => at(day, time)))
    .sort((a, b) => a.toMillis() - b.toMillis());
  const passed = moments.filter(moment => moment.toMillis() <= now.getTime());
  const last = passed.at(-1);
  if (!last || now.getTime() - last.toMillis() > LATEST) return null;
  const before = passed.at(-2) ?? last.minus({ days: 1 });
  return { key: last.toFormat("yyyy-MM-dd'T'HH:mm"), since: before.toJSDate() };
}

function at(day: DateTime, time: string): DateTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.set({ hour, minute, second: 0, millisecond: 0 });
}
