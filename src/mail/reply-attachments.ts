import type { Attachment, Message } from './message.ts';

/** Signatures over the mail as it was sent: broken by relaying it, and they name the human's address. */
const MAIL_SIGNATURES: ReadonlySet<string> = new Set([
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
]);
const CID = /cid:([^"'\s)>]{1,500})/gi;

/**
 * Indices of the attachments that go to the customer: all that the human attached, and the pictures
 * that the HTML shows after stripping; not those that only the quotation showed.
 */
export function keptAttachments(message: Message, stripped: string | null): number[] {
  const before = contentIds(message.html ?? '');
  const after = contentIds(stripped ?? '');
  return message.attachments.flatMap((attachment, index) =>
    isKept(attachment, before, after) ? [index] : [],
  );
}

function isKept(
  attachment: Attachment,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): boolean {
  if (MAIL_SIGNATURES.has(attachment.contentType)) return false;
  const id = attachment.contentId?.toLowerCase() ?? '';
  return id === '' || !before.has(id) || after.has(id);
}

function contentIds(html: string): Set<string> {
  const ids = [...html.matchAll(CID)].map(match => decoded(match[1] ?? ''));
  return new Set(ids.map(id => id.toLowerCase()));
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
