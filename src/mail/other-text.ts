import { calendarToText } from './calendar-text.ts';
import { enrichedToText } from './enriched-text.ts';
import { rtfToText } from './rtf.ts';

type Reader = (source: string) => string;

/** Formats of bodies besides plain text and HTML, which mailparser reads. */
const READERS: Readonly<Record<string, Reader>> = {
  'text/calendar': calendarToText,
  'text/enriched': enrichedToText,
  'text/richtext': enrichedToText,
  'text/rtf': rtfToText,
  'application/rtf': rtfToText,
  'text/markdown': text => text,
  'text/x-markdown': text => text,
};

/** What a part says that is no plain text or HTML; '' where it says nothing, or is a file with a name. */
export function otherText(contentType: string, filename: string, source: () => string): string {
  const reader = READERS[contentType];
  const isFile = filename !== '' && contentType !== 'text/calendar';
  if (!reader || isFile) return '';
  const text = source().replace(/\r\n?/g, '\n');
  return contentType.endsWith('rtf') && !text.startsWith('{\\rtf') ? '' : reader(text);
}
