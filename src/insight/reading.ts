// A mail read once, for every judgement that follows: its words, and where phrases stand in them.
import { withoutClosing } from '../mail/closing.ts';
import { withoutOpening } from '../mail/opening.ts';
import { plainSubject } from '../mail/subject.ts';
import { type Starts, startsOf } from './phrase-index.ts';
import { findPhrases, type Hit, type PhraseBook } from './phrases.ts';
import { LONGEST_TEXT, quoteFrom, type Word, wordsIn } from './words.ts';

export interface Reading {
  /** Subject and text, one after the other. */
  readonly text: string;
  readonly words: readonly Word[];
  /** The first so many words are the subject's. */
  readonly subjectWords: number;
  /** Where phrases may begin, of the books that were looked up together; absent: of none. */
  readonly starts?: Starts;
}

/** Tags of lists and ticket systems, `Re:` and `AW:` say nothing of the customer. */
const TAGS = /^(?:\s*\[[^\]]{0,40}\])+/;

export function readMail(input: { readonly subject: string; readonly text: string }): Reading {
  const subject = plainSubject(plainSubject(input.subject).replace(TAGS, ''))
    .replace(TAGS, '')
    .trim();
  const letter = composed(input.text);
  return readingOf(subject, withoutOpening(withoutClosing(letter)));
}

/** Every word of a text, greeting and closing as well. */
export function readText(text: string): Reading {
  return readingOf('', composed(text));
}

/** A `ü` of two characters would part its word. */
function composed(text: string): string {
  return text.slice(0, LONGEST_TEXT).normalize('NFC');
}

function readingOf(subject: string, letter: string): Reading {
  const text = composed(`${subject}\n\n${letter}`);
  const words = wordsIn(text);
  const own = words.findIndex(word => word.end > subject.length);
  return { text, words, subjectWords: own < 0 ? words.length : own };
}

export function find<T>(reading: Reading, book: PhraseBook<T>): Hit<T>[] {
  return findPhrases(reading.words, book, reading.starts && startsOf(reading.starts, book));
}

/** The customer's own words of a hit. */
export function quoteOf(reading: Reading, hit: Hit<unknown>): string {
  const first = reading.words[hit.from];
  const last = reading.words[hit.to];
  return first && last ? quoteFrom(reading.text, first.start, last.end) : '';
}
