// Extremely unhappy customers: found, not missed, and nobody else taken for one.
import { type Figure, type Section, share } from '../figure.ts';
import { judgeText } from './judged.ts';
import { mistakes, recallAndPrecision } from './scores.ts';
import { type LabelledText, readMailSets, type TextSet } from './texts.ts';

interface Leveled {
  readonly text: LabelledText;
  readonly right: string;
  readonly said: string;
}

export async function extremeSection(folder: string): Promise<Section> {
  const sets = readMailSets(folder).map(set => ({ set, all: levelsOf(set) }));
  const told = sets.filter(({ all }) => all.length > 0);
  return {
    figures: told.flatMap(({ set, all }) => figuresOf(set, all)),
    failures: [],
    notes: told.map(({ set, all }) => `${set.name}, levels: ${mistakes(all, 6).join('; ')}`),
  };
}

function levelsOf(set: TextSet): Leveled[] {
  return set.texts.flatMap(text =>
    text.level ? [{ text, right: text.level, said: judgeText(text).sentiment.level }] : [],
  );
}

function figuresOf({ name }: TextSet, all: readonly Leveled[]): Figure[] {
  const flagged = all.map(({ right, said }) => ({ is: isExtreme(right), said: isExtreme(said) }));
  const praise = all.filter(({ right }) => right === 'happy');
  const questions = all.filter(({ right }) => right === 'neutral');
  return [
    ...recallAndPrecision(name, 'extremely unhappy', flagged, {
      ...{ recall: '>= 92', precision: '>= 85' },
    }),
    falseAlarms(name, 'false alarms on happy mails', praise),
    falseAlarms(name, 'false alarms on neutral mails', questions),
    falseAlarms(
      name,
      'false alarms on plain questions',
      questions.filter(({ text }) => text.topics?.[0] === 'question'),
    ),
    share(
      name,
      'level of the four',
      all.map(({ right, said }) => ({ right: right === said })),
    ),
  ];
}

function isExtreme(level: string): boolean {
  return level === 'extremely-unhappy';
}

function falseAlarms(corpus: string, what: string, calm: readonly Leveled[]): Figure {
  const alarms = calm.map(({ said }) => ({ right: isExtreme(said) }));
  return share(corpus, what, alarms, '<= 1');
}
