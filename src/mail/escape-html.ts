/** The ampersand first, or it would be escaped again. */
const ENTITIES: readonly (readonly [sign: string, entity: string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
];

/** Text for an HTML element or a quoted attribute. Sign by sign: a million of them need no memory. */
export function escapeHtml(text: string): string {
  return ENTITIES.reduce((all, [sign, entity]) => all.replaceAll(sign, entity), text);
}

/** Escaped text of one line, in which ticket numbers and times of day are never torn apart. */
export function lineToHtml(text: string): string {
  return escapeHtml(text).replace(
    /\bK-\d{5,15}\b|\b\d\d:\d\d Uhr\b/g,
    '<span style="white-space:nowrap">$&</span>',
  );
}

/** Escaped text whose line breaks and indentation stay visible without CSS (Outlook has no pre-wrap). */
export function linesToHtml(text: string): string {
  return escapeHtml(text)
    .replace(/\t/g, '    ')
    .replace(/ {2}/g, '&nbsp; ')
    .replace(/\n/g, '<br>\n');
}
