import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from '../../src/mail/split-text.ts';
import { hostileQuoting } from '../support/hostile-quoting.ts';

const WORDS = 'Guten Tag,\n\ndie Lampe ist kaputt.';
const QUOTE = '> Wie können wir helfen?\n> Ihr Shop';

describe('splitText leaves out what is quoted', () => {
  it.each<[string, string]>([
    ['Gmail, English', 'On Mon, Nov 23, 2026 at 9:07 AM Shop <hilfe@shop.example> wrote:'],
    ['Gmail, German', 'Am Mo., 23. Nov. 2026 um 09:07 Uhr schrieb Shop <hilfe@shop.example>:'],
    [
      'Gmail, German, wrapped',
      'Am Mo., 23. Nov. 2026 um 09:07 Uhr schrieb Shop <\nhilfe@shop.example>:',
    ],
    [
      'Gmail, wrapped before its verb',
      'On Mon, Nov 23, 2026 at 9:07 AM Shop\n<hilfe@shop.example>\nwrote:',
    ],
    ['Apple', 'Am 23.11.2026 um 09:07 schrieb Shop <hilfe@shop.example>:'],
    ['Thunderbird', 'Am 23.11.26 um 09:07 schrieb Shop:'],
    ['name first', 'Shop <hilfe@shop.example> schrieb am Mo., 23. Nov. 2026, 09:07:'],
    ['name first, wrapped', 'Shop <hilfe@shop.example> schrieb am Mo., 23.\nNov. 2026, 09:07:'],
    ['French', 'Le lun. 23 nov. 2026 à 09:07, Shop <hilfe@shop.example> a écrit :'],
    ['Spanish', 'El lun, 23 nov 2026 a las 9:07, Shop (<hilfe@shop.example>) escribió:'],
    ['Italian', 'Il giorno lun 23 nov 2026 alle ore 09:07 Shop <hilfe@shop.example> ha scritto:'],
    ['Dutch', 'Op ma 23 nov 2026 om 09:07 schreef Shop <hilfe@shop.example>:'],
    ['Polish', 'W dniu 23.11.2026 o 09:07, Shop pisze:'],
    ['Czech', 'Dne 23. 11. 2026 v 9:07 Shop <hilfe@shop.example> napsal(a):'],
    ['Danish', 'Den 23. nov. 2026 kl. 09.07 skrev Shop <hilfe@shop.example>:'],
    ['Russian', 'пн, 23 нояб. 2026 г. в 09:07, Shop <hilfe@shop.example>:'],
    ['Japanese', '2026年11月23日(月) 9:07 Shop <hilfe@shop.example>:'],
    ['Zoho', '---- On Mon, 23 Nov 2026 09:07:00 +0100 hilfe@shop.example wrote ----'],
  ])('attribution: %s', (_name, attribution) => {
    for (const quote of [QUOTE, `\n${QUOTE}`, 'Wie können wir helfen?\nIhr Shop']) {
      const { newText, quoted } = splitText(`${WORDS}\n\n${attribution}\n${quote}`);
      expect(newText).toBe(WORDS);
      expect(quoted).toBe(`${attribution}\n${quote}`);
    }
  });

  it.each<[string, string]>([
    [
      'Outlook, German',
      'Von: Shop <hilfe@shop.example>\nGesendet: Montag, 23. November 2026 09:07\nAn: Erika\nBetreff: AW: Lampe',
    ],
    [
      'Outlook, English',
      'From: Shop <hilfe@shop.example>\nSent: Monday, November 23, 2026 9:07 AM\nTo: Erika\nSubject: RE: Lamp',
    ],
    [
      'bold labels',
      '*Von:* Shop [mailto:hilfe@shop.example]\n*Gesendet:* Montag\n*An:* Erika\n*Betreff:* AW',
    ],
    [
      'below a rule',
      '________________________________\nVon: Shop\nGesendet: Montag, 23. November 2026 09:07\nAn: E',
    ],
    [
      'web.de and GMX',
      'Gesendet: Montag, 23. November 2026 um 09:07 Uhr\nVon: Shop <hilfe@shop.example>\nAn: e@x.example\nBetreff: Lampe',
    ],
    ['without a subject', 'Von: Shop\nGesendet: Montag, 23. November 2026 09:07\nAn: Erika'],
    ['divider, German', '-----Ursprüngliche Nachricht-----\nVon: Shop'],
    ['divider, English', '-----Original Message-----\nFrom: Shop'],
    ['divider of GMX', '-------- Ursprüngliche Nachricht --------\nVon: Shop'],
    ['a mail passed on', '---------- Forwarded message ---------\nFrom: Shop'],
    ['a mail passed on by Apple', 'Anfang der weitergeleiteten Nachricht:\n\nVon: Shop'],
  ])('header block: %s', (_name, block) => {
    const { newText, quoted } = splitText(`${WORDS}\n\n${block}\n\nWie können wir helfen?`);
    expect(newText).toBe(WORDS);
    expect(quoted).toBe(`${block}\n\nWie können wir helfen?`);
  });

  it('keeps answers between and below quoted lines', () => {
    const text = `Hallo,\n\nAm 23.11.26 um 09:07 schrieb Shop:\n> Welche Farbe?\n\nBlau.\n\n> Wann?\nMorgen.\n> Gruß`;
    expect(splitText(text).newText).toBe('Hallo,\n\nBlau.\n\nMorgen.');
  });

  it('keeps the answer below a quotation without marks', () => {
    const text = 'Am 23.11.26 um 09:07 schrieb Shop <hilfe@shop.example>:\n\nBlau bitte.';
    expect(splitText(text).newText).toBe('Blau bitte.');
  });
});

it('takes an attribution below nothing but a quotation for the top of the mail', () => {
  const text = `Am 23.11.26 um 09:07 schrieb Shop:\n${QUOTE}\n\nAm 22.11.26 um 10:00 schrieb Anna <anna@shop.example>:\nBlau bitte.`;
  expect(splitText(text).newText).toBe('Blau bitte.');
});

describe('splitText keeps what a human wrote', () => {
  it.each([
    'Ich habe am 3.5. um 10:00 an hilfe@shop.example Folgendes geschrieben:\nDie Lampe ist kaputt.',
    'Hallo,\nam 3.5. schrieb ich Ihnen schon:\nDie Lampe ist kaputt.',
    'Hi,\nOn Monday you wrote:\nwe will call you. Nobody called.',
    'Bitte abholen.\nVon: Köln\nAn: Berlin\nDatum: 3.4. 12:00',
    'Hallo,\nzu Ihrer Frage:\nBlau.',
    'One question:\n\nOn Monday:\nclosed?',
    'Bestellung 4711 -- bitte stornieren\nDanke',
    'Hallo\n\nVon Ihnen wurde mir nichts gesendet.',
    'Sent from my desk, is much easier than from my mobile phone.\nBye',
    'Erika fragt: an: wen?',
    '-----\nAbschnitt\n-----\nText',
    '- 2 Lampen\n- 1 Vase',
  ])('%j', text => {
    expect(splitText(text)).toEqual({ newText: text, signature: '', quoted: '' });
  });

  it.each([
    QUOTE,
    '-- \nErika',
    'Von meinem iPhone gesendet',
    '---------- Forwarded message ---------\nFrom: Shop <hilfe@shop.example>\nSubject: x\n\nHallo',
    'On Mon, Nov 23, 2026 at 9:07 AM Shop <hilfe@shop.example> wrote:\n> Hallo',
  ])('shows all when nothing would be left: %j', text => {
    expect(splitText(text).newText).toBe(text);
  });
});

describe('splitText sets the signature apart', () => {
  it.each([
    '-- \nErika Muster\nHauptstraße 1',
    '--\nErika Muster',
    'Von meinem iPhone gesendet',
    'Sent from my iPhone',
    'Gesendet mit der GMX Mail App',
    'Diese Nachricht wurde von meinem Android Gerät mit WEB.DE Mail gesendet.',
    'Gesendet von Outlook für Android<https://aka.ms/AAb9ysg>',
    'Get Outlook for iOS<https://aka.ms/o0ukef>',
    'Envoyé de mon iPhone',
    'Enviado desde mi iPhone',
    '_______________________________________________\nkunden mailing list\nkunden@lists.example',
  ])('%j', signature => {
    const text = `${WORDS}\n\n${signature}`;
    expect(splitText(text)).toEqual({ newText: WORDS, signature, quoted: '' });
    const answered = splitText(`${text}\n\nAm 23.11.26 um 09:07 schrieb Shop:\n${QUOTE}`);
    expect(answered.newText).toBe(WORDS);
    expect(answered.signature).toBe(signature);
  });
});

describe('splitText loses nothing', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom(
      ...[
        '',
        '> a',
        '>> b',
        '-- ',
        '--',
        'On 1.1.2026 10:00 a@x.example wrote:',
        'Von: a@x.example',
        'An: b',
      ],
      ...[
        'Betreff: c',
        'Sent from my iPhone',
        '-----Original Message-----',
        '____________________',
        'Hallo',
      ],
    ),
  );

  it('every line of a mail is in one of the three parts', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), lines => {
        const text = lines.join('\n');
        const { newText, signature, quoted } = splitText(text);
        const words = (parts: string) => parts.split(/\s+/).filter(Boolean).sort();
        expect(words(`${newText}\n${signature}\n${quoted}`)).toEqual(words(text));
        expect(newText === '').toBe(text.trim() === '');
      }),
      { numRuns: 1000 },
    );
  });

  it.each(hostileQuoting())('takes 200 KB of $name in bounded time', ({ text }) => {
    const before = process.cpuUsage();
    splitText(text);
    const { user, system } = process.cpuUsage(before);
    // Microseconds; a fifth of it is used, more where the machine is busy.
    expect(user + system).toBeLessThan(500_000);
  });
});
