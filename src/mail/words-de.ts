import type { AlertKind, Words } from './words-shape.ts';

const ALERT: Readonly<Record<AlertKind, string>> = {
  unhappy: 'Sehr unzufriedener Kunde',
  super: 'Super-Kunde',
  other: 'Bitte ansehen',
  both: 'Sehr unzufriedener Super-Kunde',
};

const TITLE: Readonly<Record<AlertKind, (customer: string) => string>> = {
  unhappy: customer => `${customer} ist sehr unzufrieden.`,
  super: customer => `${customer} ist ein Super-Kunde und hat geschrieben.`,
  both: customer => `${customer}, ein Super-Kunde, ist sehr unzufrieden.`,
  other: customer => `Bitte sehen Sie sich die Mail von ${customer} an.`,
};

/** `, einer davon dringend` */
function urgently(waiting: number, urgent: number): string {
  if (urgent === 0) return '';
  if (waiting === 1) return ', dringend';
  if (urgent === waiting) return waiting === 2 ? ', beide dringend' : ', alle dringend';
  return `, ${urgent === 1 ? 'einer' : urgent} davon dringend`;
}

export const GERMAN: Words = {
  language: 'de',
  fence: {
    card: 'nur für Sie, nicht für den Kunden',
    mailFrom: name => `Nachricht von ${name}`,
  },
  label: {
    important: 'Wichtig',
    customer: 'Kunde',
    value: 'Kundenwert',
    mood: 'Stimmung',
    threats: 'Kündigt an',
    topic: 'Thema',
    labels: 'Etiketten',
    order: 'Bestellung',
    guarantee: 'Garantie',
    payment: 'Zahlung',
    given: 'Geschenkt',
    unclear: 'Noch offen',
    assignee: 'Zuständig',
    dueBy: 'Antwort bis',
    overdue: 'Überfällig',
    handedOver: 'Übernahme',
    received: 'Eingang',
    alsoTo: 'In Kopie',
    files: 'Anlagen',
    caution: 'Achtung',
    history: 'Verlauf',
    suggestion: 'Vorschlag',
  },
  level: {
    'extremely-unhappy': 'sehr unzufrieden',
    unhappy: 'unzufrieden',
    neutral: 'sachlich',
    happy: 'freundlich',
  },
  topic: {
    refund: 'Erstattung',
    complaint: 'Beschwerde',
    delivery: 'Lieferung',
    damaged: 'Ware beschädigt',
    payment: 'Bezahlung',
    cancellation: 'Kündigung',
    'access-trouble': 'Zugang klappt nicht',
    commission: 'Partner und Provision',
    'special-request': 'Sonderwunsch',
    question: 'Frage',
    praise: 'Lob',
  },
  threat: {
    public: 'öffentliche Kritik',
    legal: 'rechtliche Schritte',
    chargeback: 'Rückbuchung',
  },
  value: {
    super: 'Super-Kunde',
    high: 'hoch',
    medium: 'mittel',
    low: 'niedrig',
    unknown: 'noch nicht bekannt',
  },
  noSubject: '(ohne Betreff)',
  noTopic: 'nicht eindeutig, bitte lesen',
  via: (customer, business) => `${customer} via ${business}`,
  sender: business => `Kulanz, ${business}`,
  assign: person => `#an ${person}`,
  handover: {
    help: customer =>
      `Antworten Sie einfach auf diese Mail: ${customer} bekommt nur Ihre Worte. ` +
      'Befehle, in der ersten Zeile: #erledigt #notiz #an #warten #thema #stimmung',
    ticketSince: at => `, Fall offen seit ${at}`,
    handedOver: (from, reason) => `bisher bei ${from}; ${reason}`,
    wrote: (who, at) => `${at}, ${who} schrieb:`,
    answered: (who, at) => `${at}, ${who} antwortete:`,
    noted: (who, at) => `${at}, Notiz von ${who}:`,
    history: (all, shown) => {
      if (all === 1) return 'eine frühere Nachricht';
      return shown < all
        ? `${all} frühere Nachrichten, die letzten ${shown}`
        : `${all} frühere Nachrichten`;
    },
    alsoTo: who => `${who}; Ihre Antwort geht auch dorthin`,
    picture: 'Bild',
    noText: 'Diese Mail enthält keinen Text.',
    cutShort: number =>
      `Die Mail ist außergewöhnlich lang und hier gekürzt. Ganz: kulanz show ${number}`,
    notLookedUp:
      'Bestellungen und Geschenke konnten gerade nicht nachgesehen werden; bitte sehen Sie selbst im Shop nach',
    leftOut: (files, more, mailbox) =>
      `Zu groß, um sie mitzuschicken: ${files}${more > 0 ? ` und ${more} weitere` : ''}. ` +
      `Die ganze Mail liegt im Postfach ${mailbox}.`,
  },
  alert: {
    subject: (kind, customer, number) => `${ALERT[kind]}: ${customer} [${number}]`,
    title: (kind, customer) => TITLE[kind](customer),
    withYou: until => `Sie selbst, Antwort bis ${until}`,
    withOther: (who, until) => `${who}, Antwort bis ${until}`,
    help: customer =>
      `Möchten Sie selbst antworten? Antworten Sie einfach auf diese Mail: ${customer} bekommt ` +
      'nur Ihre Worte.',
    more: (who, takeOver) => `Die ganze Mail liegt bei ${who}; mit ${takeOver} kommt sie zu Ihnen.`,
    why: 'Warum',
    customerSubject: 'Betreff',
  },
  digest: {
    subject: (waiting, urgent) => {
      if (waiting === 0) return 'Niemand wartet auf Antwort';
      const who = waiting === 1 ? 'ein Kunde' : `${waiting} Kunden`;
      return `Wer wartet: ${who}${urgently(waiting, urgent)}`;
    },
    title: at => `Wer wartet, ${at}`,
    summary: (open, waiting, urgent) => {
      const first = waiting === 1 ? 'Ein Kunde wartet' : `${waiting} Kunden warten`;
      const rest = urgently(waiting, urgent);
      return `${first} auf Antwort${rest}. Offen: ${open} ${open === 1 ? 'Fall' : 'Fälle'}.`;
    },
    since: (fresh, answered) =>
      `Seit der letzten Übersicht: ${fresh} neu, ${answered} beantwortet.`,
    empty: 'Niemand wartet auf Antwort.',
    overdue: 'überfällig',
    waits: (lasting, at) => `Wartet seit ${lasting} (${at})`,
    waitsNot: 'Beantwortet, der Kunde ist am Zug',
    due: (who, until) => `Bei ${who}, Antwort bis ${until}`,
    wasDue: (who, until) => `Bei ${who}, war fällig ${until}`,
    again: (who, until) => `Bei ${who}, Wiedervorlage ${until}`,
    closes: (who, until) => `Bei ${who}, schließt sich ${until}, wenn nichts mehr kommt`,
    more: count => `und ${count} weitere: kulanz tickets --open`,
    load: 'Wer hat wie viel',
    open: count =>
      count === 0 ? 'kein offener Fall' : count === 1 ? '1 offener Fall' : `${count} offene Fälle`,
    away: until => `abwesend bis ${until}`,
    problems: 'Was Sie sonst wissen müssen',
    moreProblems: count =>
      count === 1
        ? 'und eines mehr, das die nächste Übersicht nennt'
        : `und ${count} weitere, die die nächste Übersicht nennt`,
    footer:
      'Jeder Fall liegt als Mail im Postfach der genannten Person. Wer auf jene Mail antwortet, ' +
      'antwortet dem Kunden. Diese Übersicht ist nur für Sie.',
  },
};
