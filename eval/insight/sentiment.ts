// Mood in three classes, beside the lexicons of npm in the same run.
import type { Label } from '../../src/insight/insight.ts';
import { type Figure, type Section, share } from '../figure.ts';
import { judgeText } from './judged.ts';
import { LEXICONS } from './lexicons.ts';
import { f1Of, macroF1, percent, type Told } from './scores.ts';
import { LABELS, type LabelledText, readMoodSets, type TextSet } from './texts.ts';

/** Macro-F1 to reach on mails of other writers. */
const WANTED = { de: '>= 80', en: '>= 84' } as const;
/** Points to be ahead of the best lexicon on all other sets. */
const WANTED_LEAD = '>= 8';
/** Halves of one set, measured together as well. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  'amazon_de, both': ['amazon_de_household', 'amazon_de_iphone'],
};

/** What was said of one set's texts, by each. */
interface Measured {
  readonly set: Pick<TextSet, 'name' | 'language' | 'mails' | 'leftOut'>;
  /** The language told from the words, as the product does. */
  readonly detected: readonly Told<Label>[];
  readonly given: readonly Told<Label>[];
  /** In the order of LEXICONS. */
  readonly others: readonly (readonly Told<Label>[])[];
}

/** Every text of every set: nothing is sampled. */
export async function sentimentSection(folder: string): Promise<Section> {
  const measured = readMoodSets(folder).map(measure);
  const joined = Object.entries(TOGETHER).flatMap(([name, parts]) =>
    join(
      name,
      measured.filter(({ set }) => parts.includes(set.name)),
    ),
  );
  return {
    figures: [...measured, ...joined].flatMap(figuresOf),
    failures: [],
    notes: measured
      .filter(({ set }) => set.leftOut > 0)
      .map(
        ({ set }) => `${set.name}: ${set.leftOut} more texts left out, they stand in the training`,
      ),
  };
}

function measure(set: TextSet): Measured {
  const judged = set.texts.map(text => judgeText(text));
  const given = set.texts.map((text, at) => {
    const known = judged[at];
    return known?.language === set.language ? known : judgeText(text, set.language);
  });
  return {
    set,
    detected: toldOf(
      set,
      judged.map(({ sentiment }) => sentiment.label),
    ),
    given: toldOf(
      set,
      given.map(({ sentiment }) => sentiment.label),
    ),
    others: LEXICONS.map(({ label }) =>
      toldOf(
        set,
        set.texts.map(({ text }) => label(text, set.language)),
      ),
    ),
  };
}

function toldOf({ texts }: TextSet, said: readonly Label[]): Told<Label>[] {
  return texts.flatMap((text, at) => {
    const [right, label] = [labelOf(text), said[at]];
    return right && label ? [{ right, said: label }] : [];
  });
}

function labelOf(text: LabelledText): Label | undefined {
  return LABELS.find(label => label === text.label);
}

function join(name: string, parts: readonly Measured[]): Measured[] {
  const [first] = parts;
  if (!first) return [];
  return [
    {
      set: { ...first.set, name },
      detected: parts.flatMap(({ detected }) => detected),
      given: parts.flatMap(({ given }) => given),
      others: LEXICONS.map((_, at) => parts.flatMap(({ others }) => others[at] ?? [])),
    },
  ];
}

function figuresOf({ set, detected, given, others }: Measured): Figure[] {
  const best = Math.max(...others.map(told => macroF1(LABELS, told)));
  const wanted = set.mails ? { wanted: WANTED[set.language] } : {};
  return [
    { ...macro(set.name, 'macro-F1', detected), ...wanted },
    { ...macro(set.name, 'macro-F1, language given', given), ...wanted },
    ...LEXICONS.map(({ name: by }, at) => ({
      ...macro(set.name, 'macro-F1', others[at] ?? []),
      by,
    })),
    lead(set, 'ahead of the best lexicon', macroF1(LABELS, detected) - best),
    lead(set, 'ahead of the best lexicon, language given', macroF1(LABELS, given) - best),
    ...details(set.name, detected, ''),
    ...details(set.name, given, ', language given'),
  ];
}

function macro(corpus: string, what: string, told: readonly Told<Label>[]): Figure {
  return { corpus, what, value: percent(macroF1(LABELS, told)), unit: '%', of: told.length };
}

function lead(set: Measured['set'], what: string, ahead: number): Figure {
  const figure = { corpus: set.name, what, value: percent(ahead), unit: 'points' };
  return set.mails ? figure : { ...figure, wanted: WANTED_LEAD };
}

function details(corpus: string, told: readonly Told<Label>[], how: string): Figure[] {
  const right = told.map(one => ({ right: one.right === one.said }));
  return [
    share(corpus, `accuracy${how}`, right),
    ...LABELS.map(label => ({
      ...{ corpus, what: `F1 of ${label}${how}`, unit: '%' },
      value: percent(f1Of(label, told)),
      of: told.filter(one => one.right === label).length,
    })),
  ];
}
