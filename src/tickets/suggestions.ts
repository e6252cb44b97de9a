// Hints for the human who answers. Never orders, never a draft of what to feel.
import type { UiLanguage } from '../config.ts';
import type { CustomerValue, Insight } from '../insight/insight.ts';

type Hint =
  | 'call-first'
  | 'apologise'
  | 'offer-call'
  | 'let-go'
  | 'super-wish'
  | 'special-wish'
  | 'commission'
  | 'praise';

const HINTS: Readonly<Record<UiLanguage, Readonly<Record<Hint, string>>>> = {
  de: {
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

const MOST = 3;

export function suggestionsFor(insight: Insight, value: CustomerValue, ui: UiLanguage): string[] {
  return hintsFor(insight, value)
    .slice(0, MOST)
    .map(hint => HINTS[ui][hint]);
}

function hintsFor(insight: Insight, value: CustomerValue): Hint[] {
  const { level } = insight.sentiment;
  const topics = new Set(insight.topics.map(({ topic }) => topic));
  const hints: Hint[] = [];
  if (level === 'extremely-unhappy' || insight.threats.length > 0) hints.push('call-first');
  if (level === 'extremely-unhappy' || level === 'unhappy') hints.push('apologise');
  if (topics.has('access-trouble')) hints.push('offer-call');
  if (topics.has('cancellation')) hints.push('let-go');
  if (topics.has('special-request')) hints.push(value.super ? 'super-wish' : 'special-wish');
  if (topics.has('commission')) hints.push('commission');
  if (level === 'happy' && topics.has('praise')) hints.push('praise');
  return hints;
}
