import { DEVICE_LINES, DEVICES } from './signature-words.ts';

const SHORTEST = 6;
const LONGEST = 300;
/** Without its link. */
const LONGEST_WORDS = 90;

interface Frame {
  readonly starts: string;
  readonly ends: string;
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A device is named as a word of its own; scripts without spaces put it behind other letters. */
const DEVICE = new RegExp(`(?<![\\p{Script=Latin}])(?:${DEVICES.map(literal).join('|')})`, 'u');
const FRAMES: readonly Frame[] = DEVICE_LINES.map(line => {
  const [starts = '', ends = ''] = line.toLowerCase().split('*');
  return { starts, ends };
});
/** By the first letters, and by the last one, so that most lines of a mail are told by one look. */
const BY_START = new Map<string, Frame[]>();
const BY_END: Frame[] = [];
const LAST = new Set<string>();
for (const frame of FRAMES) {
  const key = frame.starts.slice(0, 2);
  if (key !== '') BY_START.set(key, [...(BY_START.get(key) ?? []), frame]);
  else {
    BY_END.push(frame);
    LAST.add(frame.ends.slice(-1));
  }
}

/** A line that the writer's device or mail service added: short, no sentence, naming a device. */
export function isDeviceLine(line: string): boolean {
  if (line.length < SHORTEST || line.length > LONGEST) return false;
  const text = line.trim().replace(/^[\s*_<([—–-]+/, '');
  const lower = text.toLowerCase().replaceAll('\u2019', "'");
  const starting = BY_START.get(lower.slice(0, 2));
  const ending = LAST.has(lower.replace(/[\s.!*_)\]>。]+$/, '').slice(-1));
  if (starting === undefined && !ending) return false;
  const bare = lower
    .replace(/\s*[<([]?(?:https?:\/\/|mailto:)\S+/g, '')
    .replace(/[\s.!*_)\]>。]+$/, '');
  if (bare.length > LONGEST_WORDS || /[,;?!،。]\s/.test(bare)) return false;
  const fits = ({ starts, ends }: Frame) => bare.startsWith(starts) && bare.endsWith(ends);
  if (!starting?.some(fits) && !(ending && BY_END.some(fits))) return false;
  return DEVICE.test(bare) || (bare !== lower && bare.split(' ').length <= 4);
}
