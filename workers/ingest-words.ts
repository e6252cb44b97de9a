// What the owner is told about a mail that was stored and can't be filed.
import type { UiLanguage } from '../src/config.ts';

export interface Quarantined {
  readonly id: number;
  readonly mailbox: string;
  readonly folder: string;
  readonly uid: number;
}

export interface IngestWords {
  gaveUp(tries: number): string;
  readonly noBytes: string;
  readonly noSender: string;
  /** `words`: the parser's or the database's. */
  failed(words: string): string;
  /** The whole sentence, with what to do. */
  told(mail: Quarantined, reason: string): string;
}

const DE: IngestWords = {
  gaveUp: tries => `nach ${tries} Versuchen aufgegeben`,
  noBytes: 'ihr Inhalt fehlt in der Datenbank',
  noSender: 'kein Absender ist darin zu lesen',
  failed: words => `sie ließ sich nicht verarbeiten (${words})`,
  told: (mail, reason) =>
    `Mail ${mail.id} an ${mail.mailbox} (Ordner ${mail.folder}, UID ${mail.uid}) ist zurückgelegt: ${reason}. ` +
    'Bitte lesen Sie sie im Postfach.',
};

const EN: IngestWords = {
  gaveUp: tries => `given up after ${tries} tries`,
  noBytes: 'its bytes are missing in the database',
  noSender: 'no sender can be read from it',
  failed: words => `it could not be worked on (${words})`,
  told: (mail, reason) =>
    `Mail ${mail.id} to ${mail.mailbox} (folder ${mail.folder}, UID ${mail.uid}) is put aside: ${reason}. ` +
    'Please read it in the mailbox.',
};

export function ingestWords(language: UiLanguage): IngestWords {
  return language === 'de' ? DE : EN;
}
