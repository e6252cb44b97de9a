// A mail that somebody passed on: whose it was, and what it said, inline or attached, from any mail
// program in any language. What the forwarder wrote stays apart. Pure, linear, bounded.
import type { Attribution } from './attribution.ts';
import { attributionEndingAt } from './attribution.ts';
import { readWrittenAddresses, readWrittenAuthor } from './forward-addresses.ts';
import { authorOfAttribution } from './forward-attribution.ts';
import { type ForwardBlock, isSound, readForwardBlock, readGluedBlock } from './forward-block.ts';
import { parseWrittenDate } from './forward-date.ts';
import { ANSWERING_VS } from './forward-labels.ts';
import { FORWARD_BY, FORWARD_INTROS } from './forward-words.ts';
import { isDivider, isRule } from './header-block.ts';
import type { Address } from './message.ts';
import { subjectPrefix, withoutPrefix } from './subject.ts';

export interface Forward {
  /** Of the original, where it came as a mail of its own; else null. */
  readonly messageId: string | null;
  /** `address` is '' where the mail program showed only a name. */
  readonly from: Address;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly subject: string;
  /** Null when it can't be read; without a time zone in the words: UTC. */
  readonly date: Date | null;
  readonly text: string;
  /** What the forwarder wrote above it, or below. */
  readonly message: string;
}

/** Lines that are looked at: a forward stands near the top. */
const MOST_LINES = 10_000;
/** Marks of direction and width around names and dates, and byte order marks. */
const INVISIBLES = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** `----- Forwarded Message ----- From: ...`: the fields on the divider's own line. */
const GLUED = /^\s{0,8}-{2,20}\s?([^-]{3,60})-{2,20}\s{1,4}(\S.*)$/;
/** Empty lines between a divider and its block. */
const MOST_BLANK = 4;
/** More dividers without a block below are no forward but an attack. */
const MOST_DIVIDERS = 50;
/** Lines in which a block is looked for before all below it is touched. */
const WINDOW = 70;

/** The forwarded mail within a text; null when the mail isn't a forward. */
export function readInlineForward(subject: string, text: string): Forward | null {
  const raw = text.split('\n');
  const plain = raw.slice(0, MOST_LINES).map(withoutMarks);
  const lines = [...plain, ...raw.slice(MOST_LINES)];
  const mail: Mail = { lines, subject, dividersLeft: MOST_DIVIDERS };
  for (let at = 0; at < plain.length; at += 1) {
    if (isBlank(lines[at] ?? '')) continue;
    const found = lookAt(mail, at);
    if (found === 'reply') return null;
    if (typeof found === 'object') return found;
    at = Math.max(at, found);
  }
  return null;
}

interface Mail {
  readonly lines: readonly string[];
  readonly subject: string;
  /** Dividers that may yet be looked below. */
  dividersLeft: number;
}

/** The forward whose introduction begins in line `at`, the verdict that it is none, or the next line. */
function lookAt(mail: Mail, at: number): Forward | 'reply' | number {
  const { lines } = mail;
  const line = lines[at] ?? '';
  if (mail.dividersLeft > 0 && (isForwardDivider(unquote(line)) || mayDivide(mail, at))) {
    mail.dividersLeft -= 1;
    const forward = belowDivider(mail, at);
    if (forward) return forward;
  }
  const glued = GLUED.exec(line.slice(0, 5_000));
  if (glued && (FORWARD_WORDS.has(wordsOf(glued[1] ?? '')) || !subjectPrefix(mail.subject).reply)) {
    const block = readGluedBlock(glued[2] ?? '', at + 1);
    if (block) return fromBlock(mail, at, block);
  }
  const block = readForwardBlock(lines, at);
  if (block && isSound(block)) return judgeBlock(mail, at, block);
  const attribution = attributionEndingAt(lines, at);
  if (attribution?.sure) return fromAttribution(mail, attribution);
  return block ? block.end - 1 : at;
}

/** A block alone: mail programs put a date into it, contact forms don't. */
function judgeBlock(mail: Mail, at: number, block: ForwardBlock): Forward | 'reply' | number {
  if (isReply(mail.subject, block)) return 'reply';
  const dated = block.fields.has('date') || subjectPrefix(mail.subject).forward;
  return dated ? fromBlock(mail, at, block) : block.end - 1;
}

/** Words between dashes, or the first line of a quotation, in a language that isn't in the table. */
function mayDivide({ lines, subject }: Mail, at: number): boolean {
  const line = lines[at] ?? '';
  if (line.length > 100 || subjectPrefix(subject).reply) return false;
  if (line.startsWith('>'))
    return /^> ?[^>]{2,80}[:：]\s*$/.test(line) && !lines[at - 1]?.startsWith('>');
  return /^\s{0,4}-{3,30} ?[^-]{3,60}-{3,30}\s*$/.test(line) && !isDivider(line);
}

/** Between a divider and its block: nothing but empty lines. Apple Mail quotes the block and all below. */
function belowDivider(mail: Mail, at: number): Forward | null {
  const { lines } = mail;
  let below = at + 1;
  while (below < at + MOST_BLANK && isBlank(lines[below] ?? '')) below += 1;
  if (!(lines[below] ?? '').startsWith('>'))
    return ifSound(mail, at, readForwardBlock(lines, below, true));
  const window = lines.slice(below, below + WINDOW).map(unquote);
  const found = readForwardBlock(window, 0, true);
  if (!found || !isSound(found)) return null;
  const block = { ...found, end: found.end + below };
  // Below the quotation the forwarder goes on in their own words.
  let end = below;
  while (end < lines.length && (isBlank(lines[end] ?? '') || lines[end]?.startsWith('>'))) end += 1;
  const unquoted = lines.slice(0, end).map((line, index) => (index < below ? line : unquote(line)));
  return fromBlock({ ...mail, lines: unquoted }, at, block, lines.slice(end));
}

function ifSound(
  mail: Mail,
  at: number,
  block: ForwardBlock | null,
  below?: readonly string[],
): Forward | null {
  return block && isSound(block) ? fromBlock(mail, at, block, below) : null;
}

function fromBlock(
  { lines, subject }: Mail,
  at: number,
  { fields, end }: ForwardBlock,
  below: readonly string[] = [],
): Forward {
  const addresses = (value: string | undefined) => readWrittenAddresses(value ?? '');
  return {
    messageId: null,
    from: readWrittenAuthor(fields.get('from') ?? ''),
    to: addresses(fields.get('to')),
    cc: addresses(fields.get('cc')),
    subject: fields.get('subject') ?? withoutPrefix(subject),
    date: parseWrittenDate(fields.get('date') ?? ''),
    text: textOf(lines.slice(end)),
    message: messageOf(lines.slice(0, at), below),
  };
}

/** Some programs introduce a forward as they do a reply: then only the subject tells them apart. */
function fromAttribution({ lines, subject }: Mail, { from, to }: Attribution): Forward | 'reply' {
  const { forward, reply } = subjectPrefix(subject);
  if (!forward || reply) return 'reply';
  const words = lines.slice(from, to + 1).join(' ');
  return {
    messageId: null,
    from: authorOfAttribution(words),
    to: [],
    cc: [],
    subject: withoutPrefix(subject),
    date: parseWrittenDate(words),
    text: textOf(lines.slice(to + 1)),
    message: messageOf(lines.slice(0, from), []),
  };
}

/** `VS:` forwards in Danish and Norwegian and answers in Finnish: the block's language tells. */
function isReply(subject: string, { labels }: ForwardBlock): boolean {
  const { reply, forward } = subjectPrefix(subject);
  if (reply && forward) return labels.some(label => ANSWERING_VS.has(label));
  return reply;
}

const FORWARD_WORDS: ReadonlySet<string> = new Set(
  FORWARD_INTROS.map(words => words.toLowerCase()),
);

function isForwardDivider(line: string): boolean {
  const text = line.trim();
  if (text.length > 160 || !/^[-–—_=*>]{2}|^[-_=*]\s?[-_=*]|[:：]$/.test(text)) return false;
  const words = wordsOf(text);
  return FORWARD_WORDS.has(words) || FORWARD_BY.some(by => words.startsWith(`${by} `));
}

function wordsOf(text: string): string {
  return text
    .replace(/^[-–—_=*>+\s]+|[-–—_=*<>+:：\s]+$/g, '')
    .replace(/\s+/g, ' ')
    .normalize('NFC')
    .toLowerCase();
}

function withoutMarks(line: string): string {
  return line.replace(INVISIBLES, '').replaceAll('\u00a0', ' ').replace(/\r$/, '');
}

function isBlank(line: string): boolean {
  return line.trim() === '' || /^>\s*$/.test(line);
}

function unquote(line: string): string {
  return line.replace(/^> ?/, '');
}

/** Without empty lines around it, and without the quoting or the indentation that all of it has. */
function textOf(lines: readonly string[]): string {
  const filled = lines.filter(line => line.trim() !== '');
  if (filled.length === 0) return '';
  if (filled.every(line => line.startsWith('>'))) return textOf(lines.map(unquote));
  const indent = Math.min(
    ...filled.slice(0, 1_000).map(line => line.length - line.trimStart().length),
  );
  return lines
    .map(line => line.slice(Math.min(indent, 8)))
    .join('\n')
    .trim();
}

/** Rules and dividers that lead over to the forwarded mail are nobody's words. */
function messageOf(above: readonly string[], below: readonly string[]): string {
  let end = above.length;
  while (end > 0 && leadsOver(above[end - 1] ?? '')) end -= 1;
  const parts = [above.slice(0, end).join('\n'), below.join('\n')].map(trimBlank);
  return parts.filter(part => part !== '').join('\n\n');
}

function leadsOver(line: string): boolean {
  return isBlank(line) || isRule(line) || isDivider(line);
}

function trimBlank(text: string): string {
  return text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
}
