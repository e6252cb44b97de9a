import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type CustomerHistory,
  type Insight,
  NOTHING_KNOWN,
  type Threat,
} from '../../src/insight/insight.ts';
import { judge } from '../../src/insight/judge.ts';
import { loadModels } from '../../src/io/model-files.ts';
import { LABELLED_MAILS, labelledMails as mails } from '../support/labelled-mails.ts';

const MODELS = loadModels();

function read(text: string, history: Partial<CustomerHistory> = {}): Insight {
  return judge({ subject: '', text }, { ...NOTHING_KNOWN, ...history }, 'en', MODELS);
}

it('has mails to judge', () => {
  expect(readdirSync(LABELLED_MAILS).filter(name => name.startsWith('mails-'))).toHaveLength(2);
  expect(mails('de').length + mails('en').length).toBeGreaterThan(100);
});

describe.each(['de', 'en'])('mails written for the project, %s', language => {
  const judged = mails(language).map(mail => ({
    mail,
    insight: judge(mail, NOTHING_KNOWN, 'en', MODELS),
  }));
  const share = (good: (one: (typeof judged)[number]) => boolean): number =>
    judged.filter(good).length / judged.length;

  it('tells the language of every one', () => {
    expect(judged.filter(({ insight }) => insight.language !== language)).toEqual([]);
  });

  it('gives five of six their level', () => {
    const right = share(({ mail, insight }) => insight.sentiment.level === mail.level);
    expect(right).toBeGreaterThanOrEqual(5 / 6);
  });

  it('finds at least nine of ten extremely unhappy customers', () => {
    const extreme = judged.filter(({ mail }) => mail.level === 'extremely-unhappy');
    const found = extreme.filter(({ insight }) => insight.sentiment.level === 'extremely-unhappy');
    expect(found.length / extreme.length).toBeGreaterThanOrEqual(0.9);
  });

  it('never takes praise or a plain question for extremely unhappy, nor for a threat', () => {
    const calm = judged.filter(({ mail }) => mail.level === 'happy' || mail.level === 'neutral');
    const alarmed = calm.filter(({ insight }) => insight.sentiment.level === 'extremely-unhappy');
    expect(alarmed.map(({ mail }) => mail.id)).toEqual([]);
    expect(
      calm.filter(({ insight }) => insight.threats.length > 0).map(({ mail }) => mail.id),
    ).toEqual([]);
  });

  it('finds all but one of the threats, and invents at most one', () => {
    const count = (all: readonly Threat[], but: readonly Threat[]) =>
      all.filter(threat => !but.includes(threat)).length;
    const missed = judged.map(({ mail, insight }) => count(mail.threats, insight.threats));
    const invented = judged.map(({ mail, insight }) => count(insight.threats, mail.threats));
    expect(missed.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1);
    expect(invented.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1);
  });

  it('is rarely wrong about the topic: says one that a human would agree with, or that it is unsure', () => {
    const sure = judged.filter(({ insight }) => insight.topics.length > 0);
    const agreed = sure.filter(({ mail, insight }) =>
      mail.topics.some(topic => topic === insight.topics[0]?.topic),
    );
    expect(agreed.length / sure.length).toBeGreaterThan(0.78);
    expect(sure.length / judged.length).toBeGreaterThan(0.88);
  });

  it('gives a reason for every mood, in the words of the mail', () => {
    for (const { mail, insight } of judged) {
      const { level, reasons } = insight.sentiment;
      if (level === 'neutral') continue;
      expect(reasons.length, mail.id).toBeGreaterThan(0);
      const all = `${mail.subject}\n${mail.text}`.replace(/\s+/g, ' ');
      for (const reason of reasons) {
        for (const [, quote = ''] of reason.matchAll(/“([^”]*)”/g))
          expect(all, mail.id).toContain(quote.replace(/\.\.\.$/, ''));
      }
    }
  });
});

describe('threats are the first person’s', () => {
  it.each<[string, Threat[]]>([
    ['Wenn bis Freitag nichts passiert, schalte ich einen Anwalt ein.', ['legal']],
    ['Mein Anwalt wird sich bei Ihnen melden.', ['legal']],
    ['Ich bin Anwalt und brauche schwarze Tinte für die Robe.', []],
    ['Der Füller ist ein Geschenk für meinen Anwalt, er wird 60.', []],
    ['Die Staatsanwaltschaft Köln bestellt 30 Ordner auf Rechnung.', []],
    ['Ich werde eine Bewertung bei Google schreiben, so eine Frechheit!', ['public']],
    ['Ich habe Ihnen eine gute Bewertung geschrieben, weil alles so schnell ging.', []],
    ['Ich werde Ihnen gern eine gute Bewertung schreiben.', []],
    ['Ich habe in den Bewertungen gelesen, dass die Jacke klein ausfällt, stimmt das?', []],
    [
      'Sonst lasse ich den Betrag über meine Bank zurückbuchen, das ist ein Unding.',
      ['chargeback'],
    ],
    ['Ich will nicht mit meinem Anwalt drohen, ich hätte nur gern eine Antwort.', []],
    ["I won't take legal action over a teapot, I would simply like a new lid.", []],
    ['Ich bin Rechtsanwältin und möchte Ihnen Altpapier übergeben, geht das?', []],
    ['Wann sehe ich die Rückbuchung auf meinem Konto?', []],
    ['Bieten Sie Käuferschutz bei PayPal an?', []],
    [
      "If I don't hear back I'll take you to court and post about it on Facebook, this is awful.",
      ['public', 'legal'],
    ],
    ['I wrote you a good review last week, hope it helps.', []],
    ['I am a solicitor and need fifty binders for our office.', []],
    ['Will the racket do for a clay tennis court?', []],
    ['My name is Sue and I would like to order a cake. Regards, Sue', []],
    ['I will be disputing this charge with my bank, you useless lot.', ['chargeback']],
    ['I found you on Instagram, do you deliver to Leeds?', []],
  ])('%s', (text, threats) => {
    expect(read(text).threats).toEqual(threats);
  });
});

describe('what stands around a word', () => {
  it('negation turns it round', () => {
    expect(read('Ich bin mit der Jacke sehr zufrieden.').sentiment.label).toBe('positive');
    expect(read('Ich bin mit der Jacke nicht zufrieden.').sentiment.label).toBe('negative');
    expect(read('Zufrieden bin ich mit der Jacke nicht.').sentiment.label).not.toBe('positive');
    expect(read('The jacket is not great, I am not happy.').sentiment.label).toBe('negative');
    expect(read('Gar kein Problem, ich warte gern noch eine Woche.').sentiment.label).not.toBe(
      'negative',
    );
    expect(read('Ihr seid nicht nur freundlich, sondern auch schnell. Toll!').sentiment.label).toBe(
      'positive',
    );
  });

  it('praise in the words of sarcasm is praise, until everything around it is bad', () => {
    expect(read('Bravo! Tolle Leistung, alles kam wunderbar verpackt an.').sentiment.level).toBe(
      'happy',
    );
    expect(read('Great job everyone, the parcel was here in a day!').sentiment.level).toBe('happy');
    const bitter = read(
      'Great job. Third week, still nothing here, and nobody replies. Bravo.',
    ).sentiment;
    expect(bitter.label).toBe('negative');
    expect(bitter.reasons.join()).toContain('sarcasm');
  });

  it('a title is not a feeling', () => {
    expect(read('Haben Sie das Buch „Wütend und betrogen“ noch auf Lager?').sentiment.level).toBe(
      'neutral',
    );
    expect(read('Gibt es die Scheiß-Tag-Tasse auch in Blau?').sentiment.level).toBe('neutral');
  });

  it('a condition is not a fact', () => {
    expect(read('Was passiert, wenn die Vase beschädigt ankommt?').sentiment.level).toBe('neutral');
    expect(read('Can I send it back if it is damaged?').sentiment.level).toBe('neutral');
  });

  it('phishing in our name is no accusation', () => {
    const { sentiment } = read(
      'Ist diese Mail von Ihnen oder ist das Betrug? Sieht nach Phishing aus.',
    );
    expect(sentiment.level).not.toBe('extremely-unhappy');
  });

  it('a third order is no third complaint', () => {
    const { sentiment } = read(
      'Ich bestelle schon zum dritten Mal bei Ihnen und freue mich jedes Mal.',
    );
    expect(sentiment.level).toBe('happy');
  });

  it('the parcel service’s fault weighs less than the shop’s', () => {
    const theirs = read('Der DHL-Fahrer war eine Frechheit, miserabel war das.').sentiment.score;
    const ours = read('Ihr Service war eine Frechheit, miserabel war das.').sentiment.score;
    expect(theirs).toBeGreaterThan(ours);
  });
});

describe('history', () => {
  const text = 'Ich warte immer noch auf mein Geld und bin etwas enttäuscht von Ihnen.';

  it('mails without an answer make an unhappy customer an extremely unhappy one', () => {
    expect(read(text).sentiment.level).toBe('unhappy');
    const again = read(text, { unanswered: 3, unhappy: 2 }).sentiment;
    expect(again.level).toBe('extremely-unhappy');
    expect(again.reasons.join()).toContain('3 earlier mails');
  });

  it('does not make a happy one unhappy', () => {
    expect(
      read('Alles gut angekommen, vielen Dank, toll!', { unanswered: 3 }).sentiment.level,
    ).toBe('happy');
  });
});

describe('honesty', () => {
  it('writes reasons in the readers’ language', () => {
    const input = { subject: '', text: 'Your company is a disgrace, thieves!' };
    expect(judge(input, NOTHING_KNOWN, 'de', MODELS).sentiment.reasons.join()).toContain('Betrug');
    expect(judge(input, NOTHING_KNOWN, 'en', MODELS).sentiment.reasons.join()).toContain('fraud');
  });

  it('believes who knows the language', () => {
    const input = { subject: '', text: 'Chargeback!' };
    expect(judge({ ...input, language: 'de' }, NOTHING_KNOWN, 'en', MODELS).language).toBe('de');
    expect(judge({ ...input, language: 'en' }, NOTHING_KNOWN, 'en', MODELS).language).toBe('en');
    const mail = {
      subject: '',
      text: 'The parcel never came and nobody answers me, shame on you!',
    };
    expect(judge({ ...mail, language: 'en' }, NOTHING_KNOWN, 'en', MODELS)).toEqual(
      judge(mail, NOTHING_KNOWN, 'en', MODELS),
    );
  });

  it('says that it does not read a language, instead of guessing', () => {
    const insight = read('Bonjour, je suis très mécontent de votre service, où est ma commande ?');
    expect(insight.language).toBe('fr');
    expect(insight.sentiment.level).toBe('neutral');
    expect(insight.sentiment.reasons[0]).toContain('French');
    expect(insight.topics).toEqual([]);
  });

  it('leaves the topic open when unsure', () => {
    expect(read('Guten Tag, anbei wie besprochen.').topics).toEqual([]);
  });
});

describe('hostile and strange input', () => {
  it.each([
    ['nothing', ''],
    ['one word of 1 MB', 'a'.repeat(1_000_000)],
    ['emoji only', '🤬'.repeat(50_000)],
    ['right-to-left marks', '\u202e\u200f'.repeat(10_000)],
    ['NUL and lone surrogates', '\u0000\ud800 Hallo \udfff'],
    ['quotation marks without end', '„'.repeat(30_000)],
    ['words that begin phrases', 'werde schalte hole geld zurück anwalt '.repeat(3_000)],
    ['Base64', 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo='.repeat(5_000)],
    ['line ends', '\n'.repeat(200_000)],
  ])('%s: an answer within bounds', (_, text) => {
    const start = performance.now();
    const insight = judge({ subject: text, text }, NOTHING_KNOWN, 'de', MODELS);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(Math.abs(insight.sentiment.score)).toBeLessThanOrEqual(1);
    expect(insight.sentiment.reasons.join('').length).toBeLessThan(2_000);
  });
});
