import { addressesIn, returnedText } from './bounce-text.ts';
import { decodeBytes, type Headers, headerOf, parseHead } from './headers.ts';
import type { Message } from './message.ts';
import { firstMessageId } from './message-id.ts';

/** What a report returns of the mail that could not be delivered. */
export interface Original {
  /** With angle brackets; null when the report does not hold it. */
  readonly messageId: string | null;
  /** To of the mail, lower case. */
  readonly to: readonly string[];
}

const RETURNED =
  /^(?:message\/(?:rfc822|global|global-headers)|text\/(?:rfc822-headers|rfc822|global-headers))$/;
/** Exchange and Gmail name the mail in the report's own fields. */
const NAMED_ID = /^[> \t]{0,8}x-original-message-id\s{0,3}:\s{0,8}(<[^<>\s]{1,900}>)/im;
const PASTED_ID = /^[>|\s]{0,8}Message-ID:\s{0,8}(<[^<>\s]{1,900}>)/im;
const PASTED_TO = /^[>| \t]{0,8}To:[ \t]{0,8}([^\n]{1,2000})/im;
const LONGEST_FIELDS = 64 * 1024;
const MOST_PARTS = 5;

/** From the returned mail or its header, else from the text below which it was pasted, else References. */
export function readOriginal(message: Message): Original {
  const returned = message.attachments
    .filter(part => RETURNED.test(part.contentType))
    .map(part => parseHead(part.content));
  const pasted = returnedText(message.text);
  return {
    messageId:
      first(returned.map(headers => firstMessageId(headerOf(headers, 'message-id')))) ??
      namedId(message) ??
      pastedId(pasted, message) ??
      message.inReplyTo[0] ??
      message.references.at(-1) ??
      null,
    to: recipientsOf(returned, pasted),
  };
}

function first(ids: readonly (string | null)[]): string | null {
  return ids.find(id => id !== null) ?? null;
}

/** Below the report's words, in them, or in a part that is not declared as a returned mail. */
function pastedId(pasted: string, { text, attachments }: Message): string | undefined {
  const own = PASTED_ID.exec(pasted)?.[1] ?? PASTED_ID.exec(text)?.[1];
  if (own !== undefined) return own;
  for (const { content } of attachments.slice(0, MOST_PARTS)) {
    const id = PASTED_ID.exec(decodeBytes(content.subarray(0, LONGEST_FIELDS)))?.[1];
    if (id !== undefined) return id;
  }
  return undefined;
}

function namedId(message: Message): string | null {
  for (const part of message.attachments) {
    if (!part.contentType.endsWith('delivery-status')) continue;
    const id = NAMED_ID.exec(decodeBytes(part.content.subarray(0, LONGEST_FIELDS)))?.[1];
    if (id !== undefined) return id;
  }
  return null;
}

function recipientsOf(returned: readonly Headers[], pasted: string): string[] {
  const told = returned.map(headers => headerOf(headers, 'to')).find(to => to !== '');
  return addressesIn(told ?? PASTED_TO.exec(pasted)?.[1] ?? '');
}
