import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInlineForward } from '../../src/mail/forward.ts';
import { readWrittenAddresses, readWrittenAuthor } from '../../src/mail/forward-addresses.ts';
import { parseWrittenDate } from '../../src/mail/forward-date.ts';
import { FORWARD_LANGUAGES, type ForwardLanguage } from '../support/forward-languages.ts';

const BODY = 'Der Schirm hat einen Riss.\n\nErika';
const NOTE = 'Kümmerst du dich?';

const LAYOUTS: Readonly<Record<string, (language: ForwardLanguage) => string>> = {
  gmail: ({ dashed, labels: [from], date }) =>
    `${NOTE}\n\n---------- ${dashed} ---------\n${from}: Erika Sommer <erika@kunde.example>\nDate: ${date}\nSubject: Riss\nTo: <chef@shop.example>\nCc: Max <max@kunde.example>\n\n\n${BODY}\n`,
  hubspot: ({ dashed, labels: [from, sent, to, cc, subject], date }) =>
    `${NOTE}\n\n---------- ${dashed} ---------\n${from}: Erika Sommer <erika@kunde.example>\n${sent}: ${date}\n${subject}: Riss\n${to}: chef@shop.example\n${cc}: Max <max@kunde.example>\n\n${BODY}`,
  thunderbird: ({ dashed, labels: [from, sent, to, cc, subject], date }) =>
    `${NOTE}\n\n-------- ${dashed} --------\n${subject}: \tRiss\n${sent}: \t${date}\n${from}: \tErika Sommer <erika@kunde.example>\n${to}: \tchef@shop.example\n${cc}: \tMax <max@kunde.example>\n\n\n\n${BODY}`,
  'apple mail': ({ apple, labels: [from, sent, to, cc, subject], date }) =>
    [
      `${apple}:`,
      '',
      `${from}: Erika Sommer <erika@kunde.example>`,
      `${subject}: Riss`,
      `${sent}: ${date}`,
      `${to}: chef@shop.example`,
      `${cc}: Max <max@kunde.example>`,
      '',
      ...BODY.split('\n'),
    ].reduce((text, line) => `${text}\n> ${line}`, `${NOTE}\n`),
  'outlook, nothing but fields': ({ labels: [from, sent, to, cc, subject], date }) =>
    `${NOTE}\n\n________________________________\n${from}: Erika Sommer <erika@kunde.example>\n${sent}: ${date}\n${to}: chef@shop.example <chef@shop.example>\n${cc}: Max <max@kunde.example>\n${subject}: Riss\n\n${BODY}`,
  'new outlook, no line between': ({ labels: [from, sent, to, cc, subject], date }) =>
    `${NOTE}\n\n${from}: Erika Sommer <erika@kunde.example>\n${sent}: ${date}\n${to}: "chef@shop.example" <chef@shop.example>\n${cc}: Max <max@kunde.example>\n${subject}: Riss\n${BODY}`,
  'yahoo, on one line': ({ dashed, labels: [from, sent, to, cc, subject], date }) =>
    `${NOTE}\n   ----- ${dashed} ----- ${from}: Erika Sommer <erika@kunde.example>${to}: "chef@shop.example" <chef@shop.example>${cc}: Max <max@kunde.example>${sent}: ${date}${subject}: Riss\n ${BODY}`,
};

describe.each(Object.entries(LAYOUTS))('a forward by %s', (_name, layout) => {
  it.each(FORWARD_LANGUAGES)('in $language', language => {
    expect(readInlineForward(`${language.prefix}: Riss`, layout(language))).toEqual({
      messageId: null,
      from: { name: 'Erika Sommer', address: 'erika@kunde.example' },
      to: [{ name: '', address: 'chef@shop.example' }],
      cc: [{ name: 'Max', address: 'max@kunde.example' }],
      subject: 'Riss',
      date: new Date('2026-11-20T18:04:00Z'),
      text: BODY,
      message: NOTE,
    });
  });
});

describe('introduced like a reply, by Outlook 2019 and others', () => {
  it.each([
    'Dne 20/11/2026 18:04, „Erika von Sommer“ <erika@kunde.example> napsal(a):',
    'Den 20/11/2026 18.04 skrev "Erika von Sommer" <erika@kunde.example>:',
    'On 20/11/2026, 18:04, "Erika von Sommer" <erika@kunde.example> wrote:',
    'El 20/11/2026 18:04, "Erika von Sommer" <erika@kunde.example> escribió:',
    'Il giorno 20/11/2026 18:04 "Erika von Sommer" <erika@kunde.example> ha scritto:',
    'Op 20/11/2026 18:04 heeft "Erika von Sommer" <erika@kunde.example> geschreven:',
    'På 20/11/2026, 18:04, skrev "Erika von Sommer" <erika@kunde.example> følgende:',
    'Em 20/11/2026 18:04, “Erika von Sommer” <erika@kunde.example> escreveu:',
    '20/11/2026, 18:04 пользователь "Erika von Sommer" <erika@kunde.example> написал:',
    'Dňa 20/11/2026, 18:04 používateľ „Erika von Sommer“ <erika@kunde.example> napísal:',
    '20/11/2026 18:04 tarihinde "Erika von Sommer" <erika@kunde.example> şunu yazdı:',
    '20.11.2026, 18:04, "Erika von Sommer" <erika@kunde.example> je napisao/la:',
    'Στις 20/11/2026, 18:04, ο χρήστης "Erika von Sommer" <erika@kunde.example> έγραψε:',
    '20/11/2026 18:04 időpontban Erika von Sommer (erika@kunde.example) ezt írta:',
    'În data de 20/11/2026, 18:04, „Erika von Sommer” <erika@kunde.example> a scris:',
    'On Fri, Nov 20, 2026 at 6:04 PM Erika von Sommer <erika@kunde.example> wrote:',
    'Am Fr., 20. Nov. 2026 um 18:04 Uhr schrieb Erika von Sommer <erika@kunde.example>:',
    '20 Kas 2026 Cum, 18:04 tarihinde Erika von Sommer <erika@kunde.example> şunu yazdı:',
    '2026年11月20日(金) 18:04 Erika von Sommer <erika@kunde.example>:',
    'Erika von Sommer <erika@kunde.example> 于2026年11月20日周五 18:04写道：',
    '2026년 11월 20일 (금) 오후 6:04, Erika von Sommer <erika@kunde.example>님이 작성:',
    'пт, 20 лист. 2026 р. о 18:04 Erika von Sommer <erika@kunde.example> пише:',
  ])('%s', words => {
    const text = `${NOTE}\n\n${words}\n\n    Hallo\n\n    Welt\n`;
    expect(readInlineForward('FW: Riss', text)).toMatchObject({
      from: { name: 'Erika von Sommer', address: 'erika@kunde.example' },
      subject: 'Riss',
      date: new Date('2026-11-20T18:04:00Z'),
      text: 'Hallo\n\nWelt',
      message: NOTE,
    });
    expect(readInlineForward('Re: Riss', text)).toBeNull();
    expect(readInlineForward('Riss', text)).toBeNull();
  });
});

describe('readWrittenAddresses', () => {
  it.each([
    ['Erika <e@x.example>, Max <m@x.example>', ['Erika e@x.example', 'Max m@x.example']],
    ['Sommer, Erika <e@x.example>; m@x.example', ['Sommer, Erika e@x.example', ' m@x.example']],
    [
      "'Sommer, Erika' <e@x.example>, \"'m@x.example'\" <m@x.example>",
      ['Sommer, Erika e@x.example', ' m@x.example'],
    ],
    ['e@x.example <e@x.example>', [' e@x.example']],
    ['Erika [mailto:e@x.example]', ['Erika e@x.example']],
    ['Erika (e@x.example)', ['Erika e@x.example']],
    ['„Erika” <E@X.example>', ['Erika e@x.example']],
    ['Erika <e@x.example<mailto:e@x.example>>', ['Erika e@x.example']],
    ['Erika Sommer', ['Erika Sommer ']],
    ['', []],
  ])('%s', (field, expected) => {
    expect(readWrittenAddresses(field).map(({ name, address }) => `${name} ${address}`)).toEqual(
      expected,
    );
  });

  it('takes the writer, not on whose behalf', () => {
    expect(readWrittenAuthor('Erika <e@x.example> im Auftrag von Shop <s@x.example>')).toEqual({
      name: 'Erika',
      address: 'e@x.example',
    });
  });
});

describe('parseWrittenDate', () => {
  it.each([
    ['20.11.2026 18:04', '2026-11-20T18:04:00.000Z'],
    ['11/20/2026 6:04 PM', '2026-11-20T18:04:00.000Z'],
    ['3/4/2026 6:04 AM', '2026-03-04T06:04:00.000Z'],
    ['3/4/2026, 18:04', '2026-04-03T18:04:00.000Z'],
    ['mardi 28 octobre 2026 à 09:31', '2026-10-28T09:31:00.000Z'],
    ['Monday, 19 September 2022, 17:55:44 -0400', '2022-09-19T21:55:44.000Z'],
    ['20. November 2026 um 18:04:10 MEZ', '2026-11-20T17:04:10.000Z'],
    ['2026年11月20日(金) 18:04', '2026-11-20T18:04:00.000Z'],
  ])('%s', (words, iso) => {
    expect(parseWrittenDate(words)?.toISOString()).toBe(iso);
  });

  it.each(['', 'gestern', '99.99.2026', 'x'.repeat(100_000)])('does not guess: %.20s', words => {
    expect(parseWrittenDate(words)).toBeNull();
  });
});

describe('hostile text', () => {
  const parts = fc.constantFrom(
    ...[
      '> ',
      'Von: ',
      'From: a@b.example',
      'Subject: x',
      '----- Forwarded Message -----',
      '\n',
      ' ',
      '<',
      '@',
      ':',
    ],
    ...[
      'Am 1.1.2026 schrieb a <a@b.example>:',
      'Begin forwarded message:',
      '----',
      'To: a,',
      '\t',
      '٣',
      'x',
    ],
  );

  it('never throws, and never makes up words', () => {
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 60 }),
        fc.constantFrom('', 'Fwd: x', 'Re: x'),
        (words, subject) => {
          const text = words.join('');
          const forward = readInlineForward(subject, text);
          if (!forward) return;
          for (const line of forward.text.split('\n')) expect(text).toContain(line.trim());
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['fields without end', 'To: x\n'.repeat(40_000)],
    ['dividers without end', '---------- Forwarded message ----------\n'.repeat(6_000)],
    ['quoted dividers', '> Begin forwarded message:\n'.repeat(8_000)],
    [
      'blocks on one line',
      `----- Forwarded Message ----- ${'From: a@b '.repeat(400)}\n`.repeat(50),
    ],
    ['one endless line', `From: ${'a,'.repeat(100_000)}`],
    ['one endless quotation', '>'.repeat(200_000)],
    ['attributions', 'Am 1.1.2026 um 10:00 schrieb\n'.repeat(7_000)],
    ['addresses', `From: a@b\nTo: ${'<'.repeat(100_000)}\nSubject: x\nDate: 1.1.2026`],
  ])('%s: 200 KB within 100 ms', (_name, text) => {
    readInlineForward('Fwd: x', text);
    const started = process.cpuUsage();
    readInlineForward('Fwd: x', text);
    // Of the processor, and twice the limit: the machine may be busy.
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(200);
  });
});
