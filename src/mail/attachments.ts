import { describedFilename, messageFilename, numbered, safeFilename } from './filenames.ts';
import { parseHead } from './headers.ts';
import type { Attachment } from './message.ts';
import type { RawPart } from './parse-mime.ts';
import { bodyStart, mendRaw } from './raw-mail.ts';
import { readSubject } from './subject-line.ts';

/** Attached mails whose subject is looked up for a name; the rest are plain `message.eml`. */
const MOST_NAMED = 20;

/** The parts that are not the body, named and told apart: inline is what the HTML shows itself. */
export function toAttachments(parts: readonly RawPart[], html: string): Attachment[] {
  const shown = parts.some(part => part.contentId !== null) ? contentIdsIn(html) : new Set();
  const attachments: Attachment[] = [];
  const taken = new Map<string, number>();
  for (const part of parts) {
    attachments.push({
      filename: nameOf(part, taken, attachments.length < MOST_NAMED),
      contentType: part.contentType,
      size: part.size,
      inline: part.contentId !== null && shown.has(part.contentId),
      contentId: part.contentId,
      content: part.content,
    });
  }
  return attachments;
}

/** What the sender calls it; else what it can be called, numbered where several would be called the same. */
function nameOf(part: RawPart, taken: Map<string, number>, mayLook: boolean): string {
  if (part.filename !== '') return safeFilename(part.filename, part.contentType);
  const name = inventName(part, mayLook);
  const times = taken.get(name) ?? 0;
  taken.set(name, times + 1);
  return times === 0 ? name : numbered(name, times);
}

function inventName(part: RawPart, mayLook: boolean): string {
  if (part.contentType === 'message/rfc822' && mayLook) {
    const head = part.content.subarray(0, bodyStart(part.content));
    return messageFilename(readSubject(parseHead(mendRaw(head))));
  }
  return describedFilename(part) || safeFilename('', part.contentType);
}

/** The Content-IDs that an HTML body refers to (RFC 2392). */
function contentIdsIn(html: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const match of html.matchAll(/cid:([^"'\s<>)]{1,256})/gi)) {
    const id = match[1] ?? '';
    ids.add(id);
    ids.add(unescapeUrl(id));
  }
  return ids;
}

function unescapeUrl(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
