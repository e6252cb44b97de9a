// Mails that are meant to do harm, or are as large as if they were.
import { randomBytes } from 'node:crypto';
import { customerMail } from './shop.ts';

const MB = 1_000_000;

export interface HostileMail {
  readonly subject: string;
  readonly raw: Buffer;
}

const multipart = (boundary: string): string[] => [
  `Content-Type: multipart/mixed; boundary="${boundary}"`,
];

function hostile(subject: string, parts: Parameters<typeof customerMail>[1]): HostileMail {
  return { subject, raw: customerMail(subject, parts) };
}

/** Line breaks where they are decoded only later: in words, parameters, addresses. */
export function injections(): Buffer[] {
  const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
  const evil = 'Frage\r\nBcc: evil@evil.example\r\nX-Evil: yes\r\n\r\nHallo';
  const file = `Content-Disposition: attachment; filename*=utf-8''a%0D%0AX-Evil:%20yes%0D%0A.txt`;
  return [
    customerMail(word(evil)),
    customerMail(
      `=?utf-8?Q?${evil.replace(/[^A-Za-z]/g, c => `=${c.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)}?=`,
    ),
    customerMail('Name', { from: `${word(`Erika${evil}`)} <erika@kunde.example>` }),
    customerMail('Nackter CR\rX-Evil: yes'),
    customerMail('Unicode\u2028X-Evil: yes\u0085X-Evil: yes'),
    customerMail('Adresse', { from: '"a\r\n X-Evil: yes"@kunde.example <b@kunde.example>' }),
    customerMail('Datei', {
      headers: multipart('b'),
      body: `--b\r\nContent-Type: text/plain\r\n\r\nHallo\r\n--b\r\nContent-Type: text/plain\r\n${file}\r\n\r\nX\r\n--b--\r\n`,
    }),
    customerMail('Bezug', {
      headers: [
        `References: <a@b.example>\r\n ${word('<x@y>\r\nX-Evil: yes')}`,
        `In-Reply-To: <${'x'.repeat(2_000)}@kunde.example>`,
      ],
    }),
    customerMail('Antwort an', {
      headers: [
        `Reply-To: ${word('x\r\nX-Evil: yes')} <c@kunde.example>, <d@kunde.example\nX-Evil: yes>`,
      ],
    }),
  ];
}

/** Each should take no longer than any other mail, nearly. */
export function bombs(): HostileMail[] {
  const people = Array.from({ length: 10_000 }, (_, at) => `Kunde ${at} <k${at}@kunde.example>`);
  const html = (body: string) => ({ headers: ['Content-Type: text/html; charset=utf-8'], body });
  return [
    hostile('10.000 Empfänger', { headers: [`Cc: ${people.join(',\r\n ')}`] }),
    hostile('200 Ebenen', { headers: multipart('b0'), body: nested(200) }),
    hostile('200 Mails ineinander', {
      headers: ['Content-Type: message/rfc822'],
      body: mailInMail(200),
    }),
    hostile('tiefes HTML', html(`${`<div>`.repeat(400_000)}Hallo`)),
    hostile('tiefe Tabellen', html(`${`<table><tr><td>`.repeat(100_000)}Hallo`)),
    hostile('Zitate ohne Ende', html(`${`<blockquote>`.repeat(100_000)}Hallo`)),
    hostile(
      'große Attribute',
      html(`<p style="${'color:red;'.repeat(MB)}" title="${'x'.repeat(MB)}">Hallo</p>`),
    ),
    hostile(
      'viele Attribute',
      html(`<p ${Array.from({ length: 300_000 }, (_, at) => `a${at}="1"`).join(' ')}>Hallo</p>`),
    ),
    hostile('Entitäten', html('&amp;&#9999999;&nbsp'.repeat(500_000))),
    hostile('offene Tags', html('<a href="'.repeat(500_000))),
    hostile('Kommentare', html('<!--'.repeat(1_000_000))),
    hostile('eine Zeile', { body: 'x'.repeat(10 * MB) }),
    hostile('nur Zitatzeichen', { body: '>'.repeat(5 * MB) }),
    hostile('viele Zeilen', { body: '> \r\n'.repeat(2 * MB) }),
    hostile('Leerraum', { body: `a${' '.repeat(3 * MB)}b\r\n`.repeat(3) }),
    hostile('5.000 Kopfzeilen', {
      headers: Array.from({ length: 5_000 }, (_, at) => `X-${at}: ${'y'.repeat(200)}`),
    }),
  ];
}

function nested(levels: number): string {
  const level = (at: number): string =>
    at === levels
      ? 'Content-Type: text/plain\r\n\r\nHallo\r\n'
      : `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n${level(at + 1)}\r\n--b${at}--\r\n`;
  return `--b0\r\n${level(1)}\r\n--b0--\r\n`;
}

function mailInMail(levels: number): string {
  const head = 'From: a@kunde.example\r\nSubject: innen\r\nContent-Type: message/rfc822\r\n\r\n';
  return `${head.repeat(levels - 1)}From: a@kunde.example\r\nSubject: ganz innen\r\n\r\nHallo\r\n`;
}

/** A mail with files of these sizes in bytes, by their names. */
export function withFiles(subject: string, files: Readonly<Record<string, number>>): HostileMail {
  const parts = Object.entries(files).map(([name, size]) =>
    Buffer.concat([
      Buffer.from(
        `--b\r\nContent-Type: video/mp4; name="${name}"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n`,
      ),
      base64Lines(size),
      Buffer.from('\r\n'),
    ]),
  );
  const body = Buffer.concat([
    Buffer.from(
      '--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHallo, sehen Sie selbst.\r\n',
    ),
    ...parts,
    Buffer.from('--b--\r\n'),
  ]);
  return hostile(subject, { headers: multipart('b'), body });
}

function base64Lines(size: number): Buffer {
  // The same block again and again: only its size counts.
  const block = randomBytes(57 * 1_000);
  const lines = `${block.toString('base64').match(/.{76}/g)?.join('\r\n') ?? ''}\r\n`;
  const whole = Buffer.from(lines.repeat(Math.floor(size / block.length)));
  return Buffer.concat([whole, Buffer.from(randomBytes(size % block.length).toString('base64'))]);
}
