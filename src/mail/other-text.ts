import { calendarToText } from './calendar-text.ts';
import { enrichedToText } from './enriched-text.ts';
import { htmlToText } from './html-to-text.ts';
import { rtfToText } from './rtf.ts';

type Reader = (source: string) => string;

/** Formats of bodies; plain text and HTML are here only when they are called attachments. */
const READERS: Readonly<Record<string, Reader>> = {
  'text/calendar': calendarToText,
  'text/enriched': enrichedToText,
  'text/richtext': enrichedToText,
  'text/rtf': rtfToText,
  'application/rtf': rtfToText,
  'text/plain': text => text,
  'text/html': htmlToText,
  'text/markdown': text => text,
  'text/x-markdown': text => text,
};

/** What a part says that is not in the body; '' where it says nothing, or is a file with a name. */
export function otherText(contentType: string, filename: string, source: () => string): string {
  const reader = READERS[contentType];
  const isFile = filename !== '' && contentType !== 'text/calendar';
  if (!reader || isFile) return '';
  const text = source().replace(/\r\n?/g, '\n');
  return contentType.endsWith('rtf') && !text.startsWith('{\\rtf') ? '' : reader(text);
}
