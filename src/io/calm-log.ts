import { wordsOf } from '../errors.ts';

const QUIET = 60_000;

/**
 * Says the same trouble once a minute instead of a hundred times a second: an outage is one clear line,
 * not a full disk.
 */
export function calmly(
  warn: (details: object, message: string) => void,
  now: () => number = Date.now,
): (details: object, error: unknown, message: string) => void {
  const said = new Map<string, number>();
  return (details, error, message) => {
    const words = wordsOf(error);
    const last = said.get(message) ?? Number.NEGATIVE_INFINITY;
    if (now() - last < QUIET) return;
    said.set(message, now());
    warn({ ...details, error: words }, message);
  };
}
