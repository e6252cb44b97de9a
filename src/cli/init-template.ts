// The text of a new `kulanz.yaml`, with comments in the language of whoever will edit it.
import { RESERVED_IDS } from '../io/config-checks.ts';
import { variable } from '../io/config-errors.ts';
import type { Answers } from './init-answers.ts';
import type { Provider, Server } from './init-providers.ts';

interface Words {
  readonly head: string;
  readonly hours: string;
  readonly holidays: string;
  readonly servers: string;
  readonly junk: string;
  readonly since: string;
  readonly people: string;
  readonly storage: string;
  readonly rules: string;
  readonly digest: string;
  readonly guarantee: string;
  readonly target: string;
}

const DE: Words = {
  head: `Kulanz: die Einstellungen. Prüfen: "kulanz check". ${variable('NAME')} kommt aus der Umgebung.`,
  hours: 'Wann Menschen antworten; danach rechnen sich die Fristen.',
  holidays: 'Feiertage: Land oder Bundesland nach ISO 3166-2.',
  servers: 'Woher die Mail kommt und worüber Antworten gehen.',
  junk: 'Der Spam-Ordner: check sucht dort nach seiner Probemail.',
  since: 'Beim ersten Start wird ältere Mail nicht gelesen.',
  people: 'Wer antwortet. Genau eine Person ist "owner"; weitere sind "agent".',
  storage: 'Ein Ordner: PostgreSQL ist eingebaut. Oder die URL eines Servers: postgres://...',
  rules: 'Der Ordner mit den Regeln: wer welche Mail bekommt.',
  digest: 'Wann Sie Ihre Übersicht bekommen.',
  guarantee: 'Geld-zurück-Garantie in Tagen, und so viele Tage Kulanz darüber hinaus.',
  target: 'In so vielen Geschäftsstunden soll ein Mensch geantwortet haben.',
};

const EN: Words = {
  head: `Kulanz: the configuration. Test it: "kulanz check". ${variable('NAME')} comes from the environment.`,
  hours: 'When people answer; due dates follow from it.',
  holidays: 'Public holidays: country or region by ISO 3166-2.',
  servers: 'Where mail comes from, and how answers leave.',
  junk: 'The spam folder: check looks there for its probe.',
  since: 'At the first start older mail is not read.',
  people: 'Who answers. Exactly one person is the "owner"; the others are "agent".',
  storage: 'A directory: PostgreSQL is built in. Or the URL of a server: postgres://...',
  rules: 'The directory of the rules: who gets which mail.',
  digest: 'When you get your overview.',
  guarantee: 'Money-back guarantee in days, and so many days of grace beyond it.',
  target: 'Within so many business hours a human should have answered.',
};

/** The variables from the environment that the file needs. */
export function variablesOf(provider: Provider | null): readonly string[] {
  return provider?.login === 'oauth2-microsoft'
    ? ['OAUTH_CLIENT_ID', 'OAUTH_CLIENT_SECRET', 'OAUTH_REFRESH_TOKEN']
    : ['IMAP_PASSWORD'];
}

/** A whole file; `provider` gives ports and login where it is known. */
export function configText(answers: Answers, provider: Provider | null): string {
  const words = answers.language === 'de' ? DE : EN;
  const imap = serverOf(answers.imapHost, provider?.imap, 993);
  const smtp = serverOf(answers.smtpHost, provider?.smtp, 465);
  const example = answers.language === 'de' ? 'DE-BW' : 'GB-ENG';
  return `# ${words.head}

business:
  name: ${text(answers.name)}
  postalAddress: ${text(answers.postalAddress)}
  phone: ${text(answers.phone)}
  timezone: ${answers.timezone}
  language: ${answers.language}
  # ${words.hours}
  hours: mon-fri 09:00-17:00
  # ${words.holidays}
  # holidays: ${example}

mailboxes:
  # ${words.servers}
  - address: ${text(answers.address)}
    imap: ${account(imap, answers.user, provider)}
    smtp: ${account(smtp, answers.user, provider)}
    folder: INBOX
    # ${words.junk}
    # junkFolder: Junk
    # ${words.since}
    since: 7d

# ${words.people}
people:
  - { id: ${ownerId(answers.ownerName)}, name: ${text(answers.ownerName)}, address: ${text(answers.ownerAddress)}, role: owner }
  # - { id: anna, name: Anna Berger, address: anna@shop.example, role: agent, topics: [refund], languages: [de, en] }

# ${words.storage}
storage:
  database: ./data
  queue: database

# ${words.rules}
rules: ./rules

# ${words.digest}
digest: { at: ["08:00", "14:00"] }

# ${words.guarantee}
guarantee: { days: 90, graceDays: 14 }

# ${words.target}
responseTarget: { default: 8h, unhappy: 2h, super: 4h }
`;
}

/** JSON's quoting is YAML's; control characters are escaped in both. */
function text(value: string): string {
  return JSON.stringify(value);
}

function serverOf(host: string, known: Server | undefined, port: number): Server {
  return known?.host === host ? known : { host, port, security: 'tls' };
}

function account(server: Server, user: string, provider: Provider | null): string {
  const login =
    provider?.login === 'oauth2-microsoft'
      ? `oauth2: { provider: microsoft, clientId: "${variable('OAUTH_CLIENT_ID')}", clientSecret: "${variable('OAUTH_CLIENT_SECRET')}", refreshToken: "${variable('OAUTH_REFRESH_TOKEN')}" }`
      : `password: "${variable('IMAP_PASSWORD')}"`;
  return `{ host: ${text(server.host)}, port: ${server.port}, security: ${server.security}, user: ${text(user)}, ${login} }`;
}

/** `jörg-peter` of "Jörg-Peter Weber": what colleagues type in `#assign`. */
function ownerId(name: string): string {
  // The small letter of "İ" has a dot of its own, which is no letter.
  const plain = name.toLowerCase().normalize('NFC').replace(/\p{M}/gu, '');
  const first = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/u.exec(plain)?.[0];
  const taken = first === undefined || RESERVED_IDS.includes(first);
  return text(taken ? 'merchant' : first.slice(0, 40));
}
