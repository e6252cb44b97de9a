// FNV-1a with the last mixing of MurmurHash3: 32 bits that are spread evenly, from words and pieces of words.

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** Hash of the letters `from` to `end` of `text`. */
export function hashSpan(seed: number, text: string, from: number, end: number): number {
  return mix(feed(start(seed), text, from, end));
}

export function hashOf(seed: number, text: string): number {
  return hashSpan(seed, text, 0, text.length);
}

/** Hash of two words as they stand side by side. */
export function hashPair(seed: number, first: string, second: string): number {
  const middle = Math.imul(feed(start(seed), first, 0, first.length) ^ 0x20, PRIME);
  return mix(feed(middle, second, 0, second.length));
}

/** Hash of one or two numbers from 0 to 65,534. */
export function hashNumbers(seed: number, first: number, second = 0xffff): number {
  return mix(Math.imul(Math.imul(start(seed) ^ first, PRIME) ^ second, PRIME));
}

function start(seed: number): number {
  return Math.imul(OFFSET ^ seed, PRIME);
}

function feed(hash: number, text: string, from: number, end: number): number {
  let value = hash;
  for (let at = from; at < end; at += 1) value = Math.imul(value ^ text.charCodeAt(at), PRIME);
  return value;
}

function mix(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
