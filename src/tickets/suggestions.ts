// Hints for the human who answers. Never orders, never a draft of what to feel.
import type { UiLanguage } from '../config.ts';
import type { CustomerValue, Insight } from '../insight/insight.ts';
import { type GoodwillCase, goodwillHint } from './goodwill.ts';

type Hint =
  | 'ask-fair'
  | 'call-first'
  | 'apologise'
  | 'offer-call'
  | 'let-go'
  | 'super-wish'
  | 'special-wish'
  | 'commission'
  | 'praise';

export interface SuggestionFacts {
  readonly insight: Insight;
  readonly value: CustomerValue;
  /** Rounds of this ticket in which the customer was unhappy, this one included. */
  readonly unhappyRounds: number;
  /** Where the customer can be called; null: not known. */
  readonly phone: string | null;
  /** Which gifts there are; null: nobody looked. */
  readonly goodwill: GoodwillCase | null;
}

const HINTS: Readonly<Record<UiLanguage, Readonly<Record<Hint, string>>>> = {
  de: {
    'ask-fair': 'Fragen Sie den Kunden, was er fair fände',
    'call-first':
      'Rufen Sie an, bevor Sie schreiben: ein persönliches Wort beruhigt mehr als jede Mail',
    apologise:
      'Bitten Sie persönlich um Entschuldigung, und legen Sie eine kleine Aufmerksamkeit bei',
    'offer-call':
      'Bieten Sie einen Anruf an: am Telefon öffnet sich die Datei meist in fünf Minuten',
    'let-go': 'Bestätigen Sie die Kündigung in einem Schritt; nach dem Grund fragen Sie später',
    'super-wish': 'Super-Kunde: machen Sie möglich, was Sie sonst nicht tun',
    'special-wish': 'Sonderwunsch: sagen Sie, was geht, und bis wann',
    commission: 'Nennen Sie Betrag und Tag der Auszahlung',
    praise: 'Bedanken Sie sich, und fragen Sie, ob Sie das Lob zeigen dürfen',
  },
  en: {
    'ask-fair': 'ask the customer what would be fair',
    'call-first': 'Phone before you write: a personal word calms more than any mail',
    apologise: 'Apologise in person, and add a small gift',
    'offer-call': 'Offer a phone call: on the phone the file usually opens in five minutes',
    'let-go': 'Confirm the cancellation in one step; ask for the reason later',
    'super-wish': "Super customer: make possible what you don't normally do",
    'special-wish': 'Special request: say what is possible, and by when',
    commission: 'Name the amount and the day of the payout',
    praise: 'Say thank you, and ask whether you may show the praise',
  },
};

const NUMBER: Readonly<Record<UiLanguage, (phone: string) => string>> = {
  de: phone => `Nummer des Kunden: ${phone}`,
  en: phone => `the customer's number: ${phone}`,
};

/** `rounds`: three or more. */
const AGAIN: Readonly<Record<UiLanguage, (rounds: number) => string>> = {
  de: rounds => `Zum ${rounds === 3 ? 'dritten' : `${rounds}.`} Mal unzufrieden, trotz Antworten`,
  en: rounds =>
    rounds === 3
      ? 'Unhappy for the third time in spite of answers'
      : `Unhappy ${rounds} times in spite of answers`,
};

const MOST = 3;
/** After so many unhappy rounds whoever answers should ask, and not guess any more. */
const ASK_AFTER = 3;

export function suggestionsFor(facts: SuggestionFacts, ui: UiLanguage): string[] {
  return hintsFor(facts)
    .slice(0, MOST)
    .map(hint => hintText(hint, facts, ui));
}

/** Whether a number to call would be shown: looking for one takes a while. */
export function wantsPhone(insight: Insight): boolean {
  const { level } = insight.sentiment;
  const access = insight.topics.some(({ topic }) => topic === 'access-trouble');
  return access || level === 'extremely-unhappy' || insight.threats.length > 0;
}

function hintText(
  hint: Hint,
  { insight, value, goodwill, phone, unhappyRounds }: SuggestionFacts,
  ui: UiLanguage,
) {
  const text = HINTS[ui][hint];
  if (hint === 'ask-fair') return `${AGAIN[ui](unhappyRounds)}: ${text}`;
  if (hint === 'apologise' && goodwill) return goodwillHint(insight, value, goodwill, ui) ?? text;
  const calls = hint === 'offer-call' || hint === 'call-first';
  return calls && phone !== null ? `${text}; ${NUMBER[ui](phone)}` : text;
}

function hintsFor({ insight, value, unhappyRounds }: SuggestionFacts): Hint[] {
  const { level } = insight.sentiment;
  const topics = new Set(insight.topics.map(({ topic }) => topic));
  const hints: Hint[] = [];
  const unhappy = level === 'extremely-unhappy' || level === 'unhappy';
  if (unhappy && unhappyRounds >= ASK_AFTER) hints.push('ask-fair');
  if (level === 'extremely-unhappy' || insight.threats.length > 0) hints.push('call-first');
  if (unhappy) hints.push('apologise');
  if (topics.has('access-trouble')) hints.push('offer-call');
  if (topics.has('cancellation')) hints.push('let-go');
  if (topics.has('special-request')) hints.push(value.super ? 'super-wish' : 'special-wish');
  if (topics.has('commission')) hints.push('commission');
  if (level === 'happy' && topics.has('praise')) hints.push('praise');
  return hints;
}
