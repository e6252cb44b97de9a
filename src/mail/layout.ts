import type { UiLanguage } from '../config.ts';
import { escapeHtml, linesToHtml } from './escape-html.ts';
import { barColour, STYLE, STYLE_SHEET, type Tone } from './palette.ts';

/** A whole HTML mail: one column, at most 640 px wide, that needs no picture and no network. */
export function page(language: UiLanguage, title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(title)}</title>
<style>
${STYLE_SHEET}
</style>
</head>
<body class="k-page" style="${STYLE.page}">
<!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<table role="presentation" class="k-page" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px;width:100%;table-layout:fixed;border-collapse:collapse">
<tr><td class="k-text" style="padding:12px 14px 20px;${STYLE.text};overflow-wrap:anywhere;word-break:break-word">
${body}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</body>
</html>
`;
}

/** A fence as a small line of text of its own: what every client keeps when it quotes. */
export function fenceHtml(line: string): string {
  return `<p class="k-dim" style="margin:0 0 8px;${STYLE.fence}">${escapeHtml(line)}</p>`;
}

/** A box with a bar in the colour of what it says. */
export function box(tone: Tone, html: string): string {
  return `<table role="presentation" class="k-box" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;table-layout:fixed;border-collapse:separate;border-radius:6px;${STYLE.box};margin:0 0 16px">
<tr><td class="k-bar-${tone}" width="4" bgcolor="${barColour(tone)}" style="width:4px;font-size:0;line-height:0;border-radius:5px 0 0 5px">&nbsp;</td>
<td class="k-text" style="padding:14px 14px 12px;${STYLE.line};overflow-wrap:anywhere;word-break:break-word">
${html}
</td></tr>
</table>`;
}

/** Plain text as calm paragraphs; what the writer quoted is dimmed. */
export function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .filter(part => part.trim() !== '')
    .map(part => paragraph(part.replace(/^\n|\n$/g, '')))
    .join('\n');
}

/** A customer's mail as text. */
export function mailFromText(text: string): string {
  return `<div class="k-mail" dir="auto">${paragraphs(text)}</div>`;
}

/**
 * A customer's HTML, sanitized before. Colours of its own were chosen for white paper: it gets some,
 * in dark mode too. What is too wide scrolls by itself.
 */
export function mailFromHtml(html: string): string {
  const paper = /color|background/i.test(html);
  const style = paper
    ? 'background-color:#ffffff;color:#1f2328;padding:10px;border-radius:6px;'
    : '';
  return (
    `<div class="k-mail${paper ? ' k-paper' : ''}" dir="auto" ` +
    // Without a unit: a heading's lines stand as far apart as it needs.
    `style="${style}line-height:1.5;max-width:100%;overflow-x:auto">${html}</div>`
  );
}

function paragraph(part: string): string {
  const quoted = part.split('\n').every(line => line.startsWith('>'));
  const dim = quoted ? ' class="k-dim"' : '';
  return `<p${dim} style="margin:0 0 14px;${quoted ? STYLE.quoted : STYLE.body}">${linesToHtml(reflow(part))}</p>`;
}

/** Below this a line was ended by hand; most mail programs wrap between 72 and 78. */
const WRAP = 72;

/**
 * Joins lines that a mail program wrapped, so that a narrow screen doesn't break each in two: a
 * line was wrapped when the next word would not have fitted.
 */
function reflow(part: string): string {
  const lines = part.split('\n');
  let out = lines[0] ?? '';
  lines.slice(1).forEach((line, index) => {
    out += wasWrapped(lines[index] ?? '', line) ? ` ${line}` : `\n${line}`;
  });
  return out;
}

function wasWrapped(line: string, next: string): boolean {
  const word = /^\p{L}[^\s]{0,80}/u.exec(next)?.[0];
  if (word === undefined || line.startsWith('>') || line.length > 80) return false;
  return line.length + 1 + word.length >= WRAP;
}
