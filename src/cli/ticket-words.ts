import type { UiLanguage } from '../config.ts';
import type { TicketState } from '../store/schema.ts';

export interface TicketWords {
  readonly customer: string;
  readonly value: string;
  readonly mood: string;
  /** In a list. */
  readonly notJudged: string;
  readonly topics: string;
  readonly labels: string;
  readonly given: string;
  readonly assignee: string;
  readonly next: string;
  readonly until: string;
  readonly overdueSince: string;
  readonly closed: string;
  readonly state: Readonly<Record<TicketState, string>>;
  readonly direction: Readonly<Record<'in' | 'out' | 'internal', string>>;
  readonly hold: Readonly<Record<string, string>>;
}

const DE: TicketWords = {
  customer: 'Kunde',
  value: 'Kundenwert',
  mood: 'Stimmung',
  notJudged: 'nicht beurteilt',
  topics: 'Thema',
  labels: 'Etiketten',
  given: 'Geschenkt',
  assignee: 'Zuständig',
  next: 'Nächster Schritt',
  until: 'bis',
  overdueSince: 'überfällig seit',
  closed: 'geschlossen',
  state: { open: 'offen', waiting: 'wartet', closed: 'zu' },
  direction: { in: 'von', out: 'Antwort von', internal: 'intern von' },
  hold: { held: 'angehalten', released: 'freigegeben', dropped: 'verworfen' },
};

const EN: TicketWords = {
  customer: 'Customer',
  value: 'Value',
  mood: 'Mood',
  notJudged: 'not judged',
  topics: 'Topic',
  labels: 'Labels',
  given: 'Given',
  assignee: 'Assignee',
  next: 'Next step',
  until: 'until',
  overdueSince: 'overdue since',
  closed: 'closed',
  state: { open: 'open', waiting: 'waiting', closed: 'closed' },
  direction: { in: 'from', out: 'answer by', internal: 'internal by' },
  hold: { held: 'held', released: 'released', dropped: 'dropped' },
};

export function ticketWords(language: UiLanguage): TicketWords {
  return language === 'de' ? DE : EN;
}

const EVENTS_DE: Readonly<Record<string, string>> = {
  opened: 'eröffnet',
  continued: 'fortgeführt',
  reopened: 'wieder geöffnet',
  joined: 'neuer Absender',
  stranger: 'Hinweis',
  noted: 'vermerkt',
  gift: 'geschenkt',
  ungift: 'Geschenk zurückgenommen',
  judged: 'eingeschätzt',
  corrected: 'berichtigt',
  assigned: 'zugeteilt',
  alerted: 'Inhaber alarmiert',
  'handed-over': 'übergeben an',
  answered: 'beantwortet',
  held: 'angehalten',
  closed: 'geschlossen',
  waiting: 'ruht',
  reminded: 'wieder vorgelegt',
  overdue: 'überfällig',
  away: 'abwesend',
  refused: 'abgewiesen',
  failed: 'gescheitert',
  'not-delivered': 'nicht zugestellt',
  'auto-reply': 'automatische Antwort',
  bounce: 'Unzustellbarkeit',
  bulk: 'Massenmail',
};

const EVENTS_EN: Readonly<Record<string, string>> = {
  'handed-over': 'handed over to',
  noted: 'noted',
  gift: 'given',
  ungift: 'gift taken back',
  stranger: 'note',
  joined: 'new sender',
  alerted: 'owner alerted',
  'not-delivered': 'not delivered',
  'auto-reply': 'automatic reply',
};

/** What happened, in the reader's words; unknown codes are shown as they are. */
export function eventNames(language: UiLanguage): Readonly<Record<string, string>> {
  return language === 'de' ? EVENTS_DE : EVENTS_EN;
}
