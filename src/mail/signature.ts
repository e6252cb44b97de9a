import { DEVICE_LINES, DEVICES } from './signature-words.ts';

/** Lines and characters a line of a signature whose delimiter lacks its space. */
const MOST_LINES = 12;
const WIDEST_LINE = 100;
/** With the proper delimiter `-- ` (RFC 3676, 4.3) a signature may be longer. */
const MOST_MARKED_LINES = 30;
const LONGEST_DEVICE_LINE = 300;
const LONGEST_DEVICE_WORDS = 90;

/** `-- ` and how it arrives when its space is lost; the rule above a mailing list's footer. */
const DELIMITER = /^(?:--|—|__|_{20,})\s*$/;

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const DEVICE = new RegExp(`(?<!\\p{L})(?:${DEVICES.map(literal).join('|')})`, 'iu');
const FRAMES = DEVICE_LINES.map(({ starts, ends }) => ({
  starts: starts.toLowerCase(),
  ends: ends.toLowerCase(),
}));
/** Cheap first look: most lines of a mail begin and end like none of the frames. */
const FRAME = new RegExp(
  `^[\\s*_<([—–-]*(?:${FRAMES.flatMap(({ starts }) => starts || [])
    .map(literal)
    .join('|')})|(?:${FRAMES.flatMap(({ starts, ends }) => (starts === '' ? ends : []))
    .map(literal)
    .join('|')})`,
  'i',
);

/** A line that the writer's device or mail service added: short, no sentence, naming a device. */
export function isDeviceLine(line: string): boolean {
  if (line.length < 8 || line.length > LONGEST_DEVICE_LINE || !FRAME.test(line)) return false;
  const text = line.trim().replace(/^[\s*_<([—–-]+/, '');
  const lower = text.toLowerCase();
  const bare = lower.replace(/\s*[<(]?https?:\/\/\S+/g, '').replace(/[\s.!*_)\]>]+$/, '');
  if (bare.length > LONGEST_DEVICE_WORDS || /[,;?!]\s/.test(bare)) return false;
  if (!FRAMES.some(({ starts, ends }) => bare.startsWith(starts) && bare.endsWith(ends)))
    return false;
  return DEVICE.test(bare) || (bare !== lower && bare.split(' ').length <= 4);
}

/**
 * Where the signature of a text begins: the index of its first line, or the number of lines. Looks
 * for a delimiter; below it stands the signature to the end.
 */
export function signatureStart(lines: readonly string[]): number {
  let start = lines.length;
  for (let at = lines.length - 1; at >= 0 && at >= lines.length - MOST_MARKED_LINES; at -= 1) {
    const line = lines[at] ?? '';
    if (!DELIMITER.test(line)) continue;
    const below = lines.slice(at + 1);
    if (/^_{3}/.test(line) ? isListFooter(line, below) : isShort(below, line)) start = at;
  }
  return start;
}

/** What a mailing list adds: a rule of underscores, then its name and address. */
function isListFooter(delimiter: string, below: readonly string[]): boolean {
  return /^_{20,}\s*$/.test(delimiter) && below.some(line => /@|https?:\/\//.test(line));
}

function isShort(below: readonly string[], delimiter: string): boolean {
  if (delimiter === '-- ') return true;
  const words = below.filter(line => line.trim() !== '');
  return words.length <= MOST_LINES && words.every(line => line.length <= WIDEST_LINE);
}
