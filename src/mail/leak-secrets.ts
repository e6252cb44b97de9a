// What must not be found in an answer, taken from the handover.
import { foldText, squash, toWords } from './known-words.ts';
import type { SentHandover } from './sent-handover.ts';
import { wordsFor } from './words.ts';
import type { Words } from './words-shape.ts';

/** Something secret, in the form in which it is searched. */
export interface Secret {
  /** As a human would recognise it. */
  readonly words: string;
  /** Letters and digits alone. */
  readonly squashed: string;
}

/**
 * So many words in a row, of which at least so many are neither numbers nor dates, with so many
 * letters, are no coincidence. Short words need more company.
 */
const RUNS = [
  { words: 5, speaking: 4, letters: 20 },
  { words: 7, speaking: 5, letters: 0 },
];
/** A whole line needs less: nobody repeats one by chance. */
const WHOLE_LINE = { speaking: 2, letters: 20 };
const MOST_SECRETS = 4000;
/** Shorter ids could be part of a word. */
const SHORTEST_ID = 8;

/** Words that say when: a human's answer rightly names the same days. */
const CALENDAR = new Set(
  (
    'januar februar märz april mai juni juli august september oktober november dezember ' +
    'january february march may june july october december jan feb mrz mar apr jun jul aug sep sept okt oct nov dez dec ' +
    'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so ' +
    'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun uhr heute morgen gestern ' +
    'today tomorrow yesterday am pm um bis seit since until'
  ).split(' '),
);

/** What anybody writes in a mail, though the card says it too. */
const COMMON = [
  'Antworten Sie einfach auf diese Mail',
  'Antworten Sie bitte einfach auf diese Mail',
  'Just reply to this mail',
  'Reply to this mail',
  'If I hear nothing by',
].map(squash);

/** Labels that nobody writes to a customer; every other one is only told with its value. */
const INTERNAL_LABELS = labelsNamed([
  'mood',
  'value',
  'threats',
  'assignee',
  'overdue',
  'handedOver',
  'dueBy',
]);
/** A customer's own name and address are no secret to them. */
const OPEN_LABELS = labelsNamed(['customer']);

const LABEL = /^[\s\-*•]{0,4}([^:]{2,30}):\s*(.*)$/;

export interface CardSecrets {
  /** Runs of words, by what they are when squashed. */
  readonly runs: readonly Secret[];
  /** Whole lines, folded: too short for a run, but unmistakable as a line of their own. */
  readonly lines: ReadonlyMap<string, string>;
  /** `stimmung`: a line must not begin so; internal ones must not occur with a colon at all. */
  readonly labels: readonly { readonly label: string; readonly words: string }[];
}

export function cardSecrets(sent: SentHandover, subject: string): CardSecrets {
  // The customer knows these words, or is to know them.
  const told = (sent.openWords ?? []).map(squash);
  const open = [squash(sent.customerText), squash(subject), ...told, ...COMMON];
  const lines = sent.card.split('\n').filter(line => line.trim() !== '');
  const runs = new Map<string, Secret>();
  const whole = new Map<string, string>();
  for (const line of lines) {
    for (const run of [...runsOf(line), ...wholeOf(line)]) {
      if (open.some(text => text.includes(run.squashed)) || runs.size >= MOST_SECRETS) continue;
      runs.set(run.squashed, run);
    }
    const key = lineKey(line);
    const labelled = LABEL.test(line) || speaking(toWords(line)) >= 3;
    if (labelled && key.length >= 8 && !open.some(text => text.includes(key))) whole.set(key, line);
  }
  return { runs: [...runs.values()], lines: whole, labels: labelsOf(lines, sent.customerText) };
}

/** Everything by which an internal mail can be found or answered. */
export function idSecrets(sent: SentHandover): Secret[] {
  const ids = sent.messageIds.flatMap(id => {
    const bare = id.replace(/[<>]/g, '');
    const left = bare.split('@')[0] ?? '';
    return squash(left).length >= 16 ? [bare, left] : [bare];
  });
  return [...sent.tokens, ...ids]
    .map(words => ({ words, squashed: squash(words) }))
    .filter(secret => secret.squashed.length >= SHORTEST_ID);
}

/** A line reduced to what a mail program leaves of it. */
export function lineKey(line: string): string {
  return squash(line);
}

function runsOf(line: string): Secret[] {
  const label = LABEL.exec(line)?.[1] ?? '';
  if (OPEN_LABELS.has(foldText(label).trim())) return [];
  const words = toWords(line);
  return RUNS.flatMap(least => {
    const runs: Secret[] = [];
    for (let at = 0; at + least.words <= words.length; at += 1) {
      const run = words.slice(at, at + least.words);
      const squashed = squash(run.join(''));
      if (speaking(run) < least.speaking || squashed.length < least.letters) continue;
      runs.push({ words: run.join(' '), squashed });
    }
    return runs;
  });
}

function wholeOf(line: string): Secret[] {
  const squashed = squash(line);
  const { speaking: least, letters } = WHOLE_LINE;
  if (squashed.length < letters || speaking(toWords(line)) < least) return [];
  return [{ words: line.trim().slice(0, 200), squashed }];
}

function speaking(words: readonly string[]): number {
  return words.filter(word => /^\p{L}[\p{L}\p{M}]+$/u.test(word) && !CALENDAR.has(word)).length;
}

function labelsOf(lines: readonly string[], customerText: string) {
  const theirs = foldText(customerText);
  return lines.flatMap(line => {
    const [, label = '', value = ''] = LABEL.exec(line) ?? [];
    const folded = foldText(label).trim();
    if (!INTERNAL_LABELS.has(folded) || theirs.includes(`${folded}:`)) return [];
    return [{ label: folded, words: `${label.trim()}: ${value}`.slice(0, 80) }];
  });
}

/** As the cards of both languages have them. */
function labelsNamed(names: readonly (keyof Words['label'])[]): ReadonlySet<string> {
  const all = (['de', 'en'] as const).map(ui => wordsFor(ui).label);
  return new Set(all.flatMap(label => names.map(name => foldText(label[name]))));
}
