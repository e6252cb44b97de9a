import { describe, expect, test } from 'vitest';
import { readCommands } from '../../src/mail/commands.ts';

const DAY = 86_400_000;

describe('readCommands', () => {
  test.each([
    ['#close', { name: 'close' }],
    ['#erledigt.', { name: 'close' }],
    ['  \u200b# CLOSE\u00a0 ', { name: 'close' }],
    ['＃close', { name: 'close' }],
    ['#send', { name: 'send' }],
    ['#Senden!', { name: 'send' }],
    ['#assign anna', { name: 'assign', to: 'anna' }],
    ['#an: Anna Berger', { name: 'assign', to: 'Anna Berger' }],
    ['#wait 5d', { name: 'wait', milliseconds: 5 * DAY, words: '5d' }],
    ['#warten 3 Tage', { name: 'wait', milliseconds: 3 * DAY, words: '3 Tage' }],
    ['#wait 2w.', { name: 'wait', milliseconds: 14 * DAY, words: '2w' }],
    ['#warten 24 Std.', { name: 'wait', milliseconds: DAY, words: '24 Std' }],
    ['#note called her', { name: 'note', text: 'called her' }],
    ['#Notiz: ruft morgen an.', { name: 'note', text: 'ruft morgen an.' }],
    ['#topic refund', { name: 'topic', topics: ['refund'] }],
    ['#Thema: Kündigung.', { name: 'topic', topics: ['cancellation'] }],
    ['#thema kuendigung', { name: 'topic', topics: ['cancellation'] }],
    ['#topic special request', { name: 'topic', topics: ['special-request'] }],
    ['#thema Ware beschädigt', { name: 'topic', topics: ['damaged'] }],
    ['#topic partner and commission', { name: 'topic', topics: ['commission'] }],
    ['#thema Erstattung und Lieferung', { name: 'topic', topics: ['refund', 'delivery'] }],
    ['#topic refund delivery', { name: 'topic', topics: ['refund', 'delivery'] }],
    ['#stimmung sauer', { name: 'mood', level: 'unhappy' }],
    ['#topic refund, delivery, refund', { name: 'topic', topics: ['refund', 'delivery'] }],
    ['#mood unhappy', { name: 'mood', level: 'unhappy' }],
    ['#mood extremely-unhappy', { name: 'mood', level: 'extremely-unhappy' }],
    ['#mood Extremely unhappy!', { name: 'mood', level: 'extremely-unhappy' }],
    ['#stimmung sehr unzufrieden', { name: 'mood', level: 'extremely-unhappy' }],
    ['#Stimmung: unzufrieden', { name: 'mood', level: 'unhappy' }],
    ['#stimmung neutral', { name: 'mood', level: 'neutral' }],
    ['#stimmung sachlich', { name: 'mood', level: 'neutral' }],
    ['#stimmung zufrieden', { name: 'mood', level: 'happy' }],
    ['#vip', { name: 'vip', on: true }],
    ['#VIP nein', { name: 'vip', on: false }],
  ])('reads %j', (line, command) => {
    const read = readCommands(`\n${line}\n\nGuten Tag`);
    expect(read).toEqual({ commands: [command], unknown: [], rest: 'Guten Tag' });
  });

  test.each([
    ['#clsoe', 'unknown'],
    ['#', 'unknown'],
    ['# Heading', 'unknown'],
    ['#12345 is your number', 'unknown'],
    ['#assign', 'no-person'],
    ['#warten morgen', 'bad-duration'],
    ['#wait 0d', 'bad-duration'],
    ['#wait 9999w', 'bad-duration'],
    ['#close thank you very much', 'too-many-words'],
    ['#topic', 'no-topic'],
    ['#topic weather', 'no-topic'],
    ['#topic refund and weather', 'no-topic'],
    ['#mood', 'no-mood'],
    ['#mood so so', 'no-mood'],
    ['#vip thank you very much', 'too-many-words'],
  ])('does not obey %j', (line, problem) => {
    const read = readCommands(`${line}\nGuten Tag`);
    expect(read.commands).toEqual([]);
    expect(read.unknown).toEqual([{ line, problem }]);
  });

  test('reads several, with empty lines between, and leaves the rest as it is', () => {
    const read = readCommands('#close\n\n#note ok\n#an anna\n\n\nGuten Tag,\n\n#1 ist da\n');
    expect(read.commands.map(({ name }) => name)).toEqual(['close', 'note', 'assign']);
    expect(read.rest).toBe('Guten Tag,\n\n#1 ist da');
  });

  test('only looks at the top', () => {
    const read = readCommands('Guten Tag\n#close');
    expect(read).toEqual({ commands: [], unknown: [], rest: 'Guten Tag\n#close' });
  });

  test('a note alone takes all that follows, but the signature', () => {
    const read = readCommands('#note\n\nerste Zeile\nzweite Zeile\n\n-- \nAnna Berger');
    expect(read.commands).toEqual([{ name: 'note', text: 'erste Zeile\nzweite Zeile' }]);
    expect(read.rest).toBe('');
    expect(readCommands('#note').unknown).toEqual([{ line: '#note', problem: 'empty-note' }]);
  });

  test('a note that a mail program wrapped does not go on to the customer', () => {
    const note = `#note The customer is difficult, please ask Jonas before any refund of more`;
    const read = readCommands(`${note}\nthan ten euros.\n\nDear Ms Muster`);
    expect(read.commands).toEqual([{ name: 'note', text: `${note.slice(6)} than ten euros.` }]);
    expect(read.rest).toBe('Dear Ms Muster');
    expect(readCommands('#note short\nDear Ms Muster').rest).toBe('Dear Ms Muster');
  });

  test('a hostile line takes no time', () => {
    const before = performance.now();
    readCommands(
      `#note ${'a '.repeat(500_000)}\n${'#'.repeat(500_000)}\n${'#close\n'.repeat(50_000)}`,
    );
    expect(performance.now() - before).toBeLessThan(2000);
  });
});
