// `npm run train`: makes models/de.model and models/en.model, the same bytes every time.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, readPublicTexts, readWrittenMails } from './examples.ts';
import { learn } from './learn.ts';
import { readLexicon } from './lexicons.ts';
import { packModel } from './pack.ts';
import { see } from './rows.ts';
import { chooseThresholds } from './thresholds.ts';

for (const language of ['de', 'en'] as const) {
  const lexicon = readLexicon(language);
  const texts = readPublicTexts(dataFolder(), language);
  const mails = readWrittenMails(language, 'train');
  const lesson = {
    texts,
    mails,
    seen: [...texts, ...mails].map(({ text }) => see(text, language, lexicon)),
  };
  const thresholds = chooseThresholds(lesson);
  const bytes = packModel(
    language,
    learn(lesson, () => true),
    thresholds,
    lexicon,
  );
  writeFileSync(join(import.meta.dirname, `${language}.model`), bytes);
  console.log(
    `${language}.model: ${texts.length} texts, ${mails.length} mails, ${bytes.length} bytes`,
  );
}
