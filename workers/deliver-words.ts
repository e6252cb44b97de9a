// What the owner is told of mail that does not leave.
import type { UiLanguage } from '../src/config.ts';

interface DeliverWords {
  /** @param words the server's own, or those of the line */
  stuck(mailbox: string, words: string): string;
}

export const DELIVER_WORDS: Readonly<Record<UiLanguage, DeliverWords>> = {
  de: {
    stuck: (mailbox, words) =>
      `Mails von ${mailbox} gehen nicht hinaus, auch keine an Ihr Team: ${words}. Es wird weiter versucht, ` +
      'verloren geht nichts. „kulanz check“ sagt, was zu tun ist.',
  },
  en: {
    stuck: (mailbox, words) =>
      `Mail from ${mailbox} does not leave, not even to your team: ${words}. It goes on being tried, and ` +
      'nothing is lost. "kulanz check" says what to do.',
  },
};
