import type { UiLanguage } from '../config.ts';

/** `12,3 MB` / `12.3 MB`. */
export function megabytes(bytes: number, language: UiLanguage): string {
  const tenths = (bytes / 1_000_000).toFixed(1).replace(/\.0$/, '');
  return `${language === 'de' ? tenths.replace('.', ',') : tenths} MB`;
}

/** A value that may be missing, never an empty place in a sentence. */
export function orNone(value: string): string {
  return value.trim() === '' ? '–' : value;
}
