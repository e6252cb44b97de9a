// Which pictures of a mail's HTML stay, and under which address.
import { type ContentIds, freshCidUrl } from './content-ids.ts';

export interface PictureOptions {
  /** Pictures that the mail brings along, Content-IDs in lower case; null: all that it names. */
  readonly contentIds: ReadonlySet<string> | null;
  /** Pictures go along under these names, and others not at all; null: as they are called. */
  readonly newIds: ContentIds | null;
  /** Pictures may be loaded from the web. */
  readonly remotePictures: boolean;
}

/** True for a picture that came within the mail (RFC 2392). */
export function isLocal(source: string): boolean {
  return /^cid:/i.test(source);
}

/** The address that a picture keeps; null: it is not to be shown. */
export function pictureUrl(source: string, options: PictureOptions): string | null {
  return isLocal(source) ? broughtAs(source, options) : loadedFrom(source, options);
}

function loadedFrom(source: string, { remotePictures }: PictureOptions): string | null {
  return remotePictures && /^https?:\/\//i.test(source) ? source : null;
}

/** The URL by which it is found in the mail; null: it isn't there. */
function broughtAs(source: string, options: PictureOptions): string | null {
  if (!isBrought(source, options)) return null;
  return options.newIds === null ? source : freshCidUrl(source, options.newIds);
}

function isBrought(source: string, { contentIds }: PictureOptions): boolean {
  const id = source.slice('cid:'.length);
  if (!/^[^\s"'<>]{1,500}$/.test(id)) return false;
  if (contentIds === null) return true;
  return contentIds.has(id.toLowerCase()) || contentIds.has(unescaped(id).toLowerCase());
}

function unescaped(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Too small to be seen: it counts who opened the mail. */
export function isPixel({ width, height, style }: Readonly<Record<string, string>>): boolean {
  const tiny = (size: string | undefined) => /^\s*[0-2](?:px)?\s*$/.test(size ?? '');
  return (
    tiny(width) ||
    tiny(height) ||
    /(?:^|[;\s])(?:width|height)\s{0,9}:\s{0,9}[0-2](?:px)?\s*(?:;|!|$)/i.test(
      (style ?? '').slice(0, 2_000),
    )
  );
}
