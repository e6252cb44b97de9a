import type { Doubt } from './doubt.ts';
import type { Misunderstood, NoticeContent, NoticeWords } from './notice.ts';
import { COMMAND_LIST, COMMAND_WHY } from './notice-commands.ts';
import { megabytes, orNone } from './notice-parts.ts';
import { RULES_DE } from './notice-words-rules.ts';

const HELD: Readonly<Record<Doubt | 'words', string>> = {
  words: 'Darin stehen Worte, die nur für Sie bestimmt waren:',
  forward:
    'Sie haben eine Mail zu diesem Fall an die Support-Adresse weitergeleitet statt zu antworten.',
  absence: 'Sie liest sich wie eine automatische Abwesenheitsnotiz.',
};

const YOUR_REPLY = 'Ihre Antwort lautete:';

function reply(text: string): NoticeContent['quote'] {
  return text.trim() === '' ? null : { title: YOUR_REPLY, text };
}

function misunderstood({ line, why, meant }: Misunderstood): string {
  return `„${line}“: ${COMMAND_WHY.de[why]}${meant === null ? '' : `. Meinten Sie ${meant}?`}`;
}

export const GERMAN_NOTICES: NoticeWords = {
  next: 'So geht es weiter:',

  'unknown-command': notice => ({
    subject: 'Ein Befehl war nicht verständlich; nichts wurde gesendet',
    title: 'Diesen Befehl konnte Kulanz nicht ausführen.',
    tone: 'warn',
    say: ['Es wurde nichts an den Kunden gesendet und nichts geändert.'],
    list: notice.misunderstood.map(misunderstood),
    next: [
      'Antworten Sie noch einmal auf diese Mail, mit einem dieser Befehle oder ohne Befehl. ' +
        'Befehle stehen in den ersten Zeilen.',
      ...COMMAND_LIST.de,
      ...(notice.people.length === 0
        ? []
        : [`Personen: ${notice.people.map(({ id, name }) => `${id} (${name})`).join(', ')}`]),
    ],
    quote: reply(notice.text),
  }),

  held: (notice, { customer }) => ({
    subject: 'Ihre Antwort wartet: bitte einmal ansehen',
    title: `Ihre Antwort an ${customer} ist noch nicht abgeschickt.`,
    tone: 'warn',
    say: [HELD[notice.doubt ?? 'words']],
    list: notice.leaks.map(words => `„${words}“`),
    next: [
      (notice.doubt ?? null) === null
        ? 'Antworten Sie noch einmal auf diese Mail, ohne diese Worte. Dann geht die neue Antwort hinaus.'
        : 'War sie nicht für den Kunden bestimmt? Dann ist nichts zu tun.',
      'Oder antworten Sie nur mit #senden. Dann geht die Antwort so hinaus, wie sie ist.',
    ],
    quote: reply(notice.text),
  }),

  'nothing-found': (notice, { customer }) => ({
    subject: 'Keine Worte von Ihnen gefunden; nichts wurde gesendet',
    title: `Ihre Antwort an ${customer} ist nicht abgeschickt.`,
    tone: 'warn',
    say: ['Was darin steht, sah nach Zitat oder Signatur aus, oder sie war leer.'],
    list: [],
    next: ['Antworten Sie noch einmal auf diese Mail, und schreiben Sie über das Zitat.'],
    quote: reply(notice.text),
  }),

  past: (notice, { customer }) => ({
    subject: `Ihre Mail an ${customer} ging an Kulanz vorbei`,
    title: 'Der Fall bleibt offen.',
    tone: 'warn',
    say: [
      `Unter Ihrer Adresse wurde ${customer} direkt geschrieben, mit uns in Kopie. Die Mail steht als ` +
        'Notiz im Fall. Weil sich eine Adresse fälschen lässt, zählt sie nicht als Antwort.',
    ],
    list: [],
    next: [
      'War sie von Ihnen und ist alles gesagt? Antworten Sie auf diese Mail mit #erledigt.',
      'War sie nicht von Ihnen? Dann gibt sich jemand für Sie aus.',
    ],
    quote: notice.text.trim() === '' ? null : { title: 'Die Mail war:', text: notice.text },
  }),

  'nothing-held': (_notice, { customer }) => ({
    subject: 'Nichts zu senden',
    title: 'In diesem Fall wartet keine angehaltene Antwort.',
    tone: 'dim',
    say: [
      'Der Befehl #senden schickt eine Antwort ab, die Kulanz angehalten hat. Hier ist keine ' +
        'angehalten, und es wurde nichts gesendet.',
    ],
    list: [],
    next: [`Möchten Sie ${customer} schreiben? Antworten Sie einfach auf diese Mail.`],
    quote: null,
  }),

  'bounced-answer': (notice, { customer }) => ({
    subject: `Ihre Antwort an ${customer} kam zurück`,
    title: `Ihre Antwort hat ${customer} nicht erreicht.`,
    tone: 'alert',
    say: [`Die Adresse ${orNone(notice.recipient)} nimmt keine Mail an. Der Server dort schreibt:`],
    list: [
      [notice.status, notice.diagnostic].filter(words => words !== '').join(' ') || '(nichts)',
    ],
    next: [
      'Ist eine Telefonnummer bekannt? Ein Anruf hilft hier am schnellsten.',
      'Wer auf diese Mail antwortet, schreibt an dieselbe Adresse. Ein voller Briefkasten ist ' +
        'nach ein paar Tagen oft wieder leer.',
    ],
    quote: reply(notice.text),
  }),

  'refused-answer': (notice, { customer }) => ({
    subject: `Ihre Antwort an ${customer} konnte nicht gesendet werden`,
    title: `Ihre Antwort an ${customer} ist nicht hinausgegangen.`,
    tone: 'alert',
    say: [
      notice.late
        ? `Drei Tage lang war sie an ${orNone(notice.recipient)} nicht loszuwerden, jetzt wird es nicht mehr versucht. Zuletzt hieß es:`
        : `Der Mailserver hat sie für ${orNone(notice.recipient)} abgelehnt. Er schreibt:`,
    ],
    list: [orNone(notice.response)],
    next: [
      ...(notice.late ? ['Antworten Sie noch einmal, sobald Mail wieder hinausgeht.'] : []),
      'Nennt der Server die Adresse als Grund, hilft nur ein anderer Weg, etwa das Telefon.',
      'Nennt er Größe oder Inhalt, antworten Sie noch einmal, kürzer oder ohne Anlagen.',
    ],
    quote: reply(notice.text),
  }),

  'foreign-token': (notice, { customer }) => ({
    subject: 'War das Ihre Antwort?',
    title: `Eine Antwort an ${customer} kam von einer fremden Adresse.`,
    tone: 'warn',
    say: [
      'Sie ist an Ihre persönliche Antwortadresse gegangen, aber nicht von Ihrer Adresse aus. ' +
        'Darum ist sie angehalten.',
    ],
    list: [`Absender: ${notice.sender.name} <${notice.sender.address}>`],
    next: [
      'War das Ihre Antwort? Antworten Sie von Ihrer Adresse aus nur mit #senden, dann geht sie hinaus.',
      'War sie es nicht? Dann ist nichts zu tun. Sie bleibt liegen.',
    ],
    quote: notice.text.trim() === '' ? null : { title: 'Die Antwort lautet:', text: notice.text },
  }),

  'no-token': (notice, { when }) => ({
    subject: 'Eine Mail von Ihrer Adresse wurde nicht angenommen',
    title: 'Diese Mail gehört zu keinem Fall. Sie ging nirgendwohin.',
    tone: 'warn',
    say: [
      `An ${notice.supportAddress} kam eine Mail mit Ihrer Adresse als Absender. Eine Adresse lässt ` +
        'sich fälschen; darum gilt nur, was auf eine Mail zu einem Fall antwortet.',
    ],
    list: [`Betreff: ${orNone(notice.subject)}`, `Eingang: ${when(notice.at)}`],
    next: [
      'War das Ihre Mail? Antworten Sie auf die Mail zum Fall, statt eine neue zu schreiben.',
      'War sie es nicht? Dann gibt sich jemand für Sie aus. Es ist nichts geschehen.',
    ],
    quote: notice.text.trim() === '' ? null : { title: 'Die Mail lautete:', text: notice.text },
  }),

  'too-large': (notice, { customer }) => ({
    subject: 'Ihre Anlagen sind zu groß; nichts wurde gesendet',
    title: `Ihre Antwort an ${customer} ist noch nicht abgeschickt.`,
    tone: 'warn',
    say: [`Zusammen dürfen Anlagen ${megabytes(notice.limit, 'de')} groß sein. Diese sind größer:`],
    list: notice.files.map(file => `${file.filename}, ${megabytes(file.size, 'de')}`),
    next: ['Antworten Sie noch einmal auf diese Mail, mit kleineren Anlagen oder mit einem Link.'],
    quote: reply(notice.text),
  }),

  'undeliverable-handover': (notice, { customer, takeOver }) => ({
    subject: `${notice.person} ist per Mail nicht zu erreichen`,
    title: `Eine Mail an ${notice.person} kam nicht an.`,
    tone: 'alert',
    say: [
      `${notice.person} weiß nichts von der Mail von ${customer === '' ? 'einem Kunden' : customer}. ` +
        `Das Postfach ${notice.address} hat sie abgelehnt:`,
    ],
    list: [orNone(notice.response)],
    next: [
      `Sagen Sie ${notice.person} Bescheid.`,
      ...(takeOver === null
        ? []
        : [`Oder antworten Sie auf diese Mail mit ${takeOver}: Dann kommt der Fall zu Ihnen.`]),
      'Ist die Adresse falsch? Sie steht in kulanz.yaml unter people.',
    ],
    quote: null,
  }),

  quarantined: (notice, { when }) => ({
    subject: 'Eine Mail konnte nicht gelesen werden',
    title: 'Eine Mail konnte nicht gelesen werden.',
    tone: 'warn',
    say: [
      `Sie liegt unversehrt im Postfach ${notice.mailbox} und wird nach einer neuen Version noch ` +
        'einmal gelesen. Bis dahin weiß niemand von ihr außer Ihnen.',
    ],
    list: [
      `Von: ${orNone(notice.from)}`,
      `Betreff: ${orNone(notice.subject)}`,
      `Eingang: ${when(notice.at)}`,
      `Grund: ${orNone(notice.reason)}`,
    ],
    next: ['Sehen Sie im Postfach nach. Ist es ein Kunde, antworten Sie ihm von dort aus.'],
    quote: null,
  }),

  problem: notice => ({
    subject: 'Kulanz braucht Ihre Aufmerksamkeit',
    title: 'Etwas klappt nicht.',
    tone: 'warn',
    say: [notice.what],
    list: [],
    next: ['kulanz check prüft alle Einstellungen und sagt, was zu tun ist.'],
    quote: null,
  }),

  ...RULES_DE,

  'wait-over': (notice, { customer, when }) => ({
    subject: `Wiedervorlage: ${orNone(notice.subject)}`,
    title: `Die Wartezeit für ${customer} ist vorbei.`,
    tone: 'dim',
    say: [`Bitte kümmern Sie sich bis ${when(notice.until)} darum.`],
    list: [],
    next: [
      `Antworten Sie auf diese Mail: ${customer} bekommt Ihre Worte und sonst nichts.`,
      '#warten 2d lässt den Fall weiter ruhen, #erledigt schließt ihn.',
    ],
    quote: null,
  }),

  moved: (notice, { day }) => ({
    subject: `${notice.person} ist abwesend; ${notice.to} übernimmt`,
    title: `${notice.person} ist bis ${day(notice.until)} abwesend.`,
    tone: 'dim',
    say: [
      `Grund: ${orNone(notice.because)}.`,
      notice.tickets.length === 1
        ? `Dieser Fall liegt jetzt bei ${notice.to}:`
        : `Diese ${notice.tickets.length} Fälle liegen jetzt bei ${notice.to}:`,
    ],
    list: notice.tickets.map(
      ticket => `${ticket.customer}: ${orNone(ticket.subject)} [${ticket.number}]`,
    ),
    next: [],
    quote: null,
  }),

  overdue: (notice, { when, lasting, takeOver }) => ({
    subject:
      notice.rows.length === 1
        ? 'Ein Kunde wartet zu lange'
        : `${notice.rows.length} Kunden warten zu lange`,
    title:
      notice.rows.length === 1
        ? 'Ein Kunde wartet länger als versprochen.'
        : `${notice.rows.length} Kunden warten länger als versprochen.`,
    tone: 'alert',
    say: [],
    list: notice.rows.map(row => {
      const waits = row.waitingSince === null ? '' : `, wartet seit ${lasting(row.waitingSince)}`;
      return (
        `${row.customer}: ${orNone(row.subject)} [${row.number}]${waits}. ` +
        `Bei ${row.assignee}, war fällig ${when(row.nextActionAt)}.`
      );
    }),
    next: [
      'Fragen Sie nach, oder rufen Sie den Kunden selbst kurz an.',
      ...(takeOver === null
        ? []
        : [`Oder antworten Sie auf diese Mail mit ${takeOver}: Dann kommt der Fall zu Ihnen.`]),
    ],
    quote: null,
  }),
};
