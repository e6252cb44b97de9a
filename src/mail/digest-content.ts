import type { Person } from '../config.ts';
import { type DigestRow, isOverdue, isUrgent, orderDigest } from '../tickets/digest.ts';
import { lineSafe, nameSafe } from './header-safe.ts';
import type { InternalFacts } from './internal-letter.ts';
import type { Tone } from './palette.ts';
import { type Clock, day, lasting, when } from './when.ts';
import type { Words } from './words-shape.ts';

/** Rows that a digest shows; nobody reads more in a mail. */
const SHOWN = 50;
/** Labels of a ticket that it shows. */
const LABELS = 5;
/** Problems that it names. */
export const PROBLEMS_NAMED = 20;

export interface DigestFacts extends InternalFacts {
  readonly owner: Person;
  /** Every open ticket, in any order. */
  readonly rows: readonly DigestRow[];
  /** What the owner must know although no ticket tells it: one line each, all of them named. */
  readonly problems: readonly string[];
  /** How many more there are, which the next digest names. */
  readonly problemsLeft: number;
  readonly counts: {
    readonly openTotal: number;
    readonly answeredSinceLast: number;
    readonly newSinceLast: number;
  };
  /** Open tickets per person. */
  readonly personLoad: readonly { readonly name: string; readonly open: number }[];
  readonly away: readonly { readonly name: string; readonly until: Date }[];
}

/** A line of words in one colour. */
export interface Piece {
  readonly text: string;
  readonly tone?: Tone;
}

/** One ticket of the digest, in words. */
export interface DigestEntry {
  readonly name: string;
  /** `sehr unzufrieden`, `überfällig`, `Super-Kunde`. */
  readonly marks: readonly Piece[];
  readonly subject: string;
  /** Since when; with whom and until when. */
  readonly state: readonly string[];
  readonly why: string;
  readonly tone: Tone;
}

/** The digest in words, before it becomes text or HTML. */
export interface DigestContent {
  /** For the subject line. */
  readonly subject: string;
  readonly title: string;
  readonly summary: string;
  readonly since: string;
  readonly entries: readonly DigestEntry[];
  /** `und 12 weitere: ...`, or ''. */
  readonly more: string;
  /** Titled lists below. */
  readonly lists: readonly { readonly title: string; readonly items: readonly string[] }[];
  readonly footer: string;
}

/** Customers who wait for an answer, and how many of them the owner should look at first. */
function tally(facts: DigestFacts): { waiting: number; urgent: number } {
  const waiting = facts.rows.filter(row => row.waitingSince !== null);
  return {
    waiting: waiting.length,
    urgent: waiting.filter(row => isUrgent(row, facts.now)).length,
  };
}

export function digestContent(facts: DigestFacts, words: Words): DigestContent {
  const clock = { language: facts.ui, timezone: facts.business.timezone, now: facts.now };
  const { digest } = words;
  const { waiting, urgent } = tally(facts);
  const { openTotal, newSinceLast, answeredSinceLast } = facts.counts;
  const ordered = orderDigest(facts.rows, facts.now);
  const hidden = Math.max(ordered.length, openTotal) - Math.min(ordered.length, SHOWN);
  return {
    subject: digest.subject(waiting, urgent),
    title: digest.title(when(facts.now, clock)),
    summary: waiting === 0 ? digest.empty : digest.summary(openTotal, waiting, urgent),
    since: digest.since(newSinceLast, answeredSinceLast),
    entries: ordered.slice(0, SHOWN).map(row => entryOf(row, words, clock)),
    more: hidden > 0 ? digest.more(hidden) : '',
    lists: listsOf(facts, words, clock),
    footer: facts.rows.length === 0 ? '' : digest.footer,
  };
}

function entryOf(row: DigestRow, words: Words, clock: Clock): DigestEntry {
  const { digest } = words;
  const overdue = isOverdue(row, clock.now);
  const waits =
    row.waitingSince === null
      ? digest.waitsNot
      : digest.waits(lasting(row.waitingSince, clock), when(row.waitingSince, clock));
  const next = { answer: digest.due, remind: digest.again, close: digest.closes };
  const due = overdue ? digest.wasDue : next[row.nextAction];
  const marks = marksOf(row, overdue, words);
  return {
    name: nameSafe(row.customer),
    marks,
    subject: `${lineSafe(row.subject, 120) || words.noSubject} [${row.number}]`,
    state: [waits, due(nameSafe(row.assignee), when(row.nextActionAt, clock))],
    why: lineSafe(row.why),
    tone: marks[0]?.tone ?? 'dim',
  };
}

function marksOf(row: DigestRow, overdue: boolean, words: Words): Piece[] {
  const marks: Piece[] = [];
  if (row.level === 'extremely-unhappy') {
    marks.push({ text: words.level['extremely-unhappy'], tone: 'alert' });
  }
  if (overdue) marks.push({ text: words.digest.overdue, tone: 'alert' });
  if (row.super) marks.push({ text: words.value.super, tone: 'gold' });
  if (row.level === 'unhappy') marks.push({ text: words.level.unhappy, tone: 'warn' });
  for (const label of (row.labels ?? []).slice(0, LABELS))
    marks.push({ text: lineSafe(label, 40) });
  return marks;
}

function listsOf(facts: DigestFacts, words: Words, clock: Clock): DigestContent['lists'] {
  const { digest } = words;
  const away = new Map(facts.away.map(person => [person.name, person.until]));
  const load = facts.personLoad.map(({ name, open }) => {
    const until = away.get(name);
    const gone = until === undefined ? '' : `, ${digest.away(day(until, clock))}`;
    return `${nameSafe(name)}: ${digest.open(open)}${gone}`;
  });
  const named = new Set(facts.personLoad.map(({ name }) => name));
  const others = facts.away
    .filter(({ name }) => !named.has(name))
    .map(({ name, until }) => `${nameSafe(name)}: ${digest.away(day(until, clock))}`);
  const problems = facts.problems.map(problem => lineSafe(problem, 400));
  if (facts.problemsLeft > 0) problems.push(digest.moreProblems(facts.problemsLeft));
  return [
    { title: digest.problems, items: problems },
    { title: digest.load, items: [...load, ...others] },
  ].filter(list => list.items.length > 0);
}
