// That a decision rests on what people corrected, in one plain line.
import type { UiLanguage } from '../config.ts';
import type { Example } from './example.ts';

const LOCALES: Readonly<Record<UiLanguage, string>> = { de: 'de-DE', en: 'en-GB' };

/**
 * `because 3 similar mails were corrected, last on 3 September 2026 (K-24813)`
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
    const mails =
      count === 1
        ? 'eine ähnliche Mail korrigiert wurde'
        : `${count} ähnliche Mails korrigiert wurden`;
    return `weil ${mails}, zuletzt am ${day} (${last.ticket})`;
  }
  const mails = count === 1 ? 'a similar mail was' : `${count} similar mails were`;
  return `because ${mails} corrected, last on ${day} (${last.ticket})`;
}

/** `3 September 2026` */
export function dayOf(at: Date, ui: UiLanguage, timezone: string): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: timezone } as const;
  return new Intl.DateTimeFormat(LOCALES[ui], options).format(at);
}
