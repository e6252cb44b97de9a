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
const DEVICE = new RegExp(`(?<![\\p{Script=Latin}])(?:${DEVICES.map(literal).join('|')})`, 'iu');
const FRAMES: readonly Frame[] = DEVICE_LINES.map(line => {
  const [starts = '', ends = ''] = line.toLowerCase().split('*');
  return { starts, ends };
});
/** By the first letter, so that most lines of a mail are told by one look. */
const BY_START = new Map<string, Frame[]>();
for (const frame of FRAMES) {
  const key = frame.starts.slice(0, 2);
  BY_START.set(key, [...(BY_START.get(key) ?? []), frame]);
}

/** A line that the writer's device or mail service added: short, no sentence, naming a device. */
export function isDeviceLine(line: string): boolean {
  if (line.length < SHORTEST || line.length > LONGEST) return false;
  const text = line.trim().replace(/^[\s*_<([—–-]+/, '');
  const lower = text.toLowerCase().replaceAll('\u2019', "'");
  const frames = [...(BY_START.get(lower.slice(0, 2)) ?? []), ...(BY_START.get('') ?? [])];
  if (frames.length === 0) return false;
  const bare = lower
    .replace(/\s*[<([]?(?:https?:\/\/|mailto:)\S+/g, '')
    .replace(/[\s.!*_)\]>。]+$/, '');
  if (bare.length > LONGEST_WORDS || /[,;?!،。]\s/.test(bare)) return false;
  const framed = frames.some(({ starts, ends }) => bare.startsWith(starts) && bare.endsWith(ends));
  return framed && (DEVICE.test(bare) || (bare !== lower && bare.split(' ').length <= 4));
}
