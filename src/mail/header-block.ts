import { DIVIDERS, FORWARD_DIVIDERS } from './divider-words.ts';
import { HEADER_LABELS, type HeaderLabel } from './quote-words.ts';

/** Lines in which the labels of a block must be found. */
const WINDOW = 14;
const LONGEST_LABEL = 24;

const LABELS: ReadonlyMap<string, HeaderLabel> = new Map(
  (Object.entries(HEADER_LABELS) as [HeaderLabel, readonly string[]][]).flatMap(([label, words]) =>
    words.map(word => [word, label] as const),
  ),
);

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
  return isBlock(found, address, hour);
}

/** `-----Original Message-----`, `________________` and their kin. */
export function isDivider(line: string): boolean {
  const text = line.trim();
  if (text.length > 120) return false;
  if (!/^[-_=*>]{2}|^[-_=*]\s?[-_=*]|:$/.test(text)) return false;
  return DIVIDER_WORDS.has(text.replace(/^[-_=*>+\s]+|[-_=*:+\s]+$/g, '').toLowerCase());
}

const DIVIDER_WORDS: ReadonlySet<string> = new Set([...DIVIDERS, ...FORWARD_DIVIDERS]);

/** A rule drawn across the page, as Outlook puts it above a header block. */
export function isRule(line: string): boolean {
  return /^\s*(?:[-_=*]{5,}|(?:[-_*] ){4,}[-_*]?)\s*$/.test(line);
}

function labelOf(line: string): { label: HeaderLabel; value: string } | null {
  if (line.length > 1000 || !(line.includes(':') || line.includes('：'))) return null;
  const match = LABELLED.exec(line);
  const word = match?.[1] ?? '';
  if (word === '' || word.length > LONGEST_LABEL) return null;
  const label = LABELS.get(word.trim().toLowerCase());
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
