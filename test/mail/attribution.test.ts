import { describe, expect, it } from 'vitest';
import { attributionWithin } from '../../src/mail/attribution.ts';
import { splitText } from '../../src/mail/split-text.ts';
import { ATTRIBUTIONS, wrappings } from '../support/quoting.ts';

const WORDS = 'Guten Tag,\n\ndie Lampe ist kaputt.';
const MARKED = '> Wie können wir helfen?\n> Ihr Laden';

describe('attributions of many languages and mail programs', () => {
  it.each(ATTRIBUTIONS)(
    '$name: wrapped or not, above quote marks or without',
    ({ attribution }) => {
      for (const form of wrappings(attribution)) {
        for (const quote of [MARKED, `\n${MARKED}`, 'Wie können wir helfen?\nIhr Laden']) {
          const { newText } = splitText(`${WORDS}\n\n${form}\n${quote}`);
          expect(newText, form).toBe(WORDS);
        }
      }
    },
  );

  it.each(ATTRIBUTIONS)('$name: above the answer', ({ attribution }) => {
    for (const form of wrappings(attribution)) {
      const { newText } = splitText(`${form}\n${MARKED}\n\n${WORDS}`);
      expect(newText, form).toBe(WORDS);
    }
  });
});

describe('sentences are no attributions', () => {
  it.each([
    'Die Rechnung vom 23.11.2026 stimmt nicht.\nIch schrieb Ihnen schon:\nnichts kam.',
    'On 23 November I wrote you:\nthe lamp is broken.',
    'Am Montag um 10:00 hat Frau Lind mir gesagt:\nWir rufen Sie an.',
    'My order of 23 November 2026 at 10:00:\n2 lamps\n1 vase',
    'Bitte schreiben Sie an mia@post.example:\nIch lese das täglich.',
    'Danke.\nGestern um 10:15 schrieb Frau Lind:\nSie bekommen Ihr Geld zurück.\nIch warte noch.',
    'Danke.\nUm 14:30 Uhr schrieb Ihr Kollege folgendes:\nBitte warten.\nIch warte.',
    'Hi,\nOn 23 November 2026 at 10:00 your colleague wrote me:\nplease wait.\nI do.',
    'Treffen am 3.5.2026 um 10:00 in Berlin:\nIch komme.',
  ])('%j', text => {
    expect(splitText(text).newText).toBe(text);
  });

  it('does not take the sentence right above an attribution', () => {
    const text = `Die Rechnung vom 3.5.2026 stimmt nicht.\nAda Lind <ada@laden.example> schrieb am 23.11.2026 um 09:07:\n${MARKED}`;
    expect(splitText(text).newText).toBe('Die Rechnung vom 3.5.2026 stimmt nicht.');
  });
});

it('takes a day without a year, or a name alone, only above quote marks', () => {
  for (const line of ['On Thu, Nov 26, at 9:07 AM, Ada Lind wrote:', 'Ada Lind schrieb:']) {
    expect(splitText(`${WORDS}\n\n${line}\n${MARKED}`).newText).toBe(WORDS);
    const unmarked = `${WORDS}\n\n${line}\nWir helfen.`;
    expect(splitText(unmarked).newText).toBe(unmarked);
  }
});

describe('attributionWithin', () => {
  it.each<[string, number | null]>([
    ['Danke! Am 23.11.2026 um 09:07 schrieb Ada <ada@laden.example>:', 7],
    ['Thanks--- On Mon, Nov 23, 2026 at 9:07 AM, ada@laden.example wrote:', 10],
    ['Am 23.11.2026 um 09:07 schrieb Ada <ada@laden.example>:', null],
    ['Danke, dass Sie mir am 23.11.2026 um 09:07 schrieben', null],
    ['Danke! Am Montag schrieb Ada:', null],
  ])('%j', (line, column) => {
    expect(attributionWithin(line)).toBe(column);
  });
});
