// The phrases and words of each language that is judged, ready to be looked for.

import { conceptBook } from './model/concepts.ts';
import { GERMAN_CONCEPTS } from './model/concepts-de.ts';
import { ENGLISH_CONCEPTS } from './model/concepts-en.ts';
import { moodBook } from './mood-book.ts';
import { indexPhrases } from './phrase-index.ts';
import { GERMAN_MOOD, GERMAN_THREATS } from './signals-de.ts';
import { ENGLISH_MOOD, ENGLISH_THREATS } from './signals-en.ts';
import type { Books } from './signs.ts';
import { threatWordBook } from './threat-evidence.ts';
import { ENGLISH_THREAT_WORDS, GERMAN_THREAT_WORDS } from './threat-words.ts';
import { threatBook } from './threats.ts';
import { topicBook } from './topics.ts';
import { GERMAN_TOPICS } from './topics-de.ts';
import { ENGLISH_TOPICS } from './topics-en.ts';

export type JudgedLanguage = 'de' | 'en';

export const BOOKS: Readonly<Record<JudgedLanguage, Books>> = {
  de: booksOf({
    mood: moodBook(GERMAN_MOOD),
    threats: threatBook(GERMAN_THREATS),
    topics: topicBook(GERMAN_TOPICS),
    concepts: conceptBook(GERMAN_CONCEPTS),
    threatWords: threatWordBook(GERMAN_THREAT_WORDS),
  }),
  en: booksOf({
    mood: moodBook(ENGLISH_MOOD),
    threats: threatBook(ENGLISH_THREATS),
    topics: topicBook(ENGLISH_TOPICS),
    concepts: conceptBook(ENGLISH_CONCEPTS),
    threatWords: threatWordBook(ENGLISH_THREAT_WORDS),
  }),
};

/** With all phrase books in one index. */
function booksOf(books: Omit<Books, 'phrases'>): Books {
  const { mood, threats, topics } = books;
  const phrases = indexPhrases([
    ...[mood.mood, mood.escalations, mood.foreignFraud, mood.carriers],
    ...Object.values(threats).flatMap(({ meant, harmless }) => [meant, harmless]),
    ...Object.values(topics),
  ]);
  return { ...books, phrases };
}
