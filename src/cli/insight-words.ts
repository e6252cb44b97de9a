// What `kulanz insight` says, in both languages.
import type { Config, UiLanguage } from '../config.ts';
import type { Effect } from '../insight/effect.ts';
import { type ExampleKind, levelOf, topicsOf } from '../insight/example.ts';
import { dayOf } from '../insight/learned-words.ts';
import { wordsFor } from '../mail/words.ts';
import type { ExampleCount, StoredExample } from '../store/examples.ts';

export interface ShownExample extends Omit<StoredExample, 'id' | 'text'> {
  /** The first words of the mail, in one line. */
  readonly begins: string;
  readonly effect: Effect | null;
}

interface ShowWords {
  readonly nothing: readonly string[];
  readonly latest: string;
  readonly kinds: Readonly<Record<ExampleKind, string>>;
  readonly vip: string;
  readonly notVip: string;
  readonly unsure: string;
  readonly same: string;
  total(count: number): string;
  changed(without: string): string;
  /** Too clear for corrections to turn it. */
  stays(now: string): string;
}

const SHOW: Readonly<Record<UiLanguage, ShowWords>> = {
  de: {
    nothing: [
      'Noch wurde nichts korrigiert.',
      'So geht es: in der Antwort auf eine Übergabe als erste Zeile #thema Erstattung oder #stimmung unzufrieden.',
    ],
    latest: 'Die neuesten:',
    kinds: { topic: 'Thema', mood: 'Stimmung', vip: 'Kunde', threat: 'Drohung' },
    vip: 'besonders wichtig',
    notVip: 'nicht mehr besonders wichtig',
    unsure: 'unklar',
    same: 'Kulanz sah es ebenso',
    total: count =>
      count === 1 ? 'Gelernt aus 1 Korrektur:' : `Gelernt aus ${count} Korrekturen:`,
    changed: without => `ohne Korrektur: ${without}`,
    stays: now => `so deutlich, dass es bei Kulanz dabei bleibt: ${now}`,
  },
  en: {
    nothing: [
      'Nothing has been corrected yet.',
      'This is how: in the reply to a handover, with #topic refund or #mood unhappy as its first line.',
    ],
    latest: 'The latest:',
    kinds: { topic: 'topic', mood: 'mood', vip: 'customer', threat: 'threat' },
    vip: 'matters most',
    notVip: 'no longer matters most',
    unsure: 'unclear',
    same: 'Kulanz thought the same',
    total: count =>
      count === 1 ? 'Learnt from 1 correction:' : `Learnt from ${count} corrections:`,
    changed: without => `without: ${without}`,
    stays: now => `so clear that Kulanz stays with: ${now}`,
  },
};

export function learnedView(
  counts: readonly ExampleCount[],
  latest: readonly ShownExample[],
  config: Pick<Config, 'business' | 'people'>,
): string[] {
  const ui = config.business.language;
  const words = SHOW[ui];
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return [...words.nothing];
  return [
    words.total(total),
    ...kindLines(counts, words, ui),
    '',
    words.latest,
    ...latest.flatMap(example => exampleLines(example, words, config)),
  ];
}

function kindLines(counts: readonly ExampleCount[], words: ShowWords, ui: UiLanguage): string[] {
  const kinds = [...new Set(counts.map(({ kind }) => kind))];
  return kinds.map(kind => {
    const parts = counts
      .filter(one => one.kind === kind)
      .map(({ language, count }) => `${count} ${languageName(language, ui)}`);
    return `  ${words.kinds[kind].padEnd(10)} ${parts.join(', ')}`;
  });
}

function exampleLines(
  example: ShownExample,
  words: ShowWords,
  { business, people }: Pick<Config, 'business' | 'people'>,
): string[] {
  const { at, ticket, kind, value, begins, effect } = example;
  const ui = business.language;
  const day = dayOf(at, ui, business.timezone);
  const who = people.find(({ id }) => id === example.person)?.name ?? example.person;
  const said = `${words.kinds[kind]}: ${valueText(kind, value, words, ui)}`;
  const does = effect === null ? '' : ` (${effectText(example, effect, words, ui)})`;
  const quote = ui === 'de' ? `„${begins}“` : `“${begins}”`;
  return [`  ${ticket}  ${day}, ${who}: ${said}${does}`, `      ${quote}`];
}

function effectText(
  { kind, value }: ShownExample,
  { without, now }: Effect,
  words: ShowWords,
  ui: UiLanguage,
): string {
  if (!agrees(kind, value, now)) return words.stays(valueText(kind, now, words, ui));
  if (agrees(kind, value, without)) return words.same;
  return words.changed(valueText(kind, without, words, ui));
}

/** Of topics the main one counts. */
function agrees(kind: ExampleKind, value: string, judged: string): boolean {
  const main = (topics: string): string => topics.split(',')[0] ?? '';
  return kind === 'topic' ? main(value) === main(judged) : value === judged;
}

function valueText(kind: ExampleKind, value: string, words: ShowWords, ui: UiLanguage): string {
  const names = wordsFor(ui);
  if (kind === 'vip') return value === 'yes' ? words.vip : words.notVip;
  const level = levelOf({ kind, value });
  if (level !== null) return names.level[level];
  const topics = topicsOf({ kind, value }).map(topic => names.topic[topic]);
  return topics.join(', ') || words.unsure;
}

function languageName(language: string, ui: UiLanguage): string {
  if (language === 'und') return ui === 'de' ? 'in unklarer Sprache' : 'in no clear language';
  try {
    const name = new Intl.DisplayNames([ui], { type: 'language' }).of(language) ?? language;
    return ui === 'de' ? `auf ${name}` : `in ${name}`;
  } catch {
    return language;
  }
}

export interface ResetWords {
  readonly kept: string;
  ask(count: number): string;
  sayYes(count: number): string;
  done(count: number): string;
}

const RESET: Readonly<Record<UiLanguage, ResetWords>> = {
  de: {
    kept: 'Es bleibt alles, wie es ist.',
    ask: count => `${corrections(count)} vergessen und wieder urteilen wie am ersten Tag? [j/N] `,
    sayYes: count =>
      `kulanz insight reset: das vergisst ${corrections(count)}. Wenn Sie das wollen: kulanz insight reset --yes`,
    done: count =>
      count === 0
        ? 'Es war nichts gelernt.'
        : `${corrections(count)} zurückgenommen. Tickets und wichtige Kunden bleiben, wie sie sind.`,
  },
  en: {
    kept: 'Everything stays as it is.',
    ask: count =>
      `Forget ${count} correction${count === 1 ? '' : 's'} and judge as on the first day? [y/N] `,
    sayYes: count =>
      `kulanz insight reset: this forgets ${count} correction${count === 1 ? '' : 's'}. If that is what you want: kulanz insight reset --yes`,
    done: count =>
      count === 0
        ? 'Nothing had been learnt.'
        : `${count} correction${count === 1 ? '' : 's'} undone. Tickets and important customers stay as they are.`,
  },
};

function corrections(count: number): string {
  return count === 1 ? '1 Korrektur' : `${count} Korrekturen`;
}

export function resetWords(ui: UiLanguage): ResetWords {
  return RESET[ui];
}
