import type { DigestContent, DigestEntry } from './digest-content.ts';
import { escapeHtml, lineToHtml } from './escape-html.ts';
import { barColour, STYLE, tint } from './palette.ts';

/** The digest as a column of numbered entries. */
export function digestHtml(content: DigestContent): string {
  const parts = [
    `<h1 style="margin:4px 0 10px;${STYLE.heading}">${escapeHtml(content.title)}</h1>`,
    `<p style="margin:0 0 4px;${STYLE.body}">${escapeHtml(content.summary)}</p>`,
    `<p class="k-dim" style="margin:0 0 18px;${STYLE.quoted}">${escapeHtml(content.since)}</p>`,
    ...content.entries.map(entryHtml),
    content.more === ''
      ? ''
      : `<p class="k-dim" style="margin:0 0 18px;${STYLE.quoted}">${escapeHtml(content.more)}</p>`,
    ...content.lists.map(listHtml),
    content.footer === ''
      ? ''
      : `<p class="k-dim k-rule" style="margin:22px 0 0;${STYLE.help}">${escapeHtml(content.footer)}</p>`,
  ];
  return parts.filter(part => part !== '').join('\n');
}

function entryHtml(entry: DigestEntry, index: number): string {
  const marks = entry.marks
    .map(mark => tint(mark.tone, `<b>${escapeHtml(mark.text)}</b>`))
    .join(', ');
  const why =
    entry.why === '' ? '' : `<p style="margin:6px 0 0;${STYLE.line}">${escapeHtml(entry.why)}</p>`;
  return `<table role="presentation" class="k-box" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;table-layout:fixed;border-collapse:separate;border-radius:6px;${STYLE.box};margin:0 0 10px">
<tr><td class="k-bar-${entry.tone}" width="4" bgcolor="${barColour(entry.tone)}" style="width:4px;font-size:0;line-height:0;border-radius:5px 0 0 5px">&nbsp;</td>
<td class="k-dim" width="34" align="right" valign="top" style="width:34px;padding:11px 0 0;${STYLE.number}">${index + 1}.</td>
<td class="k-text" valign="top" style="padding:11px 12px 12px 10px;${STYLE.line};overflow-wrap:anywhere;word-break:break-word">
<p style="margin:0;${STYLE.body}"><strong>${escapeHtml(entry.name)}</strong>${marks === '' ? '' : `: ${marks}`}</p>
<p style="margin:0 0 4px;${STYLE.line}">${lineToHtml(entry.subject)}</p>
<p class="k-dim" style="margin:0;${STYLE.small}">${entry.state.map(lineToHtml).join('<br>\n')}</p>
${why}
</td></tr>
</table>`;
}

function listHtml(list: DigestContent['lists'][number]): string {
  const items = list.items.map(
    item =>
      `<p style="margin:0 0 4px 10px;text-indent:-10px;${STYLE.line}">- ${escapeHtml(item)}</p>`,
  );
  return [
    `<h2 style="margin:22px 0 8px;${STYLE.heading2}">${escapeHtml(list.title)}</h2>`,
    ...items,
  ].join('\n');
}
