// A mail program makes a picture's Content-ID of its computer's or its provider's name: nobody's business.
import type { LetterAttachment } from './letter.ts';

/** Old Content-ID, lower case, without brackets -> the new one. */
export type ContentIds = ReadonlyMap<string, string>;

/**
 * A new Content-ID for each file that has one (RFC 2392: `cid:` and the id without brackets).
 * @param unique makes them differ from every other mail's
 */
export function freshContentIds(
  files: readonly { readonly contentId: string | null }[],
  unique: string,
  supportAddress: string,
): ContentIds {
  const domain = supportAddress.slice(supportAddress.lastIndexOf('@') + 1);
  const ids = new Map<string, string>();
  for (const { contentId } of files) {
    const old = contentId?.toLowerCase();
    if (old && !ids.has(old)) ids.set(old, `part${ids.size + 1}.${unique}@${domain}`);
  }
  return ids;
}

/** The file under its new Content-ID. */
export function withContentId(file: LetterAttachment, ids: ContentIds): LetterAttachment {
  const fresh = ids.get(file.contentId?.toLowerCase() ?? '') ?? null;
  return { ...file, contentId: fresh };
}

/** The new `cid:` URL for an old one; null when no such file goes along. */
export function freshCidUrl(url: string, ids: ContentIds): string | null {
  const fresh = ids.get(decoded(url.trim().slice('cid:'.length)).toLowerCase());
  return fresh === undefined ? null : `cid:${fresh}`;
}

/** Outlook writes `[cid:image001.png@...]` into the plain text; what does not go along says nothing there. */
export function renameCidsInText(text: string, ids: ContentIds): string {
  return text.replace(/\[?\bcid:([^\s[\]<>"')]{1,500})\]?/gi, (found: string, id: string) => {
    const fresh = ids.get(decoded(id).toLowerCase());
    if (fresh === undefined) return found.startsWith('[') && id.includes('@') ? '' : found;
    return found.replace(id, fresh);
  });
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
