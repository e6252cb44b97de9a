// The words of the history, for `kulanz show` and the digest.
import type { UiLanguage } from '../config.ts';

export interface EventWords {
  readonly arrived: string;
  opened(address: string): string;
  continued(address: string): string;
  readonly follows: string;
  readonly stranger: string;
  joined(address: string): string;
  answersGoTo(address: string): string;
  machine(kind: string, reason: string): string;
  answered(name: string): string;
  note(name: string): string;
  gave(name: string, what: string, worth: string): string;
  closedBy(name: string): string;
  staysOpen(name: string): string;
  tooManyNotices(name: string): string;
  readonly closedQuietly: string;
  readonly waitIsOver: string;
  waitsUntil(name: string, until: string): string;
  assignedBy(name: string, to: string): string;
  gone(name: string): string;
  readonly refuses: string;
  awayUntil(name: string, until: string): string;
  held(count: number): string;
  readonly heldInDoubt: string;
  leftOut(lines: string): string;
  bounced(address: string, words: string): string;
  recalled(address: string): string;
  overdue(due: string): string;
  forged(address: string): string;
  /** Shown on the card: who is said to have passed a customer's mail on. */
  forwardedBy(name: string, address: string): string;
  forwarderSays(name: string, words: string): string;
  /** A name that only an address stands for. */
  unproved(name: string): string;
  past(name: string, address: string): string;
  ownForm(address: string, subject: string): string;
  misused(address: string, name: string): string;
  /** `before` is '' when nothing was recognised. */
  topicCorrected(name: string, now: string, before: string): string;
  moodCorrected(name: string, now: string, before: string): string;
  noThreat(name: string): string;
  vip(name: string): string;
  notVip(name: string): string;
  /** Why a customer is a super customer. */
  readonly vipReason: string;
}

const DE: EventWords = {
  arrived: 'gerade eingetroffen, wird gleich zugeteilt',
  opened: address => `Mail von ${address}`,
  continued: address => `weitere Mail von ${address}`,
  follows: 'führt ein älteres, geschlossenes Ticket fort',
  stranger: 'nennt ein Ticket, an dem der Absender nicht beteiligt ist: eigenes Ticket',
  joined: address => `${address} schreibt zum ersten Mal in diesem Ticket`,
  answersGoTo: address => `Antworten gehen auf Wunsch des Absenders an ${address}`,
  machine: (kind, reason) => `${kind}: ${reason}`,
  answered: name => `${name} hat geantwortet`,
  note: name => `Notiz von ${name}`,
  gave: (name, what, worth) => `${what}, ${worth}, von ${name}`,
  closedBy: name => `von ${name} geschlossen`,
  tooManyNotices: name =>
    `${name} antwortet auf jeden Hinweis gleich wieder, vielleicht ein Automat: keine weiteren Hinweise in dieser Stunde`,
  staysOpen: name => `bleibt offen: eine neuere Mail hatte ${name} noch nicht vor sich`,
  closedQuietly: 'seit sieben Tagen beantwortet, nichts mehr gehört',
  waitIsOver: 'die Wartezeit ist vorbei',
  waitsUntil: (name, until) => `${name} wartet bis ${until}`,
  assignedBy: (name, to) => `${name} hat an ${to} übergeben`,
  refuses: 'das Postfach nimmt keine Mail an',
  gone: name => `${name} gehört nicht mehr zum Team`,
  awayUntil: (name, until) => `${name} ist abwesend bis ${until}`,
  held: count => `Antwort angehalten: ${count} interne Stelle${count === 1 ? '' : 'n'} darin`,
  heldInDoubt: 'Antwort angehalten: vielleicht nicht für den Kunden bestimmt',
  leftOut: lines => `als Zitat weggelassen: ${lines}`,
  bounced: (address, words) => `${address} war nicht erreichbar: ${words}`,
  recalled: address => `nicht mehr gesendet an ${address}: gehört nicht mehr zum Team`,
  overdue: due => `sollte bis ${due} beantwortet sein`,
  forged: address => `Mail unter der Adresse ${address} ohne gültigen Beleg: nichts weitergegeben`,
  forwardedBy: (name, address) =>
    `weitergeleitet von ${name} (${address}); dass sie von dort kam, ist nicht bewiesen`,
  forwarderSays: (name, words) => `dazu schreibt ${name} (nicht bewiesen): ${words}`,
  unproved: name => `${name} (nicht bewiesen)`,
  past: (name, address) =>
    `${name} (${address}, nicht bewiesen) hat dem Kunden an Kulanz vorbei geschrieben: bleibt offen`,
  ownForm: (address, subject) =>
    `Mail von unserer eigenen Adresse ${address} ohne Reply-To („${subject}“): vielleicht ein Formular; ` +
    'niemand kann darauf antworten. Das Formular braucht ein Reply-To mit der Adresse des Kunden',
  misused: (address, name) =>
    `${address} hat die Antwortadresse von ${name} benutzt: nichts weitergegeben`,
  topicCorrected: (name, now, before) =>
    `${name}: Thema ist ${now}${before === '' ? '' : ` statt ${before}`}; Kulanz lernt daraus`,
  moodCorrected: (name, now, before) =>
    `${name}: Stimmung ist ${now} statt ${before}; Kulanz lernt daraus`,
  noThreat: name => `${name}: die Mail droht mit nichts`,
  vip: name => `${name}: dieser Kunde ist besonders wichtig`,
  notVip: name => `${name}: dieser Kunde ist nicht mehr als besonders wichtig markiert`,
  vipReason: 'von Ihnen als besonders wichtig markiert',
};

const EN: EventWords = {
  arrived: 'just arrived, about to be assigned',
  opened: address => `mail from ${address}`,
  continued: address => `another mail from ${address}`,
  follows: 'goes on from an older, closed ticket',
  stranger: 'names a ticket that the sender has no part in: a ticket of its own',
  joined: address => `${address} writes in this ticket for the first time`,
  answersGoTo: address => `answers go to ${address}, as the sender asks`,
  machine: (kind, reason) => `${kind}: ${reason}`,
  answered: name => `${name} answered`,
  note: name => `note by ${name}`,
  gave: (name, what, worth) => `${what}, ${worth}, by ${name}`,
  closedBy: name => `closed by ${name}`,
  tooManyNotices: name =>
    `${name} answers every notice at once, perhaps a machine: no further notices within this hour`,
  staysOpen: name => `stays open: ${name} had not got a newer mail yet`,
  closedQuietly: 'answered seven days ago, nothing heard since',
  waitIsOver: 'the time to wait is over',
  waitsUntil: (name, until) => `${name} waits until ${until}`,
  assignedBy: (name, to) => `${name} passed it to ${to}`,
  refuses: 'the mailbox takes no mail',
  gone: name => `${name} is no longer in the team`,
  awayUntil: (name, until) => `${name} is away until ${until}`,
  held: count => `answer held: ${count} internal passage${count === 1 ? '' : 's'} in it`,
  heldInDoubt: 'answer held: perhaps not meant for the customer',
  leftOut: lines => `left out as a quotation: ${lines}`,
  bounced: (address, words) => `${address} could not be reached: ${words}`,
  recalled: address => `no longer sent to ${address}: not in the team any more`,
  overdue: due => `should have been answered by ${due}`,
  forged: address => `mail under the address ${address} without valid proof: nothing passed on`,
  forwardedBy: (name, address) =>
    `passed on by ${name} (${address}); that it came from there is not proved`,
  forwarderSays: (name, words) => `${name} (not proved) adds: ${words}`,
  unproved: name => `${name} (not proved)`,
  past: (name, address) =>
    `${name} (${address}, not proved) wrote to the customer past Kulanz: stays open`,
  ownForm: (address, subject) =>
    `mail from our own address ${address} without Reply-To ("${subject}"): perhaps a form; ` +
    "nobody can answer it. The form needs a Reply-To with the customer's address",
  misused: (address, name) => `${address} used the reply address of ${name}: nothing passed on`,
  topicCorrected: (name, now, before) =>
    `${name}: the topic is ${now}${before === '' ? '' : `, not ${before}`}; Kulanz learns from it`,
  moodCorrected: (name, now, before) =>
    `${name}: the mood is ${now}, not ${before}; Kulanz learns from it`,
  noThreat: name => `${name}: the mail threatens nothing`,
  vip: name => `${name}: this customer matters most`,
  notVip: name => `${name}: this customer is no longer marked as very important`,
  vipReason: 'marked by you as very important',
};

export function eventWords(language: UiLanguage): EventWords {
  return language === 'de' ? DE : EN;
}
