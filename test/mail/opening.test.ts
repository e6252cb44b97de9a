// Letters begin with greetings, which say nothing of a mood.
import { expect, it } from 'vitest';
import { withoutOpening } from '../../src/mail/opening.ts';

it.each([
  ['Hi there, where is it?', 'where is it?'],
  ['Hello again. Where is it?', 'Where is it?'],
  ['Hello, good morning, where is it?', 'where is it?'],
  ['Dear Sir or Madam,\n\nWhere is it?', 'Where is it?'],
  ['To whom it may concern,\nwhere is it?', 'where is it?'],
  ['Morning all, where is it?', 'where is it?'],
  ['hi the lid is loose', 'the lid is loose'],
  ['hi there where is it', 'where is it'],
  ['hi there is a crack in it', 'there is a crack in it'],
  ['Hello there isn’t any in the box', 'there isn’t any in the box'],
  ['hallo zusammen wo ist es', 'wo ist es'],
  ['Tach auch, wo ist es?', 'wo ist es?'],
  ['moin auch wo ist es', 'wo ist es'],
  ['Hallo ihr Lieben, wo ist es?', 'wo ist es?'],
  ['Dear Sir/Madam,\nwhere is it?', 'where is it?'],
  ['Hallooo, wo ist es?', 'wo ist es?'],
  ['hallo wo ist es', 'wo ist es'],
  ['Liebes Team, wo ist es?', 'wo ist es?'],
  ['Grüß Gott, wo ist es?', 'wo ist es?'],
  ['Sehr geehrte Damen und Herren\nwo ist es?', 'wo ist es?'],
  ['Sehr geehrte Frau Dr. Müller,\nwo ist es?', 'wo ist es?'],
  ['GUTEN TAG,\nWO IST ES?', 'WO IST ES?'],
])('%j begins', (text, body) => {
  expect(withoutOpening(text)).toBe(body);
});

it('a name stays: it may be none', () => {
  expect(withoutOpening('Dear Crooks,\nwhere is it?')).toBe('Crooks,\nwhere is it?');
  expect(withoutOpening('Liebe Betrüger, wo ist es?')).toBe('Betrüger, wo ist es?');
});

it.each([
  'Dear all the promises were',
  'Evening dress arrived',
  'Hi-fi set arrived',
  'Hello??? Where is it?',
  'Liebe auf den ersten Blick',
  'Liebe es!',
  'Liebe dieses Kleid, danke',
  'Evening gown, torn',
  'Morning delivery, you said',
  'Liebe das Kleid, aber es ist zu klein',
  'Hallo?! Wo ist es?',
  'Hallo',
  'Hi there,',
  '',
])('%j is all said by the writer', text => {
  expect(withoutOpening(text)).toBe(text);
});

it('long texts take no time', () => {
  const started = process.cpuUsage();
  for (const part of ['Hi there ', 'Dear ', 'sehr geehrte ', 'Hallo liebe ', ' ', '\n'])
    withoutOpening(part.repeat(100_000));
  expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
});
