// The labelled texts that the models are trained on: public sets, and the mails written for Kulanz.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Label,
  type Level,
  THREATS,
  type Threat,
  TOPICS,
  type Topic,
} from '../src/insight/insight.ts';

export interface PublicText {
  readonly text: string;
  readonly label: Label;
}

export interface WrittenMail {
  /** `de2-07`: the person who writes. */
  readonly voice: string;
  readonly text: string;
  readonly label: Label;
  readonly level: Level;
  /** The main one first. */
  readonly topics: readonly Topic[];
  readonly threats: readonly Threat[];
  /** Words of the mail that show its main topic best, and those that threaten, as far as somebody marked them. */
  readonly why?: string;
  readonly said?: Readonly<Partial<Record<Threat, string>>>;
  /** Written to be hard to tell; half of these threaten, unlike those of any inbox. */
  readonly hard?: boolean;
}

/**
 * Words that tell a mail's main topic or a threat by themselves; `none`: they only look like a threat; `idle`: they
 * tell nothing, whoever writes them.
 */
export interface Phrase {
  readonly tells: Topic | Threat | 'none' | 'idle';
  readonly text: string;
}

/** What people put around what they have to say; `{number}` is one of an order. */
export interface Trimmings {
  readonly subjects: readonly string[];
  readonly references: readonly string[];
  readonly wishes: readonly string[];
  readonly requests: readonly string[];
  readonly thanks: readonly string[];
}

/** Sets whose licences allow shipping a model trained on them (models/README.md). */
const SETS = {
  de: ['sb10k', 'potts', 'guhr_emotions'],
  en: ['goemotions_en', 'uci_sentences_en'],
} as const;

/** The folder of the labelled texts; throws with the way out when there is none. */
export function dataFolder(): string {
  const folder = resolve(process.env.KULANZ_DATA ?? join(import.meta.dirname, '../../shared/data'));
  if (existsSync(join(folder, 'train'))) return folder;
  throw new Error(
    `No labelled texts in ${folder}: set KULANZ_DATA to the folder that holds train/.`,
  );
}

export function readPublicTexts(folder: string, language: 'de' | 'en'): PublicText[] {
  return SETS[language].flatMap(set =>
    readLines<PublicText>(join(folder, 'train', `${set}.jsonl`)),
  );
}

const LABELS = ['negative', 'neutral', 'positive'] as const;
const TELLS = [...TOPICS, ...THREATS, 'none'] as const;
const MOODS = /-moods\.txt$/;

/** Statements with their moods, written for Kulanz: `models/phrases/de-moods.txt`. */
export function readStatements(language: 'de' | 'en'): PublicText[] {
  const files = bookFiles(language).filter(file => MOODS.test(file));
  return files.flatMap(file => readBook(file, LABELS)).map(([label, text]) => ({ label, text }));
}

/** The other books of `models/phrases/`. */
export function readPhrases(language: 'de' | 'en'): Phrase[] {
  const files = bookFiles(language).filter(file => !MOODS.test(file));
  return files.flatMap(file => readBook(file, TELLS)).map(([tells, text]) => ({ tells, text }));
}

/** What people put around what they have to say, written for Kulanz: `de.json` of `models/trimmings/`. */
export function readTrimmings(
  language: 'de' | 'en',
  folder = join(import.meta.dirname, 'trimmings'),
): Trimmings {
  return JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'));
}

function bookFiles(language: 'de' | 'en'): string[] {
  const folder = join(import.meta.dirname, 'phrases');
  const files = readdirSync(folder).filter(file => file.startsWith(`${language}-`));
  return files.sort().map(file => join(folder, file));
}

/** What it tells, `|` and the words, a line. */
function readBook<T extends string>(file: string, names: readonly T[]): (readonly [T, string])[] {
  return linesOf(file).map((line, at) => {
    const [name, text] = line.split('|');
    const found = names.find(one => one === name);
    if (found && text) return [found, text] as const;
    throw new Error(
      `${file}:${at + 1}: expected what it tells and the words, as "delivery|stuck in the depot"`,
    );
  });
}

/**
 * To train on, or kept to test with: the files `-test` and two voices of each other. Of those of the files `-hard`,
 * which are all about going public or look like it, a test is a test of its own.
 */
export type MailsFor = 'train' | 'test' | 'hard';

/** Mails of one language. */
export function readWrittenMails(language: 'de' | 'en', use: MailsFor): WrittenMail[] {
  const folder = join(import.meta.dirname, 'mails');
  const files = readdirSync(folder).filter(file => file.startsWith(`${language}-`));
  return files.sort().flatMap(file => {
    const hard = file.includes('hard');
    const kept = hard ? 'hard' : 'test';
    const mails = readLines<WrittenMail>(join(folder, file)).filter(({ voice }) => {
      const isKept = file.includes('test') || /-1[45]$/.test(voice);
      return use === (isKept ? kept : 'train');
    });
    return hard ? mails.map(mail => ({ ...mail, hard })) : mails;
  });
}

function readLines<T>(file: string): T[] {
  return linesOf(file).map(line => JSON.parse(line) as T);
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '');
}
