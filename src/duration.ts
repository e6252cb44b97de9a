import { UsageError } from './errors.ts';

const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Longer than any of these makes sense: ten years. */
const LONGEST = 10 * 366 * 86_400_000;

const EXPECTED =
  'a whole number and m, h, d or w for minutes, hours, days or weeks, for example 8h';

/** `8h`, `7d`, `30m`, `2w` in milliseconds; anything else throws and says what was expected. */
export function parseDuration(text: string): number {
  const match = /^\s*(\d{1,6})\s?([mhdw])\s*$/i.exec(text.slice(0, 40));
  const unit = UNITS[match?.[2]?.toLowerCase() ?? ''];
  const ms = Number(match?.[1]) * (unit ?? Number.NaN);
  if (!Number.isFinite(ms) || ms <= 0 || ms > LONGEST || text.length > 40) {
    throw new UsageError(`"${text.slice(0, 40)}" is no duration: expected ${EXPECTED}`);
  }
  return ms;
}
