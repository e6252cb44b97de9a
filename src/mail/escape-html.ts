const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an HTML element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, char => ENTITIES[char] ?? char);
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
