// What a reply's commands ask for, made sure of before anything is done. Pure.
import type { Person } from '../config.ts';
import type { Level, Topic } from '../insight/insight.ts';
import type { Command, Problem, Unknown } from '../mail/commands.ts';
import { KNOWN_LEVELS, KNOWN_TOPICS } from '../mail/insight-commands.ts';
import type { Misunderstood } from '../mail/notice.ts';
import { nearest } from '../nearest.ts';

export interface CommandPlan {
  readonly misunderstood: readonly Misunderstood[];
  readonly note: string | null;
  readonly assignTo: Person | null;
  /** Milliseconds. */
  readonly wait: number | null;
  readonly close: boolean;
  readonly send: boolean;
  /** What the customer was given, each in the currency of the house. */
  readonly gifts: readonly PlannedGift[];
  /** Take back the case's latest gift, before those are noted; the line that says so, null: none does. */
  readonly ungift: string | null;
  /** What a human corrects in Kulanz's reading; null: nothing. */
  readonly corrected: Corrected | null;
}

export interface PlannedGift {
  readonly what: string;
  /** Hundredths. */
  readonly cents: number;
  /** ISO 4217. */
  readonly currency: string;
}

export interface Corrected {
  /** The main one first; null: as they are. */
  readonly topics: readonly Topic[] | null;
  readonly level: Level | null;
  readonly vip: boolean | null;
}

const WORDS = [
  ...['close', 'note', 'assign', 'wait', 'send', 'gift', 'topic', 'mood', 'vip'],
  ...['erledigt', 'notiz', 'an', 'warten', 'senden', 'geschenk', 'thema', 'stimmung'],
];

const WHY: Readonly<Record<Problem, Misunderstood['why']>> = {
  unknown: 'unknown',
  'too-many-words': 'too-much',
  'no-person': 'no-such-person',
  'bad-duration': 'no-such-time',
  'empty-note': 'nothing-given',
  'no-amount': 'no-amount',
  'no-currency': 'no-currency',
  negative: 'negative',
  'too-dear': 'too-dear',
  'no-topic': 'no-such-topic',
  'no-mood': 'no-such-mood',
};

/** What commands refer to. */
export interface CommandHouse {
  readonly people: readonly Person[];
  /** ISO 4217: in which gifts are counted. */
  readonly currency: string;
}

/** All or nothing: one command that can't be obeyed keeps the others from being. */
export function planCommands(
  commands: readonly Command[],
  unknown: readonly Unknown[],
  { people, currency }: CommandHouse,
): CommandPlan {
  const misunderstood = unknown.map(explain);
  const notes: string[] = [];
  const gifts: PlannedGift[] = [];
  let assignTo: Person | null = null;
  let wait: number | null = null;
  for (const command of commands) {
    if (command.name === 'note') notes.push(command.text);
    if (command.name === 'wait') wait = command.milliseconds;
    if (command.name === 'gift') {
      if (command.currency === '' || command.currency === currency)
        gifts.push({ what: command.what, cents: command.cents, currency });
      else misunderstood.push({ line: command.line, why: 'other-currency', meant: null });
    }
    if (command.name !== 'assign') continue;
    assignTo = personNamed(command.to, people);
    if (!assignTo)
      misunderstood.push({ line: `#assign ${command.to}`, why: 'no-such-person', meant: null });
  }
  return {
    misunderstood,
    note: notes.length > 0 ? notes.join('\n') : null,
    assignTo,
    wait,
    close: commands.some(command => command.name === 'close'),
    send: commands.some(command => command.name === 'send'),
    gifts,
    ungift: commands.find(command => command.name === 'ungift')?.line ?? null,
    corrected: correctedBy(commands),
  };
}

/** Said twice, the last counts; but all topics are meant. */
function correctedBy(commands: readonly Command[]): Corrected | null {
  const topics = commands.flatMap(command => (command.name === 'topic' ? command.topics : []));
  let [level, vip]: [Level | null, boolean | null] = [null, null];
  for (const command of commands) {
    if (command.name === 'mood') level = command.level;
    if (command.name === 'vip') vip = command.on;
  }
  if (topics.length === 0 && level === null && vip === null) return null;
  return { topics: topics.length > 0 ? [...new Set(topics)] : null, level, vip };
}

function explain(unknown: Unknown): Misunderstood {
  return { line: unknown.line, why: WHY[unknown.problem], meant: meantBy(unknown) };
}

/** What stands behind a command that takes one of a few words. */
const BEHIND: Partial<Readonly<Record<Problem, readonly string[]>>> = {
  'no-topic': KNOWN_TOPICS,
  'no-mood': KNOWN_LEVELS,
};

function meantBy({ line, problem }: Unknown): string | null {
  const [, word = '', rest = ''] = /^#\s*([^\s:]+)\s*:?\s*(.*)$/su.exec(line) ?? [];
  const behind = BEHIND[problem];
  if (!behind && problem !== 'unknown') return null;
  const near = behind ? nearest(rest.trim(), behind) : nearest(word, WORDS);
  if (near === null) return null;
  return behind ? `#${word} ${near}` : `#${near}`;
}

/** By id, address, full name or first name; null when nobody or more than one is meant. */
function personNamed(words: string, people: readonly Person[]): Person | null {
  const wanted = words.toLowerCase();
  const exact = people.find(
    ({ id, address, name }) =>
      id.toLowerCase() === wanted || address === wanted || name.toLowerCase() === wanted,
  );
  if (exact) return exact;
  const byFirst = people.filter(({ name }) => name.toLowerCase().split(/\s+/)[0] === wanted);
  return byFirst.length === 1 ? (byFirst[0] ?? null) : null;
}
