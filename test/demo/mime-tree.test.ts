import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyStructure, envelope } from '../../src/demo/imap-structure.ts';
import { type MimePart, parseMime } from '../../src/demo/mime-tree.ts';

const parse = (...lines: string[]) => parseMime(Buffer.from(lines.join('\r\n'), 'latin1'));

describe('the parts of a mail', () => {
  it('are found in their places', () => {
    const root = parse(
      'Content-Type: multipart/mixed;',
      ' boundary="a"',
      '',
      'preamble',
      '--a',
      '',
      'one',
      '--ab',
      'still one',
      '--a ',
      'Content-Type: message/rfc822',
      '',
      'Subject: inner',
      '',
      'two',
      '--a--',
      'epilogue',
    );
    expect(root.children.map(part => part.body.toString())).toEqual([
      'one\r\n--ab\r\nstill one',
      'Subject: inner\r\n\r\ntwo',
    ]);
    expect(root.children[1]?.children[0]?.headers.get('subject')).toEqual(['inner']);
  });

  it('are text when nothing is said, or nonsense', () => {
    expect(parse('', 'x')).toMatchObject({ type: 'text', subtype: 'plain' });
    expect(parse('Content-Type: ???', '', 'x')).toMatchObject({ type: 'text', subtype: 'plain' });
    expect(parse('Content-Type: multipart/mixed', '', 'x').children).toEqual([]);
  });

  it('end at a depth of twenty and at five hundred', () => {
    let nested = 'x';
    for (let depth = 0; depth < 200; depth += 1) {
      nested = `Content-Type: multipart/mixed; boundary=b${depth}x\r\n\r\n--b${depth}x\r\n${nested}\r\n--b${depth}x--`;
    }
    const depthOf = (part: MimePart): number => 1 + Math.max(0, ...part.children.map(depthOf));
    expect(depthOf(parseMime(Buffer.from(nested)))).toBe(21);
    const many = parse(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b\r\n\r\nx\r\n'.repeat(2000),
    );
    expect(many.children).toHaveLength(500);
  });

  it('never throw, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              '\r\n',
              '\n',
              '--b',
              '--b--',
              'Content-Type: multipart/mixed; boundary=b',
              'Content-Type: message/rfc822',
              'From: a b <',
              'To: g: x@y, z;',
            ),
            fc.string(),
          ),
        ),
        pieces => {
          const part = parseMime(Buffer.from(pieces.join('')));
          expect(bodyStructure(part, true)).toMatch(/^\(/);
          expect(envelope(part)).toMatch(/^\(/);
        },
      ),
    );
  });
});
