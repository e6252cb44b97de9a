// That a decision rests on what people corrected, in one plain line.
import type { UiLanguage } from '../config.ts';
import type { Example } from './example.ts';

const LOCALES: Readonly<Record<UiLanguage, string>> = { de: 'de-DE', en: 'en-GB' };

/**
 * `because you corrected 3 similar mails, last on 3 September 2026 (K-24813)`
 * @param examples at least one
 */
export function learnedLine(
  examples: readonly Example[],
  ui: UiLanguage,
  timezone: string,
): string {
  const last = examples.reduce((a, b) => (b.id > a.id ? b : a));
  const day = dayOf(last.at, ui, timezone);
  const count = examples.length;
  if (ui === 'de') {
    const mails = count === 1 ? 'eine ähnliche Mail' : `${count} ähnliche Mails`;
    return `weil Sie ${mails} korrigiert haben, zuletzt am ${day} (${last.ticket})`;
  }
  const mails = count === 1 ? 'a similar mail' : `${count} similar mails`;
  return `because you corrected ${mails}, last on ${day} (${last.ticket})`;
}

/** `3 September 2026` */
export function dayOf(at: Date, ui: UiLanguage, timezone: string): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: timezone } as const;
  return new Intl.DateTimeFormat(LOCALES[ui], options).format(at);
}
