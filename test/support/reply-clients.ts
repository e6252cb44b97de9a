// How mail clients write a reply to a handover: text and HTML, as each of them really does.
import type { UiLanguage } from '../../src/config.ts';
import { escapeHtml } from '../../src/mail/escape-html.ts';
import type { HandoverSample } from './handover-sample.ts';

export interface Body {
  readonly text: string | null;
  readonly html: string | null;
}

export interface Quoted {
  readonly ui: UiLanguage;
  /** Display name and address of the handover's sender. */
  readonly name: string;
  readonly address: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** What stands in the body element of the HTML. */
  readonly inner: string;
  readonly messageId: string;
}

/** A client's way to put the human's words (lines) above the quotation. */
export type Client = (words: string, quoted: Quoted) => Body;

export function quotedOf(sample: HandoverSample): Quoted {
  const { letter, sent, ui } = sample;
  const html = letter.html ?? '';
  return {
    ui,
    name: letter.from.name,
    address: letter.from.address,
    to: `Anna Berger <${sent.ownPersonAddress}>`,
    subject: letter.subject,
    text: letter.text.trimEnd(),
    inner: /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1]?.trim() ?? html,
    messageId: sent.messageIds[0] ?? '',
  };
}

type Say = Readonly<Record<UiLanguage, string>>;

const lines = (words: string) => words.split('\n');
const prefixed = (text: string, mark: string) =>
  lines(text)
    .map(line => (line === '' ? mark.trimEnd() : mark + line))
    .join('\n');
const mailto = (address: string) => `&lt;<a href="mailto:${address}">${address}</a>&gt;`;
const who = (q: Quoted) => `${q.name} <${q.address}>`;
const whoHtml = (q: Quoted) => `${escapeHtml(q.name)} ${mailto(q.address)}`;

function outlookHeader(q: Quoted): [string, string][] {
  const say: Readonly<Record<UiLanguage, [string, string][]>> = {
    de: [
      ['Von', who(q)],
      ['Gesendet', 'Montag, 23. November 2026 10:15'],
      ['An', q.to],
      ['Betreff', q.subject],
    ],
    en: [
      ['From', who(q)],
      ['Sent', 'Monday, November 23, 2026 10:15 AM'],
      ['To', q.to],
      ['Subject', q.subject],
    ],
  };
  return say[q.ui];
}

const outlookHeaderText = (q: Quoted) =>
  outlookHeader(q)
    .map(([label, value]) => `${label}: ${value}`)
    .join('\n');
const outlookHeaderHtml = (q: Quoted) =>
  outlookHeader(q)
    .map(([label, value]) => `<b>${label}:</b> ${escapeHtml(value)}`)
    .join('<br>\n');

const wordParagraph = (line: string) =>
  line === ''
    ? "<p class=MsoNormal><span style='mso-fareast-language:EN-US'><o:p>&nbsp;</o:p></span></p>"
    : `<p class=MsoNormal><span style='mso-fareast-language:EN-US'>${escapeHtml(line)}<o:p></o:p></span></p>`;

/** Outlook 2016 and later for Windows: Word writes the HTML. */
export const outlookDesktop: Client = (words, q) => ({
  text: `${words}\n\n${outlookHeaderText(q)}\n\n${q.text}\n`,
  html: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15 (filtered medium)"><style><!--
/* Style Definitions */
p.MsoNormal, li.MsoNormal, div.MsoNormal
	{margin:0cm;
	font-size:11.0pt;
	font-family:"Calibri",sans-serif;}
div.WordSection1
	{page:WordSection1;}
--></style><!--[if gte mso 9]><xml>
<o:shapedefaults v:ext="edit" spidmax="1026" />
</xml><![endif]--></head><body lang=DE link="#0563C1" vlink="#954F72" style='word-wrap:break-word'><div class=WordSection1>${lines(words).map(wordParagraph).join('')}<p class=MsoNormal><span style='mso-fareast-language:EN-US'><o:p>&nbsp;</o:p></span></p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>${outlookHeaderHtml(q)}<o:p></o:p></p></div></div><p class=MsoNormal><o:p>&nbsp;</o:p></p>${q.inner}</div></body></html>`,
});

/** Outlook for Windows that writes plain text. */
export const outlookPlain: Client = (words, q) => {
  const divider: Say = {
    de: '-----Ursprüngliche Nachricht-----',
    en: '-----Original Message-----',
  };
  return {
    text: `${words}\n\n${divider[q.ui]}\n${outlookHeaderText(q)}\n\n${q.text}\n`,
    html: null,
  };
};

const owaLine = (line: string) =>
  `<div class="elementToProof" style="font-family: Aptos, Aptos_EmbeddedFont, Aptos_MSFontService, Calibri, Helvetica, sans-serif; font-size: 12pt; color: rgb(0, 0, 0);">\n${line === '' ? '<br>' : escapeHtml(line)}</div>`;
const owaQuote = (q: Quoted) =>
  `<hr style="display:inline-block;width:98%" tabindex="-1">
<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${outlookHeaderHtml(q)}</font>
<div>&nbsp;</div>
</div>
<div class="x_k-page">${q.inner.replaceAll('class="k-', 'class="x_k-')}</div>`;

/** The new Outlook and Outlook on the web. */
export const outlookWeb: Client = (words, q) => ({
  text: `${words}\n________________________________\n${outlookHeaderText(q)}\n\n${q.text}\n`,
  html: `<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style>
</head>
<body dir="ltr">
${lines(words).map(owaLine).join('\n')}
<div id="appendonsend"></div>
${owaQuote(q)}
</body>
</html>`,
});

/** Outlook for iOS and Android. */
export const outlookPhone: Client = (words, q) => {
  const device: Say = {
    de: 'Outlook für iOS<https://aka.ms/o0ukef> beziehen',
    en: 'Get Outlook for iOS<https://aka.ms/o0ukef>',
  };
  const deviceHtml: Say = {
    de: '<a href="https://aka.ms/o0ukef">Outlook für iOS</a> beziehen',
    en: 'Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a>',
  };
  return {
    text: `${words}\n\n${device[q.ui]}\n________________________________\n${outlookHeaderText(q)}\n\n${q.text}\n`,
    html: `<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
</head>
<body>
${lines(words)
  .map(
    line =>
      `<div dir="ltr" style="font-family: Aptos, Arial, sans-serif;">${line === '' ? '<br>' : escapeHtml(line)}</div>`,
  )
  .join('\n')}
<div id="ms-outlook-mobile-body-separator-line" dir="ltr"><br></div>
<div id="ms-outlook-mobile-signature" dir="ltr">${deviceHtml[q.ui]}</div>
<div id="mail-editor-reference-message-container" class="ms-outlook-mobile-reference-message skipProofing">
${owaQuote(q)}
</div>
</body>
</html>`,
  };
};

const gmailLine = (line: string) => `<div>${line === '' ? '<br>' : escapeHtml(line)}</div>`;
const GMAIL_QUOTE =
  '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">';

/** Gmail on the web. */
export const gmailWeb: Client = (words, q) => {
  const intro: Say = {
    de: `Am Mo., 23. Nov. 2026 um 10:15 Uhr schrieb ${q.name} <${q.address}>:`,
    en: `On Mon, Nov 23, 2026 at 10:15 AM ${q.name} <${q.address}> wrote:`,
  };
  const introHtml: Say = {
    de: `Am Mo., 23. Nov. 2026 um 10:15&nbsp;Uhr schrieb ${whoHtml(q)}:<br>`,
    en: `On Mon, Nov 23, 2026 at 10:15\u202fAM ${whoHtml(q)} wrote:<br>`,
  };
  return {
    text: `${words}\n\n${wrap(intro[q.ui], 76).join('\n')}\n\n${prefixed(
      lines(q.text)
        .flatMap(line => wrap(line, 74))
        .join('\n'),
      '> ',
    )}\n`,
    html: `<div dir="ltr">${lines(words).map(gmailLine).join('')}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${introHtml[q.ui]}</div>${GMAIL_QUOTE}<u></u>

<div style="margin:0;padding:0">${q.inner}</div>
</blockquote></div>\n`,
  };
};

/** Gmail for Android and iOS. */
export const gmailApp: Client = (words, q) => {
  const intro: Say = {
    de: `${q.name} <${q.address}> schrieb am Mo., 23. Nov. 2026, 10:15:`,
    en: `On Mon, 23 Nov 2026, 10:15 ${q.name}, <${q.address}> wrote:`,
  };
  const introHtml: Say = {
    de: `${whoHtml(q)} schrieb am Mo., 23. Nov. 2026, 10:15:<br>`,
    en: `On Mon, 23 Nov 2026, 10:15 ${escapeHtml(q.name)}, ${mailto(q.address)} wrote:<br>`,
  };
  return {
    text: `${words}\n\n${wrap(intro[q.ui], 76).join('\n')}\n\n${prefixed(
      lines(q.text)
        .flatMap(line => wrap(line, 74))
        .join('\n'),
      '> ',
    )}\n`,
    html: `<div dir="auto">${lines(words)
      .map(line => `<div dir="auto">${line === '' ? '<br>' : escapeHtml(line)}</div>`)
      .join(
        '',
      )}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${introHtml[q.ui]}</div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex"><u></u>\n${q.inner}</blockquote></div>\n`,
  };
};

const appleIntro = (q: Quoted, from: string): string =>
  ({
    de: `Am 23.11.2026 um 10:15 schrieb ${from}:`,
    en: `On 23. Nov 2026, at 10:15, ${from} wrote:`,
  })[q.ui];

/** Apple Mail on a Mac. */
export const appleMail: Client = (words, q) => ({
  text: `${words}\n\n> ${appleIntro(q, who(q))}\n> \n${prefixed(q.text, '> ')}\n\n`,
  html: `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">${lines(words).map(gmailLine).join('')}<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>${appleIntro(q, whoHtml(q))}</div><br class="Apple-interchange-newline"><div><meta charset="UTF-8">${q.inner}</div></blockquote></div><br></body></html>`,
});

/** Mail on an iPhone: its text has U+FEFF where the quotation begins. */
export const iphoneMail: Client = (words, q) => {
  const device: Say = { de: 'Von meinem iPhone gesendet', en: 'Sent from my iPhone' };
  return {
    text: `${words}\n\n${device[q.ui]}\n\n> ${appleIntro(q, who(q))}\n> \n${prefixed(`\ufeff${q.text}`, '> ')}\n`,
    html: `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto">${lines(words).map(gmailLine).join('')}<div><br id="lineBreakAtBeginningOfSignature"><div dir="ltr">${device[q.ui]}</div><div dir="ltr"><br><blockquote type="cite">${appleIntro(q, whoHtml(q))}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">\ufeff${q.inner}</div></blockquote></div></body></html>`,
  };
};

const thunderbirdIntro = (q: Quoted, from: string): string =>
  ({
    de: `Am 23.11.26 um 10:15 schrieb ${from}:`,
    en: `On 23/11/2026 10:15, ${from} wrote:`,
  })[q.ui];
const thunderbirdQuote = (q: Quoted) =>
  `<div class="moz-cite-prefix">${thunderbirdIntro(q, escapeHtml(q.name))}<br>
    </div>
    <blockquote type="cite" cite="mid:${q.messageId.replace(/[<>]/g, '')}">
      <meta http-equiv="content-type" content="text/html; charset=UTF-8">
      ${q.inner}
    </blockquote>`;
const thunderbirdPage = (inner: string) => `<!DOCTYPE html>
<html>
  <head>
    <meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
  </head>
  <body>
    ${inner}
  </body>
</html>
`;
const thunderbirdWords = (words: string) =>
  words
    .split('\n\n')
    .map(part => `<p>${lines(part).map(escapeHtml).join('<br>\n      ')}</p>`)
    .join('\n    ');

/** Thunderbird, answer above the quotation. */
export const thunderbirdTop: Client = (words, q) => ({
  text: `${words}\n\n${thunderbirdIntro(q, q.name)}\n${prefixed(q.text, '> ')}\n`,
  html: thunderbirdPage(
    `${thunderbirdWords(words)}\n    ${thunderbirdQuote(q)}\n    <p><br>\n    </p>`,
  ),
});

/** Thunderbird, answer below the quotation. */
export const thunderbirdBottom: Client = (words, q) => ({
  text: `${thunderbirdIntro(q, q.name)}\n${prefixed(q.text, '> ')}\n\n${words}\n`,
  html: thunderbirdPage(`${thunderbirdQuote(q)}\n    <br>\n    ${thunderbirdWords(words)}`),
});

/** Thunderbird set to plain text. */
export const thunderbirdText: Client = (words, q) => ({
  ...thunderbirdTop(words, q),
  html: null,
});

/** K-9 Mail on Android. */
export const k9: Client = (words, q) => {
  const intro: Say = {
    de: `Am 23. November 2026 10:15:00 MEZ schrieb ${who(q)}:`,
    en: `On 23 November 2026 10:15:00 CET, ${who(q)} wrote:`,
  };
  const device: Say = {
    de: 'Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.',
    en: 'Sent from my Android device with K-9 Mail. Please excuse my brevity.',
  };
  return {
    text: `${words}\n-- \n${device[q.ui]}\n\n${intro[q.ui]}\n${prefixed(q.text, '>')}\n`,
    html: `<!DOCTYPE html><html><body><div dir="auto">${lines(words).map(escapeHtml).join('<br>\n')}</div><div dir='auto'><div class='k9mail-signature'>-- <br>\n${device[q.ui]}</div></div><br><br><div class="gmail_quote"><div dir="auto">${escapeHtml(intro[q.ui])}</div><blockquote class="gmail_quote" style="margin: 0pt 0pt 0pt 0.8ex; border-left: 1px solid rgb(204, 204, 204); padding-left: 1ex;">\n${q.inner}\n</blockquote></div></body></html>`,
  };
};

/** WEB.DE and GMX on the web: HTML alone. */
export const gmx: Client = (words, q) => {
  const say: Readonly<Record<UiLanguage, readonly [string, string, string, string]>> = {
    de: ['Gesendet', 'Von', 'An', 'Betreff'],
    en: ['Sent', 'From', 'To', 'Subject'],
  };
  const [sent, from, to, subject] = say[q.ui];
  const at =
    q.ui === 'de'
      ? 'Montag, 23. November 2026 um 10:15 Uhr'
      : 'Monday, November 23, 2026 at 10:15 AM';
  return {
    text: null,
    html: `<html><head></head><body><div style="font-family: Verdana;font-size: 12.0px;">${lines(
      words,
    )
      .map(line => `<div>${line === '' ? '&nbsp;' : escapeHtml(line)}</div>`)
      .join('\n')}
<div>&nbsp;
<div>&nbsp;
<div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5; word-wrap: break-word; -webkit-nbsp-mode: space; -webkit-line-break: after-white-space;">
<div style="margin:0 0 10px 0;"><b>${sent}:</b>&nbsp;${at}<br/>
<b>${from}:</b>&nbsp;&quot;${escapeHtml(q.name)}&quot; &lt;${q.address}&gt;<br/>
<b>${to}:</b>&nbsp;${escapeHtml(q.to)}<br/>
<b>${subject}:</b>&nbsp;${escapeHtml(q.subject)}</div>

<div name="quoted-content">${q.inner}</div>
</div>
</div>
</div></div></body></html>`,
  };
};

/** mutt, with a wrapped attribution of its user's making in German. */
export const mutt: Client = (words, q) => {
  const intro: Say = {
    de: `* ${q.name} <${q.address}>\n  [2026-11-23 10:15]:`,
    en: `On Mon, Nov 23, 2026 at 10:15:00AM +0100, ${q.name} wrote:`,
  };
  return { text: `${words}\n\n${intro[q.ui]}\n${prefixed(q.text, '> ')}\n`, html: null };
};

/** Yahoo on the web. */
export const yahoo: Client = (words, q) => {
  const intro: Say = {
    de: `Am Montag, 23. November 2026 um 10:15:00 MEZ hat ${who(q)} Folgendes geschrieben:`,
    en: `On Monday, November 23, 2026 at 10:15:00 AM GMT+1, ${who(q)} wrote:`,
  };
  return {
    text: `${words}\n\n    ${intro[q.ui]}  \n \n ${lines(q.text).join('\n')}\n`,
    html: `<html><head></head><body><div class="ydp1f2e3d4cyahoo-style-wrap" style="font-family:Helvetica Neue, Helvetica, Arial, sans-serif;font-size:13px;">${lines(
      words,
    )
      .map(
        line =>
          `<div dir="ltr" data-setdir="false">${line === '' ? '<br>' : escapeHtml(line)}</div>`,
      )
      .join(
        '',
      )}<div><br></div></div><div id="yahoo_quoted_1234567890" class="yahoo_quoted"><div style="font-family:'Helvetica Neue', Helvetica, Arial, sans-serif;font-size:13px;color:#26282a;"><div>${escapeHtml(intro[q.ui])}</div><div><br></div><div><br></div><div><div id="yiv9876543210">${q.inner}</div></div></div></div></body></html>`,
  };
};

/** Proton Mail on the web. */
export const proton: Client = (words, q) => {
  const intro: Say = {
    de: `${q.name} <${q.address}> schrieb am Montag, 23. November 2026 um 10:15:`,
    en: `On Monday, November 23rd, 2026 at 10:15 AM, ${q.name} <${q.address}> wrote:`,
  };
  const signature: Say = {
    de: 'Gesendet mit Proton Mail.',
    en: 'Sent with Proton Mail secure email.',
  };
  return {
    text: `${words}\n\n${signature[q.ui]}\n\n${intro[q.ui]}\n\n${prefixed(q.text, '> ')}\n`,
    html: `<div style="font-family: Arial, sans-serif; font-size: 14px;">${lines(words).map(gmailLine).join('')}</div><div class="protonmail_signature_block" style="font-family: Arial, sans-serif; font-size: 14px;"><div class="protonmail_signature_block-proton">${signature[q.ui]}</div></div><div class="protonmail_quote">
        ${escapeHtml(intro[q.ui])}<br><br>
        <blockquote class="protonmail_quote" type="cite">
            ${q.inner}
        </blockquote><br>
    </div>`,
  };
};

/** Outlook: forwarded to the reply address instead of answered. */
export const outlookForward = outlookDesktop;

/** Gmail: forwarded to the reply address instead of answered. */
export const gmailForward: Client = (words, q) => {
  const [from, date, subject, to]: readonly string[] =
    q.ui === 'de' ? ['Von', 'Date', 'Subject', 'To'] : ['From', 'Date', 'Subject', 'To'];
  const head = `---------- Forwarded message ---------\n${from}: ${who(q)}\n${date}: Mo., 23. Nov. 2026 um 10:15 Uhr\n${subject}: ${q.subject}\n${to}: ${q.to}`;
  return {
    text: `${words}\n\n${head}\n\n\n${q.text}\n`,
    html: `<div dir="ltr">${lines(words).map(gmailLine).join('')}<br><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>${from}: <strong class="gmail_sendername" dir="auto">${escapeHtml(q.name)}</strong> <span dir="auto">${mailto(q.address)}</span><br>${date}: Mo., 23. Nov. 2026 um 10:15&nbsp;Uhr<br>${subject}: ${escapeHtml(q.subject)}<br>${to}: ${escapeHtml(q.to)}<br></div><br><br><u></u>${q.inner}</div></div>\n`,
  };
};

/** Apple Mail: forwarded to the reply address instead of answered. */
export const appleForward: Client = (words, q) => {
  const begin: Say = {
    de: 'Anfang der weitergeleiteten Nachricht:',
    en: 'Begin forwarded message:',
  };
  const labels =
    q.ui === 'de' ? ['Von', 'Betreff', 'Datum', 'An'] : ['From', 'Subject', 'Date', 'To'];
  const values = [who(q), q.subject, '23. November 2026 um 10:15:00 MEZ', q.to];
  const text = labels.map((label, at) => `> ${label}: ${values[at] ?? ''}`).join('\n');
  const html = labels
    .map(
      (label, at) =>
        `<div style="margin-top: 0px;"><span style="font-family: -webkit-system-font;"><b>${label}: </b></span><span>${escapeHtml(values[at] ?? '')}<br></span></div>`,
    )
    .join('');
  return {
    text: `${words}\n\n> ${begin[q.ui]}\n> \n${text}\n> \n${prefixed(q.text, '> ')}\n`,
    html: `<html><head></head><body>${lines(words).map(gmailLine).join('')}<div><br><blockquote type="cite"><div>${begin[q.ui]}</div><br class="Apple-interchange-newline">${html}<br><div>${q.inner}</div></blockquote></div><br></body></html>`,
  };
};

/** Breaks a line between words so that none is longer than `width`. */
export function wrap(line: string, width: number): string[] {
  const out: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      out.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  out.push(current);
  return out;
}

export const CLIENTS: Readonly<Record<string, Client>> = {
  'outlook-desktop': outlookDesktop,
  'outlook-plain': outlookPlain,
  'outlook-web': outlookWeb,
  'outlook-phone': outlookPhone,
  'gmail-web': gmailWeb,
  'gmail-app': gmailApp,
  'apple-mail': appleMail,
  'iphone-mail': iphoneMail,
  'thunderbird-top': thunderbirdTop,
  'thunderbird-bottom': thunderbirdBottom,
  'thunderbird-text': thunderbirdText,
  k9,
  gmx,
  mutt,
  yahoo,
  proton,
  'gmail-forward': gmailForward,
  'apple-forward': appleForward,
};
