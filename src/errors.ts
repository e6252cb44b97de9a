/** Retrying can't help: the mail or setting itself is the reason. The message says what to do. */
export class PermanentError extends Error {
  override name = 'PermanentError';
}

/** A server, network or resource was not available: try again later. */
export class TransientError extends Error {
  override name = 'TransientError';
}

/** Wrong usage or configuration: the command line ends with exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/**
 * The words of whatever was thrown, fit for a log line, a mail and the database: no NUL, no half of
 * a surrogate pair (PostgreSQL refuses both), bounded length.
 */
export function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message || error.name : String(error);
  return words.replaceAll('\u0000', '').replace(/\s+/g, ' ').trim().slice(0, 500).toWellFormed();
}
