// The words of the history, for `kulanz show` and the digest.
import type { UiLanguage } from '../config.ts';

export interface EventWords {
  readonly arrived: string;
  opened(address: string): string;
  continued(address: string): string;
  readonly follows: string;
  readonly stranger: string;
  joined(address: string): string;
  machine(kind: string, reason: string): string;
  answered(name: string): string;
  note(name: string): string;
  closedBy(name: string): string;
  readonly closedQuietly: string;
  readonly waitIsOver: string;
  waitsUntil(name: string, until: string): string;
  assignedBy(name: string, to: string): string;
  gone(name: string): string;
  readonly refuses: string;
  awayUntil(name: string, until: string): string;
  held(count: number): string;
  leftOut(lines: string): string;
  bounced(address: string, words: string): string;
  overdue(due: string): string;
  forged(address: string): string;
  misused(address: string, name: string): string;
}

const DE: EventWords = {
  arrived: 'gerade eingetroffen, wird gleich zugeteilt',
  opened: address => `Mail von ${address}`,
  continued: address => `weitere Mail von ${address}`,
  follows: 'führt ein älteres, geschlossenes Ticket fort',
  stranger: 'nennt ein Ticket, an dem der Absender nicht beteiligt ist: eigenes Ticket',
  joined: address => `${address} schreibt zum ersten Mal in diesem Ticket`,
  machine: (kind, reason) => `${kind}: ${reason}`,
  answered: name => `${name} hat geantwortet`,
  note: name => `Notiz von ${name}`,
  closedBy: name => `von ${name} geschlossen`,
  closedQuietly: 'seit sieben Tagen beantwortet, nichts mehr gehört',
  waitIsOver: 'die Wartezeit ist vorbei',
  waitsUntil: (name, until) => `${name} wartet bis ${until}`,
  assignedBy: (name, to) => `${name} hat an ${to} übergeben`,
  refuses: 'das Postfach nimmt keine Mail an',
  gone: name => `${name} gehört nicht mehr zum Team`,
  awayUntil: (name, until) => `${name} ist abwesend bis ${until}`,
  held: count => `Antwort angehalten: ${count} interne Stelle${count === 1 ? '' : 'n'} darin`,
  leftOut: lines => `als Zitat weggelassen: ${lines}`,
  bounced: (address, words) => `${address} war nicht erreichbar: ${words}`,
  overdue: due => `sollte bis ${due} beantwortet sein`,
  forged: address => `Mail unter der Adresse ${address} ohne gültigen Beleg: nichts weitergegeben`,
  misused: (address, name) =>
    `${address} hat die Antwortadresse von ${name} benutzt: nichts weitergegeben`,
};

const EN: EventWords = {
  arrived: 'just arrived, about to be assigned',
  opened: address => `mail from ${address}`,
  continued: address => `another mail from ${address}`,
  follows: 'goes on from an older, closed ticket',
  stranger: 'names a ticket that the sender has no part in: a ticket of its own',
  joined: address => `${address} writes in this ticket for the first time`,
  machine: (kind, reason) => `${kind}: ${reason}`,
  answered: name => `${name} answered`,
  note: name => `note by ${name}`,
  closedBy: name => `closed by ${name}`,
  closedQuietly: 'answered seven days ago, nothing heard since',
  waitIsOver: 'the time to wait is over',
  waitsUntil: (name, until) => `${name} waits until ${until}`,
  assignedBy: (name, to) => `${name} passed it to ${to}`,
  refuses: 'the mailbox takes no mail',
  gone: name => `${name} is no longer in the team`,
  awayUntil: (name, until) => `${name} is away until ${until}`,
  held: count => `answer held: ${count} internal passage${count === 1 ? '' : 's'} in it`,
  leftOut: lines => `left out as a quotation: ${lines}`,
  bounced: (address, words) => `${address} could not be reached: ${words}`,
  overdue: due => `should have been answered by ${due}`,
  forged: address => `mail under the address ${address} without valid proof: nothing passed on`,
  misused: (address, name) => `${address} used the reply address of ${name}: nothing passed on`,
};

export function eventWords(language: UiLanguage): EventWords {
  return language === 'de' ? DE : EN;
}
