import { describe, expect, it } from 'vitest';
import { isDivider, isJoinedBlock } from '../../src/mail/header-block.ts';
import { splitText } from '../../src/mail/split-text.ts';
import { HEADER_BLOCKS } from '../support/quoting.ts';

const WORDS = 'Guten Tag,\n\ndie Lampe ist kaputt.';

describe('header blocks', () => {
  it.each(HEADER_BLOCKS)('$language: plain, bold, below a rule, joined', ({ lines }) => {
    const forms = [
      lines.join('\n'),
      lines.map(line => line.replace(/^([^:]+)(\s?:)/, '*$1$2*')).join('\n'),
      `________________________________\n${lines.join('\n')}`,
      `-----\n\n${lines.join('\n')}`,
      lines.join('\n\n'),
      lines.join(' '),
    ];
    for (const form of forms) {
      const { newText, quoted } = splitText(`${WORDS}\n\n${form}\n\nWie können wir helfen?`);
      expect(newText, form).toBe(WORDS);
      expect(quoted).toContain('Wie können wir helfen?');
    }
  });

  it('takes a date of RFC 5322 above a recipient', () => {
    const block = 'Date: Mon, 23 Nov 2026 09:07:00 +0100\nTo: mia@post.example';
    expect(splitText(`${WORDS}\n\n${block}`).newText).toBe(WORDS);
  });

  it.each([
    'Von: Köln An: Berlin Datum: 3.4. Betreff: Umzug',
    'Zeit: 10:00 An: mia@post.example',
    'Meine Daten: Name: Mia Mail: mia@post.example Ort: Leipzig',
  ])('a line of a human’s is no joined block: %j', line => {
    expect(isJoinedBlock(line)).toBe(false);
  });

  it.each([
    '*Vorherige Antworten*',
    '##- Please type your reply above this line -##',
    '-----Pôvodná správa-----',
    '‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐',
    'Början på det vidarebefordrade meddelandet:',
  ])('divider: %j', line => {
    expect(isDivider(line)).toBe(true);
  });

  it.each(['Original message', '*Wichtig*', '----- Abschnitt 2 -----', 'Antwort auf Frage 2'])(
    'no divider: %j',
    line => {
      expect(isDivider(line)).toBe(false);
    },
  );
});
