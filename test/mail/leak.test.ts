import { describe, expect, test } from 'vitest';
import { findLeaks, type LeakCandidate } from '../../src/mail/leak.ts';
import { wordsFor } from '../../src/mail/words.ts';
import { handoverSample, MESSAGE_ID, SUPPORT, TOKEN } from '../support/handover-sample.ts';

const { de, en } = { de: handoverSample('de').sent, en: handoverSample('en').sent };
const ID = MESSAGE_ID.slice(1, -1);

function reasons(reply: Partial<LeakCandidate>, sent = de): string[] {
  const leaks = findLeaks({ text: '', html: null, attachments: [], ...reply }, sent);
  return [...new Set(leaks.map(leak => leak.because))].sort();
}

const file = (filename: string, contentType: string, content: string | Buffer) => ({
  attachments: [{ filename, contentType, content: Buffer.from(content) }],
});

describe('finds', () => {
  test.each([
    ['a card line', 'Kundenwert: Super-Kunde – 12 Bestellungen seit 2021; hat Sie zweimal gelobt'],
    ['a label', 'Stimmung: gut'],
    ['a label, quoted and bold', '> *Stimmung:* sehr'],
    ['a short card line', '> Thema: Erstattung, Ware beschädigt'],
    ['words from within a line', 'Ich sehe: zweite Mail, auf die ERSTE hat niemand geantwortet!'],
    ['a wrapped line', '> zweite Mail,\n> auf die erste\n> hat niemand\n> geantwortet'],
    ['invisible characters', 'auf die er\u00adste hat nie\u200bmand ge\u2060antwortet'],
    ['quoted-printable', 'K=C3=BCndigt an: rechtliche Schritte, =C3=B6ffentliche Kritik'],
    ['an internal note', 'Das Lager: Paket ist am 5.11. eingegangen.'],
    ['a decomposed umlaut', 'Kündigt an: rechtliche Schritte'.normalize('NFD')],
  ])('%s in the text', (_, text) => {
    expect(reasons({ text })).toContain('card');
  });

  test.each([
    ['tags within words', '<p>auf die <b>e</b>rste hat nie<i>mand</i> geant<u>wortet</u></p>'],
    ['entities', '<p>auf die &#101;rste hat niemand geantwortet</p>'],
    [
      'entities of entities',
      '<p>K&amp;uuml;ndigt an: rechtliche Schritte, &amp;ouml;ffentliche Kritik</p>',
    ],
    ['a comment', '<p>Hallo</p><!-- zweite Mail, auf die erste hat niemand geantwortet -->'],
    ['an attribute', '<img alt="zweite Mail, auf die erste hat niemand geantwortet">'],
    [
      'hidden text',
      '<p style="display:none">zweite Mail, auf die erste hat niemand geantwortet</p>',
    ],
    [
      'a link',
      '<a href="https://x.example/?q=zweite%20Mail%2C%20auf%20die%20erste%20hat%20niemand">x</a>',
    ],
    ['table cells', '<table><tr><td>Stimmung:</td><td>gut</td></tr></table>'],
  ])('%s in the HTML', (_, html) => {
    expect(reasons({ text: 'Hallo', html })).toContain('card');
  });

  test.each([
    ['=== K-24813: nur für Sie, nicht für den Kunden ===', 'fence'],
    ['> = = = K-24813', 'fence'],
    ['nur für Sie, nicht für den Kunden', 'fence'],
    [`hilfe+k.${TOKEN}@sonnenblume.example`, 'token'],
    [`${TOKEN.slice(0, 10)} \n> ${TOKEN.slice(10).toUpperCase()}`, 'token'],
    ['hilfe+k.anderes@sonnenblume.example', 'address'],
    [`mid:${ID}`, 'message-id'],
    [ID.replace('@', '%40'), 'message-id'],
    ['chef@sonnenblume.example', 'address'],
    ['Chef @ Sonnenblume.example', 'address'],
    ['chef%40sonnenblume.example', 'address'],
    ['anna@sonnenblume.example', 'address'],
  ])('%j as %s', (words, because) => {
    expect(reasons({ text: words })).toContain(because);
    expect(reasons({ text: 'x', html: `<p title="${words}">x</p>` })).toContain(because);
    expect(reasons({ text: 'x', subject: words })).toContain(because);
  });

  test.each([
    ['info+k.anderes@lampen.example', { ownAddresses: ['info@lampen.example'] }],
    ['Info + k.anderes @ lampen.example', { ownAddresses: ['info@lampen.example'] }],
    [`alt+k.${'abcdefghijklmnopqrstuvwxyz'}@frueher.example`, {}],
  ])('%j of another mailbox of ours', (words, more) => {
    expect(reasons({ text: words }, { ...de, ...more })).toEqual(['address']);
    expect(reasons({ text: 'info+lampen@lampen.example' }, de)).toEqual([]);
  });

  test.each(['de', 'en'] as const)('every internal label of the %s card', ui => {
    const { label } = wordsFor(ui);
    const internal = [label.mood, label.value, label.threats, label.assignee, label.dueBy];
    for (const one of [...internal, label.overdue, label.handedOver]) {
      const sent = { ...en, card: `${one}: something of ours` };
      expect(reasons({ text: `${one}: see above` }, sent), one).toEqual(['card']);
    }
  });

  test('an address that is split by tags', () => {
    expect(reasons({ html: '<p>chef@<b>sonnenblume</b>.example</p>' })).toEqual(['address']);
  });

  test('what an attached file says', () => {
    const card = de.card.split('\n')[5] ?? '';
    const base64 = Buffer.from(`Hallo\n${card}\n`).toString('base64').replace(/.{76}/g, '$&\r\n');
    const eml = `Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}\r\n`;
    expect(reasons(file('a.eml', 'message/rfc822', eml))).toContain('card');
    expect(reasons(file('a.eml', 'application/octet-stream', eml))).toContain('card');
    expect(reasons(file('notiz.txt', 'text/plain', card))).toContain('card');
    expect(reasons(file('a.html', 'text/html', `<b>Stim</b>mung: gut`))).toContain('card');
    const utf16 = Buffer.from(`${de.sentText}`, 'utf16le');
    expect(reasons(file('a.bin', 'application/octet-stream', utf16))).toContain('fence');
    expect(reasons(file('a.pdf', 'application/pdf', `x ${TOKEN} y`))).toEqual(['token']);
    expect(reasons(file('winmail.dat', 'application/ms-tnef', 'x'))).toEqual(['sealed']);
    expect(reasons(file('Rechnung.pdf', 'application/pdf', '%PDF-1.4'))).toEqual([]);
  });

  test('and tells what to cut', () => {
    const [leak] = findLeaks({ text: 'Stimmung: gut', html: null, attachments: [] }, de);
    expect(leak).toEqual({
      where: 'text',
      words: expect.stringMatching(/^Stimmung: /),
      because: 'card',
    });
  });
});

describe('lets pass', () => {
  test.each([
    'Liebe Frau Muster, Sie sind sehr unzufrieden, und das verstehe ich.',
    'Ihr Fall K-24813 ist bei mir, Anna Berger.',
    'Betreff: Re: Wo bleibt mein Geld? [K-24813]',
    'Ihre Bestellung 4711 ging am Montag, 23.11.2026, 10:12 Uhr hinaus.',
    'Ihre Daten: Erika Muster, erika@example.org',
    'Antworten Sie einfach auf diese Mail, wenn noch etwas ist.',
    'Das Thema Erstattung klären wir heute. Vorschlag: Wir tauschen die Lampe.',
    `Schreiben Sie uns an ${SUPPORT} oder rufen Sie an.`,
    'Achtung: Bitte nicht an die Fassung fassen!',
    'Zwölf Bestellungen seit 2021 – dafür danken wir Ihnen.',
    '> die Lampe aus Bestellung 4711 flackert seit dem ersten Abend.\n\nDas tut mir leid.',
    '====\nMit freundlichen Grüßen\n====',
    'Die beste Stimmung kommt von warmem Licht: Nehmen Sie 2700 K.',
  ])('%j', text => {
    expect(reasons({ text, html: `<p>${text.replaceAll('\n', '<br>')}</p>` })).toEqual([]);
  });

  test.each([
    'Dear Ms Muster, we value your patience. Just reply to this mail if anything is unclear.',
    'Topic: refund of order 4711',
    'The number is in the mail I sent you on Friday, 20 Nov, at 9:12.',
    'I will call you today, and the refund is on its way.',
  ])('%j', text => {
    expect(reasons({ text }, en)).toEqual([]);
  });

  test('an internal address that the customer wrote themselves', () => {
    const sent = { ...de, customerText: `Ich hatte chef@sonnenblume.example geschrieben.` };
    expect(reasons({ text: 'Ja, an chef@sonnenblume.example kam es an.' }, sent)).toEqual([]);
  });
});
