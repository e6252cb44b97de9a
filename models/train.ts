// `npm run train`: makes models/de.model and models/en.model, the same bytes every time.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  dataFolder,
  readPhrases,
  readPublicTexts,
  readStatements,
  readWrittenMails,
} from './examples.ts';
import { learn } from './learn.ts';
import { packModel } from './pack.ts';
import { see } from './rows.ts';
import { chooseThresholds } from './thresholds.ts';

for (const language of ['de', 'en'] as const) {
  const texts = [...readPublicTexts(dataFolder(), language), ...readStatements(language)];
  const mails = readWrittenMails(language, 'train');
  const phrases = readPhrases(language);
  const seen = [...texts, ...mails, ...phrases].map(({ text }) => see(text, language));
  const lesson = { texts, mails, phrases, seen };
  const thresholds = chooseThresholds(lesson);
  const bytes = packModel(
    language,
    learn(lesson, () => true),
    thresholds,
  );
  writeFileSync(join(import.meta.dirname, `${language}.model`), bytes);
  console.log(
    `${language}.model: ${texts.length} texts, ${mails.length} mails, ${phrases.length} phrases, ${bytes.length} bytes`,
  );
}
