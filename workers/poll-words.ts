// What the owner is told about a mail that can't be taken in.
import type { UiLanguage } from '../src/config.ts';

export interface PutAside {
  readonly mailbox: string;
  readonly folder: string;
  readonly uid: number;
  readonly receivedAt: Date;
  /** Bytes. */
  readonly size: number;
}

/** `reason`: a few words for lists; `told`: the whole sentence, with what to do. */
export interface PutAsideWords {
  readonly reason: string;
  readonly told: string;
}

type Speaker = (mail: PutAside) => PutAsideWords;

const megabytes = (bytes: number, language: UiLanguage): string =>
  (bytes / 2 ** 20).toLocaleString(language, { maximumFractionDigits: 0 });

/** The owner finds the mail by when it came. */
const whenOf = (mail: PutAside, language: UiLanguage): string =>
  `${mail.receivedAt.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })} UTC`;

export const TOO_LARGE: Readonly<Record<UiLanguage, Speaker>> = {
  de: mail => ({
    reason: `größer als 100 MB (${megabytes(mail.size, 'de')} MB)`,
    told:
      `Eine Mail vom ${whenOf(mail, 'de')} an ${mail.mailbox} ist mit ${megabytes(mail.size, 'de')} MB ` +
      `zu groß, um sie weiterzugeben. Sie liegt unverändert im Ordner ${mail.folder}: Bitte lesen Sie sie dort.`,
  }),
  en: mail => ({
    reason: `larger than 100 MB (${megabytes(mail.size, 'en')} MB)`,
    told:
      `A mail of ${whenOf(mail, 'en')} to ${mail.mailbox} is too large to hand over: ` +
      `${megabytes(mail.size, 'en')} MB. It lies unchanged in the folder ${mail.folder}: please read it there.`,
  }),
};

export const UNREADABLE: Readonly<Record<UiLanguage, Speaker>> = {
  de: mail => ({
    reason: 'der Mailserver führt diese Mail auf, gibt sie aber nicht heraus',
    told:
      `Eine Mail vom ${whenOf(mail, 'de')} an ${mail.mailbox} (Ordner ${mail.folder}, UID ${mail.uid}) steht ` +
      'in der Liste des Mailservers, aber er gibt sie nicht heraus. Bitte sehen Sie in diesem Ordner nach ' +
      'und fragen Sie notfalls Ihren Mailanbieter.',
  }),
  en: mail => ({
    reason: 'the mail server lists this mail but does not give it',
    told:
      `A mail of ${whenOf(mail, 'en')} to ${mail.mailbox} (folder ${mail.folder}, UID ${mail.uid}) is in the ` +
      'list of the mail server, which does not give it out. Please look into that folder, and ask your ' +
      'mail provider if need be.',
  }),
};
