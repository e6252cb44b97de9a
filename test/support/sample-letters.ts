// One everyday case, told to every letter there is: for the snapshots and for the screens.
import type { Business, Person, UiLanguage } from '../../src/config.ts';
import type { CustomerValue, Insight } from '../../src/insight/insight.ts';
import type { MailOrders } from '../../src/insight/mail-orders.ts';
import type { AlertFacts } from '../../src/mail/compose-alert.ts';
import type { AnswerFacts } from '../../src/mail/compose-answer.ts';
import type { HandoverFacts } from '../../src/mail/compose-handover.ts';
import type { NoticeFacts } from '../../src/mail/compose-notice.ts';
import type { DigestFacts } from '../../src/mail/digest-content.ts';
import type { Notice } from '../../src/mail/notice.ts';
import type { DigestRow } from '../../src/tickets/digest.ts';

export const NOW = new Date('2026-11-23T09:15:00Z');
const SUPPORT = 'hilfe@sonnenblume.example';
const NUMBER = 'K-24813';

export const ANNA: Person = {
  id: 'anna',
  name: 'Anna Berger',
  address: 'anna@sonnenblume.example',
  role: 'agent',
  topics: ['refund', 'access-trouble'],
  languages: ['de', 'en'],
};

export const JONAS: Person = {
  id: 'jonas',
  name: 'Jonas Weber',
  address: 'chef@sonnenblume.example',
  role: 'owner',
  phone: '+49 30 23125002',
  topics: [],
  languages: [],
};

export function business(language: UiLanguage): Business {
  return {
    name: 'Sonnenblume Versand',
    postalAddress: 'Hauptstraße 27, 88422 Seekirch',
    phone: '+49 30 23125001',
    timezone: 'Europe/Berlin',
    language,
    hours: [{ days: [1, 2, 3, 4, 5], from: 540, to: 1020 }],
  };
}

const MAIL = {
  de: {
    subject: 'Wo bleibt mein Geld?',
    text: `Guten Tag,

vor drei Wochen habe ich die Stehlampe zurückgeschickt, weil der Fuß
gebrochen war. Auf meine Mail vom Freitag hat niemand geantwortet. Das
ist eine Frechheit!

Wenn ich bis Mittwoch nichts höre, gehe ich zum Anwalt und schreibe
überall eine Bewertung.

Erika Muster
Tel. 0170 1234567`,
    reasons: ['schreibt „Frechheit“', 'zweite Mail, auf die erste hat niemand geantwortet'],
    value: ['12 Bestellungen seit 2021', 'hat Sie zweimal gelobt'],
    suggestions: [
      'Rufen Sie heute an: Die Nummer steht in der Mail.',
      'Erstatten Sie sofort; die Ware kam beschädigt an.',
    ],
    because: 'Thema Erstattung (routing.yaml:20)',
    earlier: 'Die Lampe ist bei Ihnen angekommen. Wann kommt die Erstattung?',
    note: 'Lager: Paket ist am 5.11. eingegangen.\nBuchhaltung ist gefragt.',
    answered: 'Ich frage in der Buchhaltung nach und melde mich morgen bei Ihnen.',
    away: 'ist abwesend bis Fr 27.11.',
    warning: 'Ein Unbekannter hat diese Nummer in einer eigenen Mail genannt: K-24814.',
    alert: 'Extrem unzufrieden; droht mit Anwalt und öffentlicher Kritik.',
    overdue: 'Fällig war Fr 20.11., 16:30 Uhr.',
  },
  en: {
    subject: 'Where is my money?',
    text: `Hello,

three weeks ago I sent the floor lamp back, because its foot was broken.
Nobody has answered my mail of Friday. This is outrageous!

If I hear nothing by Wednesday I will see a lawyer, and write a review
wherever I can.

Erika Muster
Phone 0170 1234567`,
    reasons: ['writes “outrageous”', 'second mail, nobody answered the first'],
    value: ['12 orders since 2021', 'has praised you twice'],
    suggestions: [
      'Call today: the number is in the mail.',
      'Refund at once; the goods arrived broken.',
    ],
    because: 'topic refund (routing.yaml:20)',
    earlier: 'The lamp has reached you. When will I get the refund?',
    note: 'Warehouse: the parcel came on 5 Nov.\nBookkeeping has been asked.',
    answered: 'I will ask our bookkeeping and get back to you tomorrow.',
    away: 'is away until Fri 27 Nov.',
    warning: 'A stranger named this number in a mail of their own: K-24814.',
    alert: 'Extremely unhappy; threatens with a lawyer and public criticism.',
    overdue: 'Was due Fri 20 Nov, 16:30.',
  },
} as const;

function furious(ui: UiLanguage): Insight {
  return {
    language: ui,
    sentiment: {
      score: -0.9,
      label: 'negative',
      level: 'extremely-unhappy',
      reasons: MAIL[ui].reasons,
    },
    topics: [
      { topic: 'refund', score: 0.93 },
      { topic: 'damaged', score: 0.6 },
    ],
    threats: ['legal', 'public'],
  };
}

const CALM: Insight = {
  language: 'de',
  sentiment: { score: 0, label: 'neutral', level: 'neutral', reasons: [] },
  topics: [{ topic: 'question', score: 0.8 }],
  threats: [],
};

const UNKNOWN: CustomerValue = { score: 0, super: false, reasons: [] };

function caseFacts(ui: UiLanguage) {
  return {
    business: business(ui),
    ui,
    supportAddress: SUPPORT,
    now: NOW,
    inReplyTo: '<h1@sonnenblume.example>',
    references: ['<h0@sonnenblume.example>', '<h1@sonnenblume.example>'],
    replyAddress: 'hilfe+k7q2x9m4w8r3@sonnenblume.example',
    assignee: ANNA,
    because: MAIL[ui].because,
    ticket: {
      number: NUMBER,
      subject: MAIL[ui].subject,
      openedAt: new Date('2026-11-20T08:12:00Z'),
      nextActionAt: new Date('2026-11-23T11:12:00Z'),
    },
    customer: { name: 'Erika Muster', address: 'erika@example.org' },
    value: { score: 0.9, super: true, reasons: MAIL[ui].value },
    insight: furious(ui),
    suggestions: MAIL[ui].suggestions,
  };
}

/** Everything that a card can say. */
export function fullHandover(ui: UiLanguage): HandoverFacts {
  const words = MAIL[ui];
  return {
    ...caseFacts(ui),
    shop: shopFacts(ui),
    unclear: [ui === 'de' ? 'der Schaden: kein Foto dabei' : 'the damage: no photo'],
    mail: {
      at: new Date('2026-11-23T09:12:00Z'),
      subject: `Re: ${words.subject}`,
      text: words.text,
      html: null,
      attachments: [
        {
          inboundId: 7,
          index: 0,
          filename: 'beleg.pdf',
          contentType: 'application/pdf',
          inline: false,
          contentId: null,
        },
      ],
      cc: [{ name: 'Max Muster', address: 'max@example.org' }],
    },
    history: [
      {
        direction: 'in',
        who: 'Erika Muster',
        at: new Date('2026-11-20T08:12:00Z'),
        text: words.earlier,
      },
      {
        direction: 'internal',
        who: 'Jonas Weber',
        at: new Date('2026-11-20T09:40:00Z'),
        text: words.note,
      },
      {
        direction: 'out',
        who: 'Anna Berger',
        at: new Date('2026-11-20T09:58:00Z'),
        text: words.answered,
      },
    ],
    warnings: [words.warning],
    alert: words.alert,
    handedOverFrom: { name: 'Mia Kurz', reason: words.away },
    overdue: words.overdue,
  };
}

/** An order on day 92 of 90, another one unpaid, a stranger's number, and a gift of September. */
function shopFacts(ui: UiLanguage): MailOrders {
  const de = ui === 'de';
  const at = new Date('2026-11-23T09:12:00Z');
  const order = {
    number: '#4711',
    key: '4711',
    // Under a linked address, so that nothing of it is open.
    own: false,
    orderedAt: new Date('2026-08-20T10:00:00Z'),
    shippedAt: null,
    deliveredAt: new Date('2026-08-23T10:00:00Z'),
    total: '49.90',
    refunded: '0.00',
    currency: 'EUR',
    paidAt: null,
    state: 'open' as const,
    items: [de ? 'Leselampe Luna' : 'reading lamp Luna'],
  };
  return {
    imported: true,
    finding: { kind: 'sure', by: 'number', order },
    foreign: ['4712'],
    unpaid: [order],
    gifts: [
      {
        at: new Date('2026-09-03T10:00:00Z'),
        what: de ? 'Gutschein mit Karte' : 'voucher with a card',
        amount: '10.00',
        currency: 'EUR',
        by: 'Anna Berger',
      },
    ],
    terms: { days: 90, graceDays: 14, timezone: 'Europe/Berlin' },
    at,
  };
}

/** A first mail with a question, which is what most mails are. */
export function plainHandover(ui: UiLanguage): HandoverFacts {
  return {
    ...caseFacts(ui),
    inReplyTo: null,
    references: [],
    ticket: { ...caseFacts(ui).ticket, openedAt: new Date('2026-11-23T09:12:00Z') },
    value: UNKNOWN,
    insight: CALM,
    suggestions: [],
    mail: {
      at: new Date('2026-11-23T09:12:00Z'),
      subject: MAIL[ui].subject,
      text: MAIL[ui].earlier,
      html: null,
      attachments: [],
      cc: [],
    },
    history: [],
    warnings: [],
    alert: null,
    handedOverFrom: null,
    overdue: null,
  };
}

export function alertFacts(ui: UiLanguage): AlertFacts {
  return {
    ...caseFacts(ui),
    value: UNKNOWN,
    owner: JONAS,
    why: ui === 'de' ? 'sehr unzufrieden (routing.yaml:12)' : 'extremely unhappy (routing.yaml:12)',
    mail: {
      at: new Date('2026-11-23T09:12:00Z'),
      subject: MAIL[ui].subject,
      text: MAIL[ui].text,
    },
  };
}

export function answerFacts(language: UiLanguage): AnswerFacts {
  const german = language === 'de';
  return {
    business: business('de'),
    supportAddress: SUPPORT,
    agent: ANNA,
    ticketNumber: NUMBER,
    subject: MAIL[language].subject,
    to: [{ name: 'Erika Muster', address: 'erika@example.org' }],
    cc: [{ name: 'Max Muster', address: 'max@example.org' }],
    inReplyTo: '<c2@example.org>',
    references: ['<c1@example.org>', '<c2@example.org>'],
    language,
    text: german
      ? 'Liebe Frau Muster,\n\ndas tut mir leid. Das Geld ist heute unterwegs zu Ihnen.\n\nHerzliche Grüße\nAnna Berger\n'
      : 'Dear Ms Muster,\n\nI am sorry. Your money is on its way to you today.\n\nKind regards\nAnna Berger\n',
    html: null,
    attachments: [],
  };
}

export function digestRows(ui: UiLanguage): DigestRow[] {
  const german = ui === 'de';
  const row = (over: Partial<DigestRow>): DigestRow => ({
    number: NUMBER,
    subject: '',
    customer: '',
    level: 'neutral',
    priority: 1,
    super: false,
    waitingSince: new Date('2026-11-23T08:05:00Z'),
    assignee: 'Anna Berger',
    nextActionAt: new Date('2026-11-24T08:05:00Z'),
    nextAction: 'answer',
    overdue: false,
    why: '',
    ...over,
  });
  return [
    row({
      number: 'K-24953',
      customer: 'Paul Klein',
      subject: german ? 'Passt der Schirm zur Lampe?' : 'Does the shade fit the lamp?',
    }),
    row({
      number: 'K-24821',
      customer: 'Karl-Heinz Oberländer',
      subject: german ? 'Eine Bitte zum Geburtstag meiner Frau' : "A favour for my wife's birthday",
      super: true,
      level: 'happy',
      waitingSince: new Date('2026-11-23T06:40:00Z'),
      nextActionAt: new Date('2026-11-23T12:00:00Z'),
      assignee: 'Jonas Weber',
      why: german ? '31 Bestellungen, empfiehlt Sie weiter' : '31 orders, recommends you to others',
    }),
    row({
      number: NUMBER,
      customer: 'Erika Muster',
      subject: MAIL[ui].subject,
      level: 'extremely-unhappy',
      waitingSince: new Date('2026-11-20T08:12:00Z'),
      nextActionAt: new Date('2026-11-20T10:12:00Z'),
      overdue: true,
      why: german
        ? 'Droht mit Anwalt und Bewertung; zweite Mail ohne Antwort'
        : 'Threatens with a lawyer and a review; second mail without an answer',
    }),
    row({
      number: 'K-24902',
      customer: 'Sophie Lenz',
      subject: german ? 'Das E-Book lässt sich nicht öffnen' : "The e-book won't open",
      level: 'unhappy',
      waitingSince: new Date('2026-11-22T19:30:00Z'),
      nextActionAt: new Date('2026-11-23T10:00:00Z'),
      why: german ? 'Schreibt „langsam ärgerlich“' : 'Writes “getting annoyed”',
    }),
    row({
      number: 'K-24716',
      customer: 'Ali Yıldız',
      subject: german ? 'Lieferadresse ändern' : 'Change of delivery address',
      waitingSince: null,
      nextActionAt: new Date('2026-11-26T08:00:00Z'),
      nextAction: 'remind',
    }),
  ];
}

export function digestFacts(ui: UiLanguage): DigestFacts {
  return {
    business: business(ui),
    ui,
    supportAddress: SUPPORT,
    now: NOW,
    owner: JONAS,
    rows: digestRows(ui),
    problems:
      ui === 'de'
        ? ['Eine Mail in hilfe@sonnenblume.example konnte nicht gelesen werden (UID 4711).']
        : ['A mail in hilfe@sonnenblume.example could not be read (UID 4711).'],
    problemsLeft: 0,
    counts: { openTotal: 5, answeredSinceLast: 7, newSinceLast: 4 },
    personLoad: [
      { name: 'Anna Berger', open: 4 },
      { name: 'Jonas Weber', open: 1 },
      { name: 'Mia Kurz', open: 0 },
    ],
    away: [{ name: 'Mia Kurz', until: new Date('2026-11-27T16:00:00Z') }],
  };
}

export function noticeFacts(ui: UiLanguage): NoticeFacts {
  const { replyAddress, customer, inReplyTo, references } = caseFacts(ui);
  return {
    business: business(ui),
    ui,
    supportAddress: SUPPORT,
    now: NOW,
    inReplyTo,
    references,
    to: ANNA,
    ticket: { number: NUMBER, customer, replyAddress },
  };
}

/** One notice of every kind. */
export function notices(ui: UiLanguage): Notice[] {
  const german = ui === 'de';
  const text = answerFacts(ui).text;
  const worst = digestRows(ui).filter(row => row.overdue);
  return [
    {
      kind: 'unknown-command',
      misunderstood: [
        {
          line: german ? '#erldigt' : '#clsoe',
          why: 'unknown',
          meant: german ? '#erledigt' : '#close',
        },
        { line: german ? '#an karla' : '#assign karla', why: 'no-such-person', meant: null },
      ],
      people: [ANNA, JONAS],
      text,
    },
    {
      kind: 'held',
      leaks: german
        ? ['Kundenwert: Super-Kunde – 12 Bestellungen seit 2021', 'K-24813: nur für Sie']
        : ['Value: super customer – 12 orders since 2021', 'K-24813: only for you'],
      text,
    },
    { kind: 'nothing-held' },
    { kind: 'past', text: 'Ihre Lampe geht heute noch auf den Weg.' },
    {
      kind: 'bounced-answer',
      recipient: 'erika@example.org',
      status: '5.1.1',
      diagnostic: 'User unknown in virtual mailbox table',
      text,
    },
    {
      kind: 'refused-answer',
      recipient: 'erika@example.org',
      response: '552 5.3.4 Message size exceeds fixed limit',
      late: false,
      text,
    },
    { kind: 'foreign-token', sender: { name: 'Anna B.', address: 'anna.b@mail.example' }, text },
    {
      kind: 'no-token',
      subject: german ? 'Kurze Frage' : 'Quick question',
      at: new Date('2026-11-23T09:10:00Z'),
      supportAddress: SUPPORT,
      text: '',
    },
    {
      kind: 'too-large',
      files: [{ filename: 'video.mov', size: 48_300_000 }],
      limit: 25_000_000,
      text,
    },
    {
      kind: 'undeliverable-handover',
      person: 'Anna Berger',
      address: 'anna@sonnenblume.example',
      response: '550 5.1.1 No such user here',
    },
    {
      kind: 'quarantined',
      mailbox: SUPPORT,
      from: 'erika@example.org',
      subject: MAIL[ui].subject,
      at: new Date('2026-11-23T09:10:00Z'),
      reason: german ? 'größer als 100 MB' : 'larger than 100 MB',
    },
    {
      kind: 'problem',
      what: german
        ? 'Das Postfach hilfe@sonnenblume.example antwortet seit 20 Minuten nicht.'
        : 'The mailbox hilfe@sonnenblume.example has not answered for 20 minutes.',
    },
    {
      kind: 'rules-broken',
      errors: ['routing.yaml:12: unknown level "unhapy". Did you mean "unhappy"? Known: unhappy'],
      more: 2,
    },
    { kind: 'rules-mended', changed: true },
    {
      kind: 'moved',
      person: 'Mia Kurz',
      until: new Date('2026-11-27T16:00:00Z'),
      because: german ? 'automatische Antwort „Urlaub“' : 'automatic reply “on holiday”',
      to: 'Anna Berger',
      tickets: [{ number: NUMBER, customer: 'Erika Muster', subject: MAIL[ui].subject }],
    },
    { kind: 'overdue', rows: worst },
  ];
}
