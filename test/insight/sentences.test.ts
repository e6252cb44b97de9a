// Which sentences of a mail are asked, and which words a negation reaches.
import { describe, expect, it } from 'vitest';
import { negations } from '../../src/insight/model/negation.ts';
import { saying } from '../../src/insight/model/sentences.ts';
import { wordsIn } from '../../src/insight/words.ts';

describe('sentences that say nothing', () => {
  const idle = (sentence: string) => (sentence === 'Thank you.' ? 0.2 : -1);

  it('are passed over', () => {
    expect(saying(['It leaks.', 'Thank you.', 'It leaks again.'], idle)).toEqual([
      'It leaks.',
      'It leaks again.',
    ]);
  });

  it('are all there is where none says more', () => {
    expect(saying(['Thank you.'], idle)).toEqual(['Thank you.']);
    expect(saying([], idle)).toEqual([]);
  });
});

describe('a negation', () => {
  const denied = (text: string) => {
    const words = wordsIn(text);
    const norms = words.map(({ norm }) => norm);
    return [...negations(words, norms)]
      .flatMap(([, negated]) => negated.map(at => norms[at]))
      .sort();
  };

  it('reaches the next three words of its clause', () => {
    expect(denied('I am not happy with this big jacket')).toEqual(['happy', 'this', 'with']);
    expect(denied('Not bad, very good')).toEqual(['bad']);
  });

  it('at the end of a clause reaches back over all of it', () => {
    expect(denied('Gut, aber zufrieden bin ich mit der Jacke nicht.')).toEqual(
      ['zufrieden', 'bin', 'ich', 'mit', 'der', 'jacke'].sort(),
    );
    expect(denied('Die Jacke ist toll aber passen tut sie nicht')).not.toContain('toll');
    expect(denied('Lovely shop and I regret nothing')).not.toContain('lovely');
  });

  it('reaches no further than twelve words back, however long the clause', () => {
    expect(denied(`${'gut '.repeat(40)}nicht`)).toHaveLength(12);
  });
});
