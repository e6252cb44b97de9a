import { htmlToText } from './html-to-text.ts';
import { Follower, KnownText, toWords } from './known-words.ts';
import { FENCE } from './marker.ts';
import type { Judged, QuotableLine, Verdict } from './quotable-line.ts';
import { findIntros, type Intro } from './quote-intro.ts';
import type { SentHandover } from './sent-handover.ts';

/** What a line of a quotation was recognised as. */
type Kind = 'blank' | 'human' | 'intro' | 'ours' | 'customer' | 'unknown';

/** How far below an introduction its quotation must show itself, in lines that have text. */
const LOOK_AHEAD = 8;
const FENCE_LINES = 3;
/** From this share of its words on, the customer's mail is quoted as a whole. */
const WHOLE = 0.7;

/** What was sent, made ready once for the text and the HTML of a reply. */
export interface Known {
  readonly sent: SentHandover;
  readonly ours: readonly KnownText[];
  readonly customer: readonly KnownText[];
  /** Names this handover: its number, a token, or the support address. */
  readonly isOwn: (text: string) => boolean;
}

export function knowHandover(sent: SentHandover): Known {
  const html = sent.sentHtml ? htmlToText(sent.sentHtml) : '';
  const ours = [sent.card, sent.sentText ?? '', html].filter(text => text !== '');
  const marks = [...sent.tokens, sent.supportAddress, `[${sent.ticketNumber}]`]
    .map(mark => mark.toLowerCase())
    .filter(mark => mark.length > 3);
  return {
    sent,
    ours: ours.map(text => new KnownText(text)),
    customer: [new KnownText(sent.customerText)],
    isOwn: text => {
      const lower = text.toLowerCase();
      return marks.some(mark => lower.includes(mark));
    },
  };
}

/**
 * Tells a reply's lines apart. Above the quotation everything is the human's. From there on a line
 * is quoted when it is marked so, when it introduces a quotation, or when it was in the handover;
 * whatever else stands there was written between the lines or below them.
 */
export function judgeLines(lines: readonly QuotableLine[], known: Known): Judged {
  const judge = new Judge(lines, known);
  const start = judge.start();
  if (start === null) return { verdicts: lines.map(() => 'human'), doubtful: [] };
  const kinds = judge.kinds(start);
  const verdicts = toVerdicts(lines, kinds, start, judge);
  const doubtful = lines.filter((line, at) => kinds[at] === 'unknown' && line.text !== '');
  return { verdicts, doubtful: doubtful.map(line => line.text) };
}

class Judge {
  private readonly lines: readonly QuotableLine[];
  private readonly known: Known;
  private readonly words: readonly (readonly string[])[];
  private readonly intros: readonly Intro[];
  /** By line: shows that what stands there comes from the handover. */
  private readonly proofs: readonly boolean[];
  /** By line: the marked lines from here on, up to an unmarked one, hold a proof. */
  private readonly markedProof: readonly boolean[];
  /** The same for the lines within a mail program's container. */
  private readonly containedProof: readonly boolean[];
  /** Lines with which a paragraph of the customer's begins. */
  readonly paragraphs = new Set<number>();

  constructor(lines: readonly QuotableLine[], known: Known) {
    this.lines = lines;
    this.known = known;
    this.words = lines.map(line => toWords(line.text));
    this.intros = findIntros(lines, known.isOwn);
    this.proofs = lines.map((line, at) => this.proves(line, this.words[at] ?? []));
    this.markedProof = this.runsProven(line => line.depth > 0);
    this.containedProof = this.runsProven(line => line.container);
  }

  /** The first line of the first quotation of the handover, or null. */
  start(): number | null {
    const intro = this.intros.find(one => this.introduces(one))?.from ?? Number.POSITIVE_INFINITY;
    for (let at = 0; at < this.lines.length && at < intro; at += 1) {
      const line = this.lines[at];
      if (line === undefined) break;
      if (FENCE.test(line.text)) return at;
      if (line.depth > 0 && this.markedProof[at]) return at;
      if (line.container && this.containedProof[at]) return at;
    }
    return Number.isFinite(intro) ? intro : null;
  }

  kinds(start: number): Kind[] {
    const kinds: Kind[] = this.lines.map(line => (line.text === '' ? 'blank' : 'human'));
    const introduced = this.introduced(start);
    const flat = this.lines.find((_, at) => at >= start && this.proofs[at])?.depth === 0;
    const ours = this.known.ours.map(text => new Follower(text));
    const customer = this.known.customer.map(text => new Follower(text));
    let fence = 0;
    let quotedAbove = false;
    for (let at = start; at < this.lines.length; at += 1) {
      const line = this.lines[at];
      if (line === undefined || line.text === '') {
        // Only below its own first part a line goes on; a flat quotation has empty lines too.
        quotedAbove &&= flat;
        continue;
      }
      const words = this.words[at] ?? [];
      const way = line.depth > 0 ? 'finds' : flat ? 'follows' : quotedAbove ? 'continues' : null;
      // Every follower must see every line, to stay where the quotation is.
      const isOurs = way !== null && ours.filter(one => one[way](words)).length > 0;
      const isCustomers = way !== null && customer.filter(one => one[way](words)).length > 0;
      const similar = flat && [...ours, ...customer].some(one => one.resembles(words));
      fence = FENCE.test(line.text) ? openFence(this.lines, at) : fence - 1;
      if (fence >= 0) kinds[at] = 'ours';
      else if (introduced.has(at)) kinds[at] = 'intro';
      else if (isCustomers) {
        kinds[at] = 'customer';
        if (customer.some(one => one.beganParagraph())) this.paragraphs.add(at);
      } else if (isOurs || similar || (quotedAbove && this.isOurMark(line, words)))
        kinds[at] = 'ours';
      else if (line.depth > 0) kinds[at] = 'unknown';
      quotedAbove = kinds[at] !== 'human';
    }
    return kinds;
  }

  /** `-- ` and the like, below a quoted line: no words to be recognised by. */
  private isOurMark(line: QuotableLine, words: readonly string[]): boolean {
    const { ours, customer } = this.known;
    return words.length === 0 && [...ours, ...customer].some(text => text.hasMarks(line.text));
  }

  /** The human left a part of the customer's mail standing, and nothing else. */
  isTrimmed(kinds: readonly Kind[]): boolean {
    const left = kinds.reduce(
      (sum, kind, at) => sum + (kind === 'customer' ? (this.words[at]?.length ?? 0) : 0),
      0,
    );
    const whole = this.known.customer.reduce((sum, text) => sum + text.size, 0);
    return !kinds.includes('ours') && left < WHOLE * whole;
  }

  /** Lines that belong to an introduction: a proven one, or any that is itself quoted. */
  private introduced(start: number): Set<number> {
    const at = new Set<number>();
    for (const intro of this.intros) {
      const quoted = (this.lines[intro.from]?.depth ?? 0) > 0;
      if (intro.from < start || !(quoted || this.introduces(intro))) continue;
      for (let line = intro.from; line < intro.end; line += 1) at.add(line);
    }
    return at;
  }

  private introduces(intro: Intro): boolean {
    const text = this.lines
      .slice(intro.from, intro.end)
      .map(line => line.text)
      .join(' ');
    if (intro.sure && this.known.isOwn(text)) return true;
    let looked = 0;
    for (let at = intro.end; at < this.lines.length && looked < LOOK_AHEAD; at += 1) {
      const line = this.lines[at];
      if (line === undefined || line.text === '') continue;
      if (line.depth > 0) return this.markedProof[at] === true;
      if (line.container && this.containedProof[at]) return true;
      if (this.proofs[at]) return true;
      looked += 1;
    }
    // Nothing below it: the quotation was deleted, its first line was left.
    return looked === 0 && intro.sure;
  }

  private runsProven(within: (line: QuotableLine) => boolean): boolean[] {
    const proven = new Array<boolean>(this.lines.length).fill(false);
    for (let at = this.lines.length - 1; at >= 0; at -= 1) {
      const line = this.lines[at];
      if (line === undefined || !(within(line) || line.text === '')) continue;
      proven[at] = this.proofs[at] === true || proven[at + 1] === true;
    }
    return proven;
  }

  private proves(line: QuotableLine, words: readonly string[]): boolean {
    if (line.text === '') return false;
    if (FENCE.test(line.text)) return true;
    const lower = line.text.toLowerCase();
    if (this.known.sent.tokens.some(token => token !== '' && lower.includes(token))) return true;
    return [...this.known.ours, ...this.known.customer].some(text => text.holds(words));
  }
}

/** How many further lines belong to a fence that a narrow quotation wrapped. */
function openFence(lines: readonly QuotableLine[], at: number): number {
  for (let more = 0; more < FENCE_LINES; more += 1) {
    const text = lines[at + more]?.text ?? '';
    if (text === '' || text.length > 120) return 0;
    if (/===\s*$/.test(more === 0 ? text.slice(3) : text)) return more;
  }
  return 0;
}

function toVerdicts(
  lines: readonly QuotableLine[],
  kinds: readonly Kind[],
  start: number,
  judge: Judge,
): Verdict[] {
  const verdicts: Verdict[] = kinds.map(kind =>
    kind === 'human' || kind === 'blank' ? 'human' : 'cut',
  );
  markAnswered(kinds, verdicts, start, judge);
  markMedia(lines, verdicts, start);
  markBlank(lines, kinds, verdicts);
  return verdicts;
}

/**
 * Between the lines: a human wrote above a line of the customer's, or left nothing standing but a
 * few of them. Then the customer's paragraph right above each answer stays, so that the answer can
 * be understood.
 */
function markAnswered(
  kinds: readonly Kind[],
  verdicts: Verdict[],
  start: number,
  judge: Judge,
): void {
  const last = kinds.lastIndexOf('customer');
  const first = kinds.findIndex((kind, at) => at > start && kind === 'human');
  if (first < 0 || last < 0 || !(first < last || judge.isTrimmed(kinds))) return;
  for (let at = first; at < kinds.length; at += 1) {
    if (kinds[at] !== 'human') continue;
    let above = at - 1;
    while (above >= start && kinds[above] === 'blank') above -= 1;
    for (; above >= start && kinds[above] === 'customer'; above -= 1) {
      verdicts[above] = 'quote';
      if (judge.paragraphs.has(above)) break;
    }
  }
}

/** A picture within a quotation goes with the line above it. */
function markMedia(lines: readonly QuotableLine[], verdicts: Verdict[], start: number): void {
  let above: Verdict = 'cut';
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at];
    if (line?.media) verdicts[at] = line.depth > 0 ? 'cut' : above === 'human' ? 'human' : 'cut';
    else if (line?.text) above = verdicts[at] ?? 'cut';
  }
}

/** An empty line stays between two lines that stay; one that is quoted, between two quoted ones. */
function markBlank(lines: readonly QuotableLine[], kinds: readonly Kind[], verdicts: Verdict[]) {
  let above: Verdict = 'human';
  let pending: number[] = [];
  const settle = (below: Verdict) => {
    for (const blank of pending) {
      const marked = (lines[blank]?.depth ?? 0) > 0 && verdicts[blank] === 'human';
      const between = above === 'quote' && below === 'quote';
      const fromQuote = marked && (above === 'quote' || below === 'quote') && !between;
      if (above === 'cut' || below === 'cut' || fromQuote) verdicts[blank] = 'cut';
    }
    pending = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    if (kinds[at] === 'blank' && !lines[at]?.media) {
      pending.push(at);
      continue;
    }
    const verdict = verdicts[at] ?? 'human';
    settle(verdict);
    above = verdict;
  }
  settle(above);
}
