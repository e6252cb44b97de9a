// Outlook's and Exchange's Thread-Index ([MS-OXOMSG] 2.2.1.3, PidTagConversationIndex): the first 22 bytes
// name the conversation, five more come with each reply. For mails that mention no Message-ID at all.
import { type Headers, headerOf } from './headers.ts';

const CONVERSATION_BYTES = 22;
/** A conversation of 400 replies; more is no index. */
const LONGEST = 2_800;

/**
 * The conversation as something to mention, in the form of a Message-ID; null without a sound index.
 * Anybody in the conversation knows it: it proves no more than a reference does.
 */
export function conversationId(headers: Headers): string | null {
  const value = headerOf(headers, 'thread-index').replace(/\s+/g, '');
  if (value.length > LONGEST || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return null;
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length < CONVERSATION_BYTES || (bytes.length - CONVERSATION_BYTES) % 5 !== 0)
    return null;
  const conversation = bytes.subarray(0, CONVERSATION_BYTES);
  // Some programs fill it with nothing: every mail of theirs would be one conversation.
  if (new Set(conversation).size < 6) return null;
  return `<${conversation.toString('hex')}${SUFFIX}`;
}

/** RFC 2606: nobody's Message-ID ends like that. */
const SUFFIX = '@thread-index.invalid>';

export function isConversationId(mention: string): boolean {
  return mention.endsWith(SUFFIX);
}
