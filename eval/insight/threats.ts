// What customers announce: to tell others, to go to law, to take their money back.
import { THREATS } from '../../src/insight/insight.ts';
import { type Figure, type Section, share } from '../figure.ts';
import { judgeText } from './judged.ts';
import { recallAndPrecision } from './scores.ts';
import { readMailSets, type TextSet } from './texts.ts';

const WANTED = { recall: '>= 90', precision: '>= 90' };

export async function threatsSection(folder: string): Promise<Section> {
  return { figures: readMailSets(folder).flatMap(figuresOf), failures: [] };
}

function figuresOf({ name, texts }: TextSet): Figure[] {
  const told = texts.flatMap(text =>
    text.threats ? [{ right: text.threats, said: judgeText(text).threats }] : [],
  );
  if (told.length === 0) return [];
  const peaceful = told.filter(({ right }) => right.length === 0);
  return [
    ...THREATS.flatMap(threat => {
      const all = told.map(({ right, said }) => ({
        is: right.includes(threat),
        said: said.includes(threat),
      }));
      return recallAndPrecision(name, threat, all, WANTED);
    }),
    share(
      name,
      'any threat where there is none',
      peaceful.map(({ said }) => ({ right: said.length > 0 })),
    ),
  ];
}
