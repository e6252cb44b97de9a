// The texts that `npm run eval -- insight` measures on: mails written for the project and kept for test, and
// labelled texts that are not part of this repository (`KULANZ_DATA` names their folder). Nothing that is
// shipped is trained or tuned on any of them, so nothing here ever shows a single one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { dress } from '../../models/dress.ts';
import { readTrimmings, readWrittenMails } from '../../models/examples.ts';
import { Random } from '../../models/random.ts';
import { THREATS, TOPICS } from '../../src/insight/insight.ts';
import { LANGUAGES, type Language } from './languages.ts';
import { plain, trainedTexts } from './trained-on.ts';

/** Of the dress that test mails wear. */
const SEED = 20_261_131;

export const LABELS = ['negative', 'neutral', 'positive'] as const;

const LINE = z.object({
  text: z.string(),
  subject: z.string().optional(),
  lang: z.enum(LANGUAGES).optional(),
  /** Some lines of some sets have none: they are left out. */
  label: z.string().nullable(),
  level: z.enum(['extremely-unhappy', 'unhappy', 'neutral', 'happy']).optional(),
  /** The main one first. */
  topics: z.array(z.enum(TOPICS)).optional(),
  threats: z.array(z.enum(THREATS)).optional(),
});
export type LabelledText = z.infer<typeof LINE>;

export interface TextSet {
  readonly name: string;
  readonly language: Language;
  /** Mails to a shop, by other writers than those of the training. */
  readonly mails: boolean;
  readonly texts: readonly LabelledText[];
  /** So many more stand in the training too, and are not measured on. */
  readonly leftOut: number;
}

/** The folder of the labelled texts; throws with the way out when there is none. */
export function evalFolder(): string {
  const data = resolve(
    process.env.KULANZ_DATA ?? join(import.meta.dirname, '../../../shared/data'),
  );
  const folder = join(data, 'eval');
  if (existsSync(folder) && readdirSync(folder).some(file => file.endsWith('.jsonl')))
    return folder;
  throw new Error(
    `No labelled texts in ${folder}: set KULANZ_DATA to the folder that holds eval/*.jsonl ({"text", "label", "lang"} a line).`,
  );
}

/** Every set whose labels are moods: the written mails, then the folder's by name. */
export function readMoodSets(folder: string): TextSet[] {
  const files = readdirSync(folder).filter(file => file.endsWith('.jsonl'));
  const found = files.sort().flatMap(file => setsOf(file.replace(/\.jsonl$/, ''), folder));
  const trained = trainedTexts(folder);
  return [...writtenSets(), ...found].map(set => {
    const texts = set.texts.filter(({ text }) => !trained.has(plain(text)));
    return { ...set, texts, leftOut: set.texts.length - texts.length };
  });
}

/** The sets that say more than the mood: level, topics or threats. */
export function readMailSets(folder: string): TextSet[] {
  return readMoodSets(folder).filter(({ mails }) => mails);
}

/**
 * The mails as they were written, then as they come in an inbox (models/dress.ts), in other clothes than in the training,
 * then those that are hard to tell: about going public, or as if they were.
 */
function writtenSets(): Omit<TextSet, 'leftOut'>[] {
  return LANGUAGES.flatMap(language => {
    const texts = keptMails(language, 'test');
    const trimmings = readTrimmings(language, join(import.meta.dirname, 'trimmings'));
    const random = new Random(SEED);
    const dressed = texts.map(mail => ({ ...mail, ...dress(mail.text, trimmings, random) }));
    return [
      { name: `written mails, ${language}`, language, mails: true, texts },
      { name: `written mails in dress, ${language}`, language, mails: true, texts: dressed },
      {
        ...{ name: `mails hard to tell, ${language}`, language, mails: true },
        texts: keptMails(language, 'hard'),
      },
    ];
  });
}

function keptMails(language: Language, part: 'test' | 'hard') {
  return readWrittenMails(language, part).map(mail => ({
    ...mail,
    topics: [...mail.topics],
    threats: [...mail.threats],
  }));
}

/** A file with both languages is two sets. */
function setsOf(name: string, folder: string): Omit<TextSet, 'leftOut'>[] {
  const moods: readonly string[] = LABELS;
  const lines = readLabelled(folder, name).filter(({ label }) => moods.includes(label ?? ''));
  return LANGUAGES.flatMap(language => {
    const texts = lines.filter(line => (line.lang ?? languageOfFile(name)) === language);
    const [first] = texts;
    if (!first) return [];
    const whole = texts.length === lines.length;
    const mails = (first.level ?? first.topics ?? first.threats) !== undefined;
    return [{ name: whole ? name : `${name}, ${language}`, language, mails, texts }];
  });
}

function languageOfFile(name: string): string | undefined {
  return /(?:^|[_-])(de|en)(?:[_-]|$)/.exec(name)?.[1];
}

/** The lines of one file; throws naming file and line when one isn't as described. */
export function readLabelled(folder: string, name: string): LabelledText[] {
  const file = join(folder, `${name}.jsonl`);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, at) =>
    line.trim() === '' ? [] : [parse(line, `${file}:${at + 1}`)],
  );
}

function parse(line: string, place: string): LabelledText {
  try {
    return LINE.parse(JSON.parse(line));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`${place} is no labelled text: ${why}`);
  }
}
