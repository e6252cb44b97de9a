// What the demo says in the terminal, in English and German.
import type { UiLanguage } from '../config.ts';
import type { MailKind } from '../mail/message.ts';

export interface StoryWords {
  readonly title: string;
  readonly intro: string;
  readonly support: string;
  readonly owner: string;
  readonly agent: string;
  readonly in: {
    heading(count: number, support: string): string;
    readonly mood: string;
    readonly topic: string;
    readonly noTopic: string;
    because(reason: string): string;
    alerted(owner: string): string;
    readonly kept: string;
    keptWith(number: string): string;
    readonly kind: Readonly<Record<MailKind, string>>;
  };
  readonly reply: {
    heading(agent: string): string;
    lead(agent: string, number: string): string;
    quoted(lines: number): string;
    received(customer: string): string;
    readonly note: string;
  };
  readonly alert: {
    heading(owner: string): string;
    readonly lead: string;
  };
  readonly digest: {
    heading(owner: string): string;
    readonly lead: string;
  };
  readonly inboxes: { readonly heading: string };
  readonly letter: {
    readonly from: string;
    readonly to: string;
    readonly subject: string;
  };
  readonly next: {
    readonly heading: string;
    readonly connect: string;
    readonly plain: string;
    readonly port: string;
    readonly who: string;
    readonly user: string;
    readonly password: string;
    tryThis(support: string): string;
    readonly end: string;
    readonly onceOnly: string;
    readonly earnest: string;
    readonly steps: readonly (readonly [command: string, does: string])[];
  };
}

const ENGLISH: StoryWords = {
  title: "Kulanz: a shop's support mail, from end to end",
  intro:
    'What you see is the real thing on a mail server and a database of its own, ' +
    'started a moment ago. Only the shop and its customers are made up.',
  support: 'the support address',
  owner: 'the owner; sees first what matters most',
  agent: 'answers from her or his own mail client',
  in: {
    heading: (count, support) => `${count} mails reach ${support}`,
    mood: 'mood',
    topic: 'topic',
    noTopic: 'not clear',
    because: reason => `because: ${reason}`,
    alerted: owner => `${owner} is told at once`,
    kept: 'kept; no ticket, and nobody is bothered',
    keptWith: number => `kept with ${number}; nobody is bothered`,
    kind: {
      human: 'written by a person',
      'auto-reply': 'an automatic reply',
      bounce: 'a mail that came back',
      bulk: 'a newsletter',
      loop: 'a mail of its own',
    },
  },
  reply: {
    heading: agent => `${agent} presses Reply`,
    lead: (agent, number) =>
      `${number} lies in ${possessive(agent)} own mailbox, with all there is to know on top. The reply:`,
    quoted: lines =>
      `... below it, quoted, the whole handover with its internal card (${lines} lines)`,
    received: customer => `What ${customer} receives`,
    note: "A person's words, with name, phone and address. The card stayed inside.",
  },
  alert: {
    heading: owner => `What ${owner} must see at once`,
    lead: 'Extremely unhappy and super customers, within a minute:',
  },
  digest: {
    heading: owner => `The digest for ${owner}`,
    lead: 'Who waits, since when, with whom, why it matters; the worst first:',
  },
  inboxes: { heading: 'The last mail that each person received' },
  letter: {
    from: 'From',
    to: 'To',
    subject: 'Subject',
  },
  next: {
    heading: 'Now you',
    connect: 'All of it is still running. Connect your mail client:',
    plain: 'no encryption',
    port: 'port',
    who: 'Mailbox',
    user: 'User',
    password: 'Password',
    tryThis: support =>
      `Open a handover in one of the mailboxes and reply to it, or write to ${support} as a ` +
      'customer and see what happens.',
    end: 'Ctrl+C ends the demo. Nothing of it is kept.',
    onceOnly: 'Without --once the demo stays up for your mail client to connect to it.',
    earnest: 'With a mailbox of your own:',
    steps: [
      ['npx kulanz init', 'asks a few questions, writes kulanz.yaml'],
      ['npx kulanz check', 'tries every server; says ok, or what to do'],
      ['npx kulanz start', 'from now on every customer has a human'],
    ],
  },
};

const GERMAN: StoryWords = {
  title: 'Kulanz: die Kundenpost eines Ladens, von Anfang bis Ende',
  intro:
    'Was Sie sehen, ist echt: ein eigener Mailserver und eine eigene Datenbank, eben erst ' +
    'gestartet. Nur der Laden und seine Kunden sind erfunden.',
  support: 'die Adresse für Kunden',
  owner: 'Inhaber; sieht zuerst, was wichtig ist',
  agent: 'antwortet aus dem eigenen Mailprogramm',
  in: {
    heading: (count, support) => `${count} Mails kommen an bei ${support}`,
    mood: 'Stimmung',
    topic: 'Thema',
    noTopic: 'nicht klar',
    because: reason => `weil: ${reason}`,
    alerted: owner => `${owner} erfährt es sofort`,
    kept: 'aufbewahrt; kein Ticket, und niemand wird gestört',
    keptWith: number => `aufbewahrt bei ${number}; niemand wird gestört`,
    kind: {
      human: 'von einem Menschen',
      'auto-reply': 'eine automatische Antwort',
      bounce: 'eine Mail, die zurückkam',
      bulk: 'eine Rundmail',
      loop: 'eine eigene Mail',
    },
  },
  reply: {
    heading: agent => `${agent} klickt auf Antworten`,
    lead: (_agent, number) =>
      `${number} liegt im eigenen Postfach, und über der Mail steht alles, was man wissen muss. Die Antwort:`,
    quoted: lines =>
      `... darunter zitiert die ganze Übergabe samt interner Karte (${lines} Zeilen)`,
    received: customer => `Was bei ${customer} ankommt`,
    note: 'Worte eines Menschen, mit Name, Telefon, Anschrift. Die Karte blieb im Haus.',
  },
  alert: {
    heading: owner => `Was ${owner} sofort sehen muss`,
    lead: 'Sehr unzufriedene Kunden und Super-Kunden, binnen einer Minute:',
  },
  digest: {
    heading: owner => `Die Übersicht für ${owner}`,
    lead: 'Wer wartet, seit wann, bei wem, warum es zählt; das Schlimmste zuerst:',
  },
  inboxes: { heading: 'Die letzte Mail, die jede und jeder bekommen hat' },
  letter: {
    from: 'Von',
    to: 'An',
    subject: 'Betreff',
  },
  next: {
    heading: 'Jetzt Sie',
    connect: 'Alles läuft noch. Verbinden Sie Ihr Mailprogramm damit:',
    plain: 'ohne Verschlüsselung',
    port: 'Port',
    who: 'Postfach',
    user: 'Benutzer',
    password: 'Passwort',
    tryThis: support =>
      'Öffnen Sie eine Übergabe in einem der Postfächer und antworten Sie darauf, oder ' +
      `schreiben Sie als Kunde an ${support} und sehen Sie, was geschieht.`,
    end: 'Strg+C beendet die Vorführung. Es bleibt nichts davon zurück.',
    onceOnly:
      'Ohne --once läuft die Vorführung weiter, und Sie können Ihr Mailprogramm damit verbinden.',
    earnest: 'Mit Ihrem eigenen Postfach:',
    steps: [
      ['npx kulanz init', 'stellt einige Fragen, schreibt kulanz.yaml'],
      ['npx kulanz check', 'probiert jeden Server; sagt ok, oder was zu tun ist'],
      ['npx kulanz start', 'ab jetzt hat jeder Kunde einen Menschen'],
    ],
  },
};

export function storyWords(language: UiLanguage): StoryWords {
  return language === 'de' ? GERMAN : ENGLISH;
}

function possessive(name: string): string {
  return /s$/.test(name) ? `${name}'` : `${name}'s`;
}
