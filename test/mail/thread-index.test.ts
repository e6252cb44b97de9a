import { describe, expect, it } from 'vitest';
import { conversationId, isConversationId } from '../../src/mail/thread-index.ts';

const CONVERSATION = Buffer.from('01dc5c8a2b3f0a1b2c3d4e5f60718293a4b5c6d7e8f9', 'hex');
const headers = (value: string) => new Map([['thread-index', [value]]]);
const index = (replies: number): string =>
  Buffer.concat([CONVERSATION, Buffer.alloc(replies * 5, 7)]).toString('base64');

describe('conversationId', () => {
  it('is the same for a mail and the replies to it', () => {
    const first = conversationId(headers(index(0)));
    expect(first).toBe(`<${CONVERSATION.toString('hex')}@thread-index.invalid>`);
    for (const replies of [1, 2, 30]) expect(conversationId(headers(index(replies)))).toBe(first);
    expect(isConversationId(first ?? '')).toBe(true);
    expect(isConversationId('<a@x.example>')).toBe(false);
  });

  it('survives folding', () => {
    expect(conversationId(headers(index(9).replace(/(.{20})/g, '$1\r\n ')))).not.toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['too short', Buffer.alloc(10, 3).toString('base64')],
    [
      'a length that no program makes',
      Buffer.concat([CONVERSATION, Buffer.alloc(3)]).toString('base64'),
    ],
    ['zeros', Buffer.alloc(22).toString('base64')],
    ['no base64', '<a@x.example>'],
    ['endless', 'A'.repeat(1_000_000)],
  ])('%s is none', (_name, value) => {
    expect(conversationId(headers(value))).toBeNull();
  });
});
