import { expect, it } from 'vitest';
import { isDeviceLine } from '../../src/mail/device-line.ts';
import { splitText } from '../../src/mail/split-text.ts';
import { DEVICE_LINES } from '../support/quoting.ts';

const WORDS = 'Guten Tag,\n\ndie Lampe ist kaputt.';

it.each(DEVICE_LINES)('below, above and within a mail: %s', line => {
  expect(splitText(`${WORDS}\n\n${line}`)).toEqual({
    newText: WORDS,
    signature: line,
    quoted: '',
  });
  expect(splitText(`${line}\n\n${WORDS}`).newText).toBe(WORDS);
  expect(splitText(`Eins.\n\n*${line}*\n\nZwei.`).newText).toBe('Eins.\n\nZwei.');
});

it('knows one that was wrapped', () => {
  const line = 'Diese Nachricht wurde von meinem Android-Mobiltelefon mit\nGMX Mail gesendet.';
  expect(splitText(`${WORDS}\n\n${line}`).newText).toBe(WORDS);
});

it.each([
  'Gesendet wurde mir eine Lampe, kein Telefon',
  'Von Ihnen wurde nichts gesendet',
  'Sent from my desk',
  'Get Outlook? No, thanks',
  'Enviado de nuevo',
  'Das Handy habe ich gestern an Sie zurück gesendet und warte auf mein Geld, seit 3 Wochen.',
])('a human wrote: %s', line => {
  expect(isDeviceLine(line)).toBe(false);
});
