// Pictures that a mail program wrote into the HTML itself (`data:`, RFC 2397) instead of attaching them.
// Hardly any other program shows them there, so they become what they should have been: inline parts.
import type { Attachment } from './message.ts';

/** No class of characters here holds a quotation mark: each try ends at the next one. */
const PICTURE =
  /(\bsrc\s{0,5}=\s{0,5})(["'])data:image\/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]{1,8000000})\2/gi;
const MOST_PICTURES = 50;
/** Smaller ones are spacers. */
const SMALLEST = 100;

/** How files begin, whatever they call themselves. */
const TYPES: readonly (readonly [start: string, type: string, ending: string])[] = [
  ['\x89PNG\r\n', 'image/png', 'png'],
  ['\xff\xd8\xff', 'image/jpeg', 'jpg'],
  ['GIF8', 'image/gif', 'gif'],
  ['RIFF', 'image/webp', 'webp'],
];

export interface TakenPictures {
  /** With `cid:` in place of each picture that was taken out. */
  readonly html: string;
  /** In order of appearance: their place behind the mail's own parts is always the same. */
  readonly pictures: readonly Attachment[];
}

export function takeDataPictures(html: string): TakenPictures {
  if (!/data:image\//i.test(html)) return { html, pictures: [] };
  const pictures: Attachment[] = [];
  const rest = html.replace(PICTURE, (whole, src: string, quote: string, base64: string) => {
    if (pictures.length === MOST_PICTURES) return whole;
    const picture = toPicture(Buffer.from(base64, 'base64'), pictures.length + 1);
    if (picture === null) return whole;
    pictures.push(picture);
    return `${src}${quote}cid:${picture.contentId}${quote}`;
  });
  return { html: rest, pictures };
}

function toPicture(content: Buffer, number: number): Attachment | null {
  const start = content.toString('latin1', 0, 8);
  const found = TYPES.find(([bytes]) => start.startsWith(bytes));
  if (!found || content.length < SMALLEST) return null;
  const [, contentType, ending] = found;
  return {
    filename: `picture-${number}.${ending}`,
    contentType,
    size: content.length,
    inline: true,
    contentId: `picture-${number}@data.invalid`,
    content,
  };
}
