// Letters end with formulas and names, which say nothing of a mood.
import { expect, it } from 'vitest';
import { withoutClosing } from '../../src/mail/closing.ts';

it.each([
  ['Is it itchy at all? Best, Hannah', 'Is it itchy at all?'],
  ['Could you send me a fresh login? Thank you, P. Reid', 'Could you send me a fresh login?'],
  ['Please put it right. Thanks in advance, Priti', 'Please put it right.'],
  ['WHO PAYS THE SHIPPING? THANKS, DOUG', 'WHO PAYS THE SHIPPING?'],
  ['the lid is loose\nThanks, Bea', 'the lid is loose'],
  ['the lid is loose Thanks, Bea', 'the lid is loose'],
  ['I shall not ask again.\n\nYours faithfully,\nGerald Ashworth-Pike', 'I shall not ask again.'],
  ['Wo bleibt es?\n\nMit freundlichen Grüßen\nDr. H. Petersen', 'Wo bleibt es?'],
  ['Wo bleibt es? MfG Weber', 'Wo bleibt es?'],
  ['Wo bleibt es?\nLG', 'Wo bleibt es?'],
  ['Das reicht mir jetzt. Danke, Ute Brinkmann', 'Das reicht mir jetzt.'],
  ['Schön! Liebe Grüße aus Station 4, Ute Brinkmann', 'Schön!'],
  ['Wo bleibt es? Danke! R. Koch', 'Wo bleibt es?'],
  ['wo bleibt es?\nlg, svenja', 'wo bleibt es?'],
])('%j ends', (text, body) => {
  expect(withoutClosing(text)).toBe(body);
});

it.each([
  'Works a treat, thank you',
  'It came today. Thank you!',
  'You have been no help. Thanks for nothing.',
  'It was a triumph. Best thing I ever bought.',
  'It was a triumph. Best dress, best shop.',
  'I had nothing but the best, Hannah',
  'Wo bleibt mein LG-Fernseher',
  'Der Fernseher ist von LG. Kaputt.',
  'My TV is an LG\nBroken',
  'This is the jacket I\nlove, ruined',
  'Please send it to George Best, Belfast',
  'Holt ab euren Kram, sofort',
  'Das kam so an. Danke. Betrug.',
  'It came like that. Thanks, useless',
  'It came like that. Thanks, Refund',
  'It came like that. Regards, See You In Court',
  'It broke in a day. Best to avoid.',
  'Es kam so an. LG und Geld zurück bitte',
  'Es kam so an. Schöne Grüße von meinem Anwalt',
  'Es kam so an. Viele Grüße von der Verbraucherzentrale',
  'Auf die Tasse soll:\nAlles Liebe, Oma',
  'Es kam kaputt an. Danke für nichts, ihr Pfeifen',
  'Es kam kaputt an. Danke, nein',
  'Es kam kaputt an. Danke, Nie Wieder',
  'It came broken. Cheers, crooks',
  'Best, Hannah',
  'Danke, Moni',
  'Viele Grüße',
  '',
])('%j is all said by the writer', text => {
  expect(withoutClosing(text)).toBe(text);
});

it('long texts without an end take no time', () => {
  const started = process.cpuUsage();
  for (const part of ['Best, ', 'Thanks. ', 'Grüße aus ', 'A', ' ', '\n'])
    withoutClosing(part.repeat(100_000));
  expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
});
