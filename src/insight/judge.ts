// All of insight over one mail: language, mood, threats, topics. Explainable signals, no guessing.
import type { UiLanguage } from '../config.ts';
import type { CustomerHistory, Insight } from './insight.ts';
import { detectLanguage } from './language.ts';
import { type Mood, moodOf } from './mood.ts';
import { type MoodBook, moodBook } from './mood-book.ts';
import { type Reading, readMail } from './reading.ts';
import { notJudged, reasonLines } from './reasons.ts';
import { GERMAN_MOOD, GERMAN_THREATS } from './signals-de.ts';
import { ENGLISH_MOOD, ENGLISH_THREATS } from './signals-en.ts';
import { type ThreatBook, type ThreatFound, threatBook, threatsIn } from './threats.ts';
import { type TopicBook, topicBook, topicsOf } from './topics.ts';
import { GERMAN_TOPICS } from './topics-de.ts';
import { ENGLISH_TOPICS } from './topics-en.ts';

interface Books {
  readonly mood: MoodBook;
  readonly threats: ThreatBook;
  readonly topics: TopicBook;
}

const GERMAN: Books = {
  mood: moodBook(GERMAN_MOOD),
  threats: threatBook(GERMAN_THREATS),
  topics: topicBook(GERMAN_TOPICS),
};
const ENGLISH: Books = {
  mood: moodBook(ENGLISH_MOOD),
  threats: threatBook(ENGLISH_THREATS),
  topics: topicBook(ENGLISH_TOPICS),
};

/**
 * What a customer's words mean. `text` is what this person newly wrote, without quotation and
 * signature; only its first 20,000 characters are read. `ui` is the language of the reasons.
 */
export function judge(
  input: { readonly subject: string; readonly text: string },
  history: CustomerHistory,
  ui: UiLanguage,
): Insight {
  const language = detectLanguage(`${input.text.slice(0, 4_000)}\n${input.subject.slice(0, 300)}`);
  const reading = readMail(input);
  const books = booksFor(language);
  const readings = books.map(book => moodIn(reading, book, history));
  const strongest = readings.sort((a, b) => Math.abs(b.mood.score) - Math.abs(a.mood.score))[0];
  if (!strongest) return unknownLanguage(language, ui);
  const { mood, threats } = strongest;
  return {
    language,
    sentiment: {
      score: mood.score,
      label: mood.label,
      level: mood.level,
      reasons: reasonLines(mood.reasons, ui),
    },
    topics: topicsOf(
      reading,
      books.map(book => book.topics),
      mood.level,
    ),
    threats: threats.map(({ threat }) => threat),
  };
}

/** Too short to tell the language: both are tried. */
function booksFor(language: string): Books[] {
  if (language === 'de') return [GERMAN];
  if (language === 'en') return [ENGLISH];
  return language === 'und' ? [GERMAN, ENGLISH] : [];
}

/** "I'll tell everyone" is no threat from somebody who is delighted. */
function moodIn(
  reading: Reading,
  books: Books,
  history: CustomerHistory,
): { mood: Mood; threats: ThreatFound[] } {
  const threats = threatsIn(reading, books.threats);
  if (threats.length > 0) {
    const calm = moodOf(reading, books.mood, [], history);
    if (calm.level === 'happy') return { mood: calm, threats: [] };
  }
  return { mood: moodOf(reading, books.mood, threats, history), threats };
}

function unknownLanguage(language: string, ui: UiLanguage): Insight {
  return {
    language,
    sentiment: { score: 0, label: 'neutral', level: 'neutral', reasons: [notJudged(language, ui)] },
    topics: [],
    threats: [],
  };
}
