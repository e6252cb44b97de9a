// What people put around what they have to say hardly changes how it is judged.
import { expect, it } from 'vitest';
import { NOTHING_KNOWN } from '../../src/insight/insight.ts';
import { judge } from '../../src/insight/judge.ts';
import { loadModels } from '../../src/io/model-files.ts';
import { withoutClosing } from '../../src/mail/closing.ts';
import { withoutOpening } from '../../src/mail/opening.ts';
import { type LabelledMail, labelledMails as mails } from '../support/labelled-mails.ts';

const MODELS = loadModels();

const AROUND = {
  de: ['Sehr geehrte Damen und Herren,', 'Mit freundlichen Grüßen\nDr. Hanna Weber'],
  en: ['Hi there,', 'Best, Hannah'],
} as const;

it.each(['de', 'en'] as const)('greeting and name change nothing, %s', language => {
  const [opening, closing] = AROUND[language];
  const said = (mail: LabelledMail, text: string) => {
    const { sentiment, topics, threats } = judge(
      { ...mail, text, language },
      NOTHING_KNOWN,
      'en',
      MODELS,
    );
    return { level: sentiment.level, topics: topics.map(({ topic }) => topic), threats };
  };
  const bare = mails(language).map(mail => ({
    mail,
    text: withoutOpening(withoutClosing(mail.text)),
  }));
  expect(bare.some(({ mail, text }) => text !== mail.text)).toBe(true);
  for (const { mail, text } of bare)
    expect(said(mail, `${opening}\n\n${text}\n\n${closing}`), mail.id).toEqual(said(mail, text));
});

const TRIMMINGS = {
  de: ['Danke', 'Vielen Dank im Voraus.', 'Bitte um Rückmeldung.', 'Bestellnummer 48213'],
  en: ['Thanks', 'Thank you in advance.', 'Please let me know.', 'Order number 48213'],
} as const;

it.each(['de', 'en'] as const)(
  'thanks, requests and numbers hardly change anything, %s',
  language => {
    const all = mails(language);
    const read = (text: string) =>
      judge({ subject: '', text, language }, NOTHING_KNOWN, 'en', MODELS);
    const kept = TRIMMINGS[language].flatMap(line =>
      all.map(({ text }) => {
        const [bare, dressed] = [read(text), read(`${text}\n\n${line}`)];
        return (
          bare.sentiment.level === dressed.sentiment.level &&
          bare.threats.join() === dressed.threats.join()
        );
      }),
    );
    expect(kept.filter(Boolean).length / kept.length).toBeGreaterThan(0.93);
  },
);
