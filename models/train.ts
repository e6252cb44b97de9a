// `npm run train`: makes models/de.model and models/en.model, the same bytes every time. `npm run train -- de` makes
// one of them; both are made side by side.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kinFrom } from '../src/insight/model/kin.ts';
import {
  dataFolder,
  readPhrases,
  readPublicTexts,
  readStatements,
  readTrimmings,
  readWrittenMails,
} from './examples.ts';
import { learnKin } from './kin.ts';
import { learn } from './learn.ts';
import { lessonOf } from './lesson.ts';
import { packModel } from './pack.ts';
import { chooseThresholds } from './thresholds.ts';
import { chooseTopicWeights } from './topic-weights.ts';
import { saidInTurns } from './turns.ts';

const LANGUAGES = ['de', 'en'] as const;

function train(language: (typeof LANGUAGES)[number]): void {
  const texts = [...readPublicTexts(dataFolder(), language), ...readStatements(language)];
  const mails = readWrittenMails(language, 'train');
  const phrases = readPhrases(language);
  const all = [...texts, ...mails, ...phrases].map(({ text }) => text);
  const words = learnKin(all);
  const eyes = { language, kin: kinFrom(words) };
  const lesson = lessonOf({ texts, mails, phrases }, readTrimmings(language), eyes);
  const told = saidInTurns(lesson);
  const learned = learn(lesson, () => true);
  const bytes = packModel(language, learned, {
    thresholds: chooseThresholds(told.mails, told.said),
    topics: chooseTopicWeights(told.mails, told.said),
    kin: words,
  });
  writeFileSync(join(import.meta.dirname, `${language}.model`), bytes);
  console.log(
    `${language}.model: ${texts.length} texts, ${mails.length} mails, ${phrases.length} phrases, ${bytes.length} bytes`,
  );
}

/** In a process of its own; its failure is ours. */
async function trainBeside(language: string): Promise<void> {
  const child = spawn(process.execPath, [...process.execArgv, import.meta.filename, language], {
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) process.exitCode = 1;
}

const [asked] = process.argv.slice(2);
const one = LANGUAGES.find(language => language === asked);
if (one) train(one);
else if (asked === undefined) await Promise.all(LANGUAGES.map(trainBeside));
else throw new Error(`unknown language ${asked}: expected ${LANGUAGES.join(' or ')}`);
