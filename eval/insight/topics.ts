// What a mail is about: the main topic right, at least one of its topics named, or said to be unsure.
import { type Figure, type Section, share } from '../figure.ts';
import { judgeText } from './judged.ts';
import { mistakes } from './scores.ts';
import { readMailSets, type TextSet } from './texts.ts';

interface About {
  /** The main one first. */
  readonly right: readonly string[];
  /** The best first; empty: unsure. */
  readonly said: readonly string[];
}

const UNSURE = 'unsure';

export async function topicsSection(folder: string): Promise<Section> {
  const sets = readMailSets(folder).map(set => ({ set, all: topicsOf(set) }));
  const told = sets.filter(({ all }) => all.length > 0);
  return {
    figures: told.flatMap(({ set, all }) => figuresOf(set, all)),
    failures: [],
    notes: told.map(({ set, all }) => {
      const main = all.map(({ right, said }) => ({
        right: right[0] ?? UNSURE,
        said: said[0] ?? UNSURE,
      }));
      return `${set.name}, main topic: ${mistakes(main, 10).join('; ')}`;
    }),
  };
}

function topicsOf(set: TextSet): About[] {
  return set.texts.flatMap(text => {
    if (!text.topics || text.topics.length === 0) return [];
    return [{ right: text.topics, said: judgeText(text).topics.map(({ topic }) => topic) }];
  });
}

function figuresOf({ name }: TextSet, all: readonly About[]): Figure[] {
  const sure = all.filter(({ said }) => said.length > 0);
  const unsure = all.map(({ said }) => ({ right: said.length === 0 }));
  return [
    share(name, 'main topic', all.map(isMain), '>= 82'),
    share(name, 'main topic, where sure', sure.map(isMain)),
    share(
      name,
      'best topic is one of its topics',
      all.map(({ right, said }) => ({ right: right.includes(said[0] ?? '') })),
    ),
    share(
      name,
      'main topic is among those said',
      all.map(({ right, said }) => ({ right: said.includes(right[0] ?? '') })),
    ),
    share(name, 'unsure', unsure, '<= 10'),
  ];
}

function isMain({ right, said }: About): { readonly right: boolean } {
  return { right: said[0] !== undefined && said[0] === right[0] };
}
