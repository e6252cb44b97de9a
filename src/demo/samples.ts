// The mails that a newcomer sees arrive: five customers and three machines, each as it would really come.

import { base64Part } from './mime-write.ts';
import {
  type Envelope,
  fromAppleMail,
  fromGmail,
  fromIphone,
  fromOutlook,
  fromThunderbird,
  germanDay,
} from './sample-clients.ts';
import { bounce, newsletter, outOfOffice } from './sample-machines.ts';
import { brokenPot } from './sample-photo.ts';

export type SampleId =
  | 'question'
  | 'refund'
  | 'damaged'
  | 'furious'
  | 'super'
  | 'out-of-office'
  | 'newsletter'
  | 'bounce';

export interface Sample {
  readonly id: SampleId;
  /** RFC 5322 */
  readonly raw: Buffer;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Eight mails to `support`, written in the last half hour before `now`, oldest first. */
export function sampleMails(now: Date, support: string): Sample[] {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE);
  return [
    { id: 'question', raw: question(ago(27), support) },
    { id: 'refund', raw: refund(ago(24), support) },
    { id: 'damaged', raw: damaged(ago(19), support) },
    { id: 'furious', raw: furious(ago(15), support) },
    { id: 'super', raw: superCustomer(ago(11), support) },
    { id: 'out-of-office', raw: outOfOffice(ago(8), support) },
    { id: 'newsletter', raw: newsletter(ago(5), support) },
    { id: 'bounce', raw: bounce(ago(2), support) },
  ];
}

function question(at: Date, to: string): Buffer {
  const mail: Envelope = {
    id: 'question',
    name: 'Priya Nair',
    address: 'priya.nair@fastmail.example',
    to,
    subject: 'Sunflowers on a windy balcony?',
    at,
  };
  return fromGmail(
    mail,
    `Hello,

I've fallen for the Velvet Queen sunflowers in your shop and would like three packets, but all I have is a balcony: fourth floor, facing south, rather windy. Would they manage in 30 cm pots, or is there a shorter variety you'd suggest instead?

And do you post to Ireland? I couldn't find it on your delivery page.

Thanks a million
Priya`,
  );
}

function refund(at: Date, to: string): Buffer {
  const mail: Envelope = {
    id: 'refund',
    name: 'Gerhard Pohlmann',
    address: 'g.pohlmann@posteo.example',
    to,
    subject: 'Rückgabe Bewässerungscomputer, Bestellung 20417',
    at,
  };
  return fromOutlook(
    mail,
    `Sehr geehrte Damen und Herren,

am ${germanDay(new Date(at.getTime() - 92 * DAY), true)} habe ich bei Ihnen den Bewässerungscomputer AquaTimer 2 bestellt (Bestellung 20417, 64,90 Euro). Leider bin ich erst jetzt dazu gekommen, ihn anzuschließen, da meine Frau längere Zeit im Krankenhaus war. Nun musste ich feststellen, dass er nicht an unseren alten Wasserhahn passt, auch nicht mit dem beigelegten Adapter.

Ich möchte das Gerät daher gerne zurückgeben und bitte um Erstattung des Kaufpreises. Mir ist bewusst, dass Ihre Garantie nur 90 Tage gilt und ich inzwischen zwei Tage darüber bin. Vielleicht lässt sich trotzdem etwas machen? Das Gerät ist unbenutzt und liegt in der Originalverpackung.

Mit freundlichen Grüßen
Gerhard Pohlmann

Lindenweg 4
88400 Biberach
Tel. 0176 04069012`,
  );
}

function damaged(at: Date, to: string): Buffer {
  const mail: Envelope = {
    id: 'damaged',
    name: 'Lena Krüger',
    address: 'lena.krueger@mailbox.example',
    to,
    subject: 'Topf kaputt angekommen 😢',
    at,
  };
  const photo = base64Part(
    [
      ['Content-Type', 'image/png; name="IMG_4127.png"'],
      ['Content-Disposition', 'inline; filename="IMG_4127.png"'],
    ],
    brokenPot(),
  );
  return fromIphone(
    mail,
    `Hallo,

gerade kam das Paket mit den drei Terrakotta-Töpfen (Bestellung 20688) und einer davon ist komplett gesprungen, siehe Foto. Der Karton war außen in Ordnung, aber innen lag nur ein bisschen Papier drin.

Die Töpfe sind ein Geschenk für meine Mama am Sonntag. Könnt ihr mir bis dahin einen neuen schicken?

Liebe Grüße
Lena`,
    photo,
  );
}

function furious(at: Date, to: string): Buffer {
  const mail: Envelope = {
    id: 'furious',
    name: 'Thorsten Brandt',
    address: 'thorsten.brandt@online.example',
    to,
    subject: 'DRITTE MAIL!! Hochbeet nicht geliefert, Bestellung 20255',
    at,
  };
  const ordered = germanDay(new Date(at.getTime() - 45 * DAY));
  return fromThunderbird(
    mail,
    `Jetzt reicht es mir endgültig.

Das ist die DRITTE Mail, die ich Ihnen schreibe, und es kommt nichts.
Keine Antwort, keine Ware, kein Geld. Am ${ordered} habe ich das
Hochbeet bestellt und sofort bezahlt, 189 Euro! Seitdem Funkstille. Am
Telefon läuft nur ein Band. Eine Unverschämtheit ist das.

Ich lasse mich von Ihnen nicht länger für dumm verkaufen. Wenn das Geld
nicht bis Freitag auf meinem Konto ist, übergebe ich die Sache meinem
Anwalt. Und damit nicht noch mehr Leute auf Sie hereinfallen, bekommen
Sie von mir auf Google und Trustpilot die Bewertung, die Sie verdienen.

Nie wieder!
Thorsten Brandt`,
  );
}

function superCustomer(at: Date, to: string): Buffer {
  const mail: Envelope = {
    id: 'super',
    name: 'Margaret Ellis',
    address: 'margaret@ellis-family.example',
    to,
    subject: 'A thank you, and a favour to ask',
    at,
  };
  return fromAppleMail(
    mail,
    `Dear Jonas, dear Anna,

I have just placed my fourteenth order with you (heritage tomatoes, again!) and it struck me that in six years I have never once had cause to complain. Everything arrives when you say it will, and when I couldn't open one of the e-books, Anna rang me up and stayed on the line until it worked. I recommend you to everyone at our allotment, and I know of at least five who have become customers because of it.

So may I ask a favour? I write a small newsletter for our garden club, about 340 people and keen growers all of them. Your e-book "The Late Summer Garden" is the best thing I have read on the subject. Would you allow me to give it to everyone on my list as a present from the two of us, with a link to your shop? I would quite understand if the answer is no.

With warm wishes from Lake Constance
Margaret Ellis`,
  );
}
