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
const MOST_LINES = 5;
const LONGEST = 500;

const alternatives = (words: readonly string[]) => words.join('|');
const START = new RegExp(
  `^[-–*_\\s]{0,8}(?:${alternatives(ATTRIBUTIONS.flatMap(words => words.starts))})(?!\\p{L})`,
  'u',
);
/** Begins with a day, as in languages and programs that need no word before it. */
const DAY_FIRST =
  /^[-–*_\s]{0,8}(?:\d{1,4}[\s./-]\s?[\d\p{L}]|\d{4}年|\p{L}{2,12}[.,]{0,2} \d{1,2}\b)/u;
const VERB = new RegExp(
  `(?<!\\p{L})(?:${alternatives(ATTRIBUTIONS.flatMap(words => words.verbs))})(?!\\p{L})|${alternatives(UNSPACED_VERBS)}`,
  'iu',
);
const OWN = new RegExp(`(?<!\\p{L})(?:${alternatives(OWN_WORDS)})(?!\\p{L})`, 'iu');
const ENDS = /(?:[:：]|-{2,4})[\s*_]{0,4}$/;
const ADDRESS = /[^\s@<>]@[^\s@<>]|\[mailto:/;
const MAILBOX_END = /<\s?[^<>\s]{1,200}@[^<>\s]{1,200}>:?$/;
const HOUR = /\d{1,2}[:.h]\d{2}|[٠-٩]{1,2}:[٠-٩]{2}/;
const DAY =
  /\d{4}|\d{1,2}[./-]\s?\d{1,2}|\d{1,2}\.?\s+\p{L}{3}|\p{L}{3,}\.?\s+\d{1,2}\b|[一-龥日월]\s?\d|[٠-٩]{4}/u;
/** `---- On Wed, 24 Feb 2021 14:02:50 +0530 a@b.example wrote ----` */
const DASHED = /^-{2,}[^-].*-{2,}$/;

/** The attribution that ends in line `at`, or null. Looks at no more than five lines. */
export function attributionEndingAt(lines: readonly string[], at: number): Attribution | null {
  const last = lines[at]?.trim() ?? '';
  if (last === '' || last.length > LONGEST || last.startsWith('>')) return null;
  if (!ENDS.test(last) && !MAILBOX_END.test(last) && !endsOpen(last)) return null;
  let joined = last;
  let shortest: Attribution | null = null;
  for (let from = at; ; from -= 1) {
    if (from < at) joined = `${lines[from]?.trim() ?? ''} ${joined}`;
    if (joined.length > LONGEST) break;
    const sure = judge(joined);
    if (sure !== null) {
      const found = { from, to: at, sure };
      if (beginsLikeOne(joined)) return found;
      shortest ??= found;
    }
    const above = lines[from - 1]?.trim() ?? '';
    if (at - from + 1 >= MOST_LINES || above === '' || above.startsWith('>')) break;
  }
  return shortest;
}

/** Null: no attribution; else whether it is a sure one. */
function judge(text: string): boolean | null {
  const address = ADDRESS.test(text);
  const day = DAY.test(text);
  const hour = HOUR.test(text);
  if (!VERB.test(text)) {
    const dated = DAY_FIRST.test(text) && day && address;
    return dated && (hour || text.length < 120) && MAILBOX_END.test(text) ? true : null;
  }
  if (DASHED.test(text)) return true;
  if (!address && !day) return null;
  if (OWN.test(text)) return address && hour ? false : null;
  return address || hour;
}

function beginsLikeOne(text: string): boolean {
  return START.test(text) || (DAY_FIRST.test(text) && DAY.test(text));
}

/** German and some others put the name last, and some programs leave the colon out. */
function endsOpen(line: string): boolean {
  return START.test(line) && VERB.test(line) && HOUR.test(line) && DAY.test(line);
}
