import { describe, expect, it } from 'vitest';
import { decompressRtf, rtfToText } from '../../src/mail/rtf.ts';

/** The examples of MS-OXRTFCP, 3.1 and 3.2. */
const HELLO =
  '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0';
const CROSSING = '1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0';

describe('decompressRtf', () => {
  it.each([
    [HELLO, '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n'],
    [CROSSING, '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}'],
  ])('%s', (hex, rtf) => {
    expect(decompressRtf(Buffer.from(hex, 'hex'))).toBe(rtf);
  });

  it('says nothing of what is no compressed RTF', () => {
    expect(decompressRtf(Buffer.from('hello world, hello world'))).toBe('');
  });
});

describe('rtfToText', () => {
  it.each([
    ['{\\rtf1\\ansi\\ansicpg1252\\pard hello world}', 'hello world'],
    ['{\\rtf1 a\\par b\\line c\\tab d}', 'a\nb\nc\td'],
    ["{\\rtf1\\ansi\\ansicpg1251 \\'c4\\'e0}", 'Да'],
    ['{\\rtf1 \\u8364?\\u228 ae}', '€äe'],
    ['{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\*\\htmltag64 <p>}Hallo{\\pict 00ff}}', 'Hallo'],
    ['{\\rtf1 \\{a\\}\\\\}', '{a}\\'],
  ])('%j', (rtf, text) => {
    expect(rtfToText(rtf)).toBe(text);
  });
});
