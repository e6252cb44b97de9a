import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCorrections } from '../../src/insight/corrections.ts';
import { type Example, exampleText, exampleWords } from '../../src/insight/example.ts';
import { type Insight, type Level, NOTHING_KNOWN, TOPICS } from '../../src/insight/insight.ts';
import { judge } from '../../src/insight/judge.ts';
import { MOST } from '../../src/insight/lessons.ts';
import { readMail } from '../../src/insight/reading.ts';
import { loadModels } from '../../src/io/model-files.ts';
import { labelledMails as mails } from '../support/labelled-mails.ts';

const MODELS = loadModels();
const LEVELS: readonly Level[] = ['extremely-unhappy', 'unhappy', 'neutral', 'happy'];

interface Words {
  readonly subject: string;
  readonly text: string;
}

let count = 0;
function example(
  words: Words,
  change: Partial<Example> & Pick<Example, 'kind' | 'value'>,
): Example {
  count += 1;
  const at = new Date('2026-09-03T10:00:00Z');
  const text = exampleText(words);
  return { id: count, language: 'de', at, ticket: 'K-24813', text, ...change };
}

const learn = (examples: readonly Example[]) =>
  createCorrections(examples, MODELS, 'Europe/Berlin');

function read(words: Words, examples: readonly Example[], ui: 'de' | 'en' = 'en'): Insight {
  return judge(words, NOTHING_KNOWN, ui, MODELS, learn(examples));
}

/** The furthest that any answer about a mail is moved. */
function furthest(words: Words, language: 'de' | 'en', examples: readonly Example[]): number {
  const learned = learn(examples).about(readMail(words), language);
  return learned === null ? 0 : Math.max(...[...learned.amounts].map(Math.abs));
}

const text = (words: string): Words => ({ subject: '', text: words });

describe.each(['de', 'en'] as const)('a correction of a mail, %s', language => {
  const some = mails(language).filter((_, index) => index % 4 === 0);

  it.each(LEVELS)('as %s is obeyed for that very mail, as far as the bound allows', value => {
    const all = mails(language);
    let obeyed = 0;
    for (const mail of all) {
      const examples = [example(mail, { kind: 'mood', value, language })];
      const { level } = read(mail, examples).sentiment;
      if (level === value) obeyed += 1;
      else expect(furthest(mail, language, examples), mail.text).toBeCloseTo(MOST, 5);
    }
    expect(obeyed / all.length).toBeGreaterThan(0.25);
  });

  it('to another topic is obeyed for that very mail, as far as the bound allows', () => {
    let obeyed = 0;
    for (const [index, mail] of some.entries()) {
      const value = TOPICS[index % TOPICS.length] ?? 'refund';
      const examples = [example(mail, { kind: 'topic', value, language })];
      if (read(mail, examples).topics[0]?.topic === value) obeyed += 1;
      else expect(furthest(mail, language, examples), mail.text).toBeCloseTo(MOST, 5);
    }
    expect(obeyed / some.length).toBeGreaterThan(0.5);
  });

  it('is obeyed for a mail that differs in greeting, numbers and a word or two', () => {
    for (const mail of some) {
      if (mail.text.length < 120) continue;
      const examples = LEVELS.slice(1, 3).map(value => [
        example(mail, { kind: 'mood', value, language }),
      ]);
      const hello = language === 'de' ? 'Moin liebes Team,' : 'Morning team,';
      const again = { ...mail, text: `${hello}\n\n${mail.text.replace(/\d+/g, '4711')}\n\nTom` };
      for (const one of examples) {
        if (read(mail, one).sentiment.level !== one[0]?.value) continue;
        const same = furthest(mail, language, one);
        expect(furthest(again, language, one)).toBeGreaterThanOrEqual(0.9 * same);
      }
    }
  });

  it('changes nothing at all for other mails', () => {
    const [corrected, ...others] = some;
    if (!corrected) throw new Error('no mails');
    const examples = [
      example(corrected, { kind: 'mood', value: 'extremely-unhappy', language }),
      example(corrected, { kind: 'topic', value: 'commission', language }),
    ];
    const changed = others.filter(
      mail => JSON.stringify(read(mail, examples)) !== JSON.stringify(read(mail, [])),
    );
    expect(changed).toEqual([]);
  });
});

describe('whatever was corrected', () => {
  const pool = mails('de').concat(mails('en'));
  const anyText = fc.oneof(
    fc.constantFrom(...pool.map(mail => mail.text)),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.constantFrom('', 'Wann kommt meine Lampe?', 'lampe '.repeat(3_000), '\n\n', '👍👍'),
  );
  const anyExample = fc.record({
    kind: fc.constantFrom('mood' as const, 'topic' as const, 'vip' as const, 'threat' as const),
    value: fc.constantFrom<string>(...LEVELS, ...TOPICS, 'refund,delivery', 'legal', 'nonsense'),
    language: fc.constantFrom('de', 'en', 'und', 'fr'),
    words: anyText.map(text),
  });
  const examplesOf = (drawn: readonly { words: Words; kind: Example['kind']; value: string }[]) =>
    drawn.map(({ words, ...rest }) => example(words, rest));

  it('no answer moves by more than the bound', () => {
    const few = fc.array(anyExample, { maxLength: 40 });
    fc.assert(
      fc.property(few, anyText, (drawn, words) => {
        const examples = examplesOf(drawn);
        const all = drawn.map(one => one.words.text).concat(words);
        for (const one of all.slice(-6))
          for (const language of ['de', 'en'] as const)
            expect(furthest(text(one), language, examples)).toBeLessThanOrEqual(MOST);
      }),
      { numRuns: 60 },
    );
  });

  it('the order in which it is loaded makes no difference', () => {
    const some = fc.array(anyExample, { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(some, anyText, (drawn, words) => {
        const examples = examplesOf(drawn);
        const back = [...examples].reverse();
        expect(read(text(words), back)).toEqual(read(text(words), examples));
      }),
      { numRuns: 60 },
    );
  });

  it('hundreds of corrections of one mail move its answers no further than the bound', () => {
    const [mail] = pool;
    if (!mail) throw new Error('no mails');
    const many = Array.from({ length: 600 }, (_, index) =>
      example(mail, { kind: 'mood', value: LEVELS[index % 4] ?? 'happy' }),
    );
    expect(furthest(mail, 'de', many)).toBeLessThanOrEqual(MOST);
  });
});

describe('learning', () => {
  const DULL = text('Die Rechnung fehlt mir noch als PDF. Mein Steuerberater fragt danach.');
  const ALIKE = text('Die Rechnung fehlt mir als PDF, mein Steuerberater fragt danach.');

  it('a mail in other words about the same follows', () => {
    const before = read(ALIKE, []).topics[0]?.topic;
    const value = before === 'payment' ? 'special-request' : 'payment';
    const examples = [example(DULL, { kind: 'topic', value })];
    expect(furthest(ALIKE, 'de', examples)).toBeGreaterThan(0);
  });

  it('of two corrections of the same words the later one counts', () => {
    const earlier = example(DULL, { kind: 'mood', value: 'unhappy' });
    const later = example(DULL, { kind: 'mood', value: 'neutral' });
    expect(read(DULL, [earlier]).sentiment.level).toBe('unhappy');
    expect(read(DULL, [later, earlier]).sentiment.level).toBe('neutral');
  });

  it('and if there were many of the others before', () => {
    for (const mail of mails('de').filter((_, index) => index % 3 === 0)) {
      const earlier = LEVELS.flatMap(value =>
        [1, 2, 3].map(() => example(mail, { kind: 'mood', value })),
      );
      const later = example(mail, { kind: 'mood', value: 'unhappy' });
      expect(read(mail, [...earlier, later]).sentiment).toEqual(
        expect.objectContaining({ level: read(mail, [later]).sentiment.level }),
      );
    }
  });

  it('the newest 500 are learnt from, in whatever order they are loaded', () => {
    const oldest = example(DULL, { kind: 'mood', value: 'unhappy' });
    const other = text('Haben Sie die blaue Vase wieder auf Lager?');
    const newer = (much: number): Example[] =>
      Array.from({ length: much }, () => example(other, { kind: 'mood', value: 'neutral' }));
    expect(furthest(DULL, 'de', [...newer(499), oldest])).toBeGreaterThan(0);
    expect(furthest(DULL, 'de', [...newer(500), oldest])).toBe(0);
  });

  it('a mood that a correction has turned is not laid to words that mean nothing', () => {
    const level = read(DULL, []).sentiment.label === 'negative' ? 'happy' : 'unhappy';
    const { sentiment } = read(DULL, [example(DULL, { kind: 'mood', value: level })]);
    expect(sentiment.level).toBe(level);
    expect(sentiment.reasons).toEqual([
      expect.stringMatching(/^because a similar mail was corrected/),
    ]);
  });

  it('a decision that rests on corrections says so in both languages', () => {
    const at = new Date('2026-09-02T23:30:00Z');
    const examples = [
      example(DULL, { kind: 'mood', value: 'unhappy', ticket: 'K-10006' }),
      example(ALIKE, { kind: 'mood', value: 'unhappy', at }),
    ];
    const english = read(DULL, examples);
    const because = 'because 2 similar mails were corrected, last on 3 September 2026 (K-24813)';
    expect(english.sentiment.reasons[0]).toBe(because);
    expect(english.learned).toEqual([{ about: 'mood', because }]);
    expect(read(DULL, examples, 'de').sentiment.reasons[0]).toBe(
      'weil 2 ähnliche Mails korrigiert wurden, zuletzt am 3. September 2026 (K-24813)',
    );
  });

  it('counts those that it was learnt from, not all that are like it', () => {
    const many = Array.from({ length: 40 }, () =>
      example(DULL, { kind: 'mood', value: 'unhappy' }),
    );
    const [because] = read(DULL, many).sentiment.reasons;
    expect(because).toMatch(/^because 12 similar mails were corrected/);
  });

  it('a decision that would be the same without says nothing of them', () => {
    const { level } = read(DULL, []).sentiment;
    const insight = read(DULL, [example(DULL, { kind: 'mood', value: level })]);
    expect(insight.sentiment.level).toBe(level);
    expect(insight).not.toHaveProperty('learned');
  });

  it('a very important customer teaches nothing about words', () => {
    expect(read(DULL, [example(DULL, { kind: 'vip', value: 'yes' })])).toEqual(read(DULL, []));
  });

  it('of the mood leaves every threat where it is', () => {
    const mail = text(
      'Wenn das Geld bis Freitag nicht da ist, gebe ich die Sache meinem Anwalt und verklage Sie.',
    );
    const { threats } = read(mail, []);
    expect(threats).toContain('legal');
    for (const value of ['neutral', 'happy'] as const) {
      const examples = [example(mail, { kind: 'mood', value })];
      expect(furthest(mail, 'de', examples)).toBeGreaterThan(0);
      expect(read(mail, examples).threats).toEqual(threats);
    }
  });

  it('a German correction says nothing about an English mail', () => {
    const parcel = text(
      'Where is my parcel? It was promised for Monday, the parcel number is wrong.',
    );
    const german = example(parcel, { kind: 'mood', value: 'happy' });
    expect(furthest(parcel, 'en', [german])).toBe(0);
  });
});

describe('what is kept of a mail', () => {
  it('gives the same words again, and no more than 4,000 characters', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ maxLength: 6_000 }), (subject, words) => {
        const stored = exampleText({ subject, text: words });
        expect(stored.length).toBeLessThanOrEqual(4_000);
        expect(exampleText(exampleWords(stored))).toBe(stored);
      }),
    );
    const mail = { subject: 'Rechnung', text: 'Hallo,\n\nwo ist sie?' };
    expect(exampleWords(exampleText(mail))).toEqual(mail);
  });
});
