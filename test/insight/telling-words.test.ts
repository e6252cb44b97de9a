import { describe, expect, it } from 'vitest';
import { NOTHING_KNOWN } from '../../src/insight/insight.ts';
import { judge } from '../../src/insight/judge.ts';
import { loadModels } from '../../src/io/model-files.ts';

const MODELS = loadModels();

function reasons(text: string): string {
  const { sentiment } = judge({ subject: '', text }, NOTHING_KNOWN, 'en', MODELS);
  return sentiment.reasons.join('\n');
}

describe('the words that are quoted', () => {
  it('are never the writer’s own name', () => {
    const text =
      'Ich bin sehr enttäuscht, die Lampe ist schon wieder kaputt.\n\nMit Grüßen\nDr. Klaus Zorn';
    expect(reasons(text)).toContain('enttäuscht');
    expect(reasons(text)).not.toMatch(/Klaus|Zorn/);
  });

  it('mean something by themselves', () => {
    const text = 'Die Lieferung am Montag war eine Katastrophe und das nach drei Wochen.';
    expect(reasons(text)).toContain('Katastrophe');
    expect(reasons(text)).not.toMatch(/“(?:am|Montag|und|das|drei|Wochen)”/);
  });

  it('are each quoted once', () => {
    const quotes = [
      ...reasons('Vielen Dank für die schnelle Lieferung, alles super!').matchAll(/“([^”]*)”/g),
    ];
    const words = quotes.map(([, quote = '']) => quote.toLowerCase());
    expect(words.length).toBeGreaterThan(0);
    for (const [at, word] of words.entries()) {
      expect(words.filter((other, place) => place !== at && other.includes(word))).toEqual([]);
    }
  });

  it('of a threat are those that make it', () => {
    const text =
      'Ich bitte Sie höflich um mein Geld bis zum 1. Dezember, andernfalls werde ich rechtliche Schritte einleiten.';
    expect(reasons(text)).toContain('rechtliche Schritte');
  });
});

describe('a mail without a word that bears it out', () => {
  it.each(['Kein Problem, das eilt nicht.', 'Schönen Tag noch', 'Wie besprochen.', 'no rush'])(
    '%s has no mood',
    text => {
      const { sentiment, topics } = judge({ subject: '', text }, NOTHING_KNOWN, 'en', MODELS);
      expect(sentiment.level).toBe('neutral');
      expect(topics).toEqual([]);
    },
  );
});
