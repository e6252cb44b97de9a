// How different mail clients wrap the same words.
import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import {
  encodeWords,
  type Header,
  multipart,
  type Part,
  type TextStyle,
  textPart,
  writeMessage,
} from './mime-write.ts';

const ZONE = 'Europe/Berlin';

/** Who writes to whom, and when. */
export interface Envelope {
  /** Distinguishes the mails of one run. */
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly to: string;
  readonly subject: string;
  readonly at: Date;
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** RFC 5322 date in the shop's zone: `Mon, 23 Nov 2026 10:04:00 +0100`. */
export function mailDate(at: Date): string {
  return DateTime.fromJSDate(at, { zone: ZONE }).setLocale('en-US').toRFC2822() ?? '';
}

/** `23. November`, or `23. November 2026` */
export function germanDay(at: Date, withYear = false): string {
  const format = withYear ? 'd. LLLL yyyy' : 'd. LLLL';
  return DateTime.fromJSDate(at, { zone: ZONE }).setLocale('de').toFormat(format);
}

/** Letters and digits that differ from mail to mail and run to run. */
export function idOf(...seeds: readonly string[]): string {
  return createHash('sha256').update(seeds.join(' ')).digest('hex').slice(0, 24);
}

export function addressHeader(name: string, address: string): string {
  const shown = encodeWords(name);
  return shown === name && /[^\w -]/.test(name)
    ? `"${name}" <${address}>`
    : `${shown} <${address}>`;
}

/** What the shop's own mail server puts on top (RFC 5321 section 4.4). */
export function traceHeaders(mail: Envelope, returnPath = mail.address): Header[] {
  const domain = mail.address.split('@')[1] ?? 'localhost';
  const id = idOf(mail.id, mail.at.toISOString(), 'received').slice(0, 12).toUpperCase();
  const shop = mail.to.split('@')[1] ?? 'localhost';
  return [
    ['Return-Path', `<${returnPath}>`],
    ['Delivered-To', mail.to],
    [
      'Received',
      `from mail.${domain} (mail.${domain} [192.0.2.25]) by mx.${shop} with ESMTPS id ${id} for <${mail.to}>; ${mailDate(mail.at)}`,
    ],
  ];
}

export function basicHeaders(mail: Envelope, messageId = messageIdOf(mail)): Header[] {
  return [
    ['From', addressHeader(mail.name, mail.address)],
    ['To', mail.to],
    ['Subject', encodeWords(mail.subject)],
    ['Date', mailDate(mail.at)],
    ['Message-ID', messageId],
    ['MIME-Version', '1.0'],
  ];
}

export function messageIdOf(mail: Pick<Envelope, 'id' | 'address' | 'at'>): string {
  const domain = mail.address.split('@')[1] ?? 'localhost';
  return `<${idOf(mail.id, mail.at.toISOString())}@${domain}>`;
}

const QUOTED: TextStyle = { charset: 'UTF-8', encoding: 'quoted-printable' };

/** Gmail in a browser: text and HTML, one `div` a line. */
export function gmailBody(
  text: string,
  seed: string,
  quote?: { text: string; html: string },
): Part {
  const lines = text.split('\n').map(line => `<div>${escapeHtml(line) || '<br>'}</div>`);
  const html = `<div dir="ltr">${lines.join('')}</div>`;
  return multipart('alternative', `000000000000${idOf(seed, 'gmail').slice(0, 16)}`, [
    textPart('plain', `${text}\n${quote ? `\n${quote.text}` : ''}`, QUOTED),
    textPart('html', quote ? `${html}<br>${quote.html}` : `${html}\n`, QUOTED),
  ]);
}

export function fromGmail(mail: Envelope, text: string): Buffer {
  return writeMessage(
    [...traceHeaders(mail), ...basicHeaders(mail)],
    gmailBody(text, `${mail.id} ${mail.at.toISOString()}`),
  );
}

/** Outlook for Windows: Word's HTML in Latin-1. The words must fit Latin-1. */
export function fromOutlook(mail: Envelope, text: string): Buffer {
  const style: TextStyle = { charset: 'iso-8859-1', encoding: 'quoted-printable' };
  const boundary = `_000_${idOf(mail.id, mail.at.toISOString(), 'outlook').toUpperCase()}_`;
  const paragraphs = text
    .split('\n')
    .map(line => `<p class="MsoNormal">${escapeHtml(line) || '&nbsp;'}<o:p></o:p></p>`);
  const body = multipart('alternative', boundary, [
    textPart('plain', `${text}\n`, style),
    textPart('html', `${OUTLOOK_HEAD}${paragraphs.join('\n')}\n</div>\n</body>\n</html>\n`, style),
  ]);
  return writeMessage(
    [
      ...traceHeaders(mail),
      ...basicHeaders(mail),
      ['X-Mailer', 'Microsoft Outlook 16.0'],
      ['Thread-Index', `AQH${Buffer.from(idOf(mail.id, 'index')).toString('base64').slice(0, 24)}`],
      ['Content-Language', 'de'],
      ['Accept-Language', 'de-DE'],
    ],
    body,
  );
}

const OUTLOOK_HEAD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<meta name="Generator" content="Microsoft Word 15 (filtered medium)">
<style><!--
/* Font Definitions */
@font-face
	{font-family:Calibri;
	panose-1:2 15 5 2 2 2 4 3 2 4;}
/* Style Definitions */
p.MsoNormal, li.MsoNormal, div.MsoNormal
	{margin:0cm;
	font-size:11.0pt;
	font-family:"Calibri",sans-serif;}
--></style>
</head>
<body lang="DE" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">
<div class="WordSection1">
`;

/** Thunderbird: plain text, nothing else. */
export function fromThunderbird(mail: Envelope, text: string): Buffer {
  const style: TextStyle = { charset: 'UTF-8', encoding: '8bit', params: 'format=flowed' };
  return writeMessage(
    [
      ...traceHeaders(mail),
      ...basicHeaders(mail),
      ['User-Agent', 'Mozilla Thunderbird'],
      ['Content-Language', 'de-DE'],
    ],
    textPart('plain', `${text}\n`, style),
  );
}

/** Mail on a Mac: plain text when nothing is formatted. */
export function fromAppleMail(mail: Envelope, text: string): Buffer {
  return writeMessage(
    [...traceHeaders(mail), ...basicHeaders(mail), ['X-Mailer', 'Apple Mail (2.3826.700.81)']],
    textPart('plain', `${text}\n`, { charset: 'utf-8', encoding: 'quoted-printable' }),
  );
}

/** Mail on an iPhone with a picture between the words and the last line. */
export function fromIphone(mail: Envelope, text: string, picture: Part): Buffer {
  const style: TextStyle = { charset: 'utf-8', encoding: 'quoted-printable' };
  const boundary = `Apple-Mail-${idOf(mail.id, mail.at.toISOString(), 'iphone').toUpperCase()}`;
  return writeMessage(
    [...traceHeaders(mail), ...basicHeaders(mail), ['X-Mailer', 'iPhone Mail (22B91)']],
    multipart('mixed', boundary, [
      textPart('plain', `${text}\n\n`, style),
      picture,
      textPart('plain', '\n\nVon meinem iPhone gesendet', style),
    ]),
  );
}
