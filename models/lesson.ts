// All that a model is trained on.
import type { Eyes } from '../src/insight/view.ts';
import { dress, idlePhrases } from './dress.ts';
import type { Phrase, PublicText, Trimmings, WrittenMail } from './examples.ts';
import { Random } from './random.ts';
import { type Seen, see } from './rows.ts';

const SEED = 20_261_130;

interface Examples {
  readonly texts: readonly PublicText[];
  readonly mails: readonly WrittenMail[];
  readonly phrases: readonly Phrase[];
}

export interface Lesson extends Examples {
  /** Of the texts, then of the mails, then of the phrases. */
  readonly seen: readonly Seen[];
  /** The mails once more, as they come in an inbox (dress.ts). */
  readonly dressed: readonly Seen[];
}

export function lessonOf(examples: Examples, trimmings: Trimmings, eyes: Eyes): Lesson {
  const { texts, mails } = examples;
  const random = new Random(SEED);
  const phrases = [...examples.phrases, ...idlePhrases(trimmings, random)];
  return {
    ...{ texts, mails, phrases },
    seen: [...texts, ...mails, ...phrases].map(one => see(one, eyes)),
    dressed: mails.map(({ text }) => see(dress(text, trimmings, random), eyes)),
  };
}
