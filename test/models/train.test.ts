// The trainer, on a handful of the written mails: the same bytes every time, and nothing lost on the way from
// weights to file to answers.
import { describe, expect, it } from 'vitest';
import { readPhrases, readTrimmings, readWrittenMails } from '../../models/examples.ts';
import { learn } from '../../models/learn.ts';
import type { Learned } from '../../models/learned.ts';
import { type Lesson, lessonOf } from '../../models/lesson.ts';
import { type Chosen, packModel } from '../../models/pack.ts';
import { ROW_SIZE, see } from '../../models/rows.ts';
import { saidOfMails } from '../../models/said.ts';
import { dot, type Rows, trainSvm } from '../../models/svm.ts';
import { chooseThresholds } from '../../models/thresholds.ts';
import { chooseTopicWeights, plainTopicWeights } from '../../models/topic-weights.ts';
import { saidInTurns } from '../../models/turns.ts';
import { TOPICS } from '../../src/insight/insight.ts';
import { MAIL_HEADS, type MailHead } from '../../src/insight/model/heads.ts';
import { kinFrom, kinHash } from '../../src/insight/model/kin.ts';
import { decodeModel } from '../../src/insight/model/model.ts';
import { answersTo } from '../../src/insight/model/score.ts';
import { weighTopics } from '../../src/insight/model/weighed-topics.ts';
import { readMail } from '../../src/insight/reading.ts';
import { viewOf } from '../../src/insight/view.ts';

/** As if these two were of a kind. */
const KIN = ['bitte', 'please'].map(word => ({ hash: kinHash(word), groups: [3, 7] }));

/** Every 100th mail of a language, and as many as texts from elsewhere. */
function smallLesson(language: 'de' | 'en'): Lesson {
  const all = readWrittenMails(language, 'train');
  const mails = all.filter((_, at) => at % 100 === 0);
  const texts = all.filter((_, at) => at % 100 === 50).map(({ text, label }) => ({ text, label }));
  const phrases = readPhrases(language).filter((_, at) => at % 100 === 0);
  const eyes = { language, kin: kinFrom(KIN) };
  return lessonOf({ texts, mails, phrases }, readTrimmings(language), eyes);
}

function trainSmall(language: 'de' | 'en'): Buffer {
  const lesson = smallLesson(language);
  const told = saidInTurns(lesson, 2);
  const learned = learn(lesson, () => true);
  return packModel(language, learned, {
    thresholds: chooseThresholds(told.mails, told.said),
    topics: chooseTopicWeights(told.mails, told.said),
    kin: KIN,
  });
}

const PLAIN: Chosen = {
  thresholds: {},
  topics: Float32Array.from(plainTopicWeights()),
  kin: KIN,
};

/** Two trainings on a busy machine, ms. */
const A_TRAINING = 180_000;

describe('training', () => {
  it.each(['de', 'en'] as const)(
    'twice gives the same bytes, %s',
    language => {
      const [first, second] = [trainSmall(language), trainSmall(language)];
      expect(first.equals(second)).toBe(true);
      expect(decodeModel(first).language).toBe(language);
    },
    A_TRAINING,
  );

  it('learns: what it was shown it knows, and what it was not shown it did not learn from', () => {
    const lesson = smallLesson('en');
    const seen = lesson.seen.slice(lesson.texts.length).slice(0, lesson.mails.length);
    const topic = lesson.mails[0]?.topics[0] ?? 'question';
    const score = (uses: (mail: number) => boolean) =>
      saidOfMails(learn(lesson, uses), seen)[0]?.mail[topic] ?? 0;
    expect(score(() => true)).toBeGreaterThan(0);
    expect(score(mail => mail !== 0)).toBeLessThan(score(() => true));
  });
});

describe('a packed model', () => {
  it('gives the answers of the weights that it was made from', () => {
    const lesson = smallLesson('de');
    const learned = learn(lesson, () => true);
    const model = decodeModel(packModel('de', learned, PLAIN));
    const said = saidOfMails(learned, lesson.seen.slice(lesson.texts.length));
    for (const [at, { text }] of lesson.mails.entries()) {
      const { features, numbers } = viewOf(readMail({ subject: '', text }), model);
      const { general, mail } = answersTo(model, features, numbers);
      const places = weighTopics(PLAIN.topics, said[at]?.places ?? new Float64Array());
      const weighed = new Map<MailHead, number>(
        TOPICS.map((topic, of) => [topic, places[of] ?? 0]),
      );
      for (const head of MAIL_HEADS) {
        const isFeeling = head === 'negative' || head === 'neutral' || head === 'positive';
        const answer = isFeeling ? general[head] + mail[head] : mail[head];
        const wanted = isFeeling
          ? said[at]?.feelings[head]
          : (weighed.get(head) ?? said[at]?.mail[head]);
        expect(Math.abs(answer - (wanted ?? Number.NaN))).toBeLessThan(0.1);
      }
    }
  });

  it('keeps small weights beside large ones, with their signs', () => {
    const weights = new Float64Array(ROW_SIZE + 1);
    const values = [2, -2, 0.5, -0.02, 0.001, 0];
    for (const [place, value] of values.entries()) weights[place] = value;
    const nothing = new Float64Array(ROW_SIZE + 1);
    const learned = {
      feelings: { negative: weights, neutral: nothing, positive: nothing },
      mailness: nothing,
      mail: Object.fromEntries(MAIL_HEADS.map(head => [head, nothing])),
    } as Learned;
    const { general } = decodeModel(packModel('en', learned, PLAIN));
    const back = values.map(
      (_, place) => general.values[(general.bytes[place * general.heads] ?? 0) + 128] ?? 0,
    );
    for (const [at, value] of values.entries()) {
      expect(Math.sign(back[at] ?? 0)).toBe(Math.sign(value));
      // A step of the root: a hundredth of the way between 0 and the largest, less for small ones.
      expect(Math.abs((back[at] ?? 0) - value)).toBeLessThan(
        0.01 * Math.sqrt(2 * Math.abs(value)) + 1e-4,
      );
    }
  });

  it('is refused when it is cut off, longer or of another version', () => {
    const bytes = packModel(
      'en',
      learn(smallLesson('en'), () => true),
      { ...PLAIN, thresholds: { public: 0.1 } },
    );
    expect(decodeModel(bytes).thresholds).toEqual({ public: 0.1 });
    expect(() => decodeModel(bytes.subarray(0, bytes.length - 1))).toThrow(/npm run train/);
    expect(() => decodeModel(Buffer.concat([bytes, Buffer.from('x')]))).toThrow(/npm run train/);
    expect(() => decodeModel(Buffer.from('kulanz'))).toThrow(/first line is missing/);
  });
});

/** Points of a plane, as rows. */
function rowsFrom(points: readonly (readonly [number, number])[]): Rows {
  return {
    at: Int32Array.from({ length: points.length + 1 }, (_, row) => 2 * row),
    index: Uint32Array.from(points.flatMap(() => [0, 1])),
    value: Float32Array.from(points.flat()),
  };
}

describe('the support vector machine', () => {
  const rows = rowsFrom([
    [1, 3],
    [2, 4],
    [0, 2],
    [3, 1],
    [4, 2],
    [2, 0],
  ]);
  const training = {
    ...{ rows, size: 2, passes: 200, seed: 1 },
    sign: Int8Array.from([1, 1, 1, -1, -1, -1]),
    cost: new Float32Array(6).fill(10),
  };
  const sides = (weights: Float64Array) =>
    Array.from({ length: 6 }, (_, row) => Math.sign(dot(rows, row, weights)));

  it('parts what a line can part, halfway between', () => {
    const weights = trainSvm(training);
    expect(sides(weights)).toEqual([1, 1, 1, -1, -1, -1]);
    // By symmetry the line is y = x.
    expect((weights[0] ?? 0) / (weights[1] ?? 0)).toBeCloseTo(-1, 3);
    expect(weights[2]).toBeCloseTo(0, 2);
  });

  it('gives the same bits for the same seed', () => {
    expect(trainSvm(training)).toEqual(trainSvm(training));
  });

  it('ignores rows with the sign 0, and gives way to what costs more', () => {
    const wrong = Int8Array.from([1, 1, -1, -1, -1, -1]);
    const sign = (cost: number) =>
      sides(
        trainSvm({ ...training, sign: wrong, cost: Float32Array.from([10, 10, cost, 1, 1, 1]) }),
      )[2];
    expect([sign(0.0001), sign(1000)]).toEqual([1, -1]);
    const unused = Int8Array.from([1, 1, 0, -1, -1, -1]);
    const dear = Float32Array.from([10, 10, 1000, 10, 10, 10]);
    const cheap = Float32Array.from([10, 10, 1, 10, 10, 10]);
    expect(trainSvm({ ...training, sign: unused, cost: dear })).toEqual(
      trainSvm({ ...training, sign: unused, cost: cheap }),
    );
  });
});

describe('what the models see', () => {
  const seen = (text: string) => see({ text }, { language: 'de', kin: kinFrom([]) });

  it.each([
    ['Schöne Grüße, das Gerät ist böse kaputt!', 'Schoene Gruesse, das Geraet ist boese kaputt!'],
    ['WO BLEIBT DIE ÜBERWEISUNG', 'WO BLEIBT DIE UEBERWEISUNG'],
    ['Der Spaß hört auf', 'Der Spass hoert auf'],
  ])('is the same for %j and %j', (one, other) => {
    const [first, also] = [seen(one), seen(other)];
    expect({ ...first, sentenceOf: null }).toEqual({ ...also, sentenceOf: null });
    expect(seen(one).hashes.length).toBeGreaterThan(3);
  });

  it('is something else with and without a negation', () => {
    expect(seen('nicht gut').hashes).not.toEqual(seen('gut').hashes);
  });
});
