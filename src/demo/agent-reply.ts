// What an agent's Gmail sends when she answers the handover of the sample refund.
import { DateTime } from 'luxon';
import { readHeader, readText } from './mime-read.ts';
import { headerOf, type MimePart, parseMime } from './mime-tree.ts';
import { encodeWords, writeMessage } from './mime-write.ts';
import { addressHeader, escapeHtml, gmailBody, idOf, mailDate } from './sample-clients.ts';

export interface Answering {
  readonly name: string;
  readonly address: string;
}

const ANNA: Answering = { name: 'Anna Berger', address: 'anna@sonnenblume.example' };

const WORDS = `Guten Tag Herr Pohlmann,

ich hoffe, Ihrer Frau geht es wieder besser. In so einer Zeit hat man wahrlich anderes im Kopf als einen Bewässerungscomputer.

Natürlich nehmen wir das Gerät zurück, die zwei Tage spielen bei uns keine Rolle. Ein Rücksendeetikett geht heute mit der Post an Sie, Sie müssen also nichts ausdrucken und nichts bezahlen. Sobald das Paket bei uns ist, überweisen wir Ihnen die 64,90 Euro.

Wenn Sie noch eine Lösung für Ihren Wasserhahn suchen, schicken Sie mir gern ein Foto davon. Für ältere Messinghähne haben wir meist etwas Passendes, und ich sage Ihnen ehrlich, wenn nicht.

Herzliche Grüße nach Biberach
Anna Berger`;

/** The reply as raw RFC 5322: her words on top, the whole handover quoted below, in text and HTML. */
export function agentReply(
  handoverRaw: Buffer,
  now: Date,
  words: string = WORDS,
  agent: Answering = ANNA,
): Buffer {
  const handover = parseMime(handoverRaw);
  const messageId = headerOf(handover, 'message-id') ?? '';
  const references = [headerOf(handover, 'references') ?? '', messageId].join(' ').trim();
  const id = idOf('reply', messageId, now.toISOString());
  return writeMessage(
    [
      ['MIME-Version', '1.0'],
      ['References', references],
      ['In-Reply-To', messageId],
      ['From', addressHeader(agent.name, agent.address)],
      ['Date', mailDate(now)],
      ['Message-ID', `<CA+${id}@mail.${agent.address.split('@')[1] ?? 'localhost'}>`],
      ['Subject', encodeWords(replySubject(readHeader(handover, 'subject')))],
      ['To', headerOf(handover, 'reply-to') ?? headerOf(handover, 'from') ?? ''],
    ],
    gmailBody(words, id, quoteOf(handover, now)),
  );
}

function replySubject(subject: string): string {
  return /^re:/i.test(subject) ? subject : `Re: ${subject}`;
}

function quoteOf(handover: MimePart, now: Date): { text: string; html: string } {
  const from = readHeader(handover, 'from');
  const found = /^"?([^"<]*?)"?\s*<([^>]*)>/.exec(from);
  const name = found?.[1] ?? from;
  const address = found?.[2] ?? '';
  const opening = `Am ${gmailDate(handover, now)} schrieb ${name} <`;
  const plain = readText(handover, 'plain') ?? '';
  return {
    text: `${wrap(`${opening}${address}>:`).join('\n')}\n\n${quoteText(plain)}\n`,
    html: [
      '<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">',
      `${escapeHtml(opening)}<a href="mailto:${address}">${address}</a>&gt;:<br></div>`,
      '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;',
      'border-left:1px solid rgb(204,204,204);padding-left:1ex">',
      `${quotedHtml(handover, plain)}</blockquote></div>\n`,
    ].join(''),
  };
}

/** `Mo., 23. Nov. 2026 um 10:04 Uhr`, as Gmail writes it in German. */
function gmailDate(handover: MimePart, now: Date): string {
  const written = DateTime.fromRFC2822(headerOf(handover, 'date') ?? '');
  const at = (written.isValid ? written : DateTime.fromJSDate(now)).setZone('Europe/Berlin');
  const day = ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'][at.weekday - 1];
  return `${day}., ${at.day}. ${MONTHS[at.month - 1]} ${at.year} um ${at.toFormat('HH:mm')} Uhr`;
}

const MONTHS = [
  'Jan.',
  'Feb.',
  'März',
  'Apr.',
  'Mai',
  'Juni',
  'Juli',
  'Aug.',
  'Sept.',
  'Okt.',
  'Nov.',
  'Dez.',
];

function quoteText(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .flatMap(line => wrap(line))
    .map(line => (line === '' ? '>' : line.startsWith('>') ? `>${line}` : `> ${line}`))
    .join('\n');
}

/** Gmail breaks quoted lines at blanks once they are too long. */
function wrap(line: string): string[] {
  if (line.length <= 78) return [line];
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > 76) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

/** Gmail keeps what stands in the body and drops style sheets. */
function quotedHtml(handover: MimePart, plain: string): string {
  const html = readText(handover, 'html');
  if (html === null) return escapeHtml(plain).replace(/\n/g, '<br>\n');
  const body = /<body[^>]*>([\s\S]*?)<\/body>/i.exec(html)?.[1] ?? html;
  return body.replace(/<style[\s\S]*?<\/style>/gi, '').replace(/<!--[\s\S]*?-->/g, '');
}
