import { describe, expect, it } from 'vitest';
import type { Topic } from '../../src/insight/insight.ts';
import { mayShowDamage, type UnclearFacts, unclearIn } from '../../src/tickets/unclear.ts';

const open = (topics: Topic[], text: string, rest: Partial<UnclearFacts> = {}) =>
  unclearIn(
    {
      topics,
      unhappy: false,
      text,
      earlier: [],
      hasPicture: false,
      finding: { kind: 'none' },
      imported: true,
      foreign: false,
      ...rest,
    },
    'en',
  );

describe('what a mail leaves open', () => {
  it('at most two things, the order first', () => {
    expect(open(['damaged'], 'Es kam kaputt an.')).toEqual([
      'the order: no number named, none under this address',
      'the damage: no photo',
    ]);
  });

  it('a photo and a wish leave the order alone', () => {
    expect(open(['damaged'], 'Kaputt, bitte Ersatz.', { hasPicture: true })).toEqual([
      'the order: no number named, none under this address',
    ]);
  });

  it('what the customer said in an earlier mail is not asked again', () => {
    const earlier = ['Bestellung 1042, bitte Umtausch'];
    const rest = { earlier, hasPicture: true, imported: false };
    expect(open(['damaged'], 'Und nun?', rest)).toEqual([]);
  });

  it('money or a replacement', () => {
    const rest = { imported: false };
    expect(open(['complaint'], 'Bestellung 1042 taugt nichts.', rest)).toEqual([
      'the wish: refund? replacement?',
    ]);
    expect(open(['complaint', 'refund'], 'Bestellung 1042 taugt nichts.', rest)).toEqual([]);
    expect(open(['complaint'], 'Order 1042 is bad, I want my money back.', rest)).toEqual([]);
  });

  it('which product does not open', () => {
    expect(open(['access-trouble'], 'Es geht nicht auf!')).toEqual([
      'product and device: not named',
    ]);
    expect(open(['access-trouble'], 'Das E-Book geht nicht auf!')).toEqual([]);
  });

  it('where no orders were imported, none is missed', () => {
    expect(open(['delivery'], 'Wo bleibt mein Paket?', { imported: false })).toEqual([
      'the order: no number',
    ]);
  });

  it("a number that the shop does not know, but for somebody else's", () => {
    const text = 'Wo bleibt Bestellung 1042?';
    expect(open(['delivery'], text)).toEqual(["the order: the number named isn't known"]);
    expect(open(['delivery'], text, { foreign: true })).toEqual([]);
  });

  it('whoever leaves is asked for a number only where orders are known', () => {
    const text = 'Hiermit kündige ich mein Abo.';
    expect(open(['cancellation'], text)).toHaveLength(1);
    expect(open(['cancellation'], text, { imported: false })).toEqual([]);
  });

  it('a short angry mail about nothing: what is wrong', () => {
    expect(open([], 'Das ist doch das Letzte!', { unhappy: true })).toEqual([
      'the matter: what exactly is wrong',
    ]);
    expect(open([], 'Danke!')).toEqual([]);
    expect(open([], 'x '.repeat(100), { unhappy: true })).toEqual([]);
  });

  it('a plain question leaves nothing open', () => {
    expect(open(['question'], 'Haben Sie auch blaue Lampen?')).toEqual([]);
  });

  it('the logo of a signature shows no damage', () => {
    const file = (contentType: string, inline: boolean, size: number) =>
      mayShowDamage({ contentType, inline, size });
    expect(file('image/png', true, 5_000)).toBe(false);
    expect(file('image/jpeg', true, 500_000)).toBe(true);
    expect(file('image/jpeg', false, 5_000)).toBe(true);
    expect(file('text/calendar', false, 5_000)).toBe(false);
  });
});
