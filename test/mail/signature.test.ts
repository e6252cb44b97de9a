import { describe, expect, it } from 'vitest';
import { contactWeight } from '../../src/mail/contact-line.ts';
import { bannerIn, footersIn } from '../../src/mail/footer.ts';
import { endsWithSignOff, isNameLike, signOffOf } from '../../src/mail/sign-off.ts';
import { splitText } from '../../src/mail/split-text.ts';

const WORDS = 'Guten Tag,\n\ndie Lampe ist kaputt.';
const CARD = 'Tel. +49 341 5550123\nmia@post.example';

const CLOSINGS = [
  ...[
    'Mit freundlichen Grüßen',
    'Freundliche Grüsse',
    'MfG',
    'LG',
    'VG',
    'Viele Grüße',
    'Liebe Grüße',
  ],
  ...[
    'Beste Grüße aus Köln',
    'Herzliche Grüße und schönes Wochenende',
    'Mit besten Grüßen,',
    'Gruß',
  ],
  ...[
    'Vielen Dank und freundliche Grüße',
    'Hochachtungsvoll',
    'LG Mia',
    'Mit freundlichen Gruessen',
  ],
  ...[
    'Best regards',
    'Kind regards,',
    'Yours sincerely',
    'Cheers',
    'Thanks and best wishes',
    'Regards, Mia',
  ],
  ...[
    'Cordialement',
    'Bien à vous,',
    'Saludos cordiales',
    'Atentamente,',
    'Cordiali saluti',
    'Distinti saluti',
  ],
  ...[
    'Met vriendelijke groet',
    'Z poważaniem',
    'Pozdrawiam',
    'Com os melhores cumprimentos',
    'S pozdravem',
  ],
  ...['Med venlig hilsen', 'Med vänliga hälsningar', 'Vennlig hilsen', 'Ystävällisin terveisin'],
  ...[
    'Saygılarımla',
    'С уважением',
    'З повагою',
    'Με εκτίμηση',
    'בברכה',
    'مع أطيب التحيات',
    '此致',
  ],
  ...['敬具', '감사합니다', 'Üdvözlettel', 'Cu stimă', 'Srdačan pozdrav', 'Lep pozdrav'],
];

describe('a sign-off', () => {
  it.each(CLOSINGS)('%s: above a card it goes with it, above a name it stays', closing => {
    expect(signOffOf(closing)).toBe('closing');
    const block = `${closing}\nMia Kern\n\n${CARD}`;
    expect(splitText(`${WORDS}\n\n${block}`)).toEqual({
      newText: WORDS,
      signature: block,
      quoted: '',
    });
    const typed = `${WORDS}\n\n${closing}\nMia`;
    expect(splitText(typed).newText).toBe(typed);
  });

  it.each([
    'Best would be a new lamp',
    'Love it when things work',
    'Ihr Paket ist da',
    'Cheers to you all for that great lamp',
    'Viele Grüße soll ich von meiner Mutter ausrichten, sie ist begeistert',
    'Danke für die schnelle Lieferung',
    'Grüße bitte Frau Lind von mir.',
    'Regards?',
  ])('no sign-off: %s', line => {
    expect(signOffOf(line)).toBeNull();
  });

  it.each(['Und bitte ohne Rechnung', 'bitte an die Packstation', 'Please call me before noon'])(
    'above words in the way of a sentence it stays: %s',
    words => {
      for (const above of ['MfG\nMia\nTel. 0341 5550123', 'Viele Grüße\nMia']) {
        const text = `${WORDS}\n\n${above}\n\n${words}`;
        expect(splitText(text).newText).toBe(text);
      }
    },
  );

  it('may end a sentence', () => {
    expect(endsWithSignOff('Ich hoffe auf Antwort und verbleibe mit freundlichen Grüßen')).toBe(
      true,
    );
    const text = `${WORDS} Ich verbleibe mit freundlichen Grüßen`;
    expect(splitText(`${text}\nMia Kern\n${CARD}`).newText).toBe(text);
  });

  it.each(['Mia', 'Mia Kern', 'Dr. Mia Kern', 'Mia Kern, Einkauf'])('%s may be a name', line => {
    expect(isNameLike(line)).toBe(true);
  });

  it.each(['Was nun?', 'Das geht nicht.', 'Haus 3', 'mia@post.example', 'Farbe: rot'])(
    '%s is no name',
    line => expect(isNameLike(line)).toBe(false),
  );
});

describe('contactWeight', () => {
  it.each<[string, 0 | 1 | 2]>([
    ['Tel. +49 341 5550123', 2],
    ['Tel: 0341 5550123 | Mobil: 0151 55501234', 2],
    ['T +44 20 7946 0123', 2],
    ['www.laden.example', 2],
    ['mia@post.example', 2],
    ['HRB 4711, Amtsgericht Leipzig', 2],
    ['Geschäftsführer: Olaf Kern', 2],
    ['Kern & Söhne GmbH', 1],
    ['Lindenweg 3, 04103 Leipzig', 1],
    ['[image: Logo]', 1],
    ['Bitte rufen Sie mich unter 0341 5550123 an.', 0],
    ['Schauen Sie doch mal auf www.laden.example nach.', 0],
    ['Meine Bestellung kam am 23.11.2026 an.', 0],
    ['Ist 0341 5550123 richtig?', 0],
  ])('%s', (line, weight) => {
    expect(contactWeight(line)).toBe(weight);
  });
});

describe('footers and banners', () => {
  const never = () => false;

  it('needs proof that a paragraph is a footer, less at the end', () => {
    const sure = ['This e-mail is confidential and intended for its recipient.', '', 'Mehr.'];
    expect(footersIn(sure, never)).toEqual([{ from: 0, end: 1 }]);
    const doubtful = ['Diese E-Mail enthält vertrauliche Daten von mir.', '', 'Mehr.'];
    expect(footersIn(doubtful, never)).toEqual([]);
    expect(footersIn(doubtful.slice(0, 1), never)).toEqual([{ from: 0, end: 1 }]);
    expect(footersIn(['Diese E-Mail ist lang.'], never)).toEqual([]);
  });

  it('looks for a banner at the top only', () => {
    const banner = 'CAUTION: This email originated from outside of the organization.';
    const lines = [banner, 'Do not click links.', '', 'Hallo'];
    expect(bannerIn(lines)).toEqual({ from: 0, end: 2 });
    expect(bannerIn(['Hallo', 'a', 'b', 'c', 'd', banner])).toBeNull();
    expect(bannerIn([banner, 'Hallo, die Lampe ist kaputt.'])).toEqual({ from: 0, end: 1 });
  });

  it.each([
    'Achtung: diese Lampe ist heiß!',
    'External: die Festplatte',
    '[externe Platte] kaputt',
  ])('keeps what may be a human’s: %s', line => {
    expect(splitText(`${line}\n\nBitte tauschen.`).newText).toContain(line);
  });
});
