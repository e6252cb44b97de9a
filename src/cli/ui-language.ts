import type { UiLanguage } from '../config.ts';

/** The language of the terminal by its locale (POSIX: LC_ALL, LC_MESSAGES, LANG in this order). */
export function uiLanguage(env: NodeJS.ProcessEnv): UiLanguage {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^de(?:[_.@-]|$)/i.test(locale) ? 'de' : 'en';
}
