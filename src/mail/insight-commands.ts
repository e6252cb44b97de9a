// `#topic refund`, `#mood unhappy`, `#vip`: a human corrects what Kulanz read.
import { type Level, TOPICS, type Topic } from '../insight/insight.ts';
import { foldText } from './known-words.ts';
import { wordsFor } from './words.ts';

export type InsightCommand =
  /** At least one, the main one first. */
  | { readonly name: 'topic'; readonly topics: readonly Topic[] }
  | { readonly name: 'mood'; readonly level: Level }
  | { readonly name: 'vip'; readonly on: boolean };

export type InsightProblem = 'no-topic' | 'no-mood';

/** What people call them besides what the card calls them. */
const TOPIC_WORDS: Readonly<Record<Topic, string>> = {
  refund: 'Erstattung, Rückerstattung, Geld zurück, Rückzahlung, money back, reimbursement',
  complaint: 'Beschwerde, Reklamation, Klage, Ärger',
  delivery: 'Lieferung, Versand, Zustellung, Paket, shipping, shipment',
  damaged: 'Schaden, beschädigt, defekt, kaputt, Mangel, damage, broken, defective',
  payment: 'Bezahlung, Zahlung, Rechnung, invoice, billing',
  cancellation: 'Kündigung, Storno, Stornierung, Widerruf, kündigen, cancel',
  'access-trouble': 'Zugang, Login, Anmeldung, Download, access',
  commission: 'Provision, Partner, affiliate',
  'special-request': 'Sonderwunsch, Extrawunsch, Wunsch, special request, wish',
  question: 'Frage, Anfrage, inquiry, enquiry',
  praise: 'Lob, Dank, Kompliment, thanks, compliment',
};
const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  'extremely-unhappy':
    'sehr unzufrieden, äußerst unzufrieden, extrem unzufrieden, wütend, stinksauer, extremely unhappy, very unhappy, furious, angry',
  unhappy:
    'unzufrieden, verärgert, enttäuscht, nicht zufrieden, sauer, genervt, dissatisfied, disappointed, not happy, annoyed, upset',
  neutral: 'normal, ruhig, calm',
  happy: 'zufrieden, sehr zufrieden, glücklich, satisfied, very happy, content',
};
const FOLDS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
const YES = new Set(['', 'ja', 'yes', 'an', 'on']);
const NO = new Set(['nein', 'no', 'aus', 'off', 'nicht', 'nicht mehr', 'not']);

const TOPIC_NAMES = namesOf(TOPICS, TOPIC_WORDS, 'topic');
const LEVELS: readonly Level[] = ['extremely-unhappy', 'unhappy', 'neutral', 'happy'];
const LEVEL_NAMES = namesOf(LEVELS, LEVEL_WORDS, 'level');

/** For "did you mean": what is understood, as it is written. */
export const KNOWN_TOPICS = [...TOPICS, ...wordsOf(TOPIC_WORDS)];
export const KNOWN_LEVELS = [...LEVELS, ...wordsOf(LEVEL_WORDS)];

/** `refund`, `Erstattung`, `Erstattung, Lieferung`, `refund delivery`; null: at least one of them is no topic. */
export function readTopics(argument: string): InsightCommand | null {
  const whole = TOPIC_NAMES.get(plainName(argument));
  if (whole) return { name: 'topic', topics: [whole] };
  const topics = topicsIn(argument.split(BETWEEN)) ?? topicsIn(argument.split(/\s+/u));
  return topics && { name: 'topic', topics };
}

const BETWEEN = /[,;/+&]|\s(?:und|and)\s/u;

/** Null: one of them is no topic, or there is none. */
function topicsIn(parts: readonly string[]): Topic[] | null {
  const names = parts.map(plainName).filter(Boolean);
  const topics = names.flatMap(name => TOPIC_NAMES.get(name) ?? []);
  return topics.length > 0 && topics.length === names.length ? [...new Set(topics)] : null;
}

/** `unhappy`, `sehr unzufrieden`, and what the card calls it; null: no mood. */
export function readMood(argument: string): InsightCommand | null {
  const level = LEVEL_NAMES.get(plainName(argument));
  return level ? { name: 'mood', level } : null;
}

/** Nothing, or yes and no; null: something else. */
export function readVip(argument: string): InsightCommand | null {
  const word = plainName(argument);
  if (YES.has(word)) return { name: 'vip', on: true };
  return NO.has(word) ? { name: 'vip', on: false } : null;
}

function wordsOf(more: Readonly<Record<string, string>>): string[] {
  return Object.values(more).flatMap(words => words.split(', '));
}

function namesOf<T extends string>(
  all: readonly T[],
  more: Readonly<Record<T, string>>,
  kind: 'topic' | 'level',
): Map<string, T> {
  const names = new Map<string, T>();
  for (const one of all) {
    const shown = [wordsFor('de'), wordsFor('en')].map(words => shownAs(words[kind], one));
    for (const name of [one, ...shown, ...more[one].split(',')]) names.set(plainName(name), one);
  }
  return names;
}

function shownAs(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name;
}

/** `Äußerst unzufrieden!` and `aeusserst-unzufrieden` are one. */
function plainName(words: string): string {
  return foldText(words)
    .replace(/[äöüß]/g, letter => FOLDS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
