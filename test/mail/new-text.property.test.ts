import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNewText } from '../../src/mail/read-new-text.ts';
import { splitText } from '../../src/mail/split-text.ts';
import { ATTRIBUTIONS, DEVICE_LINES, HEADER_BLOCKS, wrappings } from '../support/quoting.ts';

/** Words of many languages, some of which mail programs use too. */
const WORD = fc.oneof(
  fc.constantFrom(
    ...'die Lampe ist am Montag kaputt angekommen bitte schreiben Sie mir von wem gesendet'.split(
      ' ',
    ),
    ...'from the date on my order was sent to me and I wrote twice On Sent Subject Re regards'.split(
      ' ',
    ),
    ...'merci pour votre envoi le colis gracias por todo grazie mille dzień dobry 23. 2026 4711'.split(
      ' ',
    ),
    ...'здравствуйте посылка γεια σας שלום مرحبا 您好 こんにちは 안녕하세요 :-) 10:00 -- 3,50 €'.split(
      ' ',
    ),
  ),
  fc.stringMatching(/^[a-zäöü]{1,9}$/),
);
/** Somebody's sentence: four words at least, and a sign at its end. */
const SENTENCE = fc
  .tuple(fc.array(WORD, { minLength: 4, maxLength: 14 }), fc.constantFrom('.', '!', '?', ' …'))
  .map(([words, end]) => `Also ${words.join(' ')} nun${end}`);
const LETTER = fc
  .array(fc.array(SENTENCE, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map(paragraphs => paragraphs.map(sentences => sentences.join('\n')).join('\n\n'));

const QUOTED = ['Zitat eins von Ada.', '', 'Zitat zwei, mit Gruß.'];
const MARKED = QUOTED.map(line => `> ${line}`.trimEnd()).join('\n');
const ATTRIBUTION = fc
  .constantFrom(...ATTRIBUTIONS.map(({ attribution }) => attribution))
  .chain(attribution => fc.constantFrom(...wrappings(attribution)));
const BLOCK = fc.constantFrom(...HEADER_BLOCKS.map(({ lines }) => lines.join('\n')));
const ADDED = fc.constantFrom(
  ...['', '\n\n-- \nMia Kern', '\n\nMit freundlichen Grüßen\nMia Kern\nTel. 0341 5550123'],
  ...DEVICE_LINES.map(line => `\n\n${line}`),
);

const folded = (text: string) => text.split(/\s+/).filter(word => word !== '');

describe('whatever program quotes, in whatever language', () => {
  it('top posting: all that was newly written and nothing else', () => {
    const quotation = fc.oneof(
      ATTRIBUTION.map(attribution => `${attribution}\n${MARKED}`),
      BLOCK.map(block => `${block}\n\n${QUOTED.join('\n')}`),
      fc.constant(`-----Ursprüngliche Nachricht-----\n${QUOTED.join('\n')}`),
    );
    fc.assert(
      fc.property(LETTER, ADDED, quotation, (letter, added, quote) => {
        const { newText, quoted } = splitText(`${letter}${added}\n\n${quote}`);
        expect(folded(newText)).toEqual(folded(letter));
        expect(quoted).toContain('Zitat zwei');
      }),
      { numRuns: 1500 },
    );
  });

  it('bottom posting', () => {
    fc.assert(
      fc.property(LETTER, ADDED, ATTRIBUTION, (letter, added, attribution) => {
        const { newText } = splitText(`${attribution}\n${MARKED}\n\n${letter}${added}`);
        expect(folded(newText)).toEqual(folded(letter));
      }),
      { numRuns: 1000 },
    );
  });

  it('between the lines', () => {
    fc.assert(
      fc.property(LETTER, LETTER, ATTRIBUTION, (first, second, attribution) => {
        const text = `${attribution}\n> Zitat eins?\n${first}\n\n> Zitat zwei?\n\n${second}`;
        expect(folded(splitText(text).newText)).toEqual(folded(`${first} ${second}`));
      }),
      { numRuns: 1000 },
    );
  });

  it('a letter that quotes nothing', () => {
    fc.assert(
      fc.property(LETTER, letter => {
        expect(splitText(letter)).toEqual({ newText: letter, signature: '', quoted: '' });
      }),
      { numRuns: 1500 },
    );
  });

  it('HTML with a quotation of its own', () => {
    const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const toHtml = (text: string) => `<div>${escaped(text).replaceAll('\n', '<br>')}</div>`;
    const quotation = fc.oneof(
      ATTRIBUTION.map(
        attribution =>
          `<div class="gmail_quote"><div class="gmail_attr">${escaped(attribution)}</div><blockquote class="gmail_quote">Zitat</blockquote></div>`,
      ),
      fc.constant('<div id="yahoo_quoted_1">irgendwer sagte irgendwann<br>Zitat</div>'),
      fc.constant('<hr><div id="divRplyFwdMsg"><b>Oddi wrth:</b> Ada</div><div>Zitat</div>'),
      fc.constant('<div name="quote"><b>Nork:</b> Ada<div name="quoted-content">Zitat</div></div>'),
    );
    fc.assert(
      fc.property(LETTER, quotation, (letter, quote) => {
        const message = { text: `${letter}\n\nZitat`, html: toHtml(letter) + quote };
        expect(folded(readNewText(message).newText)).toEqual(folded(letter));
      }),
      { numRuns: 500 },
    );
  });
});
