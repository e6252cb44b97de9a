// What decided, in the readers' language; the customer's words stay as they were written.
import type { UiLanguage } from '../config.ts';
import type { Insight } from './insight.ts';
import type { MoodReason, ReasonKind } from './mood-reasons.ts';

const WORDS: Readonly<Record<UiLanguage, Readonly<Record<ReasonKind, string>>>> = {
  de: {
    insult: 'wird beleidigend',
    fraud: 'wirft Betrug vor',
    ultimatum: 'setzt ein Ultimatum',
    repeated: 'schreibt nicht zum ersten Mal',
    sarcasm: 'Spott',
    'never-again': 'will nicht wiederkommen',
    public: 'droht mit Öffentlichkeit',
    legal: 'droht mit rechtlichen Schritten',
    chargeback: 'will das Geld über Bank oder PayPal zurückholen',
    discontent: 'klingt enttäuscht',
    delight: 'klingt erfreut',
    capitals: 'schreibt in Großbuchstaben',
    unanswered: 'wartet noch auf Antwort',
    'unhappy-before': 'war schon früher unzufrieden',
  },
  en: {
    insult: 'becomes insulting',
    fraud: 'accuses you of fraud',
    ultimatum: 'sets an ultimatum',
    repeated: 'is not writing for the first time',
    sarcasm: 'sarcasm',
    'never-again': 'does not want to come back',
    public: 'threatens to go public',
    legal: 'threatens legal action',
    chargeback: 'wants the money back through bank or PayPal',
    discontent: 'sounds disappointed',
    delight: 'sounds pleased',
    capitals: 'writes in capitals',
    unanswered: 'still waits for an answer',
    'unhappy-before': 'was unhappy before',
  },
};

/** A plain line for each kind of reason: `droht mit rechtlichen Schritten: „mein Anwalt“, „verklage“`. */
export function reasonLines(reasons: readonly MoodReason[], ui: UiLanguage): string[] {
  const kinds = [...new Set(reasons.map(({ kind }) => kind))];
  return kinds.map(kind => {
    const alike = reasons.filter(reason => reason.kind === kind).map(reason => found(reason, ui));
    return `${WORDS[ui][kind]}: ${[...new Set(alike)].join(', ')}`;
  });
}

function found(reason: MoodReason, ui: UiLanguage): string {
  if (reason.count !== undefined) return countOf(reason, ui);
  return ui === 'de' ? `„${reason.quote}“` : `“${reason.quote}”`;
}

function countOf({ kind, count = 0 }: MoodReason, ui: UiLanguage): string {
  if (kind === 'unanswered') {
    if (ui === 'de') return count === 1 ? '1 frühere Mail' : `${count} frühere Mails`;
    return count === 1 ? '1 earlier mail' : `${count} earlier mails`;
  }
  return ui === 'de' ? `${count} Mails` : `${count} mails`;
}

/** For languages without signals: said, not guessed. */
export function notJudged(language: string, ui: UiLanguage): string {
  const name = languageName(language, ui);
  return ui === 'de'
    ? `auf ${name} geschrieben: Stimmung und Thema nicht beurteilt`
    : `written in ${name}: mood and topic not judged`;
}

/** A mood that nobody has judged isn't "neutral": only why is to be shown. */
export function isNotJudged(
  { language, sentiment }: Pick<Insight, 'language' | 'sentiment'>,
  ui: UiLanguage,
): boolean {
  return sentiment.reasons[0] === notJudged(language, ui);
}

function languageName(language: string, ui: UiLanguage): string {
  try {
    return namesIn(ui).of(language) ?? language;
  } catch {
    return language;
  }
}

const names = new Map<UiLanguage, Intl.DisplayNames>();

/** Made once: that takes longer than judging a mail. */
function namesIn(ui: UiLanguage): Intl.DisplayNames {
  const known = names.get(ui) ?? new Intl.DisplayNames([ui], { type: 'language' });
  names.set(ui, known);
  return known;
}
