// Finds again what was sent, however a mail program wrapped, indented or punctuated it since.

/** Takes no room: what mail programs and newsletters put between letters. */
const INVISIBLE =
  /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\u034f/g;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Outlook writes a link's address behind its text. */
const LINK = /<(?:https?|mailto|tel):[^<>\s]{1,2000}>/gi;

/** So many words make a line that nobody repeats by chance. */
const GRAM = 4;
/** Of a gram that is repeated, only so many places are looked at. */
const MOST_PLACES = 200;
/** A short line counts when it is one of the next words' lines: so far ahead. */
const AHEAD = 60;
const MOST_WORDS = 300_000;

/** The same letters look the same: no invisible characters, compatibility forms, lower case. */
export function foldText(text: string): string {
  return text.replace(INVISIBLE, '').normalize('NFKC').toLowerCase();
}

/** The words of a text, folded, without punctuation. */
export function toWords(text: string): string[] {
  return foldText(text.replace(LINK, ' ')).match(WORD) ?? [];
}

/** Letters and digits alone: equal for two texts that differ in white space, marks and quoting. */
export function squash(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A text that was sent, made ready to be searched. */
export class KnownText {
  private readonly words: readonly string[];
  private readonly grams = new Map<string, number[]>();
  private readonly lines = new Map<string, number[]>();
  private readonly pairs = new Set<string>();
  /** Lines of marks without a word, such as `-- `. */
  private readonly marks = new Set<string>();
  /** Words with which a paragraph begins. */
  private readonly paragraphs = new Set<number>([0]);
  constructor(text: string) {
    const words: string[] = [];
    for (const line of text.split('\n')) {
      if (words.length > MOST_WORDS) break;
      const found = toWords(line);
      if (line.trim() === '') this.paragraphs.add(words.length);
      else if (found.length === 0) this.marks.add(line.replace(/\s/g, ''));
      else note(this.lines, found.join(' '), words.length);
      for (const word of found) words.push(word);
    }
    this.words = words;
    for (let at = 0; at < words.length; at += 1) {
      if (at + 1 < words.length) this.pairs.add(`${words[at]} ${words[at + 1]}`);
      if (at + GRAM <= words.length) note(this.grams, words.slice(at, at + GRAM).join(' '), at);
    }
  }

  /** How many words it has. */
  get size(): number {
    return this.words.length;
  }

  /** True when a line without words occurs. */
  hasMarks(line: string): boolean {
    return this.marks.has(line.replace(/\s/g, ''));
  }

  beginsParagraph(at: number): boolean {
    return this.paragraphs.has(at);
  }

  /** Those of `places` at which the line stands. */
  among(line: readonly string[], places: readonly number[]): number[] {
    return line.length === 0 ? [] : places.filter(place => this.isAt(line, place));
  }

  /** Where the line stands at or after one of `places`: long lines anywhere, short ones nearby. */
  after(line: readonly string[], places: readonly number[]): number[] {
    if (line.length === 0) return [];
    const first = Math.min(...places);
    if (line.length >= GRAM) {
      const gram = this.grams.get(line.slice(0, GRAM).join(' ')) ?? [];
      return this.among(line, gram).filter(at => at >= first);
    }
    const lines = this.lines.get(line.join(' ')) ?? [];
    return lines.filter(at => places.some(place => at >= place && at <= place + AHEAD));
  }

  /** True when a line of at least four words occurs. */
  holds(line: readonly string[]): boolean {
    return line.length >= GRAM && this.after(line, [0]).length > 0;
  }

  /** True when a line of at least five words is one of ours, changed a little. */
  resembles(line: readonly string[]): boolean {
    if (line.length < 5) return false;
    let known = 0;
    for (let at = 0; at + 1 < line.length; at += 1) {
      if (this.pairs.has(`${line[at]} ${line[at + 1]}`)) known += 1;
    }
    return known >= 0.8 * (line.length - 1);
  }

  private isAt(line: readonly string[], place: number): boolean {
    if (place + line.length > this.words.length) return false;
    return line.every((word, index) => this.words[place + index] === word);
  }
}

/** Follows a quotation through the text it was taken from; it may be taken from several places. */
export class Follower {
  private readonly known: KnownText;
  /** Where the line that was found last may stand, and where the next would begin. */
  private starts: readonly number[] = [];
  private ends: readonly number[] = [0];

  constructor(known: KnownText) {
    this.known = known;
  }

  /** True when the line that was found last begins a paragraph. */
  beganParagraph(): boolean {
    return this.starts.some(start => this.known.beginsParagraph(start));
  }

  /** True when the line goes on exactly where the last one found ended: the rest of a wrapped line. */
  continues(line: readonly string[]): boolean {
    return this.moveTo(this.known.among(line, this.ends), line.length);
  }

  /** True when the line comes next or later. */
  follows(line: readonly string[]): boolean {
    return this.continues(line) || this.moveTo(this.known.after(line, this.ends), line.length);
  }

  /** True when the line occurs: later, or else earlier. */
  finds(line: readonly string[]): boolean {
    return this.follows(line) || this.moveTo(this.known.after(line, [0]), line.length);
  }

  resembles(line: readonly string[]): boolean {
    return this.known.resembles(line);
  }

  private moveTo(starts: readonly number[], length: number): boolean {
    if (starts.length === 0) return false;
    this.starts = starts;
    this.ends = starts.map(start => start + length);
    return true;
  }
}

function note(places: Map<string, number[]>, key: string, at: number): void {
  const list = places.get(key);
  if (list === undefined) places.set(key, [at]);
  else if (list.length < MOST_PLACES) list.push(at);
}
