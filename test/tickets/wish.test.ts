import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saysWish } from '../../src/tickets/wish.ts';

describe('a customer says what they want', () => {
  it.each([
    'Könnt ihr mir bis dahin einen neuen schicken?',
    'Bitte neue schicken, ich sende alte zurück.',
    'krieg ich einen neuen?',
    'Kann ich nur das Teil bekommen?',
    'Ich möchte mein Geld zurück.',
    'wenn Sie mir das Sieb bitte nachschicken könnten',
    'bitte schickt mir die teile schnell',
    'ich möchte einen vernünftigen Wagen',
    'Bitte überweisen Sie mir den Betrag.',
    'Lohnt sich eine Reparatur?',
    'Candle arrived in eleven pieces. Could I have another?',
    'SEND NEW SEAL.',
    'Please send three new ones.',
    'What do you need from me to swap it?',
    'Can I have my\nmoney back',
    'would be nice to get a spare if you have a bag of em',
  ])('%s', text => {
    expect(saysWish(text)).toBe(true);
  });
});

describe('and says none', () => {
  it.each([
    'Schon wieder kaputt. Was nun?',
    'Hi, Teller da, alle zersprungen.',
    'Der neue Topf hat einen Riss.',
    'Bestellung 1042 taugt nichts.',
    'LANTERN CAME. GLASS BUST. 3RD ONE.',
    'The new kettle leaks.',
    'THE SLIPPERS FELL APART BEFORE THE TAG CAME OFF.',
    '',
  ])('%s', text => {
    expect(saysWish(text)).toBe(false);
  });
});

it('takes any text, and long ones that nearly say something', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => typeof saysWish(text) === 'boolean'),
  );
  for (const word of ['neue ', 'bitte,', 'new a b c d e f ']) {
    expect(saysWish(word.repeat(5_000))).toBe(false);
  }
});
