// What people corrected, ready to be applied to mails that are like those.
import type { JudgedLanguage } from './books.ts';
import {
  type Example,
  type ExampleKind,
  exampleWords,
  levelOf,
  MOST_EXAMPLES,
  topicsOf,
} from './example.ts';
import { amountsFrom, type Lesson } from './lessons.ts';
import { type Likeness, likeness, likenessOf, nearness } from './likeness.ts';
import { type Margins, marginsOf } from './margins.ts';
import { MAIL_HEADS } from './model/heads.ts';
import type { Model } from './model/model.ts';
import { answersTo } from './model/score.ts';
import { type Reading, readMail } from './reading.ts';
import { viewOf } from './view.ts';

export interface Corrections {
  /** IANA; for the days that reasons name. */
  readonly timezone: string;
  /** What to add to a model's answers about this mail; null: nothing that was corrected is like it. */
  about(reading: Reading, language: JudgedLanguage): Learned | null;
}

export interface Learned {
  readonly amounts: Margins;
  /** The corrections that these amounts were learnt from, oldest first. */
  readonly similar: readonly Example[];
}

/** So many of the nearest are looked at for one mail, of each kind, and so many of them learnt from. */
const MOST_LIKE = 24;
const MOST_NEAR = 12;
/** Mails that are so alike are the same: of two corrections the later one counts. */
const SAME = 0.95;
/** Kinds that change a judgement. A very important customer is a fact about a customer, not about words. */
const TAUGHT: readonly ExampleKind[] = ['mood', 'topic'];

/**
 * Makes the examples (the newest 500 of them) ready. Cheap: what a model says about an example is found
 * out when the first mail like it comes, and kept.
 */
export function createCorrections(
  examples: readonly Example[],
  models: Readonly<Record<JudgedLanguage, Model>>,
  timezone: string,
): Corrections {
  const newest = [...examples].sort((a, b) => a.id - b.id).slice(-MOST_EXAMPLES);
  const taught = newest.filter(one => levelOf(one) !== null || topicsOf(one).length > 0);
  const shelves = { de: shelfOf(taught, models.de), en: shelfOf(taught, models.en) };
  return { timezone, about: (reading, language) => aboutMail(reading, shelves[language]) };
}

interface Known {
  readonly example: Example;
  readonly likeness: Likeness;
  /** What the model says of it by itself; null: not asked yet. */
  base: Margins | null;
}

interface Neighbour {
  readonly known: Known;
  /** 0..1 */
  readonly near: number;
}

/** The examples of one language, oldest first, and where each of their words stands. */
interface Shelf {
  readonly model: Model;
  readonly known: readonly Known[];
  readonly places: ReadonlyMap<
    number,
    readonly { readonly index: number; readonly weight: number }[]
  >;
}

function shelfOf(taught: readonly Example[], model: Model): Shelf {
  const known = taught
    .filter(({ language }) => language === model.language || language === 'und')
    .map(example => {
      const reading = readMail(exampleWords(example.text));
      return { example, likeness: likenessOf(reading), base: null };
    });
  const places = new Map<number, { readonly index: number; readonly weight: number }[]>();
  for (const [index, { likeness: words }] of known.entries()) {
    for (const [at, hash] of words.hashes.entries()) {
      const place = { index, weight: words.weights[at] ?? 0 };
      const others = places.get(hash);
      if (others) others.push(place);
      else places.set(hash, [place]);
    }
  }
  return { model, known, places };
}

function aboutMail(reading: Reading, shelf: Shelf): Learned | null {
  if (shelf.known.length === 0) return null;
  const neighbours = neighboursOf(likenessOf(reading), shelf);
  if (neighbours.length === 0) return null;
  const amounts = new Float64Array(MAIL_HEADS.length);
  const similar: Example[] = [];
  for (const kind of TAUGHT) {
    const nearest = nearestOf(neighbours.filter(({ known }) => known.example.kind === kind));
    for (const [at, amount] of amountsOf(nearest, shelf.model).entries())
      amounts[at] = (amounts[at] ?? 0) + amount;
    similar.push(...nearest.map(({ known }) => known.example));
  }
  return { amounts, similar: similar.sort((a, b) => a.id - b.id) };
}

function neighboursOf(mail: Likeness, { known, places }: Shelf): Neighbour[] {
  const cosines = new Float64Array(known.length);
  for (const [at, hash] of mail.hashes.entries()) {
    const weight = mail.weights[at] ?? 0;
    for (const place of places.get(hash) ?? [])
      cosines[place.index] = (cosines[place.index] ?? 0) + weight * place.weight;
  }
  return known
    .map((one, index) => ({ known: one, near: nearness(cosines[index] ?? 0) }))
    .filter(({ near }) => near > 0);
}

/** What is learnt from, oldest first. */
function nearestOf(neighbours: readonly Neighbour[]): Neighbour[] {
  const likest = [...neighbours]
    .sort((a, b) => b.near - a.near || b.known.example.id - a.known.example.id)
    .slice(0, MOST_LIKE);
  return withoutOvertaken(likest).slice(0, MOST_NEAR).sort(byAge);
}

/** @param taken oldest first */
function amountsOf(taken: readonly Neighbour[], model: Model): Margins {
  const lessons = taken.map(({ known }) => lessonOf(known, model));
  const between = taken.map(({ known: one }) =>
    taken.map(({ known: other }) =>
      one === other ? 1 : nearness(likeness(one.likeness, other.likeness)),
    ),
  );
  const here = taken.map(({ near }) => near);
  return amountsFrom(lessons, (one, other) => between[one]?.[other] ?? 0, here);
}

function byAge(a: Neighbour, b: Neighbour): number {
  return a.known.example.id - b.known.example.id;
}

/** Whoever corrects the same words again has changed their mind. */
function withoutOvertaken(neighbours: readonly Neighbour[]): Neighbour[] {
  const overtakes = ({ known: later }: Neighbour, { known: one }: Neighbour): boolean =>
    later.example.id > one.example.id &&
    later.example.value !== one.example.value &&
    likeness(later.likeness, one.likeness) >= SAME;
  return neighbours.filter(one => !neighbours.some(later => overtakes(later, one)));
}

function lessonOf(known: Known, model: Model): Lesson {
  known.base ??= baseOf(known.example, model);
  return { example: known.example, base: known.base };
}

function baseOf(example: Example, model: Model): Margins {
  const view = viewOf(readMail(exampleWords(example.text)), model);
  return marginsOf(answersTo(model, view.features, view.numbers), model.thresholds);
}
