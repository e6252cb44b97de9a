import { DIVIDERS, FORWARD_DIVIDERS, HISTORY_DIVIDERS, REPLY_MARKERS } from './divider-words.ts';
import { type HeaderLabel, LABEL_OF } from './header-words.ts';

/** Lines in which the labels of a block must be found. */
const WINDOW = 14;
const LONGEST_LABEL = 24;

const LABELLED = /^[*_>\s]{0,12}(\p{L}[^:：]{0,24}?)\s?[*_]{0,2}\s?[:：]\s?[*_]{0,2}\s?(.*)$/u;

/** True when a block like `From / Sent / To / Subject` begins in line `at`; `ruled`: below a rule. */
export function headerBlockAt(lines: readonly string[], at: number, ruled: boolean): boolean {
  const first = labelOf(lines[at] ?? '');
  if (first === null || first.label === 'other' || first.label === 'cc') return false;
  const found = new Set<HeaderLabel>();
  let address = false;
  let hour = false;
  for (let line = at; line < Math.min(lines.length, at + WINDOW); line += 1) {
    const labelled = labelOf(lines[line] ?? '');
    if (labelled === null) {
      if (found.size > 0 && isProse(lines[line] ?? '')) break;
      continue;
    }
    found.add(labelled.label);
    if (labelled.label === 'from') address ||= /@|<|\[/.test(labelled.value);
    if (labelled.label === 'sent') hour ||= /\d{1,2}[:.]\d{2}/.test(labelled.value);
  }
  if (ruled && found.has('from') && found.has('sent')) return true;
  return isBlock(found, address, hour) || isDateAndRecipient(lines, at);
}

/** What is left of a block by programs that write `Date` and `To` only; the date is RFC 5322's. */
function isDateAndRecipient(lines: readonly string[], at: number): boolean {
  const next = labelOf(lines[at + 1] ?? '');
  return (
    labelOf(lines[at] ?? '')?.label === 'sent' &&
    next?.label === 'to' &&
    /\d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}/.test(lines[at] ?? '') &&
    next.value.includes('@')
  );
}

/** A block whose lines a program joined: `From: a@b.example Sent: Monday To: c@d.example Subject: x`. */
export function isJoinedBlock(line: string): boolean {
  if (line.length > 600 || line.split(/[:：]/, 4).length < 4) return false;
  if (!line.includes('@') || labelOf(line) === null) return false;
  const found = new Set<HeaderLabel>();
  for (const { 1: word = '' } of line.matchAll(WITHIN)) {
    const words = word.trim().toLowerCase().split(' ');
    const label = words.map((_, at) => LABEL_OF.get(words.slice(at).join(' '))).find(Boolean);
    if (label !== undefined) found.add(label);
  }
  return found.has('from') && found.has('subject') && (found.has('sent') || found.has('to'));
}

const WITHIN = /(?<!\p{L})(\p{L}[\p{L}\p{M}]{0,23}(?: \p{L}{1,12}){0,2})\s?[:：]/gu;

/** `-----Original Message-----`, `________________` and their kin. */
export function isDivider(line: string): boolean {
  const text = line.trim();
  if (text.length > 120) return false;
  const decorated = /^[-_=*>#‐–—]{2}|^[-_=*]\s?[-_=*]|^[*_].*[*_]$/.test(text);
  if (!decorated && !text.endsWith(':')) return false;
  const words = text.replace(/^[-_=*>+#\s‐–—]+|[-_=*:+#\s‐–—]+$/g, '').toLowerCase();
  return DIVIDER_WORDS.has(words) || (decorated && HISTORY_WORDS.has(words));
}

const DIVIDER_WORDS: ReadonlySet<string> = new Set([...DIVIDERS, ...FORWARD_DIVIDERS]);
/** A human may write these with a colon. */
const HISTORY_WORDS: ReadonlySet<string> = new Set([...HISTORY_DIVIDERS, ...REPLY_MARKERS]);

/** A rule drawn across the page, as Outlook puts it above a header block. */
export function isRule(line: string): boolean {
  return /^\s*(?:[-_=*]{5,}|(?:[-_*] ){4,}[-_*]?)\s*$/.test(line);
}

/** What a line labels, as `From:` does; null: nothing that a header block holds. */
export function labelOf(line: string): { label: HeaderLabel; value: string } | null {
  if (line.length > 1000 || !(line.includes(':') || line.includes('：'))) return null;
  const match = LABELLED.exec(line);
  const word = match?.[1] ?? '';
  if (word === '' || word.length > LONGEST_LABEL) return null;
  const label = LABEL_OF.get(word.trim().toLowerCase());
  return label === undefined ? null : { label, value: match?.[2] ?? '' };
}

/**
 * A customer may write `Von: Köln, An: Berlin, Datum: 3.4.`: only a subject, an address or the order
 * of mail programs (from, sent with its hour, to) make it a block.
 */
function isBlock(found: ReadonlySet<HeaderLabel>, address: boolean, hour: boolean): boolean {
  if (found.has('from') && found.has('subject') && (address || found.size >= 3)) return true;
  if (found.has('from') && address && (found.has('sent') || found.has('to'))) return true;
  if (hour && [...found].slice(0, 3).join() === 'from,sent,to') return true;
  return found.has('sent') && found.has('to') && found.has('subject');
}

/** A line too long to be the rest of a folded address list. */
function isProse(line: string): boolean {
  return line.trim() !== '' && !line.includes('@') && !line.includes(';') && !/^\s/.test(line);
}
