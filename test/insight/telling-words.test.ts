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

describe('nobody answers', () => {
  const AGAIN = 'is not writing for the first time';

  it.each([
    'Die Vase ist kaputt angekommen. Falls sich niemand meldet, rufe ich morgen an.',
    'Ich möchte mein Geld zurück. Wenn ich bis Freitag keine Antwort bekomme, komme ich vorbei.',
    'Sollte niemand antworten, versuche ich es am Montag noch einmal, die Lampe ist defekt.',
    'The vase arrived broken. If nobody answers, I will phone tomorrow.',
    'My lamp is broken. If I get no reply I will come to the shop.',
  ])('a condition, not a reproach: %s', text => {
    expect(reasons(text)).not.toContain(AGAIN);
  });

  it.each([
    'Die Vase ist kaputt. Wenn man bei Ihnen anruft, meldet sich niemand.',
    'Ich habe geschrieben, und niemand meldet sich. Die Lampe ist defekt.',
    'Wenn ich Ihnen schreibe, bekomme ich keine Antwort.',
    'My lamp is broken, and if I call, nobody answers.',
  ])('a reproach: %s', text => {
    expect(reasons(text)).toContain(AGAIN);
  });
});
