// What machines send to a support address: an out-of-office, a newsletter, a bounce.

import { multipart, type Part, type TextStyle, textPart, writeMessage } from './mime-write.ts';
import {
  basicHeaders,
  type Envelope,
  germanDay,
  idOf,
  mailDate,
  messageIdOf,
  traceHeaders,
} from './sample-clients.ts';

const DAY = 86_400_000;
const QUOTED: TextStyle = { charset: 'utf-8', encoding: 'quoted-printable' };

/** Exchange, RFC 3834. */
export function outOfOffice(at: Date, support: string): Buffer {
  const mail: Envelope = {
    id: 'out-of-office',
    name: 'Dr. Miriam Vogt',
    address: 'm.vogt@kanzlei-am-see.example',
    to: support,
    subject: 'Automatische Antwort: Ihre Bestellung 20391 ist unterwegs',
    at,
  };
  const back = germanDay(new Date(at.getTime() + 9 * DAY));
  const text = `Vielen Dank für Ihre Nachricht.

Ich bin im Urlaub und ab dem ${back} wieder für Sie da. Ihre E-Mail wird nicht weitergeleitet.
In dringenden Fällen wenden Sie sich bitte an unser Sekretariat.

Mit freundlichen Grüßen
Dr. Miriam Vogt`;
  const answered = messageIdOf({
    id: 'shipped',
    address: support,
    at: new Date(at.getTime() - 60_000),
  });
  return writeMessage(
    [
      ...traceHeaders(mail, ''),
      ...basicHeaders(mail),
      ['In-Reply-To', answered],
      ['References', answered],
      ['Auto-Submitted', 'auto-generated'],
      ['X-Auto-Response-Suppress', 'All'],
      ['X-MS-Exchange-Inbox-Rules-Loop', mail.address],
    ],
    textPart('plain', `${text}\n`, QUOTED),
  );
}

/** RFC 2369 and 8058. */
export function newsletter(at: Date, support: string): Buffer {
  const mail: Envelope = {
    id: 'newsletter',
    name: 'Gartengroßhandel Lindau',
    address: 'news@gartengrosshandel.example',
    to: support,
    subject: 'Frühbezieher-Rabatt auf Blumenzwiebeln: nur noch diese Woche',
    at,
  };
  const text = `Guten Tag,

sichern Sie sich jetzt 12 % Frühbezieher-Rabatt auf alle Blumenzwiebeln ab 500 Stück.
Das Angebot gilt bis Sonntag, 24 Uhr.

Zum Händlerportal: https://gartengrosshandel.example/angebote

Sie erhalten diese Nachricht, weil Sie sich für unseren Händlerbrief angemeldet haben.
Abmelden: https://gartengrosshandel.example/abmelden`;
  const html = `<html><body style="font-family:Arial,sans-serif"><h1>12 % auf alle Blumenzwiebeln</h1>
<p>Guten Tag,</p><p>sichern Sie sich jetzt <b>12 % Frühbezieher-Rabatt</b> ab 500 Stück. Das Angebot gilt bis Sonntag, 24 Uhr.</p>
<p><a href="https://gartengrosshandel.example/angebote">Zum Händlerportal</a></p>
<p style="font-size:11px">Sie erhalten diese Nachricht, weil Sie sich für unseren Händlerbrief angemeldet haben. <a href="https://gartengrosshandel.example/abmelden">Abmelden</a></p></body></html>`;
  return writeMessage(
    [
      ...traceHeaders(mail, `bounce-${idOf(mail.id).slice(0, 8)}@gartengrosshandel.example`),
      ...basicHeaders(mail),
      ['List-ID', '<haendlerbrief.gartengrosshandel.example>'],
      [
        'List-Unsubscribe',
        '<mailto:abmelden@gartengrosshandel.example>, <https://gartengrosshandel.example/abmelden>',
      ],
      ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
      ['Precedence', 'bulk'],
    ],
    multipart('alternative', `=_${idOf(mail.id, at.toISOString())}`, [
      textPart('plain', `${text}\n`, QUOTED),
      textPart('html', `${html}\n`, QUOTED),
    ]),
  );
}

/** Postfix, RFC 3464: a shipping notice of the shop did not arrive. */
export function bounce(at: Date, support: string): Buffer {
  const shop = support.split('@')[1] ?? 'localhost';
  const mail: Envelope = {
    id: 'bounce',
    name: 'Mail Delivery System',
    address: `MAILER-DAEMON@mx.${shop}`,
    to: support,
    subject: 'Undelivered Mail Returned to Sender',
    at,
  };
  const boundary = `${idOf(mail.id, at.toISOString()).slice(0, 10).toUpperCase()}.${Math.floor(at.getTime() / 1000)}/mx.${shop}`;
  return writeMessage(
    [
      ['Return-Path', '<>'],
      ['Delivered-To', support],
      ...basicHeaders(mail),
      ['Auto-Submitted', 'auto-replied'],
    ],
    multipart('report', boundary, bounceParts(mail, shop), ' report-type=delivery-status;'),
  );
}

const LOST = 'heinz.maurer@postfach.example';
const SERVER_WORDS =
  '550 5.1.1 <heinz.maurer@postfach.example>: Recipient address rejected: User unknown';

function bounceParts(mail: Envelope, shop: string): Part[] {
  const sent = new Date(mail.at.getTime() - 4000);
  const words = `This is the mail system at host mx.${shop}.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

                   The mail system

<${LOST}>: host mx.postfach.example[192.0.2.80] said: ${SERVER_WORDS}
    (in reply to RCPT TO command)`;
  const status = `Reporting-MTA: dns; mx.${shop}
X-Postfix-Sender: rfc822; ${mail.to}
Arrival-Date: ${mailDate(sent)}

Final-Recipient: rfc822; ${LOST}
Original-Recipient: rfc822;${LOST}
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.postfach.example
Diagnostic-Code: smtp; ${SERVER_WORDS}`;
  const original = `From: Sonnenblume Versand <${mail.to}>
To: ${LOST}
Subject: Ihre Bestellung 20702 ist unterwegs
Date: ${mailDate(sent)}
Message-ID: ${messageIdOf({ id: 'lost', address: mail.to, at: sent })}
MIME-Version: 1.0`;
  return [
    plainPart('text/plain; charset=us-ascii', 'Notification', words),
    plainPart('message/delivery-status', 'Delivery report', status),
    plainPart('text/rfc822-headers', 'Undelivered Message Headers', original),
  ];
}

function plainPart(type: string, description: string, text: string): Part {
  return {
    headers: [
      ['Content-Description', description],
      ['Content-Type', type],
    ],
    body: Buffer.from(`${text}\n`.replace(/\n/g, '\r\n')),
  };
}
