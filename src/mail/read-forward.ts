// A forwarded mail, inline or attached as a mail of its own (message/rfc822).
import { type Forward, readInlineForward } from './forward.ts';
import type { Message } from './message.ts';
import { readMessage } from './read-message.ts';
import { subjectPrefix } from './subject.ts';

/** An attached mail larger than this, in bytes, is not read a second time. */
const LARGEST = 8 * 1024 * 1024;

/** The mail that `message` passes on; null when it passes on none. */
export async function readForward(message: Message): Promise<Forward | null> {
  return readInlineForward(message.subject, message.text) ?? (await readAttached(message));
}

/** Several attached mails are a collection; with a forward's subject the first is what it is about. */
async function readAttached(message: Message): Promise<Forward | null> {
  const { forward, reply } = subjectPrefix(message.subject);
  const attached = message.attachments.filter(
    ({ contentType, content }) =>
      contentType === 'message/rfc822' && content.length > 0 && content.length <= LARGEST,
  );
  const [first] = attached;
  if (!first || (attached.length > 1 && !forward) || (reply && !forward)) return null;
  const original = await readMessage(first.content).catch(() => null);
  if (!original?.from) return null;
  const { messageId, from, to, cc, subject, date, text } = original;
  return {
    messageId,
    from,
    to,
    cc,
    subject,
    date,
    text: text.trim(),
    message: message.text.trim(),
  };
}
