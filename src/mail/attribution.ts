import { ATTRIBUTIONS, OWN_WORDS, UNSPACED_VERBS } from './quote-words.ts';

/** Where an attribution stands, and whether it is proof enough that all below is quoted. */
export interface Attribution {
  /** First and last line, both included. */
  readonly from: number;
  readonly to: number;
  /** Names a sender by address, or a day and an hour: no one writes that by hand. */
  readonly sure: boolean;
}

/** An attribution is wrapped over so many lines at most, and so long in all. */
const MOST_LINES = 6;
const LONGEST = 500;
/** A name with its address, alone in its line. */
const LONGEST_MAILBOX = 100;
/** In a line that a program joined to the text above it: so many places are tried. */
const MOST_TRIED = 5;

const alternatives = (words: readonly string[]) => words.join('|');
const STARTS = alternatives(ATTRIBUTIONS.flatMap(words => words.starts));
const START = new RegExp(`^[-–*_\\s]{0,8}(?:${STARTS})(?!\\p{L})`, 'u');
const START_WITHIN = new RegExp(`(?<=[\\s\\p{P}])(?:${STARTS})(?!\\p{L})`, 'gu');
/** Begins with a day, as in languages and programs that need no word before it. */
const DAY_FIRST =
  /^[-–*_\s]{0,8}(?:\d{1,4}[\s./-]\s?[\d\p{L}]|\d{4}[年년]|\p{L}{2,12}[.,]{0,2} \d{1,2}\b)/u;
const VERB = new RegExp(
  `(?<!\\p{L})(?:${alternatives(ATTRIBUTIONS.flatMap(words => words.verbs))})(?!\\p{L})|${alternatives(UNSPACED_VERBS)}`,
  'u',
);
const hasVerb = (text: string) => VERB.test(text.toLowerCase());
const OWN = new RegExp(`(?<!\\p{L})(?:${alternatives(OWN_WORDS)})(?!\\p{L})`, 'iu');
const ENDS = /(?:[:：]|-{2,4})[\s*_]{0,4}$/;
const ADDRESS = /[^\s@<>]@[^\s@<>]|\[mailto:/;
const MAILBOX_END = /<\s?[^<>\s]{1,200}@[^<>\s]{1,200}\s?>\s?:?$/;
/** The same, or its rest where the address was wrapped. */
const ENDS_IN_ADDRESS = /[^<>\s]@[^<>\s]{1,200}\s?>\s?:?$/;
/** `Ada Lind wrote:` */
const NAMED = new RegExp(
  `^[*_]{0,2}\\p{Lu}[\\p{L}.'-]{0,20}(?: [\\p{L}&.'-]{1,20}){0,3} (?:${alternatives(ATTRIBUTIONS.flatMap(words => words.verbs))})\\s?[:：]$`,
  'u',
);
const DATED_NAME =
  /^\*?\s?\p{Lu}[\p{L}.'-]{0,20}(?: [\p{L}&.'-]{1,20}){0,3}(?: <[^<>\s]{1,80}>)?[, ]{1,2}[[(]?[\d./-]{8,10},? \d{1,2}[:.]\d{2}(?::\d{2})?[\])]?:$/u;
/** A sentence has ended in it: `The bill is wrong. I wrote:`; no abbreviated month. */
const SENTENCE = /\p{L}{4}[.!?]\s+\p{Lu}/u;
/** `23 Nov 2026, 09:07 by ada@shop.example:`; with the flag `u` it would take 100 ms to compile. */
const BARE_ADDRESS_END = /\s[^\s\d!-/:-@[-`{-~]{2,4}\s[^<>\s]{1,200}@[^<>\s]{1,200}\s?:$/;
const HOUR = /\d{1,2}[:.h]\d{2}|[٠-٩]{1,2}:[٠-٩]{2}/;
const DAY =
  /\d{4}|\d[./-]\s?\d|\d\.?\s+\p{L}{3}|\p{L}{3}\.?\s+\d{1,2}\b|[一-龥日월]\s?\d|[٠-٩]{4}/u;
/** A day with its year. */
const FULL_DAY = /\d{4}|\d[./-]\s?\d{1,2}[./-]\s?\d{2}|[٠-٩]{4}/;
/** `---- On Wed, 24 Feb 2021 14:02:50 +0530 a@b.example wrote ----` */
const DASHED = /^-{2,}[^-].*-{2,}$/;
/** `>>> Ada Lind <ada@shop.example> 23.11.2026 09:07 >>>` */
const GROUPWISE = /^>{3} .{2,160} >{3}$/;
/** What a program leaves of an attribution whose address it wrapped: `> wrote:`, `>:`. */
const BRACKET_END = /^>{1,2}\)?,?\s?[^>]{0,60}[:：]$/;
/** The bracket stands so many lines above its end at most. */
const MOST_BRACKETED = 3;

/** The attribution that ends in line `at`, or null. Looks at no more than six lines. */
export function attributionEndingAt(lines: readonly string[], at: number): Attribution | null {
  const last = lines[at]?.trim() ?? '';
  if (last === '' || last.length > LONGEST) return null;
  if (GROUPWISE.test(last) && HOUR.test(last)) return { from: at, to: at, sure: true };
  if (last.startsWith('>')) {
    if (!BRACKET_END.test(last) || !isBracketOpen(lines, at)) return null;
  } else if (!ENDS.test(last) && !ENDS_IN_ADDRESS.test(last) && !endsOpen(last)) return null;
  return growUpwards(lines, at, last);
}

/** More brackets were opened than closed in the lines above. */
function isBracketOpen(lines: readonly string[], at: number): boolean {
  let open = 0;
  for (let line = at - 1; line >= Math.max(0, at - MOST_BRACKETED); line -= 1) {
    const text = lines[line] ?? '';
    if (text.length > LONGEST || text.startsWith('>')) return false;
    for (const char of text) open += char === '<' ? 1 : char === '>' ? -1 : 0;
    if (open > 0) return true;
  }
  return false;
}

function above(lines: readonly string[], at: number): string {
  return lines[at - 1]?.trim() ?? '';
}

function growUpwards(lines: readonly string[], at: number, last: string): Attribution | null {
  let joined = last;
  const dashed = /-{2}[\s*_]*$/.test(last);
  let found: Attribution | null = null;
  for (let from = at; at - from < MOST_LINES; ) {
    const sure = dashed && !DASHED.test(joined) ? null : judge(joined);
    const begins = sure !== null && beginsLikeOne(joined);
    const isOne = sure !== null && (begins || ADDRESS.test(joined) || !SENTENCE.test(joined));
    const here = isOne ? { from, to: at, sure } : null;
    const goesOn = here !== null && beginsAbove(joined, above(lines, from));
    if (here !== null && !goesOn && begins) return here;
    if (goesOn) found = null;
    else if (found === null || found.from === from) found = here ?? found;
    const next = lineAbove(lines, from);
    if (next === null) break;
    const longer = `${lines[next]?.trim() ?? ''} ${joined}`;
    if (longer.length > LONGEST) break;
    if (goesOn && sure !== null) found = { from: next, to: at, sure };
    from = next;
    joined = longer;
  }
  return found;
}

/** The line above; an empty one is passed where a program put the address in lines of its own. */
function lineAbove(lines: readonly string[], from: number): number | null {
  const next = above(lines, from);
  if (next.startsWith('>')) return null;
  if (next !== '') return from - 1;
  const open = lines[from]?.trimStart().startsWith('<') === true;
  return open && above(lines, from - 1) !== '' ? from - 2 : null;
}

/** True when the line above holds what an attribution lacks: its address, its day, its beginning. */
function beginsAbove(joined: string, line: string): boolean {
  if (line === '' || line.startsWith('>')) return false;
  if (/[<(]$/.test(line)) return true;
  const address = ADDRESS.test(joined);
  if (!address && line.length < LONGEST_MAILBOX && MAILBOX_ALONE.test(line)) return true;
  if (FULL_DAY.test(joined) && HOUR.test(joined)) return false;
  return DAY.test(line) && (HOUR.test(line) || START.test(line) || DAY_FIRST.test(line));
}

const MAILBOX_ALONE = /^[^.!?]{0,60}<[^<>\s]{1,60}@[^<>\s]{1,60}>,?(?: .{0,30})?$/;

/** Null: no attribution; else whether it is a sure one. */
function judge(text: string): boolean | null {
  const address = ADDRESS.test(text);
  const day = DAY.test(text);
  if (NAMED.test(text)) return false;
  if (!address && !day) return DASHED.test(text) && hasVerb(text) ? true : null;
  const hour = HOUR.test(text);
  if (!hasVerb(text)) {
    if (isDatedName(text, hour)) return false;
    const dated = DAY_FIRST.test(text) && day && address;
    if (dated && hour && BARE_ADDRESS_END.test(text)) return true;
    return dated && (hour || text.length < 120) && MAILBOX_END.test(text) ? true : null;
  }
  if (DASHED.test(text)) return true;
  if (OWN.test(text)) return address && hour ? false : null;
  return address || (hour && FULL_DAY.test(text));
}

/** `Ada Lind, 23.11.2026 09:07:`: no more than a name, perhaps an address, a day and an hour. */
function isDatedName(text: string, hour: boolean): boolean {
  return hour && text.length < 120 && DATED_NAME.test(text) && FULL_DAY.test(text);
}

function beginsLikeOne(text: string): boolean {
  return START.test(text) || (DAY_FIRST.test(text) && DAY.test(text));
}

/** German and some others put the name last, and some programs leave the colon out. */
function endsOpen(line: string): boolean {
  return START.test(line) && hasVerb(line) && HOUR.test(line) && DAY.test(line);
}

/**
 * Where a sure attribution begins within a line, behind words that a program joined to it; null when
 * none does. `Thanks! On Mon, Nov 23, 2026 at 9:07 AM Ada <ada@shop.example> wrote:`
 */
export function attributionWithin(line: string): number | null {
  if (line.length > LONGEST || !/[:：]\s*$/.test(line) || !hasVerb(line)) return null;
  let tried = 0;
  for (const { index } of line.matchAll(START_WITHIN)) {
    tried += 1;
    if (tried > MOST_TRIED) return null;
    const rest = line.slice(index).trimEnd();
    const dated = FULL_DAY.test(rest) && HOUR.test(rest);
    if (dated && judge(rest) === true) return START.test(line) ? null : index;
  }
  return null;
}
