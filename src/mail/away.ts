import { de, en } from 'chrono-node';
import type { Message } from './message.ts';

/** Characters of an out-of-office reply that are looked at: subject and beginning of the text. */
const LOOKED_AT = 2000;
/** Characters after the words that announce a date. */
const SNIPPET = 60;
const DAY = 24 * 60 * 60 * 1000;
/** A longer absence is a misreading, or nothing to plan by. */
const LONGEST = 60 * DAY;

interface Phrase {
  readonly words: RegExp;
  readonly language: 'de' | 'en';
  /** The named day itself is still one of absence. */
  readonly inclusive: boolean;
}

/** In order of trust: who says when they are back means it; `until` may be about anything. */
const PHRASES: readonly Phrase[] = [
  {
    words:
      /(?:wieder|zurück)[^.!?\n]{0,40}?\b(?:ab|am)\s+(?:dem\s+)?|\b(?:ab|am)\s+(?:dem\s+)?(?=[^!?\n]{3,45}(?:wieder|zurück))/gi,
    language: 'de',
    inclusive: false,
  },
  {
    words: /\bbis\s+(?:(?:einschließlich|inklusive|inkl\.|zum|einschl\.)\s+)*/gi,
    language: 'de',
    inclusive: true,
  },
  {
    words: /\b(?:back|return(?:ing)?|available again|resume)\b[^.!?\n]{0,40}?\b(?:on|from|by)\s+/gi,
    language: 'en',
    inclusive: false,
  },
  {
    words: /\b(?:until|till|through|thru)\s+(?:and including\s+)?/gi,
    language: 'en',
    inclusive: true,
  },
];

/** `5.12.`, `05.12.2026`, `5.12.26`: written in German mail without a word of the month. */
const NUMERIC = /^\D{0,15}?(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})?/;

/**
 * Until when the writer of an out-of-office reply is away, in German or English; null when it does
 * not say, or names a day in the past or more than 60 days ahead. Days end and begin in UTC.
 */
export function readAway(message: Message, now: Date): { until: Date | null } {
  const text = `${message.subject.slice(0, 300)}\n${message.text}`.slice(0, LOOKED_AT);
  for (const phrase of PHRASES) {
    for (const match of text.matchAll(phrase.words)) {
      const start = match.index + match[0].length;
      const day = readDay(text.slice(start, start + SNIPPET), phrase.language, now);
      const until =
        day === null ? null : new Date(day.getTime() + (phrase.inclusive ? DAY - 1 : 0));
      if (until !== null && isPlausible(until, now)) return { until };
    }
  }
  return { until: null };
}

function isPlausible(until: Date, now: Date): boolean {
  return until > now && until.getTime() - now.getTime() <= LONGEST;
}

/** Midnight UTC of the day named at the beginning of a text. */
function readDay(text: string, language: Phrase['language'], now: Date): Date | null {
  const line = text.split('\n', 2).join(' ');
  const numeric = NUMERIC.exec(line);
  if (numeric) return fromNumbers(numeric, now);
  const { parse } = language === 'de' ? de : en;
  const found = parse(line, { instant: now, timezone: 0 }, { forwardDate: true })[0];
  if (!found || found.index > 15) return null;
  const { start } = found;
  // `bis 18 Uhr` names no day.
  if (!start.isCertain('day') && !start.isCertain('weekday')) return null;
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  return year === null || month === null || day === null ? null : midnight(year, month, day);
}

/** Without a year the next such day is meant. */
function fromNumbers(match: RegExpExecArray, now: Date): Date | null {
  const [day, month, year] = [Number(match[1]), Number(match[2]), match[3]];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (year !== undefined) return midnight((Number(year) % 100) + 2000, month, day);
  const thisYear = midnight(now.getUTCFullYear(), month, day);
  return thisYear.getTime() + DAY > now.getTime()
    ? thisYear
    : midnight(now.getUTCFullYear() + 1, month, day);
}

function midnight(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month - 1, day));
}
