// All that a model is trained on.
import type { Phrase, PublicText, WrittenMail } from './examples.ts';
import type { Seen } from './rows.ts';

export interface Lesson {
  readonly texts: readonly PublicText[];
  readonly mails: readonly WrittenMail[];
  readonly phrases: readonly Phrase[];
  /** Of the texts, then of the mails, then of the phrases. */
  readonly seen: readonly Seen[];
}
