// Corrections that change what the models of the day think, whatever that is.
import { createCorrections } from '../../src/insight/corrections.ts';
import { exampleText } from '../../src/insight/example.ts';
import { type Level, NOTHING_KNOWN, TOPICS, type Topic } from '../../src/insight/insight.ts';
import { judge } from '../../src/insight/judge.ts';
import { loadModels } from '../../src/io/model-files.ts';

interface Words {
  readonly subject: string;
  readonly text: string;
}

const MODELS = loadModels();

/** The level that `words` don't have, nor those like them, until they are taught so. */
export function teachableLevel(words: Words, alike: Words): Level {
  return teachable('mood', ['unhappy', 'neutral', 'happy'] as const, words, alike);
}

export function teachableTopic(words: Words, alike: Words): Topic {
  return teachable('topic', TOPICS, words, alike);
}

function teachable<T extends string>(
  kind: 'mood' | 'topic',
  values: readonly T[],
  words: Words,
  alike: Words,
): T {
  const read = (what: Words, value?: T): string => {
    const given = { id: 1, ticket: 'K-1', at: new Date(), language: 'de', kind };
    const examples = value === undefined ? [] : [{ ...given, value, text: exampleText(words) }];
    const corrections = createCorrections(examples, MODELS, 'UTC');
    const { sentiment, topics } = judge(what, NOTHING_KNOWN, 'en', MODELS, corrections);
    return kind === 'mood' ? sentiment.level : (topics[0]?.topic ?? '');
  };
  const found = values.find(value =>
    [words, alike].every(one => read(one) !== value && read(one, value) === value),
  );
  if (found === undefined) throw new Error(`no ${kind} can be taught with these words`);
  return found;
}
