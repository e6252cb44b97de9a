import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newMessageId, ownMessageId, parseMessageIds } from '../../src/mail/message-id.ts';

describe('parseMessageIds', () => {
  it.each<[string, string[]]>([
    ['<a@x.example>', ['<a@x.example>']],
    ['<a@x.example> <b@x.example>', ['<a@x.example>', '<b@x.example>']],
    ['<a@x.example><b@x.example>', ['<a@x.example>', '<b@x.example>']],
    ['Ihre Mail vom 3.5. <a@x.example> (Erika)', ['<a@x.example>']],
    ['a@x.example', ['<a@x.example>']],
    ['a@x.example, b@x.example;', ['<a@x.example>', '<b@x.example>']],
    ['<a b@x.example>', ['<ab@x.example>']],
    ['<no-at-sign>', ['<no-at-sign>']],
    ['<a@x.example> <a@x.example>', ['<a@x.example>']],
    ['&lt;a@x.example&gt;', ['<a@x.example>']],
    ['=?utf-8?Q?=3Ca=40x.example=3E?=', ['<a@x.example>']],
    ['=?us-ascii?B?PGFAeC5leGFtcGxlPg==?=', ['<a@x.example>']],
    ['<a@@x.example>', ['<a@@x.example>']],
    ['  <a@x.example>\t', ['<a@x.example>']],
    [
      'Message of "Mon, 3 Aug" from <a@x.example>, <b@x.example>',
      ['<a@x.example>', '<b@x.example>'],
    ],
    ['just words', []],
    ['<>', []],
    ['', []],
  ])('%j', (value, ids) => {
    expect(parseMessageIds(value)).toEqual(ids);
  });

  it('keeps the last 100', () => {
    const ids = Array.from({ length: 300 }, (_, at) => `<${at}@x.example>`);
    expect(parseMessageIds(ids.join(' '))).toEqual(ids.slice(200));
  });

  it('takes anything, in linear time', () => {
    fc.assert(
      fc.property(fc.string(), value => {
        for (const id of parseMessageIds(value)) expect(id).toMatch(/^<[^<>\s]+>$/);
      }),
      { examples: [['>@#'], ['a<@b']] },
    );
    const started = performance.now();
    parseMessageIds('<'.repeat(1e6));
    parseMessageIds('@ '.repeat(1e6));
    expect(performance.now() - started).toBeLessThan(200);
  });
});

it('makes an id of its own that it can read', () => {
  expect(newMessageId('abc.123', 'x.example')).toBe('<abc.123@x.example>');
  expect(parseMessageIds(newMessageId('abc', 'x.example'))).toEqual(['<abc@x.example>']);
});

it.each([
  ['<a@x.example>', '<a@x.example>'],
  ['102.4711', '<102.4711>'],
  ['keine Kennung', null],
  ['<>', null],
  ['', null],
])('the header %j names its mail %j', (value, id) => {
  expect(ownMessageId(value)).toBe(id);
});
